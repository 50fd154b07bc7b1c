/// What decides how a fleet takes its reports: thresholds, the book, and who is let in.
public struct FleetPolicy: Sendable {
    /// The thresholds behind statuses, for devices that have none of their own.
    public var rules: StatusRules { didSet { ownRules = book.rules(base: rules) } }
    /// What operators have written down about devices.
    public var book: FleetBook { didSet { ownRules = book.rules(base: rules) } }
    /// What happens to trackers that are not in the book.
    public var unknown: UnknownPolicy

    /// The thresholds of devices that have some of their own.
    private(set) var ownRules: [DeviceID: StatusRules]

    /// A policy; without arguments the defaults, by which everybody is let in.
    public init(
        rules: StatusRules = StatusRules(), book: FleetBook = FleetBook(), unknown: UnknownPolicy = .accept
    ) {
        self.rules = rules
        self.book = book
        self.unknown = unknown
        ownRules = book.rules(base: rules)
    }

    /// A policy with a book of names alone.
    public init(rules: StatusRules = StatusRules(), names: [DeviceID: String], unknown: UnknownPolicy = .accept) {
        self.init(rules: rules, book: FleetBook(names: names), unknown: unknown)
    }

    /// The thresholds of a device; one look-up, and none where no device has its own.
    func rules(of id: DeviceID) -> StatusRules {
        ownRules.isEmpty ? rules : ownRules[id] ?? rules
    }
}
