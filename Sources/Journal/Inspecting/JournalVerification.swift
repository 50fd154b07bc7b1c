import Fleet
import Foundation
import GRDB

/// Reads all of a journal and says what is wrong in it.
public struct JournalVerification: Sendable {
    /// How many faults of one sort are named; the rest is counted.
    private static let named = 5

    /// How many reports were read.
    public private(set) var reports = 0
    /// How many whole states were read.
    public private(set) var checkpoints = 0
    /// What is wrong, one line each.
    public private(set) var faults: [String] = []

    /// Reads a journal.
    ///
    /// - Parameter progress: called from time to time with the number of reports so far.
    init(_ reader: JournalReader, progress: (Int) -> Void) throws {
        try reader.pool.read { database in
            let words = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
            faults += words.map { "the database is damaged: \($0)" }
            try readReports(database, dialects: reader.dialects, progress)
            try readCheckpoints(database, dialects: reader.dialects)
            for relation in Self.relations { try count(relation, database) }
        }
    }

    private mutating func readReports(_ database: Database, dialects: [DialectID], _ progress: (Int) -> Void) throws {
        let devices = Dictionary(
            try DeviceTable.identities(database).map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let words = try WordStore.read(database, dialects: dialects)
        let rows = try FastStatement(database, "SELECT \(StoredReport.columns) FROM report ORDER BY seq")
        defer { rows.reset() }
        var unreadable: [String] = []
        var backwards: [String] = []
        var newest: Int64 = 0
        while try rows.next(database) {
            let row = StoredReport(rows, devices: devices, words: words, rawColumn: nil)
            let received = rows.number(2)
            if row.arrival == nil { Self.add("report \(row.sequence)", to: &unreadable) }
            // A clock that is corrected by seconds is no fault of the journal.
            if received < newest &- 60_000 { Self.add("report \(row.sequence)", to: &backwards) }
            newest = max(newest, received)
            reports += 1
            if reports % 10_000 == 0 { progress(reports) }
        }
        note(unreadable, "cannot be read")
        note(backwards, "arrived more than a minute before the one in front of it")
    }

    private mutating func readCheckpoints(_ database: Database, dialects: [DialectID]) throws {
        let words = try WordStore.read(database, dialects: dialects)
        var unreadable: [String] = []
        let rows = try Row.fetchCursor(database, sql: "SELECT seq, devices, state FROM checkpoint ORDER BY seq")
        while let row = try rows.next() {
            checkpoints += 1
            var source = ByteSource([UInt8](row[2] as Data))
            let sequence: Int64 = row[0]
            let state = try? FleetState(from: &source, words: words)
            if state.map({ Int64(bitPattern: $0.sequence) != sequence || $0.deviceCount != row[1] }) ?? true {
                Self.add("checkpoint \(sequence)", to: &unreadable)
            }
        }
        note(unreadable, "cannot be read, or is not what it says")
    }

    // MARK: - Relations

    /// Rows that must not be there.
    private struct Relation {
        let words: String
        let sql: String
    }

    private static let relations = [
        Relation(
            words: "raw messages belong to no report",
            sql: "SELECT count(*) FROM raw WHERE NOT EXISTS (SELECT 1 FROM report WHERE report.seq = raw.seq)"),
        Relation(
            words: "alarms belong to no device",
            sql: "SELECT count(*) FROM alarm WHERE device NOT IN (SELECT id FROM device)"),
        Relation(
            words: "steps belong to no alarm",
            sql: "SELECT count(*) FROM transition WHERE alarm NOT IN (SELECT id FROM alarm)"),
        Relation(
            words: "numbers are both a report's and an action's",
            sql: "SELECT count(*) FROM action JOIN report USING (seq)"),
        Relation(
            words: "numbers are both a report's and of what was set aside",
            sql: "SELECT count(*) FROM aside JOIN report USING (seq)"),
    ]

    private mutating func count(_ relation: Relation, _ database: Database) throws {
        let count = try Int.fetchOne(database, sql: relation.sql) ?? 0
        if count > 0 { faults.append("\(count) \(relation.words)") }
    }

    private mutating func note(_ found: [String], _ words: String) {
        faults += found.prefix(Self.named).map { "\($0) \(words)" }
        if found.count > Self.named { faults.append("\(found.count - Self.named) more of them, at least") }
    }

    /// Bounded, because in a badly damaged journal it may be all of them.
    private static func add(_ fault: String, to found: inout [String]) {
        if found.count < 1000 { found.append(fault) }
    }
}

extension JournalReader {
    /// Reads all of the journal and says what is wrong in it.
    public func verify(progress: (Int) -> Void) throws -> JournalVerification {
        try JournalVerification(self, progress: progress)
    }
}
