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
        sink.put(area) { $0.put($1.text) }
        sink.put(byte: isHeld ? 1 : 0)
        facts.encode(into: &sink, words: &words)
        sink.put(raisedAt)
        sink.put(lastAt)
        sink.put(deviceTime) { $0.put($1) }
        sink.put(count)
        sink.put(byte: isLate ? 1 : 0)
        sink.put(coordinate) { $1.encode(into: &$0) }
        sink.put(acknowledgement) {
            $0.put($1.by)
            $0.put($1.at)
            $0.put($1.terminal)
        }
        sink.put(endedAt) { $0.put($1) }
        encodeLife(into: &sink, words: &words)
    }

    private func encodeLife(into sink: inout ByteSink, words: inout WordTable) {
        words.put(state.rawValue, into: &sink)
        sink.put(byte: isActive ? 1 : 0)
        rule.encode(into: &sink, words: &words)
        sink.put(shelf) { $1.encode(into: &$0) }
        sink.put(shelvings)
        sink.put(lastShelvedAt) { $0.put($1) }
        sink.put(withdrawal) { sink, withdrawal in withdrawal.encode(into: &sink) }
        sink.put(UInt64(notes.count))
        for note in notes {
            sink.put(note.text)
            sink.put(note.by)
            sink.put(note.at)
        }
        sink.put(UInt64(history.count))
        for step in history { step.encode(into: &sink, words: &words) }
        sink.put(burst) { $0.put($1.number) }
        sink.put(byte: isFirstOut ? 1 : 0)
    }

    private mutating func readLife(from source: inout ByteSource, words: WordTable) throws(CodingFault) {
        state = try AlarmState(from: &source, words: words)
        isActive = try source.byte() != 0
        rule = try AlarmRule(from: &source, words: words)
        shelf = try source.optional { source throws(CodingFault) in try AlarmShelf(from: &source) }
        shelvings = try source.int()
        lastShelvedAt = try source.optional { source throws(CodingFault) in try source.time() }
        withdrawal = try source.optional { source throws(CodingFault) in try AlarmWithdrawal(from: &source) }
        for _ in 0..<(try source.count()) {
            notes.append(AlarmNote(text: try source.text(), by: try source.text(), at: try source.time()))
        }
        for _ in 0..<(try source.count()) { history.append(try AlarmStep(from: &source, words: words)) }
        burst = try source.optional { source throws(CodingFault) in AlarmID(number: try source.number()) }
        isFirstOut = try source.byte() != 0
    }

    /// Reads an alarm back.
    public init(from source: inout ByteSource, words: WordTable) throws(CodingFault) {
        let id = AlarmID(number: try source.number())
        let device = try DeviceID(from: &source)
        let kind = AlarmKind(rawValue: try words.word(from: &source)) ?? .other
        let priority = try source.int()
        let code = try source.optional { source throws(CodingFault) in try source.text() }
        let zone = try source.optional { source throws(CodingFault) in try source.int() }
        let area = try source.optional { source throws(CodingFault) in ZoneID(try source.text()) }
        let isHeld = try source.byte() != 0
        let facts = try AlarmFacts(from: &source, words: words)
        let raisedAt = try source.time()
        let lastAt = try source.time()
        let deviceTime = try source.optional { source throws(CodingFault) in try source.time() }
        let count = try source.int()
        let isLate = try source.byte() != 0
        let coordinate = try source.optional { source throws(CodingFault) in try Coordinate(from: &source) }
        self.init(
            id: id, device: device, kind: kind, priority: priority, code: code, zone: zone, area: area, isHeld: isHeld,
            facts: facts, raisedAt: raisedAt, lastAt: lastAt, deviceTime: deviceTime, count: count, isLate: isLate,
            coordinate: coordinate, rule: AlarmRule())
        acknowledgement = try source.optional { source throws(CodingFault) in
            Acknowledgement(by: try source.text(), at: try source.time(), terminal: try source.text())
        }
        endedAt = try source.optional { source throws(CodingFault) in try source.time() }
        try readLife(from: &source, words: words)
    }
}

extension AlarmBook {
    /// Puts all alarms.
    func encode(into sink: inout ByteSink, words: inout WordTable) {
        sink.put(discarded)
        for list in [alarms, pending] {
            sink.put(UInt64(list.count))
            for alarm in list { alarm.encode(into: &sink, words: &words) }
        }
        let withdrawn = withdrawals.values.sorted { $0.scope < $1.scope }
        sink.put(UInt64(withdrawn.count))
        for withdrawal in withdrawn { withdrawal.encode(into: &sink) }
        gauge.encode(into: &sink)
        record.encode(into: &sink, words: &words)
    }

    /// Reads all alarms back.
    init(from source: inout ByteSource, words: WordTable) throws(CodingFault) {
        let discarded = try source.int()
        var alarms: [Alarm] = []
        var known: Set<AlarmID> = []
        for _ in 0..<(try source.count()) {
            let alarm = try Alarm(from: &source, words: words)
            guard known.insert(alarm.id).inserted else { throw CodingFault("an alarm is there twice") }
            alarms.append(alarm)
        }
        var pending: [Alarm] = []
        for _ in 0..<(try source.count()) { pending.append(try Alarm(from: &source, words: words)) }
        var withdrawn: [AlarmWithdrawal] = []
        for _ in 0..<(try source.count()) { withdrawn.append(try AlarmWithdrawal(from: &source)) }
        self.init(alarms: alarms, discarded: discarded, withdrawals: withdrawn, pending: pending)
        gauge = try FloodGauge(from: &source)
        record = try AlarmRecord(from: &source, words: words)
    }
}

extension AlarmFacts {
    /// Puts what is known.
    func encode(into sink: inout ByteSink, words: inout WordTable) {
        sink.put(limitKmh) { $0.put($1) }
        sink.put(peakKmh) { $0.put($1) }
        sink.put(lastedMilliseconds) { $0.put(signed: $1) }
        sink.put(batteryPercent) { $0.put($1) }
        sink.put(clockMinutes) { $0.put($1) }
        sink.put(UInt64(peers.count))
        for peer in peers {
            sink.put(byte: peer.ipv4 == nil ? 0 : 1)
            peer.encode(into: &sink, words: &words)
        }
    }

    /// Reads it back.
    init(from source: inout ByteSource, words: WordTable) throws(CodingFault) {
        limitKmh = try source.optional { source throws(CodingFault) in try source.double() }
        peakKmh = try source.optional { source throws(CodingFault) in try source.double() }
        lastedMilliseconds = try source.optional { source throws(CodingFault) in try source.signed() }
        batteryPercent = try source.optional { source throws(CodingFault) in try source.int() }
        clockMinutes = try source.optional { source throws(CodingFault) in try source.int() }
        for _ in 0..<(try source.count()) {
            let isIPv4 = try source.byte() == 1
            peers.append(try PeerAddress(from: &source, words: words, isIPv4: isIPv4))
        }
    }
}
