import Fleet

/// Reports a second over the last few seconds, from the running total.
struct RateMeter {
    private static let windowMilliseconds: Int64 = 5000
    private var samples: [(at: Timestamp, total: UInt64)] = []
    /// How many full seconds are remembered.
    private static let secondsKept = 20
    private var second: (number: Int64, total: UInt64)?
    /// How many reports came in each of the last full seconds, oldest first.
    private(set) var history: [Double] = []

    /// Takes the total at a moment.
    mutating func note(total: UInt64, at now: Timestamp) {
        noteSecond(total: total, at: now)
        samples.append((now, total))
        while samples.count > 2, now.milliseconds(since: samples[1].at) >= Self.windowMilliseconds {
            samples.removeFirst()
        }
        if samples.count > 256 { samples.remove(at: samples.count / 2) }
    }

    /// A second is over when the first total of another one comes; seconds without any are zeros.
    private mutating func noteSecond(total: UInt64, at now: Timestamp) {
        guard let last = second else {
            second = (now.seconds, total)
            return
        }
        let passed = now.seconds - last.number
        guard passed != 0 else { return }
        let count = total >= last.total ? Double(total - last.total) : 0
        history += [count] + Array(repeating: 0, count: Int(min(max(0, passed - 1), Int64(Self.secondsKept))))
        history = Array(history.suffix(Self.secondsKept))
        second = (now.seconds, total)
    }

    /// Reports a second up to a moment; nil before there is anything to say.
    func perSecond(at now: Timestamp) -> Double? {
        guard let first = samples.first, let last = samples.last else { return nil }
        let span = now.milliseconds(since: first.at)
        guard span >= 1000 else { return nil }
        return Double(last.total &- first.total) * 1000 / Double(span)
    }
}
