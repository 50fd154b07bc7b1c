import Geo

/// What the listener watches about one device beyond its status: edges and stretches that become alarms.
struct DeviceWatch: Sendable, Equatable {
    /// Whether its silence has been told.
    var isOfflineTold = false
    /// Whether its want of fixes has been told.
    var isStaleTold = false
    /// Whether its battery has been told to be low.
    var isBatteryLow = false
    /// Whether it has been told to be towed.
    var isTowTold = false
    /// Whether its clock has been told to be wrong.
    var isClockTold = false
    /// Live messages in a row whose time cannot be.
    var wrongTimes = 0
    /// When the vehicle's supply went; nil while it is there or was never told.
    var powerLostAt: Timestamp?
    /// When it was heard again after its last long silence; nil before the first.
    var talksSince: Timestamp?
    /// The stretch above a speed limit.
    var overspeed = Overspeed()
    /// From where it reports.
    var sources = ReportSources()

    /// Nothing noticed.
    init() {}
}

extension DeviceWatch {
    /// Puts what it remembers.
    func encode(into sink: inout ByteSink, words: inout WordTable) {
        let flags = [isOfflineTold, isStaleTold, isBatteryLow, isTowTold, isClockTold]
        sink.put(byte: flags.enumerated().reduce(0) { $0 | ($1.element ? 1 << UInt8($1.offset) : 0) })
        sink.put(wrongTimes)
        sink.put(powerLostAt) { $0.put($1) }
        sink.put(talksSince) { $0.put($1) }
        overspeed.encode(into: &sink)
        sources.encode(into: &sink, words: &words)
    }

    /// Reads it back.
    init(from source: inout ByteSource, words: WordTable) throws(CodingFault) {
        let flags = try source.byte()
        (isOfflineTold, isStaleTold, isBatteryLow) = (flags & 1 != 0, flags & 2 != 0, flags & 4 != 0)
        (isTowTold, isClockTold) = (flags & 8 != 0, flags & 16 != 0)
        wrongTimes = try source.int()
        powerLostAt = try source.optional { source throws(CodingFault) in try source.time() }
        talksSince = try source.optional { source throws(CodingFault) in try source.time() }
        overspeed = try Overspeed(from: &source)
        sources = try ReportSources(from: &source, words: words)
    }
}
