/// What decides how a fleet takes its reports: thresholds, the book, zones, and who is let in.
public struct FleetPolicy: Sendable {
    /// The thresholds behind statuses and what the listener notices, for devices that have none of their own.
    public var rules: StatusRules { didSet { ownRules = book.rules(base: rules) } }
    /// What operators have written down about devices.
    public var book: FleetBook {
        didSet {
            ownRules = book.rules(base: rules)
            ownAlarmRules = book.alarmRules(base: alarmRules)
        }
    }
    /// What is set about alarms, for devices of which nothing else is set.
    public var alarmRules: AlarmRules { didSet { ownAlarmRules = book.alarmRules(base: alarmRules) } }
    /// What happens to trackers that are not in the book.
    public var unknown: UnknownPolicy
    /// The zones.
    public var zones: ZoneSet
    /// How far the operator's clock is ahead of UTC at a moment, in seconds; for schedules.
    public var utcOffsetSeconds: @Sendable (Timestamp) -> Int

    /// The thresholds of devices that have some of their own.
    private(set) var ownRules: [DeviceID: StatusRules]
    /// What is set about alarms of devices that have something of their own.
    private(set) var ownAlarmRules: [DeviceID: AlarmRules]

    /// A policy; without arguments the defaults, by which everybody is let in.
    public init(
        rules: StatusRules = StatusRules(), book: FleetBook = FleetBook(), unknown: UnknownPolicy = .accept,
        zones: ZoneSet = .empty, alarmRules: AlarmRules = AlarmRules(),
        utcOffsetSeconds: @escaping @Sendable (Timestamp) -> Int = { _ in 0 }
    ) {
        self.rules = rules
        self.book = book
        self.unknown = unknown
        self.zones = zones
        self.utcOffsetSeconds = utcOffsetSeconds
        self.alarmRules = alarmRules
        ownRules = book.rules(base: rules)
        ownAlarmRules = book.alarmRules(base: alarmRules)
    }

    /// A policy with a book of names alone.
    public init(rules: StatusRules = StatusRules(), names: [DeviceID: String], unknown: UnknownPolicy = .accept) {
        self.init(rules: rules, book: FleetBook(names: names), unknown: unknown)
    }

    /// The thresholds of a device; one look-up, and none where no device has its own.
    public func rules(of id: DeviceID) -> StatusRules {
        ownRules.isEmpty ? rules : ownRules[id] ?? rules
    }

    /// What is set about the alarms of a device; one look-up, and none where no device has its own.
    public func alarmRules(of id: DeviceID) -> AlarmRules {
        ownAlarmRules.isEmpty ? alarmRules : ownAlarmRules[id] ?? alarmRules
    }

    /// Whether a tracker that is not there yet is let in: because it is in the book or was adopted, or because all are.
    func admits(_ id: DeviceID, _ quarantine: Quarantine) -> Bool {
        unknown.admits(isKnown: book.contains(id) || quarantine.isAdopted(id))
    }

    /// The groups to which a device belongs.
    func groups(of id: DeviceID) -> [String] { book[id]?.groups ?? [] }

    /// Whether there are zones at all.
    var hasZones: Bool { !zones.zones.isEmpty }
}
