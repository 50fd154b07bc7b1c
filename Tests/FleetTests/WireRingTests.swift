import Testing

@testable import Fleet

/// The last messages as they went over the wire: what is kept, in which order, and how much.
@Suite struct WireRingTests {
    private let digits = "861785001515349"
    private var id: DeviceID { Tracker.id(digits) }

    private func arrival(
        _ type: String = "CMD-T", of digits: String = "861785001515349", at seconds: Double = 0, raw: [UInt8] = [0x23],
        reply: [UInt8] = []
    ) -> Arrival {
        var arrival = Tracker.arrival(Tracker.report(digits, .heartbeat, type: type), at: seconds)
        arrival.raw = raw
        arrival.reply = reply
        return arrival
    }

    private func noise(_ reason: String = "no dialect recognised", port: UInt16 = 41234) -> Arrival {
        Arrival(
            received: Tracker.at(1), transport: .tcp, peer: PeerAddress(ipv4: 0xC633_6407, port: port),
            content: .unparsed(reason: reason), raw: [1, 2])
    }

    @Test func aMessageAndItsAnswerStandOneAfterTheOther() {
        let store = FleetStore()
        store.apply([arrival("login", raw: [1, 2, 3], reply: [9]), arrival("CMD-X", at: 2)])
        let messages = store.snapshot().wireMessages(of: id)
        #expect(messages.map(\.direction) == [.received, .sent, .received])
        #expect(messages.map(\.summary) == ["login", "answer to login", "CMD-X"])
        #expect(messages.map(\.bytes) == [[1, 2, 3], [9], [0x23]])
        #expect(messages.allSatisfy { $0.device == id && $0.dialect?.name == "gotop" && $0.transport == .tcp })
        #expect(messages.map(\.at) == [Tracker.at(0), Tracker.at(0), Tracker.at(2)])
    }

    @Test func aDeviceKeepsItsLastThirtyTwoOldestFirst() {
        let store = FleetStore()
        store.apply((0..<100).map { arrival("\($0)") })
        #expect(store.snapshot().wireMessages(of: id).map(\.summary) == (68..<100).map { "\($0)" })
    }

    @Test func numbersGrowAndAreNeverGivenTwice() {
        let store = FleetStore()
        for round in 0..<1500 { store.apply([arrival(at: Double(round), reply: round % 3 == 0 ? [1] : []), noise()]) }
        let ids = store.snapshot().wireMessages.map(\.id)
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
    }

    @Test func theRingOfAllKeepsAThousandExchanges() {
        let store = FleetStore()
        store.apply((0..<2345).map { arrival("\($0)", of: String(861_785_001_515_000 + $0 % 7)) })
        #expect(store.snapshot().wireMessages.map(\.summary) == (1345..<2345).map { "\($0)" })
    }

    @Test func longMessagesAreCut() {
        let store = FleetStore()
        store.apply([arrival(raw: Array(repeating: 7, count: 5000), reply: Array(repeating: 8, count: 1025))])
        #expect(store.snapshot().wireMessages.map(\.bytes.count) == [1024, 1024])
        #expect(store.snapshot().wireMessages.map(\.isCut) == [true, true])
        store.apply([arrival(raw: Array(repeating: 7, count: 1024), reply: [1])])
        #expect(store.snapshot().wireMessages.suffix(2).map(\.isCut) == [false, false])
    }

    @Test func inputThatWasNotUnderstoodIsKeptWithItsReason() {
        let store = FleetStore()
        store.apply([noise("gt06: bad checksum")])
        let message = store.snapshot().wireMessages.first
        #expect(message?.summary == "gt06: bad checksum")
        #expect(message?.dialect == nil && message?.device == nil)
        #expect(message?.isUnderstood == false)
    }

    @Test func noiseOnADecidedConnectionNamesItsDialect() {
        var arrival = noise("gotop: no date as DATE:yymmdd")
        arrival.detection = Detection(
            dialect: DialectID("gotop"), evidence: "", at: Tracker.at(0), transport: .tcp, peer: nil)
        let store = FleetStore()
        store.apply([arrival])
        #expect(store.snapshot().wireMessages.map(\.dialect) == [DialectID("gotop")])
    }

    @Test(arguments: [
        ("#1,CMD-X#\r\n", false), ("xx\u{05}", true), ("yy", true), ("$a\u{12}", true), ("a\u{1B}", true),
        ("é\0", false),
    ])
    func aMessageIsTextOrBinaryAsAWhole(_ text: String, _ isBinary: Bool) {
        #expect(WireMessage.isBinary(Array(text.utf8)) == isBinary)
    }

    @Test func noiseFromADevicesAddressStandsAmongItsMessages() {
        let store = FleetStore()
        store.apply([arrival("one"), noise("mine"), noise("of somebody else", port: 1), arrival("two", at: 2)])
        #expect(store.snapshot().wireMessages(of: id).map(\.summary) == ["one", "mine", "two"])
    }

    @Test func messagesOfRefusedTrackersAreSeenButMakeNoDevice() {
        let store = FleetStore(policy: FleetPolicy(unknown: .reject))
        store.apply([arrival("CMD-T")])
        #expect(store.snapshot().devices.isEmpty)
        #expect(store.snapshot().wireMessages.map(\.summary) == ["CMD-T, tracker refused"])
        #expect(store.snapshot().wireMessages(of: id).count == 1)
    }

    @Test func aSnapshotKeepsItsMessages() {
        let store = FleetStore()
        store.apply((0..<1200).map { arrival("\($0)") })
        let before = store.snapshot()
        store.apply((1200..<1300).map { arrival("\($0)") })
        #expect(before.wireMessages.last?.summary == "1199" && before.wireMessages.count == 1000)
        #expect(before.wireMessages(of: id).first?.summary == "1168")
        #expect(store.snapshot().wireMessages.last?.summary == "1299")
    }

    @Test func whatWeSendByOurselvesStandsBesideTheRest() {
        let store = FleetStore()
        store.apply([arrival("one")])
        let before = store.snapshot().revision
        let peer = PeerAddress(ipv4: 0xC633_6407, port: 41234)
        store.noteSent(
            SentMessage(
                at: Tracker.at(1), transport: .tcp, peer: peer, dialect: DialectID("gotop"), device: id,
                bytes: [0x3A, 0x23], summary: "locate"))
        let snapshot = store.snapshot()
        #expect(snapshot.revision > before)
        #expect(snapshot.wireMessages(of: id).map(\.summary) == ["one", "locate"])
        #expect(snapshot.wireMessages.last?.direction == .sent)
    }

    @Test func aRingThatMayHoldLessLetsTheOldestGo() {
        var ring = DeviceWire()
        for number in 0..<40 { ring.add(WireExchange(UInt64(number), arrival("\(number)")), capacity: 32) }
        for number in 40..<43 { ring.add(WireExchange(UInt64(number), arrival("\(number)")), capacity: 8) }
        #expect(ring.exchanges.map(\.number) == Array(35...42))
        ring.add(WireExchange(43, arrival()), capacity: 1)
        #expect(ring.exchanges.map(\.number) == [43])
    }

    @Test func moreDevicesKeepFewerEach() {
        let sizes = [1, 2000, 2001, 20_000, 20_001, 200_000].map(DeviceWire.capacity(devices:))
        #expect(sizes == sizes.sorted(by: >) && sizes.last == 1 && sizes.first == 32)
    }

    @Test func aDeviceKeepsHowItsDialectWasDetected() {
        func detection(_ words: String) -> Detection {
            Detection(dialect: DialectID("gotop"), evidence: words, at: Tracker.at(0), transport: .tcp, peer: nil)
        }
        let store = FleetStore()
        var arrival = arrival()
        arrival.detection = detection("first")
        store.apply([arrival])
        #expect(store.snapshot().device(id)?.detection?.evidence == "first")
        arrival.detection = nil
        store.apply([arrival])
        #expect(store.snapshot().device(id)?.detection?.evidence == "first", "silence about it is no news")
        arrival.detection = detection("second")
        store.apply([arrival])
        let device = store.snapshot().device(id)
        #expect(device?.detection?.evidence == "second")
        let items = device.map { BringUp.items(of: $0, alarms: []) } ?? []
        #expect(items.first { $0.title == "detected as" }?.finding == "second")
    }
}
