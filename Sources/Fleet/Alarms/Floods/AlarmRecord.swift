/// What came and how quickly it was noticed, hour by hour over a week; bounded, whatever comes.
public struct AlarmRecord: Sendable, Equatable {
    /// How many hours are kept: a week.
    public static let mostHours = 168
    /// How many sources an hour keeps; one more takes the place of the smallest and goes on from its count, so that what
    /// comes most is never missed (Metwally's space-saving).
    static let mostSources = 64
    /// How many windows an hour has.
    static let windowsPerHour = 6

    /// Who an alarm came from.
    public struct Source: Sendable, Hashable {
        /// The device.
        public var device: DeviceID
        /// The kind.
        public var kind: AlarmKind
    }

    /// One hour.
    struct Hour: Sendable, Equatable {
        /// Hours since 1970.
        var hour: Int64
        /// Alarms in each window of ten minutes.
        var windows = [Int](repeating: 0, count: AlarmRecord.windowsPerHour)
        /// Alarms of each priority.
        var priorities = [Int](repeating: 0, count: 4)
        /// Alarms of each source.
        var sources: [Source: Int] = [:]
        /// How quickly they were noticed, by priority.
        var noticed = [NoticeTimes](repeating: NoticeTimes(), count: 4)

        /// Counts an alarm of a source.
        mutating func count(_ source: Source) {
            if sources[source] == nil, sources.count >= AlarmRecord.mostSources {
                let least = sources.min {
                    ($0.value, $0.key.device, $0.key.kind.rawValue) < ($1.value, $1.key.device, $1.key.kind.rawValue)
                }
                guard let least else { return }
                sources[least.key] = nil
                sources[source] = least.value
            }
            sources[source, default: 0] += 1
        }
    }

    /// Since when it counts; nil before the first alarm.
    public internal(set) var since: Timestamp?
    /// The hours in which something happened, oldest first.
    var hours: [Hour] = []

    /// Nothing yet.
    public init() {}

    /// Counts an alarm that an operator was told of.
    mutating func note(_ alarm: Alarm, at now: Timestamp) {
        let place = place(of: now)
        let source = Source(device: alarm.device, kind: alarm.kind)
        hours[place].windows[Self.window(of: now)] += 1
        hours[place].priorities[Self.index(alarm.priority)] += 1
        hours[place].count(source)
    }

    /// Counts that an alarm of a priority was noticed after a time.
    mutating func noteNoticed(priority: Int, after milliseconds: Int64, at now: Timestamp) {
        let place = place(of: now)
        hours[place].noticed[Self.index(priority)].note(milliseconds)
    }

    private static func index(_ priority: Int) -> Int { min(max(priority, 1), 4) - 1 }

    static func window(of time: Timestamp) -> Int {
        Int(floorDivide(time.milliseconds, 600_000) - floorDivide(time.milliseconds, 3_600_000) * 6)
    }

    static func hour(of time: Timestamp) -> Int64 { floorDivide(time.milliseconds, 3_600_000) }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }

    /// The place of the hour of a moment; a clock that goes back counts in the newest hour.
    private mutating func place(of now: Timestamp) -> Int {
        if since == nil { since = now }
        let hour = max(Self.hour(of: now), hours.last?.hour ?? Int64.min)
        if hours.last?.hour != hour {
            hours.append(Hour(hour: hour))
            let oldest = hour &- Int64(Self.mostHours)
            hours.removeAll { $0.hour <= oldest }
        }
        return hours.count - 1
    }
}

/// How long alarms waited until somebody noticed them: a bounded table of counts.
public struct NoticeTimes: Sendable, Equatable {
    /// The upper end of each step, in seconds; what is longer has a step of its own.
    static let steps: [Int64] = [
        1, 2, 3, 5, 8, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 450, 600, 900, 1200, 1800, 2700, 3600, 5400,
        7200, 10_800, 14_400, 21_600, 28_800, 43_200, 86_400,
    ]

    /// How many there are of each step; empty while there are none.
    var counts: [Int] = []

    /// How many there are.
    public var total: Int { counts.reduce(0, +) }

    /// Counts one.
    mutating func note(_ milliseconds: Int64) {
        if counts.isEmpty { counts = [Int](repeating: 0, count: Self.steps.count + 1) }
        let step = Self.steps.firstIndex { milliseconds <= $0 * 1000 } ?? Self.steps.count
        counts[step] += 1
    }

    /// Adds those of another table.
    mutating func add(_ other: NoticeTimes) {
        guard !other.counts.isEmpty else { return }
        if counts.isEmpty { counts = [Int](repeating: 0, count: Self.steps.count + 1) }
        for step in counts.indices where step < other.counts.count { counts[step] += other.counts[step] }
    }

    /// The time within which a share of them was noticed, in seconds, as the upper end of its step; nil for none, and
    /// for more than a day.
    public func seconds(share: Double) -> Int64? {
        let total = total
        guard total > 0 else { return nil }
        var seen = 0
        for (step, count) in counts.enumerated() where count > 0 {
            seen += count
            if Double(seen) >= Double(total) * share { return step < Self.steps.count ? Self.steps[step] : nil }
        }
        return nil
    }

    /// The share of them that was noticed within a time; nil for none.
    ///
    /// - Parameter missed: how many more have waited longer than that.
    public func share(withinSeconds limit: Int64, missed: Int = 0) -> Double? {
        let total = total + missed
        guard total > 0 else { return nil }
        guard !counts.isEmpty else { return 0 }
        let within = Self.steps.indices.reduce(0) { $0 + (Self.steps[$1] <= limit ? counts[$1] : 0) }
        return Double(within) / Double(total)
    }
}
