/// What decides how a fleet takes its reports: thresholds, the book, zones, and who is let in.
public struct FleetPolicy: Sendable {
    /// The thresholds behind statuses and what the listener notices, for devices that have none of their own.
    public var rules: StatusRules { didSet { ownRules = book.rules(base: rules) } }
    /// What operators have written down about devices.
    public var book: FleetBook { didSet { ownRules = book.rules(base: rules) } }
    /// What happens to trackers that are not in the book.
    public var unknown: UnknownPolicy
    /// The zones.
    public var zones: ZoneSet
    /// How far the operator's clock is ahead of UTC at a moment, in seconds; for schedules.
    public var utcOffsetSeconds: @Sendable (Timestamp) -> Int

    /// The thresholds of devices that have some of their own.
    private(set) var ownRules: [DeviceID: StatusRules]

    /// A policy; without arguments the defaults, by which everybody is let in.
    public init(
        rules: StatusRules = StatusRules(), book: FleetBook = FleetBook(), unknown: UnknownPolicy = .accept,
        zones: ZoneSet = .empty, utcOffsetSeconds: @escaping @Sendable (Timestamp) -> Int = { _ in 0 }
    ) {
        self.rules = rules
        self.book = book
        self.unknown = unknown
        self.zones = zones
        self.utcOffsetSeconds = utcOffsetSeconds
        ownRules = book.rules(base: rules)
    }

    /// A policy with a book of names alone.
    public init(rules: StatusRules = StatusRules(), names: [DeviceID: String], unknown: UnknownPolicy = .accept) {
        self.init(rules: rules, book: FleetBook(names: names), unknown: unknown)
    }

    /// The thresholds of a device; one look-up, and none where no device has its own.
    public func rules(of id: DeviceID) -> StatusRules {
        ownRules.isEmpty ? rules : ownRules[id] ?? rules
    }

    /// The groups to which a device belongs.
    func groups(of id: DeviceID) -> [String] { book[id]?.groups ?? [] }

    /// Whether there are zones at all.
    var hasZones: Bool { !zones.zones.isEmpty }
}
