/// How well alarms serve the operator over a span of time: the figures of ISA-18.2, IEC 62682 and EEMUA 191.
public struct AlarmFigures: Sendable, Equatable {
    /// How good a figure is.
    public enum Verdict: String, Sendable {
        case good, watch, poor
        /// There is nothing to judge yet.
        case none = "-"

        /// A figure that should be small.
        static func small(_ value: Double, good: Double, poor: Double) -> Verdict {
            value <= good ? .good : value <= poor ? .watch : .poor
        }
    }

    /// One of those that alarms came from most.
    public struct TopSource: Sendable, Equatable {
        /// Device and kind.
        public var source: AlarmRecord.Source
        /// How many alarms.
        public var count: Int
        /// Its share of all alarms.
        public var share: Double
    }

    /// How quickly alarms of a priority were noticed.
    public struct Notice: Sendable, Equatable {
        /// How many were acknowledged.
        public var count: Int
        /// Half of them were acknowledged within this, in seconds; nil for none, and for more than a day.
        public var medianSeconds: Int64?
        /// All but one of twenty were, in seconds.
        public var p95Seconds: Int64?
    }

    /// Within so long a critical alarm should be noticed.
    private static let criticalSeconds: Int64 = 120

    /// From when on the figures count.
    public let from: Timestamp
    /// How many windows of ten minutes that are, the running one included.
    public let windowCount: Int
    /// Alarms in each window, oldest first; nil before counting began.
    public let windows: [Int?]
    /// Alarms in all.
    public let total: Int
    /// The most in one window.
    public let peak: Int
    /// The share of windows with more than 10.
    public let overloadedShare: Double
    /// How many hours had more than 30.
    public let busyHours: Int
    /// How many hours were counted, the running one included.
    public let hourCount: Int
    /// Alarms of each priority, critical first.
    public let priorities: [Int]
    /// Where most came from, at most ten.
    public let topSources: [TopSource]
    /// How quickly they were noticed, critical first.
    public let notices: [Notice]
    /// The share of critical ones that were acknowledged within 2 minutes, those that still wait among them; nil for none.
    public let criticalInTime: Double?
    /// How many alarms last for more than a day now.
    public let stale: Int
    /// How many are shelved now.
    public let shelved: Int
    /// How many devices and kinds are out of service now.
    public let outOfService: Int
    /// How many begin and end again and again now.
    public let chattering: Int

    /// The figures up to a moment.
    ///
    /// - Parameter hours: over how many hours, at most a week.
    public init(
        _ record: AlarmRecord, alarms: [Alarm], withdrawals: Int, now: Timestamp, hours: Int
    ) {
        let last = AlarmRecord.hour(of: now)
        let span = min(max(1, hours), AlarmRecord.mostHours)
        let began = record.since ?? now
        let first = max(last &- Int64(span) &+ 1, min(AlarmRecord.hour(of: began), last))
        let shown = record.hours.filter { (first...last).contains($0.hour) }
        from = max(began, Timestamp(milliseconds: first * 3_600_000))
        windows = Self.windows(shown, first: last &- Int64(span) &+ 1, last: last, began: began, now: now)
        let known = windows.compactMap { $0 }
        windowCount = known.count
        total = known.reduce(0, +)
        peak = known.max() ?? 0
        overloadedShare = known.isEmpty ? 0 : Double(known.count { $0 > 10 }) / Double(known.count)
        hourCount = Int(last - first) + 1
        busyHours = shown.count { $0.windows.reduce(0, +) > 30 }
        priorities = (0..<4).map { priority in shown.reduce(0) { $0 + $1.priorities[priority] } }
        topSources = Self.topSources(shown)
        let noticed = (0..<4).map { priority in
            shown.reduce(into: NoticeTimes()) { $0.add($1.noticed[priority]) }
        }
        notices = noticed.map {
            Notice(count: $0.total, medianSeconds: $0.seconds(share: 0.5), p95Seconds: $0.seconds(share: 0.95))
        }
        let missed = alarms.count {
            $0.isCritical && $0.isUnacknowledged
                && now.milliseconds(since: $0.raisedAt) > Self.criticalSeconds * 1000
        }
        criticalInTime = noticed[0].share(withinSeconds: Self.criticalSeconds, missed: missed)
        let nuisances = alarms.filter { !$0.state.isHidden }.compactMap { $0.nuisance(at: now) }
        stale = nuisances.count { $0 == .stale }
        chattering = nuisances.count { $0 == .chattering }
        shelved = alarms.count { $0.state == .shelved }
        outOfService = withdrawals
    }

    private static func windows(
        _ hours: [AlarmRecord.Hour], first: Int64, last: Int64, began: Timestamp, now: Timestamp
    ) -> [Int?] {
        let byHour = Dictionary(hours.map { ($0.hour, $0.windows) }) { $1 }
        return (first...last).flatMap { hour in
            (0..<AlarmRecord.windowsPerHour).compactMap { window -> Int?? in
                let start = Timestamp(milliseconds: hour * 3_600_000 + Int64(window) * 600_000)
                guard start <= now else { return nil }
                guard start.adding(milliseconds: 600_000) > began else { return .some(nil) }
                return .some(byHour[hour]?[window] ?? 0)
            }
        }
    }

    private static func topSources(_ hours: [AlarmRecord.Hour]) -> [TopSource] {
        let all = hours.reduce(into: [AlarmRecord.Source: Int]()) { $0.merge($1.sources, uniquingKeysWith: +) }
        let total = hours.reduce(0) { $0 + $1.windows.reduce(0, +) }
        let order = all.sorted { a, b in
            if a.value != b.value { return a.value > b.value }
            return (a.key.device, a.key.kind.rawValue) < (b.key.device, b.key.kind.rawValue)
        }
        return order.prefix(10).map {
            TopSource(source: $0.key, count: $0.value, share: Double($0.value) / Double(max(1, total)))
        }
    }
}

extension AlarmFigures {
    /// Alarms in ten minutes on average.
    public var rate: Double { windowCount == 0 ? 0 : Double(total) / Double(windowCount) }
    /// 1 in ten minutes is acceptable, 2 is the most that can be managed (ISA-18.2).
    public var rateVerdict: Verdict { .small(rate, good: 1, poor: 2) }
    /// Less than one window in a hundred (ISA-18.2).
    public var overloadVerdict: Verdict { .small(overloadedShare, good: 0.01, poor: 0.05) }
    /// Less than one hour in a hundred (ISA-18.2).
    public var busyVerdict: Verdict {
        .small(Double(busyHours) / Double(max(1, hourCount)), good: 0.01, poor: 0.05)
    }
    /// 10 in ten minutes; more than 100 is excessive (EEMUA 191).
    public var peakVerdict: Verdict { .small(Double(peak), good: 10, poor: 100) }
    /// The share of the top ten sources: up to 5 % (ISA-18.2); few alarms tell nothing.
    public var topShare: Double { topSources.reduce(0) { $0 + $1.share } }
    /// How good that is; with less than 100 alarms ten sources are always most of them.
    public var topVerdict: Verdict { total < 100 ? .none : .small(topShare, good: 0.05, poor: 0.3) }
    /// About 5 % critical and high, 15 % in the middle, 80 % low (EEMUA 191, with critical and high together).
    public var mix: [Double] {
        let sum = Double(max(1, priorities.reduce(0, +)))
        return [Double(priorities[0] + priorities[1]), Double(priorities[2]), Double(priorities[3])].map { $0 / sum }
    }
    /// How good the mix is: what is important must be rare.
    public var mixVerdict: Verdict { total < 20 ? .none : .small(mix[0], good: 0.1, poor: 0.25) }
    /// How good it is how quickly critical ones are noticed.
    public var criticalVerdict: Verdict {
        criticalInTime.map { $0 >= 0.95 ? .good : $0 >= 0.8 ? .watch : .poor } ?? .none
    }
    /// Less than 5 on any day.
    public var staleVerdict: Verdict { .small(Double(stale), good: 4, poor: 20) }
    /// Less than 30 at once (EEMUA 191).
    public var shelvedVerdict: Verdict { .small(Double(shelved), good: 29, poor: 60) }
    /// None (ISA-18.2).
    public var chatteringVerdict: Verdict { .small(Double(chattering), good: 0, poor: 3) }
}
