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
    /// The chain of audit records; nil where no version that chains has written the journal yet.
    public private(set) var chain: ChainVerification?

    /// Reads a journal, page by page: no transaction stays open for long, so that a writer's log does not grow meanwhile.
    ///
    /// - Parameters:
    ///   - pageSize: how many reports are read in one transaction.
    ///   - progress: called from time to time with the number of reports so far.
    ///   - head: a hash that has to be in the chain of audit records.
    init(_ reader: JournalReader, pageSize: Int = 20_000, head: String? = nil, progress: (Int) -> Void) throws {
        let words = try reader.pool.read { try String.fetchAll($0, sql: "PRAGMA integrity_check(20)") }
        faults += words.filter { $0 != "ok" }.map { "the database is damaged: \($0)" }
        let scope = try reader.pool.read { try Scope($0, dialects: reader.dialects) }
        try readReports(reader.pool, scope, pageSize, progress)
        try readCheckpoints(reader.pool, scope)
        chain = try ChainVerification(reader.pool, awaiting: head)
        if let fault = chain?.fault { faults.append(fault) }
        for relation in Self.relations { try reader.pool.read { try count(relation, $0) } }
    }

    /// What is read, fixed at the start: what is written later may name devices and words that are not known here.
    private struct Scope {
        let devices: [Int64: DeviceID]
        let words: WordTable
        let lastReport: Int64
        let lastCheckpoint: Int64

        init(_ database: Database, dialects: [DialectID]) throws {
            devices = Dictionary(
                try DeviceTable.identities(database).map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            words = try WordStore.read(database, dialects: dialects)
            lastReport = try Int64.fetchOne(database, sql: "SELECT max(seq) FROM report") ?? 0
            lastCheckpoint = try Int64.fetchOne(database, sql: "SELECT max(seq) FROM checkpoint") ?? 0
        }
    }

    // MARK: - Reports

    /// What was found in the reports so far.
    private struct ReportFindings {
        var position = Int64.min
        var newest: Int64 = 0
        var unreadable: [String] = []
        var backwards: [String] = []
    }

    private mutating func readReports(
        _ pool: DatabasePool, _ scope: Scope, _ pageSize: Int, _ progress: (Int) -> Void
    ) throws {
        var found = ReportFindings()
        while try pool.read({ try readPage($0, scope, pageSize, &found) }) { progress(reports) }
        note(found.unreadable, "cannot be read")
        note(found.backwards, "arrived more than a minute before the one in front of it")
    }

    /// Reads the next page; false when it is the last.
    private mutating func readPage(
        _ database: Database, _ scope: Scope, _ pageSize: Int, _ found: inout ReportFindings
    ) throws -> Bool {
        let sql =
            "SELECT \(StoredReport.columns) FROM report WHERE seq > ?1 AND seq <= ?2 ORDER BY seq LIMIT \(pageSize)"
        let rows = try FastStatement(database, sql)
        defer { rows.reset() }
        rows.bind(found.position, at: 1)
        rows.bind(scope.lastReport, at: 2)
        var count = 0
        while try rows.next(database) {
            let row = StoredReport(rows, devices: scope.devices, words: scope.words, rawColumn: nil)
            let received = rows.number(2)
            if row.arrival == nil { Self.add("report \(row.sequence)", to: &found.unreadable) }
            // A clock that is corrected by seconds is no fault of the journal.
            if received < found.newest &- 60_000 { Self.add("report \(row.sequence)", to: &found.backwards) }
            found.newest = max(found.newest, received)
            found.position = row.sequence
            count += 1
        }
        reports += count
        return count == pageSize
    }

    // MARK: - Checkpoints

    private mutating func readCheckpoints(_ pool: DatabasePool, _ scope: Scope) throws {
        var unreadable: [String] = []
        var position = Int64.min
        while let next = try pool.read({ try readCheckpoint($0, after: position, scope, &unreadable) }) {
            position = next
        }
        note(unreadable, "cannot be read, or is not what it says")
    }

    /// Reads the next one, which may be large; its number, or nil where there is none.
    private mutating func readCheckpoint(
        _ database: Database, after position: Int64, _ scope: Scope, _ unreadable: inout [String]
    ) throws -> Int64? {
        let row = try Row.fetchOne(
            database,
            sql: "SELECT seq, devices, state FROM checkpoint WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT 1",
            arguments: [position, scope.lastCheckpoint])
        guard let row else { return nil }
        checkpoints += 1
        var source = ByteSource([UInt8](row[2] as Data))
        let sequence: Int64 = row[0]
        let state = try? FleetState(from: &source, words: scope.words)
        if state.map({ Int64(bitPattern: $0.sequence) != sequence || $0.deviceCount != row[1] }) ?? true {
            Self.add("checkpoint \(sequence)", to: &unreadable)
        }
        return sequence
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
    ///
    /// - Parameter head: the hash of an audit record that has to be there, in lower case; nil for none.
    public func verify(head: String? = nil, progress: (Int) -> Void) throws -> JournalVerification {
        try JournalVerification(self, head: head, progress: progress)
    }
}
