import Fleet
import Foundation
import GRDB

/// Copies what can be read of a damaged journal into a new one, the newest first, within a bounded time.
struct Salvage {
    /// What was copied.
    struct Result: Sendable, CustomStringConvertible {
        /// How many reports.
        var reports = 0
        /// Whether the time was too short for all of it.
        var isCut = false

        /// In words, for one line.
        var description: String { "\(reports) reports were saved\(isCut ? " before the time ran out" : "")" }
    }

    /// How long it may take.
    private static let limit = Duration.seconds(30)
    /// How many numbers are copied at once; where they cannot be, halves of them are tried, down to the least.
    private static let most: Int64 = 8192
    private static let least: Int64 = 16

    /// The tables with the key in whose order they are copied; the names first, without which nothing can be read.
    private static let tables = [
        ("word", "id"), ("device", "id"), ("action", "seq"), ("alarm", "id"), ("transition", "alarm"),
        ("checkpoint", "seq"), ("report", "seq"), ("aside", "seq"), ("sent", "seq"), ("raw", "seq"),
    ]

    private let source: String
    private let pool: DatabasePool
    private let end = ContinuousClock.now + Salvage.limit

    /// A copy from a file into an open journal.
    init(from source: String, into pool: DatabasePool) {
        self.source = source
        self.pool = pool
    }

    /// Copies what can be read and says how much that was.
    func run() -> Result {
        var result = Result()
        SalvagedHeader.mend(source)
        guard attach() else { return result }
        keepChainStarts()
        for (table, key) in Self.tables {
            let copied = copy(table, key)
            if table == "report" { result.reports = copied }
            if table == "word" { fillWords() }
        }
        nameLostDevices()
        beginChainBehindUnchained()
        result.isCut = ContinuousClock.now >= end
        try? pool.writeWithoutTransaction { try $0.execute(sql: "DETACH DATABASE damaged") }
        return result
    }

    private func attach() -> Bool {
        (try? pool.writeWithoutTransaction {
            try $0.execute(sql: "ATTACH DATABASE ? AS damaged", arguments: [source])
            return try Int.fetchOne($0, sql: "SELECT count(*) FROM damaged.sqlite_master") ?? 0
        }).map { $0 > 0 } ?? false
    }

    /// The chain of the audit goes on where it began.
    private func keepChainStarts() {
        try? pool.writeWithoutTransaction {
            try $0.execute(sql: "INSERT OR REPLACE INTO main.chainStart SELECT * FROM damaged.chainStart")
        }
    }

    /// Where the damaged journal had no chain, the new one begins behind what was copied.
    private func beginChainBehindUnchained() {
        try? pool.write { database in
            guard try AuditChain.last(database) == nil, try ChainStart.read(database).count == 1 else { return }
            try ChainStart(first: Int64(clamping: try JournalSchema.nextNumber(database)), at: .now).write(database)
        }
    }

    /// Copies the rows of a table and says how many.
    private func copy(_ table: String, _ key: String) -> Int {
        guard let span = span(table, key) else { return 0 }
        var copied = 0
        var pieces: [ClosedRange<Int64>] = []
        var high = span.upperBound
        while (high >= span.lowerBound || !pieces.isEmpty) && ContinuousClock.now < end {
            if pieces.isEmpty {
                let low = max(span.lowerBound, high.subtractingReportingOverflow(Self.most - 1).partialValue)
                pieces = [low...high]
                guard low > Int64.min else { break }
                high = low - 1
            }
            let piece = pieces.removeLast()
            if let count = copy(table, key, piece) {
                copied += count
            } else if piece.upperBound - piece.lowerBound >= Self.least {
                let middle = piece.lowerBound + (piece.upperBound - piece.lowerBound) / 2
                pieces += [piece.lowerBound...middle, middle + 1...piece.upperBound]
            }
        }
        return copied
    }

    /// Copies the rows of a span; nil where one of them cannot be read.
    private func copy(_ table: String, _ key: String, _ span: ClosedRange<Int64>) -> Int? {
        try? pool.writeWithoutTransaction { database in
            // The damaged one may be of an older form, with fewer columns.
            let columns = try database.columns(in: table, in: "damaged").map(\.name).joined(separator: ", ")
            try database.execute(
                sql: """
                    INSERT OR IGNORE INTO main.\(table) (\(columns))
                    SELECT \(columns) FROM damaged.\(table) NOT INDEXED WHERE \(key) BETWEEN ? AND ?
                    """,
                arguments: [span.lowerBound, span.upperBound])
            return database.changesCount
        }
    }

    /// The lowest and the highest key of a table; the widest thinkable where that cannot be read.
    private func span(_ table: String, _ key: String) -> ClosedRange<Int64>? {
        func end(_ order: String, otherwise: Int64) -> Int64? {
            do {
                return try pool.writeWithoutTransaction {
                    try Int64.fetchOne(
                        $0, sql: "SELECT \(key) FROM damaged.\(table) NOT INDEXED ORDER BY \(key) \(order) LIMIT 1")
                }
            } catch {
                return otherwise
            }
        }
        let otherwise = key == "seq" ? lastKnown : Int64(WordTable.capacity)
        guard let low = end("ASC", otherwise: 1), let high = end("DESC", otherwise: otherwise), low <= high else {
            return nil
        }
        return max(0, low)...max(0, min(high, 1 << 48))
    }

    /// The highest number that can be read in any table.
    private var lastKnown: Int64 {
        ["report", "raw", "checkpoint", "action", "aside"].reduce(100_000) { last, table in
            let found = try? pool.writeWithoutTransaction {
                try Int64.fetchOne($0, sql: "SELECT max(seq) FROM damaged.\(table)")
            }
            return max(last, min(found.flatMap { $0 } ?? 0, 1 << 40))
        }
    }

    /// The place of a word is its number, so that a lost one must leave its place empty.
    private func fillWords() {
        try? pool.writeWithoutTransaction { database in
            let last = min(try Int.fetchOne(database, sql: "SELECT max(id) FROM main.word") ?? 0, WordTable.capacity)
            for id in stride(from: 1, through: last, by: 1) {
                try database.execute(sql: "INSERT OR IGNORE INTO main.word (id, word) VALUES (?, '?')", arguments: [id])
            }
        }
    }

    /// The number of a device whose name is lost must not be given to another one.
    private func nameLostDevices() {
        try? pool.writeWithoutTransaction { database in
            try database.execute(
                sql: """
                    INSERT OR IGNORE INTO main.device (id, identity)
                    SELECT DISTINCT device, 'lost ' || device FROM main.report
                    WHERE device NOT IN (SELECT id FROM main.device)
                    """)
        }
    }
}
