import Geo

extension Device {
    /// Puts all that is known about the device; its trail and its messages are kept elsewhere.
    func encode(into sink: inout ByteSink, words: inout WordTable) {
        id.encode(into: &sink)
        sink.put(firstHeard)
        sink.put(signed: lastHeard.milliseconds(since: firstHeard))
        sink.put(byte: (transport == .udp ? 1 : 0) | (peer.ipv4 == nil ? 2 : 0))
        sink.put(byte: lastReport.kind.code)
        peer.encode(into: &sink, words: &words)
        sink.put(position) { $1.encode(into: &$0) }
        sink.put(claimedCoordinate) { $1.encode(into: &$0) }
        stateReport.encode(into: &sink, received: lastHeard, words: &words, withCoordinate: true)
        lastReport.encode(into: &sink, received: lastHeard, words: &words, withCoordinate: true)
        sink.put(lastRaw)
        sink.put(clockAheadMilliseconds) { $0.put(signed: $1) }
        sink.put(byte: hasImplausibleClock ? 1 : 0)
        counts.encode(into: &sink)
        sink.put(UInt64(answered.marks.count))
        for mark in answered.marks { sink.put(fixed: mark, bytes: 8) }
        clock.encode(into: &sink)
        judge.encode(into: &sink)
        sink.put(lastFlaw) {
            $0.put($1.flaw.rawValue)
            $0.put($1.arrival)
        }
        interval.encode(into: &sink)
        sink.put(motion) { $1.encode(into: &$0) }
        sink.put(lastLiveFix) {
            $0.put($1.time)
            $0.put($1.arrival)
        }
        zones.encode(into: &sink)
        watch.encode(into: &sink, words: &words)
        trips.encode(into: &sink)
    }

    /// Reads a device back.
    init(from source: inout ByteSource, words: WordTable) throws(CodingFault) {
        let id = try DeviceID(from: &source)
        let firstHeard = try source.time()
        let lastHeard = firstHeard.adding(milliseconds: try source.signed())
        let flags = try source.byte()
        let transport: Transport = flags & 1 == 0 ? .tcp : .udp
        let kind = try ReportKind(code: try source.byte())
        let peer = try PeerAddress(from: &source, words: words, isIPv4: flags & 2 == 0)
        let position = try source.optional { source throws(CodingFault) in try Position(from: &source) }
        let claimed = try source.optional { source throws(CodingFault) in try Coordinate(from: &source) }
        let state = try Report(from: &source, device: id, kind: .position, received: lastHeard, words: words)
        let last = try Report(from: &source, device: id, kind: kind, received: lastHeard, words: words)
        let origin = Arrival(
            received: firstHeard, transport: transport, peer: peer, content: .report(last), raw: try source.data())
        self.init(last, from: origin, name: nil)
        self.lastHeard = lastHeard
        self.position = position
        claimedCoordinate = claimed
        stateReport = state
        clockAheadMilliseconds = try source.optional { source throws(CodingFault) in try source.signed() }
        hasImplausibleClock = try source.byte() != 0
        counts = try DeviceCounts(from: &source)
        var marks: [UInt64] = []
        for _ in 0..<(try source.count()) { marks.append(try source.fixed(bytes: 8)) }
        answered = AnsweredReports(marks: marks)
        clock = try DeviceClock(from: &source)
        judge = try FixJudge(from: &source)
        lastFlaw = try source.optional { source throws(CodingFault) in
            FlawedFix(flaw: FixFlaw(rawValue: try source.text()) ?? .invalid, arrival: try source.time())
        }
        interval = try ReportInterval(from: &source)
        motion = try source.optional { source throws(CodingFault) in try Motion(from: &source) }
        lastLiveFix = try source.optional { source throws(CodingFault) in
            LiveFix(time: try source.time(), arrival: try source.time())
        }
        zones = try ZonePresence(from: &source)
        watch = try DeviceWatch(from: &source, words: words)
        trips = try TripRecorder(from: &source)
    }

    /// The newest value of everything the device ever told, in the shape of a report.
    private var stateReport: Report {
        get {
            var report = Report(dialect: lastReport.dialect, device: id, kind: .position, type: "")
            var fix = Fix(isValid: false)
            (fix.satellites, fix.hdop, fix.altitudeM) = (satellites, hdop, altitudeM)
            report.fix = fix
            (report.power, report.radio, report.temperatureC) = (power, radio, temperatureC)
            (report.ignition, report.armed, report.engineCut) = (ignition, armed, engineCut)
            return report
        }
        set {
            (satellites, hdop, altitudeM) = (newValue.fix?.satellites, newValue.fix?.hdop, newValue.fix?.altitudeM)
            (power, radio, temperatureC) = (newValue.power, newValue.radio, newValue.temperatureC)
            (ignition, armed, engineCut) = (newValue.ignition, newValue.armed, newValue.engineCut)
        }
    }
}

extension DeviceID {
    /// Puts the number and how many digits it has.
    func encode(into sink: inout ByteSink) {
        sink.put(value)
        sink.put(byte: digitCount)
    }

    /// Reads an identity back.
    init(from source: inout ByteSource) throws(CodingFault) {
        let digits = String(try source.number())
        let count = Int(try source.byte())
        let text = String(repeating: "0", count: max(0, min(19, count) - digits.count)) + digits
        guard text.utf8.count == count, let id = DeviceID(text) else { throw CodingFault("\(text) is no identity") }
        self = id
    }
}

extension PeerAddress {
    /// Puts address and port; whether it is IPv4 stands elsewhere.
    func encode(into sink: inout ByteSink, words: inout WordTable) {
        sink.put(fixed: UInt64(port), bytes: 2)
        if let ipv4 {
            words.put(host: ipv4, into: &sink)
        } else {
            sink.put(fixed: high, bytes: 8)
            sink.put(fixed: low, bytes: 8)
        }
    }

    /// Reads address and port back.
    init(from source: inout ByteSource, words: WordTable, isIPv4: Bool) throws(CodingFault) {
        let port = UInt16(truncatingIfNeeded: try source.fixed(bytes: 2))
        if isIPv4 {
            self.init(ipv4: try words.host(from: &source), port: port)
        } else {
            self.init(high: try source.fixed(bytes: 8), low: try source.fixed(bytes: 8), port: port)
        }
    }
}

extension Position {
    /// Puts place, time, speed and course.
    func encode(into sink: inout ByteSink) {
        coordinate.encode(into: &sink)
        sink.put(time)
        sink.put(speedKmh) { $0.put($1) }
        sink.put(courseDeg) { $0.put($1) }
    }

    /// Reads them back.
    init(from source: inout ByteSource) throws(CodingFault) {
        self.init(
            coordinate: try Coordinate(from: &source), time: try source.time(),
            speedKmh: try source.optional { source throws(CodingFault) in try source.double() },
            courseDeg: try source.optional { source throws(CodingFault) in try source.double() })
    }
}

extension DeviceCounts {
    fileprivate func encode(into sink: inout ByteSink) {
        for count in [reports, positions, invalidFixes, late, clockAhead, alarms, repetitions] { sink.put(count) }
        let known = flaws.sorted { $0.key.rawValue < $1.key.rawValue }
        sink.put(UInt64(known.count))
        for (flaw, count) in known {
            sink.put(flaw.rawValue)
            sink.put(count)
        }
    }

    fileprivate init(from source: inout ByteSource) throws(CodingFault) {
        self.init()
        reports = try source.int()
        positions = try source.int()
        invalidFixes = try source.int()
        late = try source.int()
        clockAhead = try source.int()
        alarms = try source.int()
        repetitions = try source.int()
        for _ in 0..<(try source.count()) {
            let flaw = FixFlaw(rawValue: try source.text())
            let count = try source.int()
            if let flaw { flaws[flaw] = count }
        }
    }
}
