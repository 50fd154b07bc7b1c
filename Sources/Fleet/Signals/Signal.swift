/// Something that the listener itself notices about a device, beside what the tracker tells: it begins or ends an alarm.
struct Signal: Sendable, Equatable {
    /// What it does to the alarm of its kind and zone.
    enum Change: Sendable, Equatable {
        /// It began, or happened at this moment.
        case began
        /// It goes on, and there is more to say about it.
        case grew
        /// It is over.
        case ended
    }

    /// What it is about.
    var kind: AlarmKind
    /// Whether it begins or ends.
    var change: Change
    /// The zone it is about.
    var area: ZoneID?
    /// When it happened: by the device's clock for what fixes tell, else by ours.
    var time: Timestamp
    /// What else is known.
    var facts = AlarmFacts()

    /// A signal.
    init(_ kind: AlarmKind, _ change: Change, at time: Timestamp, area: ZoneID? = nil, facts: AlarmFacts = AlarmFacts())
    {
        self.kind = kind
        self.change = change
        self.time = time
        self.area = area
        self.facts = facts
    }
}

/// What is known about an alarm beside its kind, as far as it has that.
public struct AlarmFacts: Sendable, Equatable {
    /// The speed limit that was broken, in km/h.
    public var limitKmh: Double?
    /// The highest speed meanwhile, in km/h.
    public var peakKmh: Double?
    /// How long it has lasted, in milliseconds, as far as fixes tell.
    public var lastedMilliseconds: Int64?
    /// What the battery had, in percent.
    public var batteryPercent: Int?
    /// By how much a clock is wrong, in minutes, positive where it is ahead.
    public var clockMinutes: Int?
    /// Both places from which one identity reports, the older first.
    public var peers: [PeerAddress] = []

    /// Nothing.
    public init() {}

    /// Whether there is nothing.
    public var isEmpty: Bool { self == AlarmFacts() }
}
