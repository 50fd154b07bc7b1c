/// What decides how a fleet takes its reports: thresholds, names, zones, and who is let in.
public struct FleetPolicy: Sendable {
    /// The thresholds behind statuses and what the listener notices.
    public var rules: StatusRules
    /// The trackers that somebody has entered, with their names.
    public var names: [DeviceID: String]
    /// What happens to all others.
    public var unknown: UnknownPolicy
    /// The zones.
    public var zones: ZoneSet
    /// How far the operator's clock is ahead of UTC at a moment, in seconds; for schedules.
    public var utcOffsetSeconds: @Sendable (Timestamp) -> Int

    /// A policy; without arguments the defaults, by which everybody is let in.
    public init(
        rules: StatusRules = StatusRules(), names: [DeviceID: String] = [:], unknown: UnknownPolicy = .accept,
        zones: ZoneSet = .empty, utcOffsetSeconds: @escaping @Sendable (Timestamp) -> Int = { _ in 0 }
    ) {
        self.rules = rules
        self.names = names
        self.unknown = unknown
        self.zones = zones
        self.utcOffsetSeconds = utcOffsetSeconds
    }

    /// The thresholds for a device.
    func rules(of device: DeviceID) -> StatusRules { rules }

    /// The groups to which a device belongs.
    func groups(of device: DeviceID) -> [String] { [] }

    /// Whether there are zones at all.
    var hasZones: Bool { !zones.zones.isEmpty }
}
