import Fleet
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Journal

/// Whatever has become of the files: the journal opens with one line about it, or says in one line why it does not.
@Suite struct DamageTests {
    @Test("a file that lost its end is set aside, and what can be read is saved")
    func truncated() throws {
        let folder = try Self.filled()
        let size = JournalDatabase.fileSize(folder.folder.database)
        try folder.change { try $0.truncate(atOffset: UInt64(size * 3 / 4)) }
        let opened = try folder.open()
        #expect(opened.notices.count == 1)
        #expect(opened.notices.first?.contains("was set aside as") == true, "\(opened.notices)")
        #expect(opened.state.snapshot(FleetPolicy()).totals.reports > 1000)
        try Self.expectWorks(opened, folder)
    }

    @Test("garbage in the middle costs what stood there and no more")
    func garbage() throws {
        let folder = try Self.filled()
        let size = JournalDatabase.fileSize(folder.folder.database)
        try folder.change {
            try $0.seek(toOffset: UInt64(size / 2 & ~4095))
            try $0.write(contentsOf: Data(repeating: 0xA5, count: 8192))
        }
        let opened = try folder.open()
        #expect(opened.notices.count == 1)
        let saved = try #require(
            opened.notices.first?.firstMatch(of: /: (\d+) reports were saved/).flatMap { Int($0.1) })
        #expect(saved > 2500 && saved <= 3000)
        try Self.expectWorks(opened, folder)
    }

    @Test("a spoilt header costs nothing")
    func header() throws {
        let folder = try Self.filled()
        try folder.change { try $0.write(contentsOf: Data(repeating: 0x5A, count: 90)) }
        let opened = try folder.open()
        #expect(opened.notices.count == 1)
        #expect(opened.notices.first?.contains(": 3000 reports were saved") == true, "\(opened.notices)")
        try Self.expectWorks(opened, folder)
    }

    @Test("an empty file is a new journal, and one line says so")
    func empty() throws {
        let folder = try Self.filled()
        try folder.change { try $0.truncate(atOffset: 0) }
        let opened = try folder.open()
        #expect(opened.notices.count == 1)
        try Self.expectWorks(opened, folder)
    }

    @Test("a log that is torn behind a commit loses what follows, and one line says so")
    func tornLog() throws {
        let (folder, _) = try Self.killed()
        let log = folder.folder.database + "-wal"
        let file = try #require(FileHandle(forUpdatingAtPath: log))
        try file.seek(toOffset: UInt64(JournalDatabase.fileSize(log) / 2))
        try file.write(contentsOf: Data(repeating: 0x77, count: 100))
        try file.close()
        let opened = try folder.open()
        #expect(opened.notices.count == 1 && opened.notices.first?.contains("torn") == true, "\(opened.notices)")
        try Self.expectWorks(opened, folder)
    }

    @Test("a log that is missing is missed, one that a killed program left is not complained about")
    func missingLog() throws {
        let (folder, state) = try Self.killed()
        let copy = TemporaryFolder()
        try copy.take(from: folder)
        let whole = try folder.open()
        #expect(whole.notices.isEmpty)
        Fixture.expectSame(whole.state, state)
        try FileManager.default.removeItem(atPath: copy.folder.database + "-wal")
        let opened = try copy.open()
        #expect(opened.notices.count == 1 && opened.notices.first?.contains("missing") == true, "\(opened.notices)")
        try Self.expectWorks(opened, copy)
    }

    @Test("a folder in place of the file, another program's database, a second writer: one line")
    func refused() throws {
        let folder = TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.folder.database, withIntermediateDirectories: true)
        #expect(throws: JournalError.refused(path: folder.folder.database, reason: "it is a folder")) {
            try folder.open()
        }
        let other = TemporaryFolder()
        try other.folder.make()
        let queue = try DatabaseQueue(path: other.folder.database)
        try queue.write { try $0.execute(sql: "CREATE TABLE song (title TEXT)") }
        try queue.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: other.folder.database))
        #expect(throws: JournalError.foreign(path: other.folder.database)) { try other.open() }
        #expect(try Data(contentsOf: URL(fileURLWithPath: other.folder.database)) == before)
        let shared = TemporaryFolder()
        let first = try shared.open()
        #expect(throws: JournalError.inUse(path: shared.folder.path)) { try shared.open() }
        first.journal.close()
        try shared.open().journal.close()
    }

    @Test("an open journal holds its lock on the index of the log, or another reader would cut that off")
    func indexIsLocked() throws {
        let folder = TemporaryFolder()
        let opened = try folder.open()
        defer { opened.journal.close() }
        var index = stat()
        #expect(stat(folder.folder.database + "-shm", &index) == 0)
        #expect(index.st_size >= 512 << 10, "its room is taken")
        let locks = try String(contentsOfFile: "/proc/locks", encoding: .utf8).split(separator: "\n")
        #expect(locks.contains { $0.contains(":\(index.st_ino) ") && $0.contains(" \(getpid()) ") })
    }

    @Test("a journal of a newer version is left alone")
    func newer() throws {
        let folder = try Self.filled()
        let queue = try DatabaseQueue(path: folder.folder.database)
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999')") }
        try queue.close()
        #expect(throws: JournalError.newer(path: folder.folder.database)) { try folder.open() }
    }

    @Test("damage that shows while writing: the state lives on in a new journal")
    func whileRunning() throws {
        let folder = try Self.filled()
        let opened = try folder.open()
        let store = FleetStore(state: opened.state, recorder: opened.journal)
        opened.journal.begin { store.checkpoint() }
        // Every page but the first two; the pages that writing needs are among them.
        let size = JournalDatabase.fileSize(folder.folder.database)
        try folder.change {
            try $0.seek(toOffset: 8192)
            try $0.write(contentsOf: Data(repeating: 0xA5, count: Int(size) - 8192))
        }
        for second in 4000..<4100 { store.apply([Fixture.position(at: Double(second))]) }
        try Fixture.wait("written again") { opened.journal.health.waiting == 0 && opened.journal.health.failure == nil }
        opened.journal.close()
        let again = try folder.open()
        Fixture.expectSame(again.state, store.checkpoint())
        again.journal.close()
    }

    @Test("two hundred journals with spoilt bytes: no crash, and each can be written afterwards")
    func anyDamage() throws {
        let original = try Self.filled(reports: 200)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: original.folder.database))
        var random = SeededRandom(seed: 11)
        for _ in 0..<200 {
            let folder = TemporaryFolder()
            try folder.folder.make()
            var spoilt = bytes
            for _ in 0..<(1 + random.next() % 40) {
                spoilt[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            if random.next() % 4 == 0 { spoilt = spoilt.prefix(Int(random.next() % UInt64(bytes.count))) }
            try spoilt.write(to: URL(fileURLWithPath: folder.folder.database))
            do {
                let opened = try folder.open()
                #expect(opened.notices.count <= 1)
                let store = FleetStore(state: opened.state, recorder: opened.journal)
                opened.journal.begin { store.checkpoint() }
                store.apply(Fixture.drive(seconds: 5000..<5010))
                opened.journal.close()
            } catch let error as JournalError {
                #expect(!error.description.contains("\n"))
            }
        }
    }

    // MARK: - Journals to spoil

    /// A closed journal with reports of one device.
    private static func filled(reports: Int = 3000) throws -> TemporaryFolder {
        let folder = TemporaryFolder()
        _ = try folder.run { $0.apply(Fixture.drive(seconds: 0..<reports)) }
        return folder
    }

    /// The files of a program that was killed after several commits, and what it had committed.
    private static func killed() throws -> (TemporaryFolder, FleetState) {
        let folder = TemporaryFolder()
        let opened = try folder.open()
        let store = FleetStore(state: opened.state, recorder: opened.journal)
        for second in 0..<40 {
            let done = DispatchSemaphore(value: 0)
            store.apply([Fixture.position(at: Double(second), reply: [1])]) { _ in done.signal() }
            #expect(done.wait(timeout: .now() + 20) == .success)
        }
        let copy = TemporaryFolder()
        try copy.take(from: folder)
        return (copy, store.checkpoint())
    }

    private static func expectWorks(_ opened: Journal.Opened, _ folder: TemporaryFolder) throws {
        let store = FleetStore(state: opened.state, recorder: opened.journal)
        opened.journal.begin { store.checkpoint() }
        store.apply(Fixture.drive(seconds: 5000..<5010))
        opened.journal.close()
        let again = try folder.open()
        #expect(again.notices.isEmpty)
        Fixture.expectSame(again.state, store.checkpoint())
        again.journal.close()
    }
}

extension TemporaryFolder {
    /// Changes the bytes of the database file.
    func change(_ body: (FileHandle) throws -> Void) throws {
        let file = try #require(FileHandle(forUpdatingAtPath: folder.database))
        try body(file)
        try file.close()
    }
}
