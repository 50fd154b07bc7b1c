import Fleet
import GRDB

/// How much is in a journal, and what room it takes.
public struct JournalStatistics: Sendable {
    /// One class of what is kept.
    public struct Class: Sendable, Equatable {
        /// Its name, such as `positions`.
        public let name: String
        /// How many rows it has.
        public let rows: Int
        /// What it takes in the database, indexes included; without them where SQLite cannot tell.
        public let bytes: Int
    }

    /// The classes and their tables.
    private static let tables: [(name: String, tables: [String])] = [
        ("positions", ["report"]), ("raw", ["raw"]), ("alarms", ["alarm", "transition"]),
        ("audit", ["action", "sent"]),
        ("checkpoints", ["checkpoint"]), ("aside", ["aside"]), ("devices", ["device", "book", "word"]),
    ]

    /// The size of the files in bytes.
    public let fileBytes: Int64
    /// How much of that is free for what comes next.
    public let freeBytes: Int
    /// How many trackers were ever heard.
    public let devices: Int
    /// How many reports there are.
    public let reports: Int
    /// When the first and the last of them arrived.
    public let span: ClosedRange<Timestamp>?
    /// On how many days (UTC) something arrived.
    public let days: Int
    /// The classes.
    public let classes: [Class]

    /// What a report takes in the database, without and with its bytes.
    public var bytesAReport: (positions: Double, withRaw: Double)? {
        guard reports > 0, let positions = classes.first, let raw = classes.dropFirst().first else { return nil }
        return (
            Double(positions.bytes) / Double(reports),
            Double(positions.bytes) / Double(reports) + Double(raw.bytes) / Double(max(1, raw.rows))
        )
    }

    /// Reads them.
    init(_ database: Database, fileBytes: Int64) throws {
        self.fileBytes = fileBytes
        let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
        freeBytes = pageSize * (try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0)
        devices = try Int.fetchOne(database, sql: "SELECT count(*) FROM device") ?? 0
        reports = try Int.fetchOne(database, sql: "SELECT count(*) FROM report") ?? 0
        span = try TimeIndex.span(database)
        days = try span.map { try Self.days(of: $0, database) } ?? 0
        let sizes = try Self.sizes(database)
        classes = try Self.tables.map { name, tables in
            let rows = try tables.map { try Int.fetchOne(database, sql: "SELECT count(*) FROM \($0)") ?? 0 }
            return Class(
                name: name, rows: rows.first ?? 0, bytes: tables.reduce(0) { $0 + (sizes[$1] ?? 0) })
        }
    }

    /// The days on which something arrived: at most one look into the journal a day.
    private static func days(of span: ClosedRange<Timestamp>, _ database: Database) throws -> Int {
        let day: Int64 = 86_400_000
        var count = 0
        var moment = span.lowerBound
        while moment <= span.upperBound {
            count += 1
            let next = Timestamp(milliseconds: (moment.milliseconds / day + 1) * day - 1)
            guard let sequence = try TimeIndex.firstSequence(after: next, database) else { break }
            let found = try Int64.fetchOne(
                database, sql: "SELECT received FROM report WHERE seq = ?", arguments: [sequence])
            // A clock that was set back must not make this run for ever.
            moment = max(Timestamp(milliseconds: found ?? .max), next.adding(milliseconds: 1))
        }
        return count
    }

    /// The bytes of each table with its indexes: by SQLite's own account, else by the contents.
    private static func sizes(_ database: Database) throws -> [String: Int] {
        let account = """
            SELECT coalesce(master.tbl_name, stat.name), sum(stat.pgsize)
            FROM dbstat AS stat LEFT JOIN sqlite_master AS master ON master.name = stat.name
            WHERE stat.aggregate = TRUE GROUP BY 1
            """
        if let rows = try? Row.fetchAll(database, sql: account) {
            return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: +)
        }
        let contents = [("report", "body"), ("raw", "bytes"), ("checkpoint", "state"), ("aside", "bytes")]
        return try Dictionary(
            uniqueKeysWithValues: contents.map { table, column in
                (table, try Int.fetchOne(database, sql: "SELECT sum(length(\(column)) + 24) FROM \(table)") ?? 0)
            })
    }
}

extension JournalReader {
    /// How much is in the journal.
    public func statistics() throws -> JournalStatistics {
        let files = JournalDatabase.fileSize(pool.path) + JournalDatabase.fileSize(pool.path + "-wal")
        return try pool.read { try JournalStatistics($0, fileBytes: files) }
    }
}
