import Geo

/// What a zone is called in files, filters and records.
public struct ZoneID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The identity as text.
    public let text: String

    /// An identity.
    public init(_ text: String) { self.text = text }

    /// The identity as text.
    public var description: String { text }

    /// Whether `lhs` comes before `rhs` in the order of their texts.
    public static func < (lhs: ZoneID, rhs: ZoneID) -> Bool { lhs.text < rhs.text }
}

/// What a zone is for.
public enum ZoneUse: String, Sendable, CaseIterable {
    /// Coming and going is told; with a schedule, only while that is in force.
    case watch
    /// Devices should be inside while the schedule is in force; without one always.
    case inside
    /// Devices should be outside while the schedule is in force; without one always.
    case outside
    /// Engines must not be cut here.
    case noCut = "no-cut"

    /// What it means in words.
    public var meaning: String {
        switch self {
        case .watch: "coming and going is told"
        case .inside: "devices should be inside"
        case .outside: "devices should be outside"
        case .noCut: "engines must not be cut here"
        }
    }
}

/// A named piece of ground and what is to be told about devices in it.
public struct Zone: Sendable, Equatable, Identifiable {
    /// Its identity, the same as long as it is the same zone.
    public var id: ZoneID
    /// Its name as an operator gave it; hostile until sanitised.
    public var name: String
    /// The ground.
    public var area: GeoArea
    /// What it is for.
    public var use = ZoneUse.watch
    /// How long a device has to stay inside, or outside, before it counts.
    public var dwellMilliseconds: Int64 = 0
    /// How far in metres from the border a fix has to be to count as inside or outside; nil goes by the quality of the
    /// fix (see ``ZoneRules``).
    public var hysteresisMetres: Double?
    /// How long a device may stay inside; nil for as long as it likes.
    public var maximumStayMilliseconds: Int64?
    /// The highest speed in km/h inside; nil for none of its own.
    public var speedLimitKmh: Double?
    /// When the zone is in force; nil for always.
    public var schedule: ZoneSchedule?
    /// The groups of devices it is for; none for all devices.
    public var groups: [String] = []
    /// Its colour on the map as `0xRRGGBB`; nil for the theme's.
    public var colour: UInt32?
    /// A note by an operator; hostile until sanitised.
    public var note = ""

    /// A zone for all devices, of which only coming and going is told.
    public init(id: ZoneID, name: String, area: GeoArea) {
        self.id = id
        self.name = name
        self.area = area
    }

    /// Whether it is for a device that belongs to these groups.
    public func concerns(_ groups: [String]) -> Bool {
        self.groups.isEmpty || self.groups.contains { groups.contains($0) }
    }

    /// Whether its schedule is in force at a moment.
    ///
    /// - Parameter utcOffsetSeconds: how far the operator's clock is ahead of UTC at that moment.
    public func isInForce(at moment: Timestamp, utcOffsetSeconds: Int) -> Bool {
        schedule?.isInForce(at: moment, utcOffsetSeconds: utcOffsetSeconds) ?? true
    }

    /// Whether an event about it is worth an alarm, and not only a line in the history: coming and going counts for
    /// zones that are watched, while they are in force; what breaks a rule always counts.
    public func isTold(_ event: ZoneEvent, utcOffsetSeconds: Int) -> Bool {
        switch event.kind {
        case .entered, .left: use == .watch && isInForce(at: event.time, utcOffsetSeconds: utcOffsetSeconds)
        case .overstayed, .absent, .trespassing: true
        case .absenceEnded, .trespassEnded: false
        }
    }
}
