import Fleet
import Foundation
import GRDB
import Testing

@testable import Journal

/// What is too old goes, class by class, and what is left can still be rebuilt.
@Suite struct RetentionTests {
    private static let day = 86_400.0

    /// A journal with a report an hour for ten days and an alarm at its start.
    private func fill(_ folder: TemporaryFolder, checkpoints: Int = 20) throws -> FleetState {
        var settings = folder.settings
        settings.checkpointReports = checkpoints
        let opened = try folder.open(settings)
        let store = FleetStore(state: opened.state, recorder: opened.journal)
        opened.journal.begin { store.checkpoint() }
        store.apply([Fixture.alarm(at: 0)])
        for hour in 1...240 {
            let done = DispatchSemaphore(value: 0)
            store.apply([Fixture.position(at: Double(hour) * 3600, reply: [1])]) { _ in done.signal() }
            #expect(done.wait(timeout: .now() + 20) == .success)
        }
        opened.journal.close()
        return store.checkpoint()
    }

    private func settings(_ folder: TemporaryFolder, positions: Int, raw: Int) -> JournalSettings {
        var settings = folder.settings
        settings.keepPositionsDays = positions
        settings.keepRawDays = raw
        return settings
    }

    private func prune(_ folder: TemporaryFolder, _ settings: JournalSettings, at seconds: Double) throws -> [String:
        Int]
    {
        let maintenance = try JournalMaintenance(folder.folder, settings: settings)
        defer { maintenance.close() }
        let removals = try maintenance.prune(policy: FleetPolicy(), now: Fixture.at(seconds)) { _ in }
        return Dictionary(uniqueKeysWithValues: removals.map { ($0.name, $0.rows) })
    }

    @Test("the bytes of messages go first, reports later, and the last state stays the same", arguments: [20, 100_000])
    func classes(_ checkpoints: Int) throws {
        let folder = TemporaryFolder()
        let before = try fill(folder, checkpoints: checkpoints)
        let settings = settings(folder, positions: 6, raw: 2)
        let reader = try JournalReader(folder.folder, dialects: settings.dialects)
        let dry = try JournalMaintenance.removals(
            reader, settings: settings, now: Fixture.at(10 * Self.day))
        let went = try prune(folder, settings, at: 10 * Self.day)
        #expect(went["raw"] == 192)
        #expect((70...96).contains(went["positions"] ?? 0), "\(went)")
        #expect(dry.allSatisfy { went[$0.name] == $0.rows }, "\(went) \(dry)")
        #expect(try reader.nextAlarm(after: Fixture.at(-1))?.at == Fixture.at(0), "alarms stay")
        #expect(try reader.verify { _ in }.faults == [])
        Fixture.expectSame(before, try folder.open(settings).state)
    }

    @Test("moments after the boundary look as before")
    func past() throws {
        let folder = TemporaryFolder()
        _ = try fill(folder)
        let reader = try JournalReader(folder.folder, dialects: folder.settings.dialects)
        let moments = [6.5, 7, 8.2, 9.9].map { Fixture.at($0 * Self.day) }
        let before = try moments.map { try reader.state(at: $0, policy: FleetPolicy()) }
        _ = try prune(folder, settings(folder, positions: 4, raw: 10), at: 10 * Self.day)
        for (moment, state) in zip(moments, before) {
            Fixture.expectSame(state, try reader.state(at: moment, policy: FleetPolicy()))
        }
    }

    @Test("everything may be too old, and the restart still knows the fleet")
    func everything() throws {
        let folder = TemporaryFolder()
        let before = try fill(folder)
        let went = try prune(folder, settings(folder, positions: 5, raw: 5), at: 100 * Self.day)
        #expect(went["positions"] == 241 && went["raw"] == 241)
        let after = try folder.open().state
        Fixture.expectSame(before, after)
        #expect(
            try prune(folder, settings(folder, positions: 5, raw: 5), at: 100 * Self.day).values.allSatisfy { $0 == 0 })
    }

    @Test("nothing goes while it is young")
    func young() throws {
        let folder = TemporaryFolder()
        _ = try fill(folder)
        #expect(try prune(folder, folder.settings, at: 10 * Self.day).values.allSatisfy { $0 == 0 })
    }

    @Test("what was not understood is bounded in number and in time")
    func aside() throws {
        let folder = TemporaryFolder()
        _ = try folder.run { store in
            for second in 0..<50 {
                var noise = Fixture.position(at: Double(second))
                noise.content = .unparsed(reason: "noise")
                store.apply([noise])
            }
        }
        var settings = folder.settings
        settings.maxAside = 10
        #expect(try prune(folder, settings, at: 60)["aside"] == 40)
        #expect(try prune(folder, settings, at: 60)["aside"] == 0)
        #expect(try prune(folder, settings, at: 31 * Self.day)["aside"] == 10)
    }

    @Test("a transaction takes a bounded number of rows")
    func batches() throws {
        let folder = TemporaryFolder()
        _ = try folder.run { $0.apply(Fixture.drive(seconds: 0..<7000)) }
        let pool = try JournalDatabase.open(folder.folder)
        var plan = Retention.Plan(last: [.raw: 6500])
        let rows = try (0..<3).map { _ in try pool.write { try Retention.step(&plan, $0)?.rows } }
        #expect(rows == [5000, 1500, nil])
        #expect(plan.isEmpty)
    }

    @Test("nobody prunes a journal that is being written")
    func inUse() throws {
        let folder = TemporaryFolder()
        let opened = try folder.open()
        defer { opened.journal.close() }
        #expect(throws: JournalError.inUse(path: folder.folder.path)) {
            try JournalMaintenance(folder.folder, settings: folder.settings)
        }
    }
}
