import Foundation
import Testing

@testable import Fleet
@testable import fleettop

/// What the program gives to notifications: subjects, and who was told when.
@Suite struct NotifySubjectTests {
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

    @Test func theResponseOfTheConfigurationReachesSinks() throws {
        var rules = AlarmRules()
        rules.changes[.sos] = AlarmRuleChange()
        rules.changes[.sos]?.response = "Call Ana."
        store.take(rules: StatusRules(), alarmRules: rules)
        try alarm(.sos, at: 0)
        try alarm(.tow, at: 0)
        let snapshot = store.snapshot()
        let responses = snapshot.alarms.map { FleetNotifications.subject(of: $0, snapshot.policy).response }
        #expect(responses == ["Call Ana.", AlarmKind.tow.traits.response])
    }

    @Test func whatWasToldLastIsKept() throws {
        let folder = try ScratchFolder()
        let file = ToldFile(folder: folder.url.path)
        #expect(file.read() == nil)
        file.write(at(1))
        file.write(at(2))
        file.finish()
        #expect(ToldFile(folder: folder.url.path).read() == at(2))
        for text in ["", "x", "99999999999999999999", String(repeating: "1", count: 1000)] {
            _ = try folder.write(text, to: ToldFile.name)
            #expect(file.read() == nil)
        }
    }
}
