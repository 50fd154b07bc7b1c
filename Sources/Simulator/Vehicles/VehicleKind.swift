/// What a simulated vehicle is, which sets its name, its pace and its habits.
public enum VehicleKind: String, Sendable, CaseIterable {
    case car, van, truck, bus, ambulance, trailer

    /// The word in its name.
    var word: String {
        switch self {
        case .car: "Car"
        case .van: "Van"
        case .truck: "Truck"
        case .bus: "Bus"
        case .ambulance: "Ambulance"
        case .trailer: "Trailer"
        }
    }

    /// The speed in km/h that it keeps to on an empty motorway.
    var topSpeedKmh: Double {
        switch self {
        case .car, .ambulance: 128
        case .van: 118
        case .bus: 100
        case .truck, .trailer: 88
        }
    }

    /// How quickly it gains speed, in m/s².
    var acceleration: Double {
        switch self {
        case .car, .ambulance: 2.2
        case .van: 1.8
        case .bus: 1.2
        case .truck, .trailer: 0.8
        }
    }

    /// The speed in km/h above which its tracker raises an overspeed alarm; a driver in a hurry gets there.
    var overspeedKmh: Double { topSpeedKmh + 5 }

    /// Whether its tracker has no supply but its own battery.
    var runsOnBattery: Bool { self == .trailer }

    /// Whether somebody sits in it who could press the SOS button.
    var hasCrew: Bool { self != .trailer }

    /// The longest journey in metres that it usually makes.
    var reachM: Double {
        switch self {
        case .bus, .ambulance: 35_000
        case .van: 70_000
        case .car: 110_000
        case .truck, .trailer: 180_000
        }
    }
}

/// What a vehicle does when the simulation starts, so that every status is soon on the screen.
public enum VehicleRole: Sendable {
    /// On the way somewhere.
    case driving
    /// Stands for a minute or so, then drives.
    case standing
    /// Parked for a long time.
    case parked
    /// Parked with a battery that is nearly flat.
    case weakBattery
    /// Sends heartbeats, never a position: a tracker without sight of the sky since it was switched on.
    case heartbeatOnly
    /// Has a fix at first and loses it for minutes, as in a garage.
    case losesGps
    /// Drives, then says nothing for minutes, and comes back.
    case fallsSilent

    /// The roles of the first vehicles; larger fleets repeat them.
    static let mix: [VehicleRole] = [
        .driving, .parked, .driving, .standing, .driving, .fallsSilent, .driving, .weakBattery, .driving, .losesGps,
        .driving, .heartbeatOnly, .driving, .parked, .driving, .standing, .driving, .driving, .parked, .driving,
        .driving, .standing, .parked, .driving,
    ]
}

/// The habits of a tracker's firmware that show in its messages.
public enum FirmwareStyle: Sendable, CaseIterable {
    /// Flags, course, cell, satellites, HDOP and temperature.
    case full
    /// Flags, course and cell.
    case plain
    /// Flags that only say "not supported".
    case flagless
    /// Nothing but battery and signal, then the course.
    case brief
    /// The text `Sorry Not Support` in front of the type, and acceleration at the end.
    case apologetic

    /// Whether its messages say if the vehicle's supply is connected.
    var reportsSupply: Bool { self != .flagless && self != .brief }
}
