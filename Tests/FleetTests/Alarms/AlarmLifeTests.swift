import Testing

@testable import Fleet

/// Timers, limits and restarts in the life of an alarm, through the store.
@Suite struct AlarmLifeTests {
    private let ana = Operator(user: "ana", terminal: "pts/3")

    private func perform(_ desk: AlarmDesk, _ action: OperatorAction, at seconds: Double) -> Int {
        desk.store.perform(action, by: ana, at: Tracker.at(seconds))
    }

    private func shelve(_ desk: AlarmDesk, minutes: Double, reason: String = "works", at seconds: Double = 10) -> Int {
        let until = Tracker.at(seconds + minutes * 60)
        return perform(
            desk, .shelve(desk.alarms.map(\.id), until: until, endsAtClear: false, reason: reason), at: seconds)
    }

    @Test("a momentary alarm ends by itself and still needs one acknowledgement")
    func momentary() {
        let desk = AlarmDesk()
        desk.alarm(.vibration, at: 0)
        desk.store.sweep(at: Tracker.at(119))
        #expect(desk.alarms.first?.state == .unacknowledged)
        desk.store.sweep(at: Tracker.at(121))
        #expect(desk.alarms.first?.state == .returned)
        #expect(desk.alarms.first?.endedAt == Tracker.at(120))
        desk.acknowledge(0, at: 200)
        #expect(desk.alarms.first?.state == .cleared)
        #expect(desk.alarms.first?.history.map(\.change) == [.raised, .ended, .acknowledged])
        #expect(desk.alarms.first?.history.last?.by == Operator(user: "ana"))
    }

    @Test("a latching alarm waits for its reset")
    func latching() throws {
        let desk = AlarmDesk()
        desk.alarm(.sos, at: 0)
        desk.acknowledge(0, at: 5)
        desk.store.sweep(at: Tracker.at(61))
        let id = try #require(desk.alarms.first?.id)
        #expect(desk.alarms.first?.state == .latched)
        #expect(perform(desk, .reset([id]), at: 70) == 1)
        #expect(desk.alarms.first?.state == .cleared)
        #expect(perform(desk, .reset([id]), at: 71) == 0)
    }

    @Test("an acknowledged alarm that lasts comes back after its time")
    func ackTimeout() {
        var change = AlarmRuleChange()
        change.ackTimeoutMilliseconds = 600_000
        var rules = AlarmRules()
        rules.changes[.powerCut] = change
        let desk = AlarmDesk(policy: FleetPolicy(alarmRules: rules))
        desk.alarm(.powerCut, at: 0)
        desk.acknowledge(0, at: 10)
        desk.store.sweep(at: Tracker.at(609))
        #expect(desk.alarms.first?.state == .acknowledged)
        desk.store.sweep(at: Tracker.at(610))
        #expect(desk.alarms.first?.state == .unacknowledged)
    }

    @Test("with an on-delay only what lasts is raised")
    func onDelay() {
        var change = AlarmRuleChange()
        change.onDelayMilliseconds = 5000
        change.priority = 2
        var rules = AlarmRules()
        rules.changes[.powerCut] = change
        let desk = AlarmDesk(policy: FleetPolicy(alarmRules: rules))
        desk.alarm(.powerCut, at: 0)
        desk.position(externalPower: true, at: 3)
        desk.store.sweep(at: Tracker.at(10))
        #expect(desk.alarms.isEmpty, "the supply was back")
        desk.alarm(.powerCut, at: 20)
        desk.store.sweep(at: Tracker.at(24))
        #expect(desk.alarms.isEmpty)
        desk.store.sweep(at: Tracker.at(25))
        #expect(desk.alarms.map(\.state) == [.unacknowledged])
        #expect(desk.alarms.first?.priority == 2)
    }

    @Test("shelving has limits: a reason, a time, and some kinds never")
    func limits() {
        let desk = AlarmDesk()
        desk.alarm(.powerCut, at: 0)
        #expect(shelve(desk, minutes: 16) == 0, "critical: 15 minutes at most")
        #expect(shelve(desk, minutes: 10, reason: "  ") == 0, "a reason is required")
        #expect(shelve(desk, minutes: -1) == 0)
        #expect(shelve(desk, minutes: 15) == 1)
        let sos = AlarmDesk()
        sos.alarm(.sos, at: 0)
        #expect(shelve(sos, minutes: 1) == 0)
        #expect(sos.alarms.first?.shelvingProblem?.words == "SOS can not be shelved")
        let door = AlarmDesk()
        door.alarm(.door, at: 0)
        #expect(shelve(door, minutes: 8 * 60 + 1) == 0)
        for round in 0..<3 {
            let at = Double(round) * 10
            #expect(shelve(door, minutes: 60, at: at) == 1)
            #expect(perform(door, .unshelve(door.alarms.map(\.id)), at: at + 1) == 1)
        }
        #expect(shelve(door, minutes: 60, at: 50) == 0, "the third time again needs a note")
        #expect(perform(door, .note(door.alarms.map(\.id), text: "new sensor on Monday"), at: 51) == 1)
        #expect(shelve(door, minutes: 60, at: 52) == 1)
    }

    @Test("no GPS fix says nothing while the device is offline")
    func suppression() {
        var book = AlarmBook()
        var moment = AlarmBook.Moment(Tracker.at(0), sequence: 1)
        let device = Tracker.id("861785001515349")
        func news(_ kind: AlarmKind) -> AlarmOccurrence {
            AlarmOccurrence(Signal(kind, .began, at: Tracker.at(0)), device: device, near: nil)
        }
        book.take(news(.gpsLost), rule: AlarmKind.gpsLost.traits.rule, &moment)
        book.take(news(.offline), rule: AlarmKind.offline.traits.rule, &moment)
        #expect(book.alarms.map(\.state) == [.suppressed, .unacknowledged])
        book.end(news(.offline).key, &moment)
        #expect(book.alarms.map(\.state) == [.unacknowledged, .returned])
    }

    @Test("what is out of service stays hidden until it is back, also what comes meanwhile")
    func outOfService() throws {
        let desk = AlarmDesk()
        desk.alarm(.door, at: 0)
        let scope = AlarmScope(device: Tracker.id("861785001515349"))
        #expect(perform(desk, .takeOutOfService([scope], reason: "workshop"), at: 1) == 1)
        desk.alarm(.powerCut, at: 2)
        #expect(desk.alarms.map(\.state) == [.outOfService, .outOfService])
        #expect(desk.store.snapshot().withdrawals[scope]?.reason == "workshop")
        desk.store.sweep(at: Tracker.at(99))
        #expect(perform(desk, .returnToService([scope]), at: 100) == 1)
        #expect(desk.alarms.map(\.state) == [.cleared, .unacknowledged], "the door was momentary")
    }

    @Test("a restart in each state gives the same state, and its timers go on", arguments: AlarmState.allCases)
    func restart(state: AlarmState) throws {
        let desk = AlarmDesk()
        let kind: AlarmKind = state == .latched ? .tamper : state == .suppressed ? .gpsLost : .door
        desk.alarm(kind, at: 0)
        let id = try #require(desk.alarms.first?.id)
        let scope = AlarmScope(device: Tracker.id("861785001515349"), kind: kind)
        switch state {
        case .unacknowledged: break
        case .acknowledged: desk.acknowledge(0, at: 1)
        case .returned: desk.store.sweep(at: Tracker.at(61))
        case .latched, .cleared:
            desk.acknowledge(0, at: 1)
            desk.store.sweep(at: Tracker.at(61))
        case .shelved: #expect(shelve(desk, minutes: 60) == 1)
        case .suppressed: desk.store.sweep(at: Tracker.at(90_000))
        case .outOfService: #expect(perform(desk, .takeOutOfService([scope], reason: "x"), at: 1) == 1)
        }
        #expect(desk.alarms.first?.state == state)
        var words = WordTable(dialects: [DialectID("gotop")])
        var sink = ByteSink()
        desk.store.checkpoint().encode(into: &sink, words: &words)
        var source = ByteSource(sink.bytes)
        let after = FleetStore(state: try FleetState(from: &source, words: words))
        #expect(after.snapshot().alarms == desk.alarms)
        for store in [desk.store, after] { store.sweep(at: Tracker.at(4000)) }
        #expect(after.snapshot().alarms == desk.alarms)
        if state == .shelved { #expect(after.snapshot().alarms.first { $0.id == id }?.state == .cleared) }
    }

    @Test("an alarm has the number of its entry, whatever else that entry raises")
    func numbers() throws {
        func numbers(_ kinds: [AlarmKind]) -> [AlarmID] {
            var book = AlarmBook()
            var moment = AlarmBook.Moment(Tracker.at(0), sequence: 77)
            for kind in kinds {
                let news = AlarmOccurrence(
                    Signal(kind, .began, at: Tracker.at(0)), device: Tracker.id("861785001515349"), near: nil)
                book.take(news, rule: kind.traits.rule, &moment)
            }
            return book.alarms.map(\.id)
        }
        let both = numbers([.tow, .offline])
        #expect(numbers([.offline]) == [both[1]])
        #expect(both.allSatisfy { $0.number >> 16 == 77 })
    }

    @Test("a full book makes room for a thousand at once")
    func flood() {
        var book = AlarmBook()
        for device in 0..<6000 {
            var moment = AlarmBook.Moment(Tracker.at(Double(device)), sequence: UInt64(device + 1))
            let news = AlarmOccurrence(
                Signal(.offline, .began, at: moment.at), device: Tracker.id(String(1_000_000 + device)), near: nil)
            book.take(news, rule: AlarmKind.offline.traits.rule, &moment)
        }
        #expect((5000...5250).contains(book.alarms.count))
        #expect(book.alarms.count + book.discarded == 6000)
        #expect(book.alarms.allSatisfy { book.alarm($0.id)?.id == $0.id })
    }
}
