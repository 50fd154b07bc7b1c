import Fleet
import Foundation
import GRDB
import Testing

@testable import Journal

/// The chain of audit records: whole as it is written, and every change is named.
@Suite struct ChainTests {
    /// A folder with a short day of one alarm: raised, noted, acknowledged, ended, reset, and raised again.
    private static func day() throws -> TemporaryFolder {
        let folder = TemporaryFolder()
        let ana = Operator(user: "ana", terminal: "pts/3 from 192.0.2.7")
        _ = try folder.run { store in
            store.beginListening(at: Fixture.at(0))
            store.apply(Fixture.drive(seconds: 0..<10))
            store.apply([Fixture.alarm(at: 20)])
            let id = try #require(store.snapshot().alarms.first?.id)
            #expect(
                store.perform(.note([id], text: "ben\u{0} \"drives\" \u{1b}[31m"), by: ana, at: Fixture.at(21)) == 1)
            #expect(store.perform(.acknowledge([id]), by: ana, at: Fixture.at(22)) == 1)
            store.sweep(at: Fixture.at(90))
            #expect(store.perform(.reset([id]), by: ana, at: Fixture.at(91)) == 1)
            store.apply([Fixture.alarm(at: 92), Fixture.alarm(at: 93)])
        }
        return folder
    }

    private static func verify(_ folder: TemporaryFolder, head: String? = nil) throws -> ChainVerification {
        let reader = try JournalReader(folder.folder, dialects: folder.settings.dialects)
        defer { try? reader.pool.close() }
        return try #require(try ChainVerification(reader.pool, awaiting: head))
    }

    /// Changes a copy of a journal behind its back, and says what the verification finds.
    private static func tampered(_ original: TemporaryFolder, _ sql: String) throws -> String? {
        let folder = TemporaryFolder()
        try folder.take(from: original)
        let queue = try DatabaseQueue(path: folder.folder.database)
        try queue.write { database in
            try database.execute(sql: sql)
            #expect(database.totalChangesCount > 0, "nothing was changed by \(sql)")
        }
        try queue.close()
        return try verify(folder).fault
    }

    @Test("a day is chained from its first entry, and the chain goes on after a restart")
    func whole() throws {
        let folder = try Self.day()
        let before = try Self.verify(folder)
        #expect(before.fault == nil)
        #expect(before.records == 11 && before.first?.number == 1 && before.last?.number == 11)
        _ = try folder.run { $0.apply([Fixture.alarm(at: 94)]) }
        let after = try Self.verify(folder, head: before.head)
        #expect(after.fault == nil && after.records == 12)
        #expect(after.head != before.head)
    }

    @Test("every column of every audit table that is changed is named")
    func everyColumn() throws {
        let folder = try Self.day()
        var seen = 0
        for (table, key) in [("action", "seq"), ("transition", "seq"), ("alarm", "id"), ("chainStart", "number")] {
            let queue = try DatabaseQueue(path: folder.folder.database)
            let columns = try queue.read { database in
                try Row.fetchAll(database, sql: "SELECT name, type FROM pragma_table_info('\(table)')")
                    .map { ($0[0] as String, $0[1] as String) }
            }
            try queue.close()
            for (column, type) in columns {
                let change = type == "TEXT" ? "coalesce(\(column), '') || 'x'" : "coalesce(\(column), 0) + 1"
                let chained = table == "alarm" || table == "chainStart" ? "" : " WHERE number IS NOT NULL"
                let fault = try Self.tampered(
                    folder,
                    """
                    UPDATE \(table) SET \(column) = \(change)
                    WHERE \(key) = (SELECT max(\(key)) FROM \(table)\(chained))
                    """)
                #expect(fault != nil, "a changed \(table).\(column) was not noticed")
                seen += 1
            }
        }
        #expect(seen > 40)
    }

    @Test(
        "what is missing, moved, made up or taken out of the chain is named",
        arguments: [
            ("DELETE FROM action WHERE what = 'note'", "audit record 3 is missing"),
            ("DELETE FROM transition WHERE what = 'acknowledged'", "audit record 6 is missing"),
            (
                "UPDATE action SET user = 'ben' WHERE what = 'acknowledge'",
                "audit record 5 (entry 14, action 'acknowledge'"
            ),
            (
                """
                UPDATE action SET number = -number WHERE number IN (3, 5);
                UPDATE action SET number = CASE number WHEN -3 THEN 5 ELSE 3 END WHERE number < 0
                """, "audit record 3 (entry"
            ),
            (
                "INSERT INTO action (seq, at, user, terminal, what, detail) VALUES (4711, 1, 'eve', '', 'reset', '{}')",
                "action 4711 was inserted"
            ),
            (
                "INSERT INTO transition (alarm, seq, at, what) SELECT id, 4711, 1, 'reset' FROM alarm LIMIT 1",
                "in entry 4711 was inserted"
            ),
            ("UPDATE action SET number = NULL WHERE number = 8", "audit record 8 is missing"),
            (
                """
                DROP INDEX actionInChain;
                INSERT INTO action (seq, at, user, terminal, what, detail, number, hash)
                SELECT 4711, at, user, terminal, what, detail, number, hash FROM action WHERE number = 3
                """, "was inserted"
            ),
            ("DELETE FROM chainStart", "the start of the chain is missing"),
            ("DELETE FROM alarm WHERE id = (SELECT min(id) FROM alarm)", "is missing; its steps are there"),
        ])
    func tampering(sql: String, words: String) throws {
        let fault = try Self.tampered(try Self.day(), sql)
        #expect(fault?.contains(words) == true, "found: \(fault ?? "nothing")")
    }

    @Test("a chain whose end was cut off fits, but not a head that was noted before")
    func cutTail() throws {
        let folder = try Self.day()
        let head = try Self.verify(folder).head
        let queue = try DatabaseQueue(path: folder.folder.database)
        try queue.write {
            try $0.execute(
                sql: """
                    DELETE FROM alarm WHERE id IN (SELECT alarm FROM transition WHERE number = 10);
                    DELETE FROM transition WHERE number >= 10
                    """)
        }
        try queue.close()
        #expect(try Self.verify(folder).fault == nil)
        #expect(try Self.verify(folder, head: head).fault?.contains("cut off") == true)
    }

    @Test("an old journal is chained from the next entry on, and keeps what it had")
    func migration() throws {
        let folder = TemporaryFolder()
        try folder.folder.make()
        let old = try DatabaseQueue(path: folder.folder.database)
        try JournalSchema.migrator.migrate(old, upTo: "3")
        try old.write {
            try $0.execute(
                sql: """
                    INSERT INTO device VALUES (1, '\(Fixture.device)');
                    INSERT INTO action VALUES (7, 1, 'ana', 'pts/1', 'acknowledge', '{"alarms":[65536]}');
                    INSERT INTO alarm (id, device, kind, priority, raisedAt, lastAt, isLate, count)
                    VALUES (65536, 1, 'sos', 1, 1, 1, 0, 1);
                    INSERT INTO transition VALUES (65536, 1, 1, 'raised', NULL), (65536, 7, 1, 'acknowledged', 'ana'),
                        (65536, 7, 1, 'ended', NULL)
                    """)
        }
        try old.close()
        _ = try folder.run { $0.apply([Fixture.alarm(at: 20)]) }
        let chain = try Self.verify(folder)
        #expect(chain.fault == nil && chain.records == 1 && chain.first?.entry == 8)
        #expect(chain.starts == ["the chain begins: record 1, entry 8"])
        let pool = try JournalDatabase.open(folder.folder)
        #expect(try pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM transition") } == 4)
        try pool.close()
    }

    @Test("what was written ahead of reports that had to wait is not chained twice")
    func writtenAhead() throws {
        let folder = TemporaryFolder()
        try folder.folder.make()
        let pool = try JournalDatabase.open(folder.folder)
        let entries = [
            FleetEntry(sequence: 1, at: Fixture.at(0), content: .began),
            FleetEntry(sequence: 2, at: Fixture.at(1), content: .arrival(Fixture.position(at: 1), .taken)),
            FleetEntry(
                sequence: 3, at: Fixture.at(2),
                content: .action(.adopt(Fixture.device), Operator(user: "ana", terminal: "pts/1"))),
        ]
        var writer = try pool.read {
            try EntryWriter($0, dialects: folder.settings.dialects, lateAfterMilliseconds: 600_000)
        }
        try pool.write { try writer.write([entries[0], entries[2]], extent: .essentials, $0) }
        let head = writer.chain.head
        try pool.write { try writer.write(entries, extent: .whole, $0) }
        #expect(writer.chain.head == head && writer.chain.number == 2)
        #expect(try #require(try ChainVerification(pool)).fault == nil)
        try pool.close()
    }

    @Test("a damaged journal that is saved keeps its chain, and goes on with it")
    func saved() throws {
        let folder = try Self.day()
        let head = try Self.verify(folder).head
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: folder.folder.database))
        try file.write(contentsOf: Data(repeating: 0x5A, count: 90))
        try file.close()
        _ = try folder.run { $0.apply([Fixture.alarm(at: 94)]) }
        let chain = try Self.verify(folder, head: head)
        #expect(chain.fault == nil && chain.records == 12, "\(chain)")
    }

    @Test("a journal that is begun anew while it is written goes on behind the last hash, and says what is missing")
    func begunAnew() throws {
        let folder = try Self.day()
        let opened = try folder.open()
        let store = FleetStore(state: opened.state, recorder: opened.journal)
        opened.journal.begin { store.checkpoint() }
        let size = JournalDatabase.fileSize(folder.folder.database)
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: folder.folder.database))
        try file.seek(toOffset: 8192)
        try file.write(contentsOf: Data(repeating: 0xA5, count: Int(size) - 8192))
        try file.close()
        for second in 4000..<4100 { store.apply([Fixture.position(at: Double(second)), Fixture.alarm(at: 5000)]) }
        try Fixture.wait("written again") { opened.journal.health.waiting == 0 && opened.journal.health.failure == nil }
        opened.journal.close()
        let chain = try Self.verify(folder)
        #expect(chain.fault == nil && chain.records > 0, "\(chain)")
        #expect(chain.starts.contains { $0.hasPrefix("the journal was damaged; a new one goes on: record 12") })
        #expect(chain.starts.contains("records 1 to 11 are not in this journal"), "\(chain.starts)")
    }

    @Test("sha256sum proves an exported line alone")
    func exported() throws {
        let folder = try Self.day()
        let reader = try JournalReader(folder.folder, dialects: folder.settings.dialects)
        var out: [UInt8] = []
        let request = ExportRequest(
            format: try #require(ExportFormat.named("jsonl")), kinds: [.alarms, .audit],
            span: Timestamp(milliseconds: 0)...Timestamp(milliseconds: .max))
        _ = try reader.export(request) { bytes, _ in out += bytes }
        let lines = try out.split(separator: 10).map {
            try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
        }
        let links = lines.flatMap { line in line["transitions"] as? [[String: Any]] ?? [line] }
        #expect(links.count == 11)
        for link in links {
            let previous = try #require(link["previous"] as? String)
            let sealed = try #require(link["sealed"] as? String)
            #expect(try Self.sha256sum("\(previous)\n\(sealed)\n") == link["hash"] as? String)
        }
        let numbers = links.compactMap { ($0["number"] as? NSNumber)?.intValue }.sorted()
        #expect(numbers == Array(1...11))
        let hashes = Dictionary(uniqueKeysWithValues: links.map { ($0["number"] as? Int ?? 0, $0) })
        for number in 2...11 {
            #expect(hashes[number]?["previous"] as? String == hashes[number - 1]?["hash"] as? String)
        }
        let steps = links.filter { $0["change"] != nil }
        #expect(steps.contains { $0["terminal"] as? String == "pts/3 from 192.0.2.7" && $0["note"] != nil })
        #expect(steps.allSatisfy { $0["from"] != nil && $0["to"] != nil })
    }

    private static func sha256sum(_ text: String) throws -> String {
        let program = Process()
        program.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        let (input, output) = (Pipe(), Pipe())
        program.standardInput = input
        program.standardOutput = output
        try program.run()
        input.fileHandleForWriting.write(Data(text.utf8))
        try input.fileHandleForWriting.close()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        program.waitUntilExit()
        return String(decoding: answer.prefix(64), as: UTF8.self)
    }
}
