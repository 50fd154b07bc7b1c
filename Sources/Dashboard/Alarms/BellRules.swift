import Fleet

/// When the bell may ring, and whether the terminal may notify.
public struct BellRules: Sendable, Equatable {
    /// Whether it rings at all.
    public var isOn = true
    /// How often it repeats while something critical waits, in milliseconds.
    public var repeatMilliseconds: Int64 = 5000
    /// When it is quiet, on the operator's clock; nil for never.
    public var quiet: ZoneSchedule?
    /// The priorities that ring also then: 1 critical to 4 low.
    public var exceptions: Set<Int> = [1]

    /// Whether the terminal is asked for a notification of each new critical alarm.
    public var notifies = true

    /// The defaults: no quiet hours.
    public init() {}

    /// Whether an alarm of a priority may be heard at a moment.
    func isHeard(priority: Int, at moment: Timestamp, _ clock: LocalClock) -> Bool {
        isOn && isAllowed(priority: priority, at: moment, clock)
    }

    /// Whether the terminal may notify of an alarm of a priority at a moment; the bell may be off all the same.
    public func isNotified(priority: Int, at moment: Timestamp, _ clock: LocalClock) -> Bool {
        notifies && isAllowed(priority: priority, at: moment, clock)
    }

    /// Whether quiet hours let a priority through.
    private func isAllowed(priority: Int, at moment: Timestamp, _ clock: LocalClock) -> Bool {
        guard let quiet, quiet.isInForce(at: moment, utcOffsetSeconds: clock.offsetSeconds(moment)) else { return true }
        return exceptions.contains(priority)
    }
}
