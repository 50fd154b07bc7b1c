/// What is set for one device or group apart from all others; whatever is missing is as for all.
///
/// A threshold more is a row in ``StatusThreshold``; anything else is a property here, a line in ``isEmpty`` and one in
/// ``lay(over:)``.
public struct DeviceSettings: Sendable, Equatable {
    /// Thresholds by the names of their rows; durations in milliseconds.
    public var thresholds: [String: Double] = [:]
    /// The zone in which its clock runs, in minutes east of UTC.
    public var clockZoneMinutes: Int?
    /// What is set about its alarms.
    public var alarms = AlarmRules()

    /// Nothing set.
    public init() {}

    /// Whether nothing is set.
    public var isEmpty: Bool { thresholds.isEmpty && clockZoneMinutes == nil && alarms.isEmpty }

    /// The settings of somebody who has these as well as weaker ones.
    func lay(over weaker: DeviceSettings) -> DeviceSettings {
        var whole = weaker
        whole.thresholds.merge(thresholds) { _, own in own }
        whole.clockZoneMinutes = clockZoneMinutes ?? whole.clockZoneMinutes
        whole.alarms = alarms.lay(over: whole.alarms)
        return whole
    }

    /// The rules of somebody who has these settings, where all others have `base`.
    func rules(base: StatusRules) -> StatusRules {
        var rules = base
        for (name, value) in thresholds { StatusThreshold.named(name)?.set(&rules, value) }
        return rules
    }
}
