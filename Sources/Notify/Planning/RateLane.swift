import Fleet

/// What a rate lets in, and what it leaves out: a value, with the time passed in.
struct RateLane: Sendable {
    /// When notices were let in, within the span of the rate.
    private var letIn: [Timestamp] = []
    /// How many were left out since the last summary.
    private var untold = 0
    /// When it was summed up last, within the span of the rate.
    private var summedUp: Timestamp?
    /// When it is summed up next; nil while there is nothing untold.
    private(set) var summaryAt: Timestamp?

    /// Lets a notice in, or counts it for the next summary.
    mutating func letIn(at now: Timestamp, within rate: NoticeRate) -> Bool {
        forget(before: now, rate)
        guard letIn.count < rate.count else {
            untold += 1
            summaryAt = summaryAt ?? summaryTime(at: now, rate)
            return false
        }
        letIn.append(now)
        return true
    }

    /// How many were left out, once that may be told; nil before that.
    mutating func summary(at now: Timestamp, within rate: NoticeRate) -> Int? {
        forget(before: now, rate)
        // A clock that was set back must not put it off for longer than the span.
        guard let due = summaryAt, due <= now || due.milliseconds(since: now) > rate.perMilliseconds else { return nil }
        let count = untold
        (untold, summaryAt, summedUp) = (0, nil, now)
        return count
    }

    private mutating func forget(before now: Timestamp, _ rate: NoticeRate) {
        let span = 0..<rate.perMilliseconds
        // A clock that was set back must not keep anybody out for longer than the span.
        letIn.removeAll { !span.contains(now.milliseconds(since: $0)) }
        summedUp = summedUp.flatMap { span.contains(now.milliseconds(since: $0)) ? $0 : nil }
    }

    /// When it may be summed up: once there is room again, and once within the span of the rate.
    private func summaryTime(at now: Timestamp, _ rate: NoticeRate) -> Timestamp {
        let busySince = [letIn.first, summedUp].compactMap { $0 }.max() ?? now
        return busySince.adding(milliseconds: rate.perMilliseconds)
    }
}
