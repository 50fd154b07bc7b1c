import Geo
import TestSupport
import Testing

@testable import Fleet

/// What is put is what is read back, whatever it is; anything else is a fault, not a trap.
@Suite struct CodingTests {
    static let doubles: [Double] = [
        0, -0.0, 1, -1, 0.1, 12.5, 9.26, 10.186, 59.932657, -179.9999999, 1e9, 1e18, -1e300, .infinity, .nan,
        22.546096666666668, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
    ]

    @Test("a number with places is read back to the last bit", arguments: doubles)
    func double(number: Double) throws {
        var sink = ByteSink()
        sink.put(number)
        var source = ByteSource(sink.bytes)
        #expect(try source.double().bitPattern == number.bitPattern)
        #expect(source.isAtEnd)
    }

    @Test("what people write down is short")
    func shortDoubles() {
        for (number, count) in [(9.26, 2), (54.0, 2), (59.932657, 5), (0.0, 1)] {
            var sink = ByteSink()
            sink.put(number)
            #expect(sink.bytes.count == count, "\(number)")
        }
    }

    @Test("whole numbers of any size and sign are read back", arguments: [0, 1, -1, 63, -64, 64, Int.max, Int.min])
    func integer(number: Int) throws {
        var sink = ByteSink()
        sink.put(number)
        var source = ByteSource(sink.bytes)
        #expect(try source.int() == number)
    }

    @Test("a report is read back with every part, with and without coordinates of its own")
    func reports() throws {
        var random = SeededRandom(seed: 7)
        var words = WordTable(dialects: [DialectID("gotop"), DialectID("h02")])
        for _ in 0..<2000 {
            let report = Self.report(&random)
            let received = Tracker.at(Double.random(in: 0...1e6, using: &random).rounded())
            let isApart = Bool.random(using: &random)
            var sink = ByteSink()
            report.encode(into: &sink, received: received, words: &words, withCoordinate: !isApart)
            var source = ByteSource(sink.bytes)
            let read = try Report(
                from: &source, device: report.device, kind: report.kind, received: received, words: words,
                coordinate: isApart ? report.fix?.coordinate : nil)
            #expect(read == report)
            #expect(source.isAtEnd)
        }
    }

    @Test("a stored state that lost its end, or a byte of which changed, is a fault or another state, never a trap")
    func damagedStates() throws {
        var words = WordTable(dialects: [DialectID("gotop"), DialectID("h02")])
        var sink = ByteSink()
        Self.fleet().encode(into: &sink, words: &words)
        var random = SeededRandom(seed: 3)
        for _ in 0..<300 {
            var bytes = sink.bytes
            if Bool.random(using: &random) {
                bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
            } else {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            var source = ByteSource(bytes)
            _ = try? FleetState(from: &source, words: words)
        }
        #expect(throws: CodingFault.self) {
            var source = ByteSource(Array(sink.bytes.dropLast()))
            _ = try FleetState(from: &source, words: words)
        }
    }

    @Test("a state that is read back looks the same and goes on the same")
    func state() throws {
        var words = WordTable(dialects: [DialectID("gotop"), DialectID("h02")])
        var original = Self.fleet()
        var sink = ByteSink()
        original.encode(into: &sink, words: &words)
        var source = ByteSource(sink.bytes)
        var read = try FleetState(from: &source, words: words)
        #expect(source.isAtEnd)
        Self.expectSame(original, read)
        // From here on both take the same and stay the same.
        Self.feed(&original, seed: 99)
        Self.feed(&read, seed: 99)
        Self.expectSame(original, read)
    }

    @Test("a word table that is full writes words out and still reads them back")
    func fullWordTable() throws {
        var words = WordTable(dialects: [])
        for number in 0..<(WordTable.capacity + 10) {
            var sink = ByteSink()
            words.put("word\(number)", into: &sink)
            var source = ByteSource(sink.bytes)
            #expect(try words.word(from: &source) == "word\(number)")
        }
        #expect(words.takeFresh().count == WordTable.capacity)
        #expect(words.takeFresh().isEmpty)
    }

    // MARK: - Fleets

    static func fleet() -> FleetState {
        var state = FleetState()
        feed(&state, seed: 1)
        return state
    }

    static func feed(_ state: inout FleetState, seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for number in 0..<300 {
            let report = report(&random)
            let arrival = Arrival(
                received: Tracker.at(Double(seed) * 1000 + Double(number)), transport: .udp,
                peer: PeerAddress(ipv4: 0x0A00_0001, port: 7), content: .report(report), raw: [1, 2, 3],
                reply: Bool.random(using: &random) ? [9] : [])
            var changes: [FleetChange] = []
            _ = state.take(arrival, policy: FleetPolicy(), changes: &changes)
            state.sequence += 1
            if number % 40 == 0, let alarm = state.snapshot(FleetPolicy()).unacknowledged.first {
                _ = state.perform(
                    .acknowledge([alarm.id]), by: Operator(user: "ana"), at: arrival.received, changes: &changes)
            }
        }
    }

    static func expectSame(_ left: FleetState, _ right: FleetState) {
        var words = WordTable(dialects: [])
        var bytes: [[UInt8]] = []
        for state in [left, right] {
            var sink = ByteSink()
            state.encode(into: &sink, words: &words)
            bytes.append(sink.bytes)
        }
        #expect(bytes[0] == bytes[1])
        let (one, other) = (left.snapshot(FleetPolicy()), right.snapshot(FleetPolicy()))
        #expect(one.alarms == other.alarms)
        #expect(one.totals == other.totals)
        let now = Tracker.at(200_000)
        for (a, b) in zip(one.devices, other.devices) {
            #expect(a.id == b.id)
            #expect(a.lastReport == b.lastReport)
            #expect(a.position == b.position)
            #expect(a.zones == b.zones)
            #expect(a.watch == b.watch)
            #expect(a.usualIntervalMilliseconds == b.usualIntervalMilliseconds)
            #expect(
                DeviceStatus.of(a, at: now, rules: StatusRules()) == DeviceStatus.of(b, at: now, rules: StatusRules()))
        }
    }

    // MARK: - Reports

    static func report(_ random: inout SeededRandom) -> Report {
        func maybe<Value>(_ value: @autoclosure () -> Value) -> Value? { Bool.random(using: &random) ? value() : nil }
        func number(_ range: ClosedRange<Double>) -> Double {
            let value = Double.random(in: range, using: &random)
            return Bool.random(using: &random) ? value : (value * 100).rounded() / 100
        }
        let digits = String(86_178_500_151_500 + Int.random(in: 0..<20, using: &random))
        var report = Report(
            dialect: DialectID(Bool.random(using: &random) ? "gotop" : "h02"), device: Tracker.id(digits),
            kind: ReportKind.allCases.randomElement(using: &random) ?? .position,
            type: maybe("CMD-T") ?? "\u{1b}[31m…")
        if Bool.random(using: &random) {
            var fix = Fix(isValid: Bool.random(using: &random))
            fix.time = maybe(Tracker.at(number(-1e6...1e6).rounded()))
            fix.coordinate = maybe(Coordinate(latitude: number(-90...90), longitude: number(-180...180)))
            fix.speedKmh = maybe(number(0...300))
            fix.courseDeg = maybe(number(0...359))
            fix.altitudeM = maybe(number(-400...9000))
            fix.satellites = maybe(Int.random(in: 0...20, using: &random))
            fix.hdop = maybe(number(0...99))
            report.fix = fix
        }
        report.power.external = maybe(Bool.random(using: &random))
        report.power.charging = maybe(Bool.random(using: &random))
        report.power.batteryPercent = maybe(Int.random(in: 0...100, using: &random))
        report.power.batteryVolts = maybe(number(0...30))
        report.power.batteryLevel = maybe(Int.random(in: 0...6, using: &random))
        report.radio.signal = maybe(Int.random(in: 0...100, using: &random))
        report.radio.mcc = maybe(Int.random(in: 0...999, using: &random))
        report.radio.mnc = maybe(Int.random(in: 0...999, using: &random))
        report.radio.lac = maybe(Int.random(in: 0...65_535, using: &random))
        report.radio.cid = maybe(Int.random(in: 0...268_435_455, using: &random))
        report.ignition = maybe(Bool.random(using: &random))
        report.armed = maybe(Bool.random(using: &random))
        report.engineCut = maybe(Bool.random(using: &random))
        report.odometerKm = maybe(number(0...1e6))
        report.temperatureC = maybe(number(-40...90))
        report.alarm = maybe(AlarmKind.allCases.randomElement(using: &random) ?? .other)
        report.alarmCode = maybe("B1-\(Int.random(in: 0...99, using: &random))")
        report.statusHex = maybe("FFFFFBFF")
        report.vendorText = maybe("größe, \u{202e}text")
        report.command = maybe("S20")
        report.zone = maybe(Int.random(in: 0...9, using: &random))
        report.isStoredRecord = Bool.random(using: &random)
        return report
    }
}
