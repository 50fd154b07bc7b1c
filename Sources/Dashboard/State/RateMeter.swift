import Fleet

/// Reports a second over the last few seconds, from the running total.
struct RateMeter {
    private static let windowMilliseconds: Int64 = 5000
    private var samples: [(at: Timestamp, total: UInt64)] = []

    /// Takes the total at a moment.
    mutating func note(total: UInt64, at now: Timestamp) {
        samples.append((now, total))
        while samples.count > 2, now.milliseconds(since: samples[1].at) >= Self.windowMilliseconds {
            samples.removeFirst()
        }
        if samples.count > 256 { samples.remove(at: samples.count / 2) }
    }

    /// Reports a second up to a moment; nil before there is anything to say.
    func perSecond(at now: Timestamp) -> Double? {
        guard let first = samples.first, let last = samples.last else { return nil }
        let span = now.milliseconds(since: first.at)
        guard span >= 1000 else { return nil }
        return Double(last.total &- first.total) * 1000 / Double(span)
    }
}
