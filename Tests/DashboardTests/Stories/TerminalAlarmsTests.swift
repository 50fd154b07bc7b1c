import Testing

@testable import Dashboard
@testable import Fleet

/// What the terminal's window says about alarms.
@Suite struct TerminalAlarmsTests {
    private static let morning = Timestamp(milliseconds: 1_795_334_400_000)
    private let store = FleetStore()

    private func at(_ seconds: Double) -> Timestamp { Self.morning.adding(milliseconds: Int64(seconds * 1000)) }

    private func alarm(_ kind: AlarmKind, at seconds: Double, device: String = "861785001515349") throws {
        var report = Report(
            dialect: DialectID("gotop"), device: try #require(DeviceID(device)), kind: .alarm, type: "ALM-A")
        report.alarm = kind
        let arrival = Arrival(
            received: at(seconds), transport: .tcp, peer: PeerAddress(ipv4: 0xC633_6407, port: 41234),
            content: .report(report), raw: [0x23])
        _ = store.apply([arrival])
    }

    private func acknowledge(at seconds: Double) {
        store.perform(
            .acknowledge(store.snapshot().alarms.map(\.id)), by: Operator(user: "ana"), at: at(seconds))
    }

    @Test func theTitleIsThatOfTheWorstAlarm() throws {
        #expect(TerminalAlarms.title(store.snapshot()) == nil)
        let book = FleetBook(names: [try #require(DeviceID("861785001515349")): "Van\u{1B}]2;x\u{07} 12"])
        store.take(book: book)
        try alarm(.sos, at: 0)
        #expect(TerminalAlarms.title(store.snapshot()) == "▲ SOS Van·]2;x· 12")
        try alarm(.vibration, at: 1, device: "861785001515351")
        try alarm(.vibration, at: 2, device: "861785001515350")
        #expect(TerminalAlarms.title(store.snapshot()) == "▲ SOS Van·]2;x· 12 (3)")
        acknowledge(at: 3)
        #expect(TerminalAlarms.title(store.snapshot()) == nil)
    }

    @Test func eachNewCriticalAlarmIsNotifiedOnce() throws {
        try alarm(.sos, at: 0, device: "861785001515340")
        var window = TerminalAlarms(BellRules(), clock: .utc)
        #expect(window.note(store.snapshot(), at: at(1)) == nil, "what waited before is nothing new")
        try alarm(.sos, at: 2, device: "861785001515341")
        try alarm(.vibration, at: 2, device: "861785001515342")
        #expect(window.note(store.snapshot(), at: at(2)) == "SOS 861785001515341")
        #expect(window.note(store.snapshot(), at: at(9)) == nil)
        for last in 3...6 { try alarm(.sos, at: 10, device: "86178500151534\(last)") }
        #expect(window.note(store.snapshot(), at: at(10))?.hasSuffix(" and 3 more") == true)
        try alarm(.sos, at: 10.5, device: "861785001515347")
        #expect(window.note(store.snapshot(), at: at(10.5)) == nil && window.isWaiting)
        #expect(window.note(store.snapshot(), at: at(11)) == "SOS 861785001515347")
        acknowledge(at: 12)
        #expect(window.note(store.snapshot(), at: at(12)) == nil)
        try alarm(.sos, at: 9000, device: "861785001515341")
        #expect(window.note(store.snapshot(), at: at(9000)) == "SOS 861785001515341", "it came again")
    }

    @Test func whereItIsNotWantedNothingIsNotified() throws {
        var rules = BellRules()
        rules.notifies = false
        var window = TerminalAlarms(rules, clock: .utc)
        _ = window.note(store.snapshot(), at: at(0))
        try alarm(.sos, at: 1)
        #expect(window.note(store.snapshot(), at: at(1)) == nil && !window.isWaiting)
    }
}
