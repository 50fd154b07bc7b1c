extension FloodGauge {
    /// Puts the gauge.
    func encode(into sink: inout ByteSink) {
        sink.put(UInt64(seconds.count))
        for second in seconds {
            sink.put(signed: second.second)
            sink.put(second.count)
        }
        sink.put(began) { $0.put($1) }
    }

    /// Reads it back.
    init(from source: inout ByteSource) throws(CodingFault) {
        var seconds: [Second] = []
        for _ in 0..<(try source.count()) {
            seconds.append(Second(second: try source.signed(), count: try source.smallCount()))
        }
        self.init(seconds: seconds, began: try source.optional { source throws(CodingFault) in try source.time() })
    }
}

extension AlarmRecord {
    /// Puts the record.
    func encode(into sink: inout ByteSink, words: inout WordTable) {
        sink.put(since) { $0.put($1) }
        sink.put(UInt64(hours.count))
        for hour in hours { hour.encode(into: &sink, words: &words) }
    }

    /// Reads it back.
    init(from source: inout ByteSource, words: WordTable) throws(CodingFault) {
        self.init()
        since = try source.optional { source throws(CodingFault) in try source.time() }
        for _ in 0..<(try source.count()) {
            let hour = try Hour(from: &source, words: words)
            guard hours.last.map({ $0.hour < hour.hour }) ?? true else {
                throw CodingFault("the hours of alarms are out of order")
            }
            hours.append(hour)
        }
    }
}

extension AlarmRecord.Hour {
    fileprivate func encode(into sink: inout ByteSink, words: inout WordTable) {
        sink.put(signed: hour)
        for count in windows + priorities { sink.put(count) }
        let order = sources.keys.sorted { ($0.device, $0.kind.rawValue) < ($1.device, $1.kind.rawValue) }
        sink.put(UInt64(order.count))
        for source in order {
            source.device.encode(into: &sink)
            words.put(source.kind.rawValue, into: &sink)
            sink.put(sources[source] ?? 0)
        }
        for times in noticed {
            sink.put(UInt64(times.counts.count))
            for count in times.counts { sink.put(count) }
        }
    }

    fileprivate init(from source: inout ByteSource, words: WordTable) throws(CodingFault) {
        self.init(hour: try source.signed())
        for place in windows.indices { windows[place] = try source.smallCount() }
        for place in priorities.indices { priorities[place] = try source.smallCount() }
        for _ in 0..<(try source.count()) {
            let device = try DeviceID(from: &source)
            let kind = AlarmKind(rawValue: try words.word(from: &source)) ?? .other
            sources[AlarmRecord.Source(device: device, kind: kind)] = try source.smallCount()
        }
        for priority in noticed.indices {
            let steps = try source.count()
            guard steps == 0 || steps == NoticeTimes.steps.count + 1 else {
                throw CodingFault("times to acknowledge have \(steps) steps")
            }
            for _ in 0..<steps { noticed[priority].counts.append(try source.smallCount()) }
        }
    }
}

extension ByteSource {
    /// Takes how often something happened: never less than nothing, nor so much that a sum of them overflows.
    fileprivate mutating func smallCount() throws(CodingFault) -> Int {
        let count = try int()
        guard (0...1_000_000_000_000).contains(count) else { throw CodingFault("\(count) is no count") }
        return count
    }
}
