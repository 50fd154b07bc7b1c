import Dispatch
import Fleet
import GRDB
import Testing

@testable import Journal

/// Reading all of a journal leaves the one who writes it in peace.
@Suite struct VerificationPageTests {
    @Test("between two pages the log can be emptied, and what is written meanwhile is not judged")
    func pages() throws {
        let folder = TemporaryFolder()
        let opened = try folder.open()
        let store = FleetStore(state: opened.state, recorder: opened.journal)
        opened.journal.begin { store.checkpoint() }
        try apply(Fixture.drive(seconds: 0..<45), store)
        let pool = opened.journal.reader.pool
        var steps: [Int] = []
        let result = try JournalVerification(opened.journal.reader, pageSize: 10) { count in
            steps.append(count)
            #expect(throws: Never.self) {
                var stranger = Fixture.position(at: Double(100 + count))
                if case .report(var report) = stranger.content {
                    report.device = try #require(DeviceID("86178500151\(5000 + count)"))
                    report.type = "NEW-\(count)"
                    stranger.content = .report(report)
                }
                try apply([stranger], store)
                // Refused as long as anybody reads an older state than the newest.
                try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            }
        }
        #expect(steps == [10, 20, 30, 40])
        #expect(result.reports == 45)
        #expect(result.faults == [])
        opened.journal.close()
        let again = try JournalReader(folder.folder, dialects: folder.settings.dialects).verify { _ in }
        #expect(again.reports == 49 && again.faults == [])
    }

    /// Applies arrivals, and waits until they are on disk.
    private func apply(_ arrivals: [Arrival], _ store: FleetStore) throws {
        let done = DispatchSemaphore(value: 0)
        store.apply(
            arrivals.map { arrival in
                var arrival = arrival
                arrival.reply = [1]
                return arrival
            }
        ) { _ in done.signal() }
        try #require(done.wait(timeout: .now() + 20) == .success)
    }
}
