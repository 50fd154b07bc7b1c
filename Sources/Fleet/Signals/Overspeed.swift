/// Finds stretches driven above a limit, with the highest speed and how long they lasted.
struct Overspeed: Sendable, Equatable {
    /// Two fixes further apart than this are not in a row.
    private static let longestGapMilliseconds: Int64 = 600_000

    private var fixesAbove = 0
    /// The first of the fixes in a row above the limit.
    private var since = Timestamp(milliseconds: 0)
    /// The last of them.
    private var last = Timestamp(milliseconds: 0)
    private var peakKmh = 0.0
    private var limitKmh = 0.0
    /// Whether it has been told.
    private(set) var isTold = false

    /// Nothing driven yet.
    init() {}

    /// Takes a good live fix.
    ///
    /// - Parameter limit: the lowest limit in force there; nil for none.
    mutating func take(speedKmh: Double?, time: Timestamp, limit: Double?, rules: SignalRules) -> Signal? {
        guard let speedKmh else { return nil }
        guard let limit, speedKmh > limit - (isTold ? rules.overspeedSlackKmh : 0) else { return end(at: time) }
        if !isTold, fixesAbove > 0, time.milliseconds(since: last) > Self.longestGapMilliseconds { self = Overspeed() }
        if fixesAbove == 0 { since = time }
        fixesAbove += 1
        last = time
        let isHigher = speedKmh > peakKmh
        peakKmh = max(peakKmh, speedKmh)
        // Within the slack below a limit that is not the one that was broken.
        if speedKmh > limit { limitKmh = limit }
        guard !isTold else { return isHigher ? signal(.grew, at: time) : nil }
        guard fixesAbove >= rules.overspeedFixes else { return nil }
        isTold = true
        return signal(.began, at: time)
    }

    /// Silence and standing still end it too, at the last fix above the limit: nobody knows about the time after it.
    mutating func end(at time: Timestamp? = nil) -> Signal? {
        defer { self = Overspeed() }
        return isTold ? signal(.ended, at: time ?? last) : nil
    }

    private func signal(_ change: Signal.Change, at time: Timestamp) -> Signal {
        var facts = AlarmFacts()
        facts.limitKmh = limitKmh
        facts.peakKmh = peakKmh
        facts.lastedMilliseconds = time.milliseconds(since: since)
        return Signal(.overspeed, change, at: change == .began ? since : time, facts: facts)
    }
}

extension Overspeed {
    /// Puts what it remembers.
    func encode(into sink: inout ByteSink) {
        sink.put(fixesAbove)
        sink.put(since)
        sink.put(last)
        sink.put(peakKmh)
        sink.put(limitKmh)
        sink.put(byte: isTold ? 1 : 0)
    }

    /// Reads it back.
    init(from source: inout ByteSource) throws(CodingFault) {
        fixesAbove = try source.int()
        since = try source.time()
        last = try source.time()
        peakKmh = try source.double()
        limitKmh = try source.double()
        isTold = try source.byte() != 0
    }
}
