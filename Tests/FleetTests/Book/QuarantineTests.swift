import Testing

@testable import Fleet

/// Trackers that nobody has entered.
@Suite struct QuarantineTests {
    private let known = "861785001515349"
    private let stranger = "861785001515350"
    private let ana = Operator(user: "ana")

    private func message(_ digits: String, at seconds: Double) -> Arrival {
        Tracker.arrival(Tracker.report(digits, .heartbeat, type: "CMD-X"), at: seconds)
    }

    private func store(_ unknown: UnknownPolicy = .quarantine) -> FleetStore {
        FleetStore(policy: FleetPolicy(book: FleetBook(names: [Tracker.id(known): "Van 12"]), unknown: unknown))
    }

    @Test func aStrangerIsListedWithAllThatIsKnownOfIt() throws {
        let store = store()
        var last = message(stranger, at: 9)
        last.raw = [UInt8](repeating: 7, count: 5000)
        last.transport = .udp
        store.apply([message(stranger, at: 1), message(known, at: 2), last])
        let quarantine = store.snapshot().quarantine
        let tracker = try #require(quarantine.waiting.first)
        #expect(quarantine.waitingCount == 1)
        #expect(tracker.id == Tracker.id(stranger))
        #expect((tracker.firstSeen, tracker.lastSeen) == (Tracker.at(1), Tracker.at(9)))
        #expect(tracker.count == 2 && tracker.dialect.name == "gotop" && tracker.transport == .udp)
        #expect(tracker.raw == [UInt8](repeating: 7, count: 256), "cut")
        #expect(tracker.peer.description == "198.51.100.7:41234")
        #expect(store.snapshot().devices.map(\.id) == [Tracker.id(known)])
    }

    @Test(arguments: [UnknownPolicy.accept, .reject]) func otherPoliciesListNobody(_ policy: UnknownPolicy) {
        let store = store(policy)
        store.apply([message(stranger, at: 1)])
        #expect(store.snapshot().quarantine.waitingCount == 0)
    }

    @Test func anAdoptedOneIsLetInFromItsNextMessageOn() {
        let store = store()
        store.apply([message(stranger, at: 1)])
        #expect(store.perform(.adopt(Tracker.id(stranger)), by: ana, at: Tracker.at(2)) == 1)
        #expect(store.perform(.adopt(Tracker.id(stranger)), by: ana, at: Tracker.at(2)) == 0, "done already")
        #expect(store.snapshot().quarantine.waitingCount == 0)
        #expect(store.snapshot().devices.isEmpty)
        store.apply([message(stranger, at: 3)])
        #expect(store.snapshot().devices.map(\.id) == [Tracker.id(stranger)])
    }

    @Test func aRefusedOneStaysOutIsCountedAndCanBeTakenBack() {
        let store = store()
        let id = Tracker.id(stranger)
        store.apply([message(stranger, at: 1)])
        #expect(store.perform(.refuse(id), by: ana, at: Tracker.at(2)) == 1)
        store.apply([message(stranger, at: 3), message(stranger, at: 4)])
        var quarantine = store.snapshot().quarantine
        #expect(quarantine.waitingCount == 0 && quarantine.refused == [id])
        #expect(quarantine.tracker(id)?.count == 3)
        #expect(quarantine.decisions[id] == Quarantine.Decision(isAdopted: false, by: "ana", at: Tracker.at(2)))
        #expect(store.snapshot().totals.unknownRefused == 3)
        #expect(store.perform(.reconsider(id), by: ana, at: Tracker.at(5)) == 1)
        quarantine = store.snapshot().quarantine
        #expect(quarantine.waiting.map(\.id) == [id] && quarantine.refused.isEmpty)
        #expect(store.perform(.reconsider(id), by: ana, at: Tracker.at(5)) == 0)
    }

    @Test func whoIsInTheBookNowNoLongerWaits() {
        let store = store()
        store.apply([message(stranger, at: 1)])
        store.take(book: FleetBook(names: [Tracker.id(stranger): "Van 13"]))
        #expect(store.snapshot().quarantine.waitingCount == 0)
        store.apply([message(stranger, at: 2)])
        #expect(store.snapshot().devices.map(\.name) == ["Van 13"])
    }

    @Test func theListHasAnEndAndTheOneLeastRecentlyHeardGoesFirst() {
        let store = store()
        let digits = (0..<Quarantine.capacity).map { String(1000 + $0) }
        for (second, one) in digits.enumerated() { store.apply([message(one, at: Double(second))]) }
        // The first one speaks again and again, many times more often than the list is long.
        for round in 0..<(6 * Quarantine.capacity) { store.apply([message(digits[0], at: 2000 + Double(round))]) }
        store.apply([message("9", at: 9000), message("8", at: 9001)])
        let quarantine = store.snapshot().quarantine
        #expect(quarantine.waitingCount == Quarantine.capacity)
        #expect(quarantine.goneCount == 2)
        let listed = Set(quarantine.waiting.map(\.id.description))
        #expect(listed == Set(digits).subtracting([digits[1], digits[2]]).union(["8", "9"]))
        #expect(quarantine.waiting.prefix(3).map(\.id.description) == ["8", "9", digits[0]])
    }

    @Test func aFloodOfIdentitiesNeverMakesTheListLonger() {
        let store = store()
        for start in stride(from: 0, to: 20_000, by: 500) {
            store.apply((start..<(start + 500)).map { message(String(100_000 + $0), at: Double($0)) })
            #expect(store.snapshot().quarantine.waitingCount <= Quarantine.capacity)
        }
        #expect(store.snapshot().quarantine.goneCount == 19_000)
    }

    @Test func decisionsAreKeptWithTheFleet() throws {
        let store = store()
        store.apply([message(stranger, at: 1), message("77", at: 1)])
        store.perform(.adopt(Tracker.id(stranger)), by: ana, at: Tracker.at(2))
        store.perform(.refuse(Tracker.id("77")), by: ana, at: Tracker.at(3))
        var words = WordTable(dialects: [DialectID("gotop")])
        var sink = ByteSink()
        store.checkpoint().encode(into: &sink, words: &words)
        var source = ByteSource(sink.bytes)
        let read = try FleetState(from: &source, words: words)
        #expect(source.isAtEnd)
        #expect(read.quarantine.decisions == store.snapshot().quarantine.decisions)
        let again = FleetStore(state: read, policy: FleetPolicy(unknown: .quarantine))
        again.apply([message(stranger, at: 9), message("77", at: 9)])
        #expect(again.snapshot().devices.map(\.id) == [Tracker.id(stranger)])
        #expect(again.snapshot().quarantine.waitingCount == 0)
    }
}
