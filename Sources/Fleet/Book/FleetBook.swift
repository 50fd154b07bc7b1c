/// What operators have written down about their fleet: who is who, and what is set for whom.
///
/// A value that is made once from a file; everything that a report needs of it is worked out when it is made.
public struct FleetBook: Sendable, Equatable {
    /// What is written about one device; all texts are those of a file and sanitised where they are drawn.
    public struct Entry: Sendable, Equatable {
        /// What it is called.
        public var name: String?
        /// Its number plate.
        public var plate: String?
        /// One character that stands before its name.
        public var icon: String?
        /// Words for operators.
        public var note: String?
        /// The groups it belongs to; the settings of later ones are stronger.
        public var groups: [String] = []
        /// What is set for it alone.
        public var settings = DeviceSettings()

        /// A device of which nothing but the identity is written.
        public init(name: String? = nil) { self.name = name }
    }

    /// What is written about a group.
    public struct Group: Sendable, Equatable {
        /// What it is called on the screen, where its name is not enough.
        public var title: String?
        /// What is set for its devices.
        public var settings = DeviceSettings()

        /// A group of which nothing is written.
        public init() {}
    }

    /// The devices by identity.
    public let entries: [DeviceID: Entry]
    /// The groups that have something written about them, by name.
    public let groups: [String: Group]
    /// The names of all groups, in the order of the alphabet.
    public let groupNames: [String]
    /// Whether any device has a number plate.
    public let hasPlates: Bool
    /// The settings of devices that have any, groups included.
    private let resolved: [DeviceID: DeviceSettings]

    /// A book; devices may belong to groups of which nothing is written.
    public init(entries: [DeviceID: Entry] = [:], groups: [String: Group] = [:]) {
        self.entries = entries
        self.groups = groups
        groupNames = Set(entries.values.flatMap(\.groups)).union(groups.keys).sorted()
        hasPlates = entries.values.contains { $0.plate != nil }
        resolved = entries.compactMapValues { entry in
            let settings = Self.resolve(entry, groups)
            return settings.isEmpty ? nil : settings
        }
    }

    /// A book of names alone.
    public init(names: [DeviceID: String]) {
        self.init(entries: names.mapValues { Entry(name: $0) })
    }

    /// What is written about a device; nil for one that is not in the book.
    public subscript(id: DeviceID) -> Entry? {
        entries.isEmpty ? nil : entries[id]
    }

    /// Whether every device belongs to the same groups in both.
    func hasSameGroups(as other: FleetBook) -> Bool {
        func groups(_ book: FleetBook) -> [DeviceID: [String]] {
            book.entries.compactMapValues { $0.groups.isEmpty ? nil : $0.groups }
        }
        return groups(self) == groups(other)
    }

    /// Whether a device is in the book.
    public func contains(_ id: DeviceID) -> Bool { self[id] != nil }

    /// The names of devices that have one.
    public var names: [DeviceID: String] { entries.compactMapValues(\.name) }

    /// What is set for a device by its groups and itself.
    public func settings(of id: DeviceID) -> DeviceSettings {
        resolved.isEmpty ? DeviceSettings() : resolved[id] ?? DeviceSettings()
    }

    /// The thresholds of a device: those of all, over them its groups in their order, over them its own.
    public func rules(of id: DeviceID, base: StatusRules) -> StatusRules {
        resolved[id]?.rules(base: base) ?? base
    }

    /// The thresholds of all devices that have some of their own.
    func rules(base: StatusRules) -> [DeviceID: StatusRules] {
        resolved.filter { !$0.value.thresholds.isEmpty }.mapValues { $0.rules(base: base) }
    }

    /// What is set about alarms of all devices that have something of their own.
    func alarmRules(base: AlarmRules) -> [DeviceID: AlarmRules] {
        resolved.filter { !$0.value.alarms.isEmpty }.mapValues { $0.alarms.lay(over: base) }
    }

    /// The same with names for devices that have none.
    public func naming(_ names: [DeviceID: String]) -> FleetBook {
        guard !names.isEmpty else { return self }
        var entries = self.entries
        for (id, name) in names where entries[id]?.name == nil { entries[id, default: Entry()].name = name }
        return FleetBook(entries: entries, groups: groups)
    }

    private static func resolve(_ entry: Entry, _ groups: [String: Group]) -> DeviceSettings {
        let ofGroups = entry.groups.compactMap { groups[$0]?.settings }
        return (ofGroups + [entry.settings]).reduce(DeviceSettings()) { $1.lay(over: $0) }
    }
}
