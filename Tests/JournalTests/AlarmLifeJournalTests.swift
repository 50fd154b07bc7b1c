import Fleet
import Foundation
import GRDB
import Testing

@testable import Journal

/// What operators do about alarms is kept, read back word for word, and gives the same fleet again.
@Suite struct AlarmLifeJournalTests {
    private static let actions: [(what: String, action: OperatorAction)] = [
        ("acknowledge shown", .acknowledgeShown([AlarmID(number: 7 << 16)])),
        ("note", .note([AlarmID(number: .max)], text: "\"quoted\" \u{1b}[31m \\ größe")),
        (
            "shelve",
            .shelve([AlarmID(number: 1)], until: Fixture.at(900), endsAtClear: true, reason: "new lock\non Monday")
        ),
        ("unshelve", .unshelve([AlarmID(number: 1), AlarmID(number: 2)])),
        ("reset", .reset([AlarmID(number: 3)])),
        (
            "take out of service",
            .takeOutOfService(
                [AlarmScope(device: Fixture.device), AlarmScope(device: Fixture.device, kind: .door)], reason: "x")
        ),
        ("return to service", .returnToService([AlarmScope(device: Fixture.device, kind: .sos)])),
    ]

    @Test("what is written of an action is what is read", arguments: actions.indices)
    func words(place: Int) {
        let (what, action) = Self.actions[place]
        let stored = StoredAction(action)
        #expect(stored.what == what)
        #expect((try? JSONSerialization.jsonObject(with: Data(stored.detail.utf8))) != nil)
        #expect(StoredAction(what: stored.what, detail: stored.detail).action == action)
        #expect(StoredAction(what: stored.what, detail: "torn").action == nil)
    }

    @Test("a kind that this version does not know is left out, and is not all kinds")
    func strangeKind() {
        let detail = "{\"scopes\":[{\"device\":\"\(Fixture.device)\",\"kind\":\"teleport\"}]}"
        #expect(StoredAction(what: "return to service", detail: detail).action == .returnToService([]))
    }

    @Test("a day of alarms is rebuilt from its entries alone: timers, shelf, notes and what is out of service")
    func rebuild() throws {
        let folder = TemporaryFolder()
        let ana = Operator(user: "ana", terminal: "pts/3")
        let before = try folder.run { store in
            store.apply(Fixture.drive(seconds: 0..<20))
            store.apply([Fixture.alarm(at: 20)])
            let id = try #require(store.snapshot().alarms.first?.id)
            func act(_ action: OperatorAction, at seconds: Double) {
                #expect(store.perform(action, by: ana, at: Fixture.at(seconds)) == 1)
            }
            act(.note([id], text: "ben drives there"), at: 21)
            act(.acknowledge([id]), at: 22)
            store.sweep(at: Fixture.at(90))
            #expect(store.snapshot().alarms.first?.state == .latched)
            act(.reset([id]), at: 91)
            act(.takeOutOfService([AlarmScope(device: Fixture.device)], reason: "workshop"), at: 92)
            store.apply([Fixture.alarm(at: 93)])
            store.sweep(at: Fixture.at(200))
            act(.returnToService([AlarmScope(device: Fixture.device)]), at: 201)
            store.apply([Fixture.alarm(at: 202)])
        }
        let pool = try JournalDatabase.open(folder.folder)
        try pool.write { try $0.execute(sql: "DELETE FROM checkpoint") }
        let steps = try pool.read {
            try String.fetchAll($0, sql: "SELECT what FROM transition ORDER BY at, seq, what")
        }
        #expect(steps.contains("noted") && steps.contains("reset") && steps.contains("taken out of service"))
        try pool.close()
        let reader = try JournalReader(folder.folder, dialects: folder.settings.dialects)
        let after = try reader.state(at: Fixture.at(3000), policy: FleetPolicy())
        Fixture.expectSame(before, after)
        #expect(after.snapshot(FleetPolicy()).alarms == before.snapshot(FleetPolicy()).alarms)
        #expect(after.snapshot(FleetPolicy()).alarms.first?.notes.map(\.text) == ["ben drives there"])
    }
}
