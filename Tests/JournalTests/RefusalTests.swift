import Fleet
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Journal

/// A disk that takes nothing more: the fleet goes on, what has to go goes in order, and writing resumes by itself.
@Suite struct RefusalTests {
    @Test("a full disk is told, nobody is told that a report is kept, and all is written once there is room")
    func full() throws {
        let folder = TemporaryFolder()
        let opened = try folder.open()
        let store = FleetStore(state: opened.state, recorder: opened.journal)
        opened.journal.begin(givenUp: { store.giveUp($0) }) { store.checkpoint() }
        store.apply(Fixture.drive(seconds: 0..<100))
        try Fixture.wait("written") { opened.journal.health.written == 100 }
        try opened.journal.limitPages(0)
        let answers = Mutex<[Bool]>([])
        store.apply((0..<2000).map { Fixture.position(at: Double(200 + $0), reply: [1]) }) { isKept in
            answers.withLock { $0.append(isKept) }
        }
        try Fixture.wait("told") { opened.journal.health.failure != nil }
        #expect(answers.withLock { $0 } == [false])
        #expect(!opened.journal.isCongested)
        store.apply([Fixture.alarm(at: 3000)])
        #expect(store.snapshot().totals.reports == 2101)
        try opened.journal.limitPages(1_000_000)
        try Fixture.wait("written again") { opened.journal.health.failure == nil }
        #expect(opened.journal.health.reportsGivenUp == 0)
        #expect(opened.journal.health.waiting == 0)
        // Sent again, they are answered now and still kept once.
        let again = DispatchSemaphore(value: 0)
        store.apply([Fixture.position(at: 2199, reply: [1])]) { if $0 { again.signal() } }
        #expect(again.wait(timeout: .now() + 20) == .success)
        opened.journal.close()
        #expect(try folder.count("report") == 2101)
        let restarted = try folder.open()
        Fixture.expectSame(restarted.state, store.checkpoint())
        restarted.journal.close()
    }

    @Test("without room for all, bytes go first, then reports, and a report that went is taken when it comes again")
    func bounded() throws {
        let folder = TemporaryFolder()
        var settings = folder.settings
        settings.maxWaiting = 200
        let opened = try folder.open(settings)
        let store = FleetStore(state: opened.state, recorder: opened.journal)
        opened.journal.begin(givenUp: { store.giveUp($0) }) { store.checkpoint() }
        try opened.journal.limitPages(0)
        store.apply(Fixture.drive(seconds: 1..<2001))
        try Fixture.wait("told") { opened.journal.health.failure != nil }
        store.apply([Fixture.position(at: 3000, reply: [1])])
        store.apply([Fixture.alarm(at: 3001)])
        for second in 4001...5000 { store.apply([Fixture.position(at: Double(second))]) }
        try Fixture.wait("given up") {
            opened.journal.health.reportsGivenUp > 0 && opened.journal.health.rawGivenUp > 0
        }
        try Fixture.wait("few wait") { opened.journal.health.waiting <= 200 }
        try opened.journal.limitPages(1_000_000)
        try Fixture.wait("written again") {
            opened.journal.health.failure == nil && opened.journal.health.waiting == 0
        }
        let lost = opened.journal.health.reportsGivenUp
        store.apply([Fixture.position(at: 3000, reply: [1])])
        opened.journal.close()
        #expect(try folder.count("report") == 3002 - Int(lost) + 1)
        #expect(try folder.count("alarm") == 1)
        let restarted = try folder.open()
        Fixture.expectSame(restarted.state, store.checkpoint())
        restarted.journal.close()
    }

    @Test("a restart goes on counting behind input that was set aside")
    func numbers() throws {
        let folder = TemporaryFolder()
        for second in 0..<3 {
            let opened = try folder.open()
            let store = FleetStore(state: opened.state, recorder: opened.journal)
            store.apply([Fixture.unparsed(at: Double(second))])
            try Fixture.wait("written") { opened.journal.health.written == 1 }
            opened.journal.close()
            #expect(opened.journal.health.failure == nil)
        }
        #expect(try folder.count("aside") == 3)
    }
}

extension Journal {
    /// Lets the database grow to so many pages at most; the ones it has stay.
    fileprivate func limitPages(_ count: Int) throws {
        try reader.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(max(1, count))") }
    }
}

extension TemporaryFolder {
    /// How many rows a table has.
    fileprivate func count(_ table: String) throws -> Int {
        let queue = try DatabaseQueue(path: folder.database)
        return try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    }
}

extension Fixture {
    /// Something that nobody understood.
    fileprivate static func unparsed(at seconds: Double) -> Arrival {
        Arrival(
            received: at(seconds), transport: .tcp, peer: PeerAddress(ipv4: 0xC633_6407, port: 41234),
            content: .unparsed(reason: "no frame"), raw: [1, 2, 3])
    }
}
