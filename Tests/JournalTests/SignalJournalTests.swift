import Fleet
import Foundation
import GRDB
import Geo
import Testing

@testable import Journal

/// What the listener notices by itself is kept, read back, exported, and goes when it is too old.
@Suite struct SignalJournalTests {
    private static let all = Timestamp(milliseconds: 0)...Timestamp(milliseconds: .max / 4)

    private static var policy: FleetPolicy {
        get throws {
            let center = Coordinate(latitude: 45.76, longitude: 4.84).destination(bearingDeg: 0, distanceMetres: 600)
            let area = try GeoArea(.circle(center: center, radiusMetres: 200))
            var rules = StatusRules()
            rules.signals.speedLimitKmh = 30
            var alarmRules = AlarmRules()
            var prompt = AlarmRuleChange()
            prompt.onDelayMilliseconds = 0
            alarmRules.changes[.overspeed] = prompt
            return FleetPolicy(
                rules: rules, zones: ZoneSet([Zone(id: ZoneID("depot"), name: "Depot", area: area)]),
                alarmRules: alarmRules)
        }
    }

    /// A journal with a drive through a zone and silence that a sweep has noticed; gives the last state.
    private func fill(_ folder: TemporaryFolder) throws -> FleetState {
        let opened = try Journal.open(folder.folder, settings: folder.settings, policy: Self.policy, now: Fixture.at(0))
        let store = FleetStore(state: opened.state, policy: try Self.policy, recorder: opened.journal)
        opened.journal.begin { store.checkpoint() }
        store.beginListening(at: Fixture.at(-1))
        store.apply(stride(from: 0, to: 120, by: 10).map { Fixture.position(at: Double($0)) })
        store.sweep(at: Fixture.at(130))
        store.sweep(at: Fixture.at(2000))
        opened.journal.close()
        return store.checkpoint()
    }

    private func export(_ folder: TemporaryFolder, _ name: String, _ kind: ExportKind) throws -> String {
        let reader = try JournalReader(folder.folder, dialects: folder.settings.dialects)
        let request = ExportRequest(format: try #require(ExportFormat.named(name)), kinds: [kind], span: Self.all)
        var bytes: [UInt8] = []
        _ = try reader.export(request) { piece, _ in bytes += piece }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("a day is rebuilt from its entries alone, beginnings and sweeps among them")
    func rebuild() throws {
        let folder = TemporaryFolder()
        let before = try fill(folder)
        let kinds = before.snapshot(FleetPolicy()).alarms.map(\.kind)
        #expect(Set(kinds).isSuperset(of: [.geofenceEnter, .geofenceExit, .overspeed, .offline]), "\(kinds)")
        let pool = try JournalDatabase.open(folder.folder)
        try pool.write { try $0.execute(sql: "DELETE FROM checkpoint") }
        let words = try pool.read { try String.fetchAll($0, sql: "SELECT what FROM action ORDER BY seq") }
        #expect(words == ["began to listen", "swept"])
        try pool.close()
        let reader = try JournalReader(folder.folder, dialects: folder.settings.dialects)
        Fixture.expectSame(before, try reader.state(at: Fixture.at(3000), policy: Self.policy))
        let earlier = try reader.state(at: Fixture.at(1999), policy: Self.policy).snapshot(FleetPolicy())
        #expect(!earlier.alarms.contains { $0.kind == .offline }, "nobody had looked yet")
    }

    @Test("what is written of an entry is what is read")
    func words() throws {
        let ids = [Fixture.device, try #require(DeviceID("00123456"))]
        let person = Operator(user: "")
        for (content, what) in [
            (FleetEntry.Content.began, "began to listen"), (.swept(ids), "swept"), (.swept([]), "swept"),
        ] {
            let stored = try #require(StoredAction.of(content)?.action)
            #expect(stored.what == what)
            switch (content, StoredAction(what: stored.what, detail: stored.detail).content(by: person)) {
            case (.began, .began): break
            case (.swept(let one), .swept(let other)): #expect(one == other)
            case (_, let other): Issue.record("\(what) became \(String(describing: other))")
            }
        }
        #expect(StoredAction(what: "danced", detail: "{}").content(by: person) == nil)
        guard case .swept(let none) = StoredAction(what: "swept", detail: "torn").content(by: person) else {
            Issue.record("a torn row is no sweep")
            return
        }
        #expect(none.isEmpty)
    }

    @Test("alarms leave with their zone and what is known about them; sweeps are nothing that anybody did")
    func exporting() throws {
        let folder = TemporaryFolder()
        _ = try fill(folder)
        let lines = try export(folder, "jsonl", .alarms)
        #expect(lines.contains("\"area\":\"depot\""))
        #expect(lines.contains("\"facts\":{\"limitKmh\":30,\"peakKmh\":40,\"lastedSeconds\":"))
        for line in lines.split(separator: "\n") {
            #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil)
        }
        let rows = CSVTable.rows(Array(try export(folder, "csv", .alarms).utf8))
        let (area, facts) = (
            try #require(rows[0].firstIndex(of: "area")), try #require(rows[0].firstIndex(of: "facts"))
        )
        #expect(rows.contains { $0[area] == "depot" && $0[3] == "geofenceEnter" })
        #expect(rows.contains { $0[facts].contains("\"peakKmh\":40") && $0[3] == "overspeed" })
        for name in ["jsonl", "csv"] {
            let audit = try export(folder, name, .audit)
            #expect(audit.contains("began to listen") && !audit.contains("swept"))
        }
    }

    @Test("what sweeps found goes with the reports it belongs to; what people did stays")
    func retention() throws {
        let folder = TemporaryFolder()
        let before = try fill(folder)
        var settings = folder.settings
        settings.keepPositionsDays = 5
        settings.keepRawDays = 5
        func prune(at seconds: Double) throws -> [String: Int] {
            let maintenance = try JournalMaintenance(folder.folder, settings: settings)
            defer { maintenance.close() }
            let removals = try maintenance.prune(policy: Self.policy, now: Fixture.at(seconds)) { _ in }
            return Dictionary(uniqueKeysWithValues: removals.map { ($0.name, $0.rows) })
        }
        #expect(try prune(at: 86_400)["swept"] == 0)
        #expect(try prune(at: 100 * 86_400)["swept"] == 1)
        #expect(try export(folder, "jsonl", .audit).contains("began to listen"))
        let opened = try Journal.open(folder.folder, settings: settings, policy: Self.policy, now: Fixture.at(0))
        Fixture.expectSame(before, opened.state)
        opened.journal.close()
    }

    @Test("a journal of the first form is read as it is, and goes on in the present one")
    func migration() throws {
        let folder = TemporaryFolder()
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        let pool = try DatabasePool(path: folder.folder.database)
        try JournalSchema.migrator.migrate(pool, upTo: "1")
        try pool.write { database in
            try database.execute(
                sql: """
                    INSERT INTO device (id, identity) VALUES (1, '\(Fixture.device)');
                    INSERT INTO alarm (id, device, kind, priority, raisedAt, lastAt, isLate, count)
                    VALUES (1, 1, 'sos', 1, \(Fixture.at(-60).milliseconds), \(Fixture.at(-60).milliseconds), 0, 1);
                    """)
        }
        try pool.close()
        #expect(try export(folder, "jsonl", .alarms).contains("\"kind\":\"sos\""), "nobody has written to it since")
        _ = try fill(folder)
        let after = try export(folder, "jsonl", .alarms)
        #expect(after.contains("\"kind\":\"sos\"") && after.contains("\"area\":\"depot\""))
        let applied = try JournalDatabase.open(folder.folder).read { try JournalSchema.migrator.appliedIdentifiers($0) }
        #expect(applied.sorted() == ["1", "2", "3", "4"])
    }
}
