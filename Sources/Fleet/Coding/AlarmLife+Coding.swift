extension AlarmState {
    /// Reads a state back.
    init(from source: inout ByteSource, words: WordTable) throws(CodingFault) {
        let word = try words.word(from: &source)
        guard let state = AlarmState(rawValue: word) else { throw CodingFault("'\(word)' is no state of an alarm") }
        self = state
    }
}

extension AlarmRule {
    /// Puts a rule.
    func encode(into sink: inout ByteSink, words: inout WordTable) {
        sink.put(priority)
        for time in [onDelayMilliseconds, offDelayMilliseconds, ackTimeoutMilliseconds] { sink.put(signed: time) }
        sink.put(byte: latches ? 1 : 0)
        words.put(sound.rawValue, into: &sink)
    }

    /// Reads a rule back.
    init(from source: inout ByteSource, words: WordTable) throws(CodingFault) {
        self.init()
        priority = try source.int()
        onDelayMilliseconds = try source.signed()
        offDelayMilliseconds = try source.signed()
        ackTimeoutMilliseconds = try source.signed()
        latches = try source.byte() != 0
        sound = AlarmSound(rawValue: try words.word(from: &source)) ?? .usual(priority: priority)
    }
}

extension AlarmShelf {
    /// Puts a place on the shelf.
    func encode(into sink: inout ByteSink) {
        sink.put(until)
        sink.put(byte: endsAtClear ? 1 : 0)
        sink.put(reason)
        sink.put(by)
        sink.put(at)
    }

    /// Reads a place on the shelf back.
    init(from source: inout ByteSource) throws(CodingFault) {
        until = try source.time()
        endsAtClear = try source.byte() != 0
        reason = try source.text()
        by = try source.text()
        at = try source.time()
    }
}

extension AlarmWithdrawal {
    /// Puts what is out of service.
    func encode(into sink: inout ByteSink) {
        scope.device.encode(into: &sink)
        sink.put(scope.kind) { $0.put($1.rawValue) }
        sink.put(reason)
        sink.put(by)
        sink.put(at)
    }

    /// Reads back what is out of service.
    init(from source: inout ByteSource) throws(CodingFault) {
        let device = try DeviceID(from: &source)
        let kind = try source.optional { source throws(CodingFault) in try source.text() }
        scope = AlarmScope(device: device, kind: kind.map { AlarmKind(rawValue: $0) ?? .other })
        reason = try source.text()
        by = try source.text()
        at = try source.time()
    }
}

extension AlarmScope: Comparable {
    /// Whether `lhs` stands before `rhs` in a list: by device, then by kind.
    public static func < (lhs: AlarmScope, rhs: AlarmScope) -> Bool {
        (lhs.device, lhs.kind?.rawValue ?? "") < (rhs.device, rhs.kind?.rawValue ?? "")
    }
}

extension AlarmStep {
    /// Puts a step.
    func encode(into sink: inout ByteSink, words: inout WordTable) {
        words.put(change.rawValue, into: &sink)
        words.put(state.rawValue, into: &sink)
        sink.put(at)
        sink.put(by) {
            $0.put($1.user)
            $0.put($1.terminal)
        }
        sink.put(note) { $0.put($1) }
    }

    /// Reads a step back.
    init(from source: inout ByteSource, words: WordTable) throws(CodingFault) {
        let word = try words.word(from: &source)
        guard let change = AlarmTransition.Change(rawValue: word) else {
            throw CodingFault("'\(word)' happens to no alarm")
        }
        self.change = change
        state = try AlarmState(from: &source, words: words)
        at = try source.time()
        by = try source.optional { source throws(CodingFault) in
            Operator(user: try source.text(), terminal: try source.text())
        }
        note = try source.optional { source throws(CodingFault) in try source.text() }
    }
}
