import Dispatch
import Fleet
import Foundation
import GRDB
import Testing

@testable import Journal

/// A journal that is being written loses what is too old by itself.
@Suite struct RetentionScheduleTests {
    @Test("what is too old goes soon after the start, and again when the next wait is over")
    func byItself() throws {
        let folder = TemporaryFolder()
        let opened = try folder.open()
        defer { opened.journal.close() }
        let store = FleetStore(state: opened.state, recorder: opened.journal)
        // 40 days ago: the bytes of messages are kept for 30 days, reports for 400.
        let old = Double(Timestamp.now.milliseconds(since: Fixture.morning)) / 1000 - 40 * 86_400
        try write(store, at: old)
        let reader = opened.journal.reader
        #expect(try count("raw", reader) == 3)
        let waits = RetentionSchedule.Waits(
            first: .milliseconds(1), next: .milliseconds(20), pause: .milliseconds(1))
        opened.journal.begin(pruning: waits) { store.checkpoint() }
        try Fixture.wait("the bytes have gone") { try count("raw", reader) == 0 }
        try write(store, at: old + 60)
        try Fixture.wait("the bytes have gone") { try count("raw", reader) == 0 }
        #expect(try count("report", reader) == 6, "reports stay longer")
    }

    @Test("what is young stays, however often it is looked at")
    func young() throws {
        let folder = TemporaryFolder()
        let opened = try folder.open()
        let store = FleetStore(state: opened.state, recorder: opened.journal)
        let now = Double(Timestamp.now.milliseconds(since: Fixture.morning)) / 1000
        try write(store, at: now - 29 * 86_400)
        let waits = RetentionSchedule.Waits(
            first: .milliseconds(1), next: .milliseconds(1), pause: .milliseconds(1))
        opened.journal.begin(pruning: waits) { store.checkpoint() }
        for second in 1...20 { try write(store, at: now - 29 * 86_400 + Double(second) * 10) }
        opened.journal.close()
        let reader = try JournalReader(folder.folder, dialects: folder.settings.dialects)
        #expect(try count("raw", reader) == 63)
    }

    /// Writes three messages, and waits until they are on disk.
    private func write(_ store: FleetStore, at seconds: Double) throws {
        let done = DispatchSemaphore(value: 0)
        store.apply((0..<3).map { Fixture.position(at: seconds + Double($0), reply: [1]) }) { _ in done.signal() }
        try #require(done.wait(timeout: .now() + 20) == .success)
    }

    private func count(_ table: String, _ reader: JournalReader) throws -> Int {
        try reader.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    }
}
