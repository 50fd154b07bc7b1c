/// Finds stretches driven above a limit, with the highest speed and how long they lasted.
struct Overspeed: Sendable, Equatable {
    private var fixesAbove = 0
    /// The first of the fixes in a row above the limit.
    private var since = Timestamp(milliseconds: 0)
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
        if fixesAbove == 0 {
            since = time
            peakKmh = 0
        }
        fixesAbove += 1
        let isHigher = speedKmh > peakKmh
        peakKmh = max(peakKmh, speedKmh)
        limitKmh = limit
        guard !isTold else { return isHigher ? signal(.grew, at: time) : nil }
        guard fixesAbove >= rules.overspeedFixes else { return nil }
        isTold = true
        return signal(.began, at: time)
    }

    /// Silence and standing still end it too.
    mutating func end(at time: Timestamp) -> Signal? {
        defer { self = Overspeed() }
        return isTold ? signal(.ended, at: time) : nil
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
        sink.put(peakKmh)
        sink.put(limitKmh)
        sink.put(byte: isTold ? 1 : 0)
    }

    /// Reads it back.
    init(from source: inout ByteSource) throws(CodingFault) {
        fixesAbove = try source.int()
        since = try source.time()
        peakKmh = try source.double()
        limitKmh = try source.double()
        isTold = try source.byte() != 0
    }
}
