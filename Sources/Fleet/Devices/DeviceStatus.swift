/// What a device is doing, as the table in the README defines it.
public enum DeviceStatus: String, Sendable, CaseIterable {
    case moving, idling, stopped, parked, stale, offline, new

    /// Whether it needs somebody's attention (the filter `!`).
    public var isProblem: Bool { self == .stale || self == .offline || self == .new }

    /// The status of a device at a moment.
    @inline(__always)
    public static func of(_ device: Device, at now: Timestamp, rules: StatusRules) -> DeviceStatus {
        let silence = now.milliseconds(since: device.lastHeard)
        if silence > device.allowedSilenceMilliseconds(rules) { return .offline }
        guard device.position != nil else { return .new }
        guard let live = device.lastLiveFix, let motion = device.motion else { return .stale }
        let hasTalkedSince = device.lastHeard > live.arrival
        if hasTalkedSince, now.milliseconds(since: live.arrival) >= rules.staleAfterMilliseconds { return .stale }
        let still = stillMilliseconds(motion, live: live, at: now)
        if motion.isMoving, still < rules.stillAfterMilliseconds { return .moving }
        if device.ignition == true { return .idling }
        return still >= rules.parkedAfterMilliseconds ? .parked : .stopped
    }

    /// How long a device stands: in fix time up to its last live fix, by the arrival clock since then.
    private static func stillMilliseconds(_ motion: Motion, live: LiveFix, at now: Timestamp) -> Int64 {
        guard motion.isStill else { return 0 }
        return live.time.milliseconds(since: motion.stillSince) + max(0, now.milliseconds(since: live.arrival))
    }
}

extension DeviceStatus {
    /// Everything declared about a status, one row each.
    public struct Traits: Sendable {
        /// The mark in tables and on the map.
        public let glyph: Unicode.Scalar
        /// The mark where only ASCII can be shown.
        public let asciiGlyph: Unicode.Scalar
        /// The rule in words.
        public let rule: String
    }

    /// What is declared about this status.
    public var traits: Traits {
        switch self {
        case .moving:
            Traits(
                glyph: "▶", asciiGlyph: ">", rule: "two fixes in a row at 5 km/h or more, or 200 m from the last stop")
        case .idling:
            Traits(glyph: "◆", asciiGlyph: "+", rule: "not moving, ignition known to be on")
        case .stopped:
            Traits(glyph: "■", asciiGlyph: "=", rule: "not moving for less than 5 minutes")
        case .parked:
            Traits(glyph: "▪", asciiGlyph: "_", rule: "not moving for 5 minutes or more")
        case .stale:
            Traits(glyph: "◌", asciiGlyph: "~", rule: "talking, but no valid fix for 5 minutes")
        case .offline:
            Traits(glyph: "✕", asciiGlyph: "x", rule: "nothing heard for 3 times its usual interval")
        case .new:
            Traits(glyph: "○", asciiGlyph: "o", rule: "heard, but never had a valid fix")
        }
    }
}
