import Geo

/// The name of a protocol that trackers speak, such as `gotop`; each dialect's folder declares its own.
///
/// A constant of the program, so that copying a report counts no references for it.
public struct DialectID: Sendable, Hashable, CustomStringConvertible {
    private let constant: StaticString

    /// A dialect's name.
    public init(_ name: StaticString) {
        constant = name
    }

    /// The name in lower case, as in JSON lines and on the command line.
    public var name: String { constant.description }

    /// The name.
    public var description: String { name }

    /// Whether both name the same dialect.
    public static func == (lhs: DialectID, rhs: DialectID) -> Bool { lhs.name == rhs.name }

    /// Feeds the name to `hasher`.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }
}

/// What a message is for.
public enum ReportKind: String, Sendable, CaseIterable {
    /// A place, or the attempt to find one.
    case position
    /// Something happened that the tracker was told to watch for.
    case alarm
    /// Proof of life with neither position nor alarm.
    case heartbeat
    /// A tracker introduces itself on a connection.
    case login
    /// The answer to a command.
    case reply
}

/// One decoded message of a tracker; nil means that the tracker did not say.
public struct Report: Sendable, Equatable {
    /// The protocol it was written in.
    public var dialect: DialectID
    /// Who sent it.
    public var device: DeviceID
    /// What it is for.
    public var kind: ReportKind
    /// The dialect's own word for the message, as sent and trimmed, such as `CMD-T`; hostile text.
    public var type: String
    /// The command that a reply answers: the dialect's own word, such as `S20`, or the number that the command was sent
    /// Vendor text, command, alarm code and status word, where there are any.
    @usableFromInline var texts: ReportTexts?
    /// Where and when, as the receiver saw it.
    public var fix: Fix?
    /// Supply and battery.
    public var power = PowerState()
    /// The mobile network.
    public var radio = RadioState()
    /// Whether the ignition is on.
    public var ignition: Bool?
    /// Whether the alarm system is armed.
    public var armed: Bool?
    /// Whether the relay keeps the engine from starting.
    public var engineCut: Bool?
    /// The tracker's own odometer in kilometres.
    @Sparing public var odometerKm: Double?
    /// Temperature inside the tracker in degrees Celsius.
    @Sparing public var temperatureC: Double?
    /// What the alarm is about; set for every report of kind `alarm`.
    public var alarm: AlarmKind?
    /// The number of the tracker's own geofence that the alarm is about.
    @Sparing public var zone: Int?
    /// Whether the tracker itself marks this as a record stored earlier.
    public var isStoredRecord = false

    /// A report that says nothing yet but who, what and in which words.
    @inlinable
    public init(dialect: DialectID, device: DeviceID, kind: ReportKind, type: String) {
        self.dialect = dialect
        self.device = device
        self.kind = kind
        self.type = type
    }
}

/// What a satellite receiver said; every part may be missing on its own.
public struct Fix: Sendable, Equatable {
    /// The device's clock, read as UTC.
    public var time: Timestamp?
    /// Whether the receiver had a fix; false keeps the last good coordinates, which are not a new position.
    public var isValid: Bool
    /// The place; nil for a location by cells only and for "no fix yet".
    public var coordinate: Coordinate?
    /// Speed over ground in km/h, whatever unit the dialect uses.
    @Sparing public var speedKmh: Double?
    /// Course over ground in degrees, 0 to 359, clockwise from north.
    @Sparing public var courseDeg: Double?
    /// Height above sea level in metres.
    @Sparing public var altitudeM: Double?
    /// How many satellites took part.
    @Sparing public var satellites: Int?
    /// Horizontal dilution of precision: about 1 is good, above 5 is poor.
    @Sparing public var hdop: Double?

    /// A fix of which only the validity is known.
    @inlinable
    public init(isValid: Bool) {
        self.isValid = isValid
    }
}

/// What a tracker said about its supply; nil means not said.
public struct PowerState: Sendable, Equatable {
    /// Whether the vehicle's supply is connected.
    public var external: Bool?
    /// Whether the internal battery is being charged.
    public var charging: Bool?
    /// Internal battery, 0 to 100 percent.
    @Sparing public var batteryPercent: Int?
    /// Internal battery in volts.
    @Sparing public var batteryVolts: Double?
    /// Internal battery as a level from 0 (dead) to 6 (full), where the dialect sends no percentage.
    @Sparing public var batteryLevel: Int?

    /// Nothing known.
    @inlinable public init() {}

    /// Whether nothing was said.
    public var isEmpty: Bool { self == PowerState() }
}

/// What a tracker said about the mobile network; nil means not said.
public struct RadioState: Sendable, Equatable {
    /// Signal as sent: CSQ 0 to 31 on most firmware, percent on some (values above 31).
    @Sparing public var signal: Int?
    /// Mobile country code.
    @Sparing public var mcc: Int?
    /// Mobile network code.
    @Sparing public var mnc: Int?
    /// Location area code (LAC).
    @Sparing public var lac: Int?
    /// Cell identity (CID).
    @Sparing public var cid: Int?

    /// Nothing known.
    @inlinable public init() {}

    /// Whether nothing was said.
    public var isEmpty: Bool { self == RadioState() }
}
