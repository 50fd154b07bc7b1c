import Fleet

/// How much time the time line shows at once.
enum PastWindow: Int, CaseIterable {
    case hour, day, week, all

    /// What it is called.
    var title: String {
        switch self {
        case .hour: "hour"
        case .day: "day"
        case .week: "week"
        case .all: "all"
        }
    }

    /// Its length in milliseconds; nil for the whole journal.
    private var milliseconds: Int64? {
        switch self {
        case .hour: 3_600_000
        case .day: 86_400_000
        case .week: 7 * 86_400_000
        case .all: nil
        }
    }

    /// The next wider or narrower one; this one at the end.
    func stepped(by step: Int) -> PastWindow {
        PastWindow(rawValue: rawValue + step) ?? self
    }

    /// The span to show with a moment in it: the present one while that has it well inside, else one around it.
    ///
    /// - Parameter journal: what there is to show; the end is the present.
    func span(
        around moment: Timestamp, present: ClosedRange<Timestamp>?, journal: ClosedRange<Timestamp>
    ) -> ClosedRange<Timestamp> {
        guard let milliseconds else { return journal }
        if let present, Self.length(present) == milliseconds, present.contains(moment) { return present }
        let latest = max(journal.lowerBound, journal.upperBound.adding(milliseconds: -milliseconds))
        let start = min(max(moment.adding(milliseconds: -milliseconds / 2), journal.lowerBound), latest)
        return start...start.adding(milliseconds: milliseconds)
    }

    /// How long a span is, in milliseconds.
    static func length(_ span: ClosedRange<Timestamp>) -> Int64 {
        span.upperBound.milliseconds(since: span.lowerBound)
    }
}

/// Lengths of time that people count in.
enum NiceSpan {
    /// In milliseconds, from a second to a year.
    private static let lengths: [Int64] = [
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172_800, 604_800,
        1_209_600, 2_592_000, 7_776_000, 31_536_000,
    ].map { $0 * 1000 }

    /// The shortest one that is at least so long.
    static func atLeast(_ milliseconds: Int64) -> Int64 {
        lengths.first { $0 >= milliseconds } ?? lengths[lengths.count - 1]
    }

    /// In words: `10 s`, `5 min`, `2 h`, `1 d`.
    static func words(_ milliseconds: Int64) -> String {
        let seconds = milliseconds / 1000
        switch seconds {
        case ..<60: return "\(seconds) s"
        case ..<3600: return "\(seconds / 60) min"
        case ..<86_400: return "\(seconds / 3600) h"
        default: return "\(seconds / 86_400) d"
        }
    }
}
