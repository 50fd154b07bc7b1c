import Fleet

/// When the bell may ring.
public struct BellRules: Sendable, Equatable {
    /// Whether it rings at all.
    public var isOn = true
    /// How often it repeats while something critical waits, in milliseconds.
    public var repeatMilliseconds: Int64 = 5000
    /// When it is quiet, on the operator's clock; nil for never.
    public var quiet: ZoneSchedule?
    /// The priorities that ring also then: 1 critical to 4 low.
    public var exceptions: Set<Int> = [1]

    /// The defaults: no quiet hours.
    public init() {}

    /// Whether an alarm of a priority may be heard at a moment.
    func isHeard(priority: Int, at moment: Timestamp, _ clock: LocalClock) -> Bool {
        guard isOn else { return false }
        guard let quiet, quiet.isInForce(at: moment, utcOffsetSeconds: clock.offsetSeconds(moment)) else { return true }
        return exceptions.contains(priority)
    }
}
