/// Why a device is in its status, as values; whoever shows them finds the words.
public enum StatusReason: Sendable, Equatable {
    /// Nothing heard for so long, while it usually speaks so often.
    case silent(milliseconds: Int64, usualMilliseconds: Int64?)
    /// It never had a valid fix.
    case neverAFix
    /// It talks, but its last valid fix arrived then; nil when all were late.
    case noFixSince(Timestamp?)
    /// It drives, because fixes in a row were fast enough.
    case drivesFast
    /// It drives, because it is away from its last stop.
    case isAway
    /// It drove, and has stood since then, which is not long enough to be more than a traffic light.
    case pauses(since: Timestamp)
    /// It stands: since when, over how many fixes, within how many metres, and what the ignition says.
    case stands(since: Timestamp, fixes: Int, withinM: Double, ignition: Bool?)
}

extension DeviceStatus {
    /// The status of a device at a moment, and why.
    public static func judged(
        _ device: Device, at now: Timestamp, rules: StatusRules
    ) -> (status: DeviceStatus, reason: StatusReason) {
        let status = of(device, at: now, rules: rules)
        switch status {
        case .offline:
            let silence = now.milliseconds(since: device.lastHeard)
            return (status, .silent(milliseconds: silence, usualMilliseconds: device.usualIntervalMilliseconds))
        case .new: return (status, .neverAFix)
        case .stale: return (status, .noFixSince(device.lastFixArrival))
        case .moving:
            if device.motion?.startedByDistance == true { return (status, .isAway) }
            return (status, device.stillSince.map { .pauses(since: $0) } ?? .drivesFast)
        case .idling, .stopped, .parked:
            let motion = device.motion
            return (
                status,
                .stands(
                    since: motion?.stillSince ?? device.firstHeard, fixes: motion?.stillFixes ?? 0,
                    withinM: motion?.spreadM ?? 0, ignition: device.ignition)
            )
        }
    }
}
