import Geo

extension Alarm {
    /// Puts an alarm with all its parts.
    public func encode(into sink: inout ByteSink, words: inout WordTable) {
        sink.put(id.number)
        device.encode(into: &sink)
        words.put(kind.rawValue, into: &sink)
        sink.put(priority)
        sink.put(code) { $0.put($1) }
        sink.put(zone) { $0.put($1) }
        sink.put(raisedAt)
        sink.put(lastAt)
        sink.put(deviceTime) { $0.put($1) }
        sink.put(count)
        sink.put(byte: isLate ? 1 : 0)
        sink.put(coordinate) { $1.encode(into: &$0) }
        sink.put(acknowledgement) {
            $0.put($1.by)
            $0.put($1.at)
        }
        sink.put(endedAt) { $0.put($1) }
    }

    /// Reads an alarm back.
    public init(from source: inout ByteSource, words: WordTable) throws(CodingFault) {
        let id = AlarmID(number: try source.number())
        let device = try DeviceID(from: &source)
        let kind = AlarmKind(rawValue: try words.word(from: &source)) ?? .other
        let priority = try source.int()
        let code = try source.optional { source throws(CodingFault) in try source.text() }
        let zone = try source.optional { source throws(CodingFault) in try source.int() }
        let raisedAt = try source.time()
        let lastAt = try source.time()
        let deviceTime = try source.optional { source throws(CodingFault) in try source.time() }
        let count = try source.int()
        let isLate = try source.byte() != 0
        let coordinate = try source.optional { source throws(CodingFault) in try Coordinate(from: &source) }
        self.init(
            id: id, device: device, kind: kind, priority: priority, code: code, zone: zone, raisedAt: raisedAt,
            lastAt: lastAt, deviceTime: deviceTime, count: count, isLate: isLate, coordinate: coordinate)
        acknowledgement = try source.optional { source throws(CodingFault) in
            Acknowledgement(by: try source.text(), at: try source.time())
        }
        endedAt = try source.optional { source throws(CodingFault) in try source.time() }
    }
}

extension AlarmBook {
    /// Puts all alarms.
    func encode(into sink: inout ByteSink, words: inout WordTable) {
        sink.put(nextNumber)
        sink.put(discarded)
        sink.put(UInt64(alarms.count))
        for alarm in alarms { alarm.encode(into: &sink, words: &words) }
    }

    /// Reads all alarms back.
    init(from source: inout ByteSource, words: WordTable) throws(CodingFault) {
        let nextNumber = try source.number()
        let discarded = try source.int()
        var alarms: [Alarm] = []
        for _ in 0..<(try source.count()) {
            let alarm = try Alarm(from: &source, words: words)
            if let last = alarms.last, last.id >= alarm.id { throw CodingFault("the alarms are out of order") }
            alarms.append(alarm)
        }
        self.init(alarms: alarms, nextNumber: nextNumber, discarded: discarded)
    }
}
