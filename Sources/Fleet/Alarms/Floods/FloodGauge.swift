/// How many alarms an operator was told of in the last ten minutes, and whether that is more than one can deal with.
///
/// Numbers after ISA-18.2: a flood begins above 10 alarms in 10 minutes for one operator and ends below 5.
public struct FloodGauge: Sendable, Equatable {
    /// How long the sliding window is, in milliseconds.
    public static let windowMilliseconds: Int64 = 600_000
    /// More than so many begin a flood.
    public static let beginsAbove = 10
    /// Fewer than so many end it.
    public static let endsBelow = 5

    /// The alarms of one second.
    struct Second: Sendable, Equatable {
        /// Seconds since 1970.
        var second: Int64
        /// How many.
        var count: Int
    }

    /// The seconds in which alarms came, oldest first; never more than the window has.
    private(set) var seconds: [Second] = []
    /// Since when there is a flood, as of the last alarm; nil while there was none.
    private(set) var began: Timestamp?

    /// No alarms yet.
    public init() {}

    /// A gauge as it was read back; what does not fit the rules is left out.
    init(seconds: [Second], began: Timestamp?) {
        var last = Int64.min
        for second in seconds.suffix(Self.mostSeconds) where second.second > last && second.count > 0 {
            self.seconds.append(second)
            last = second.second
        }
        self.began = began
    }

    private static let mostSeconds = Int(windowMilliseconds / 1000)

    /// Counts an alarm.
    mutating func note(at now: Timestamp) {
        // A clock that goes back does not make the past longer: the alarm counts with the newest ones.
        let second = max(now.milliseconds / 1000, seconds.last?.second ?? Int64.min)
        if count(at: now) < Self.endsBelow { began = nil }
        seconds.removeAll { $0.second <= second - Int64(Self.mostSeconds) }
        if seconds.last?.second == second {
            seconds[seconds.count - 1].count += 1
        } else {
            seconds.append(Second(second: second, count: 1))
        }
        if began == nil, count(at: now) > Self.beginsAbove { began = now }
    }

    /// How many alarms came in the ten minutes before a moment.
    public func count(at now: Timestamp) -> Int {
        let oldest = now.milliseconds / 1000 - Int64(Self.mostSeconds)
        return seconds.reduce(0) { $0 + ($1.second > oldest ? $1.count : 0) }
    }

    /// The flood at a moment: how many alarms, and since when; nil while there is none.
    public func flood(at now: Timestamp) -> Flood? {
        guard let began else { return nil }
        let count = count(at: now)
        return count < Self.endsBelow ? nil : Flood(count: count, since: began)
    }
}

/// More alarms than one operator can deal with.
public struct Flood: Sendable, Equatable {
    /// How many came in the last ten minutes.
    public var count: Int
    /// Since when.
    public var since: Timestamp
}
