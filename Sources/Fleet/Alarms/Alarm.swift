import Geo

/// Names one instance of an alarm; higher is newer.
public struct AlarmID: Sendable, Hashable, Comparable {
    /// A number that is never used twice.
    public let number: UInt64

    /// The instance of a number.
    public init(number: UInt64) {
        self.number = number
    }

    /// Whether `lhs` was raised before `rhs`.
    public static func < (lhs: AlarmID, rhs: AlarmID) -> Bool { lhs.number < rhs.number }
}

/// Who acknowledged an alarm, and when.
public struct Acknowledgement: Sendable, Equatable {
    /// The operator's name.
    public let by: String
    /// When, by this machine's clock.
    public let at: Timestamp
}

/// One thing that happened to one device, with the life-cycle an operator gives it.
public struct Alarm: Sendable, Equatable, Identifiable {
    /// The instance.
    public let id: AlarmID
    /// Whose alarm it is.
    public let device: DeviceID
    /// What it is about.
    public let kind: AlarmKind
    /// How important that is: 1 critical to 4 low.
    public let priority: Int
    /// The tracker's code; hostile text.
    public let code: String?
    /// The number of the tracker's own geofence.
    public let zone: Int?
    /// The zone of ours that it is about.
    public let area: ZoneID?
    /// Whether it lasts until something ends it, because the listener itself watches for the end.
    public internal(set) var isHeld: Bool
    /// What else is known about it.
    public internal(set) var facts: AlarmFacts
    /// When it first arrived.
    public let raisedAt: Timestamp
    /// When it arrived last.
    public internal(set) var lastAt: Timestamp
    /// When it happened by the device's clock, where the message said so.
    public internal(set) var deviceTime: Timestamp?
    /// How often it came while it was open.
    public internal(set) var count = 1
    /// Whether it was already old when it arrived.
    public internal(set) var isLate: Bool
    /// Where the device was, as far as known.
    public internal(set) var coordinate: Coordinate?
    /// Who has taken notice; nil while nobody has.
    public internal(set) var acknowledgement: Acknowledgement?
    /// When a report ended the condition; nil while it lasts, and for momentary alarms.
    public internal(set) var endedAt: Timestamp?

    /// Whether nobody has taken notice yet.
    public var isUnacknowledged: Bool { acknowledgement == nil }

    /// What is declared about its kind.
    public var traits: AlarmTraits { kind.traits }

    /// Whether the condition is over: ended by a report, or a momentary alarm that has not come again for a while.
    public func isCleared(at now: Timestamp) -> Bool {
        if endedAt != nil { return true }
        if isHeld || traits.endedBy != nil { return false }
        return now.milliseconds(since: lastAt) >= Int64(traits.offDelaySeconds) * 1000
    }

    /// Whether the next occurrence belongs to this instance: always while nobody has taken notice, afterwards until it is
    /// cleared, but no longer than the off-delay after the acknowledgement.
    ///
    /// That bound keeps a button pressed again and again, and a second power cut, whose end many trackers never tell,
    /// from staying silent behind a row that somebody has dealt with.
    public func isOpen(at now: Timestamp) -> Bool {
        guard let acknowledgement else { return true }
        let sinceAcknowledged = now.milliseconds(since: acknowledgement.at)
        return !isCleared(at: now) && sinceAcknowledged < Int64(traits.offDelaySeconds) * 1000
    }

    /// What makes two occurrences the same alarm: device, kind and zone, the tracker's or ours; unknown codes are kinds of their own.
    struct Key: Hashable {
        let device: DeviceID
        let kind: AlarmKind
        var zone: Int?
        var area: ZoneID?
        var code: String?
    }

    /// This alarm's key.
    var key: Key {
        Key(device: device, kind: kind, zone: zone, area: area, code: kind == .other ? code : nil)
    }
}
