import Testing

@testable import Fleet

/// When a flood begins and ends.
@Suite struct FloodGaugeTests {
    private func gauge(_ seconds: [Double]) -> FloodGauge {
        var gauge = FloodGauge()
        for second in seconds { gauge.note(at: Tracker.at(second)) }
        return gauge
    }

    @Test("more than ten in ten minutes begin it, ten do not")
    func begins() {
        #expect(gauge((0..<10).map { Double($0) * 50 }).flood(at: Tracker.at(460)) == nil)
        let flood = gauge((0..<11).map { Double($0) * 50 }).flood(at: Tracker.at(500))
        #expect(flood == Flood(count: 11, since: Tracker.at(500)))
        #expect(
            gauge((0..<11).map { Double($0) * 70 }).flood(at: Tracker.at(700)) == nil, "never 11 within ten minutes")
    }

    @Test("it ends when fewer than five came in ten minutes, by time alone")
    func ends() {
        let gauge = gauge((0..<11).map { Double($0) * 10 })
        #expect(gauge.count(at: Tracker.at(650)) == 5)
        #expect(gauge.flood(at: Tracker.at(650))?.count == 5)
        #expect(gauge.flood(at: Tracker.at(661)) == nil)
    }

    @Test("between ten and five it goes on, and a new one after its end begins anew")
    func hysteresis() {
        var gauge = gauge((0..<11).map { Double($0) * 10 })
        gauge.note(at: Tracker.at(640))
        #expect(gauge.flood(at: Tracker.at(640))?.since == Tracker.at(100))
        gauge.note(at: Tracker.at(2000))
        #expect(gauge.flood(at: Tracker.at(2000)) == nil)
        for second in 0..<10 { gauge.note(at: Tracker.at(2001 + Double(second))) }
        #expect(gauge.flood(at: Tracker.at(2010)) == Flood(count: 11, since: Tracker.at(2010)))
    }

    @Test("it is bounded, and a clock that goes back does not stop it")
    func bounded() {
        var gauge = gauge((0..<100_000).map { Double($0) * 0.1 })
        #expect(gauge.seconds.count <= 600)
        #expect(gauge.count(at: Tracker.at(9999.9)) == 6000)
        gauge.note(at: Tracker.at(5))
        #expect(gauge.count(at: Tracker.at(9999.9)) == 6001)
    }

    @Test("what is told to an operator counts, what is hidden at once does not")
    func annunciated() {
        let desk = AlarmDesk()
        for number in 0..<12 {
            desk.alarm(.door, at: Double(number), code: "G\(number)", device: "86178500151530\(number % 10)")
        }
        #expect(desk.gauge.count(at: Tracker.at(20)) == 10, "two were only counted by their instances")
        desk.alarm(.sos, at: 21)
        desk.acknowledge(10, at: 22)
        desk.unacknowledge(10, at: 23)
        #expect(desk.gauge.count(at: Tracker.at(24)) == 11, "taking an acknowledgement back tells nothing new")
        let scope = AlarmScope(device: Tracker.id("861785001515399"))
        desk.store.perform(
            .takeOutOfService([scope], reason: "workshop"), by: Operator(user: "ana"), at: Tracker.at(25))
        desk.alarm(.door, at: 26, device: "861785001515399")
        #expect(desk.gauge.count(at: Tracker.at(27)) == 11, "out of service")
    }

    @Test("a restart changes nothing")
    func restart() throws {
        let desk = AlarmDesk()
        for number in 0..<15 { desk.alarm(.door, at: Double(number), device: "8617850015153\(10 + number)") }
        desk.acknowledge(3, at: 60)
        let again = try desk.restarted()
        #expect(again.store.snapshot().floodGauge == desk.gauge)
        #expect(again.store.snapshot().alarmRecord == desk.store.snapshot().alarmRecord)
        #expect(again.alarms == desk.alarms)
        #expect(again.alarms.allSatisfy { $0.burst == desk.alarms[0].id })
    }
}

extension AlarmDesk {
    var gauge: FloodGauge { store.snapshot().floodGauge }

    /// The same after its state was written and read back.
    func restarted() throws -> AlarmDesk {
        var (sink, words) = (ByteSink(), WordTable(dialects: [DialectID("gotop")]))
        store.checkpoint().encode(into: &sink, words: &words)
        var source = ByteSource(sink.bytes)
        return AlarmDesk(state: try FleetState(from: &source, words: words))
    }

    /// A desk that goes on with a state.
    init(state: FleetState) {
        store = FleetStore(state: state, policy: FleetPolicy())
    }
}
