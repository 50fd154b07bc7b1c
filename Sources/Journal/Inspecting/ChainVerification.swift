import Fleet
import GRDB

/// Recomputes the chain of audit records and says whether it is whole, and which record is the first that does not fit.
public struct ChainVerification: Sendable, Equatable {
    /// One end of the chain.
    public struct End: Sendable, Equatable {
        /// The number of the record in the chain.
        public let number: Int64
        /// Its entry in the journal.
        public let entry: Int64
        /// When it happened, in milliseconds since 1970.
        public let at: Int64
    }

    /// How many records fit.
    public private(set) var records = 0
    /// The first record.
    public private(set) var first: End?
    /// The last record that fits.
    public private(set) var last: End?
    /// The hash of the last record that fits; where there is none, what the first one will be bound to.
    public private(set) var head = ""
    /// Where the chain begins, and where it goes on without what stood before; one line each.
    public private(set) var starts: [String] = []
    /// The first thing that does not fit; nil when all does.
    public private(set) var fault: String?

    /// A hash that has not been met yet.
    private var wanted: String?

    /// How many records are read in one transaction.
    private static let page = 2000

    /// Reads the chain, page by page; nil where no version that chains has written the journal yet.
    ///
    /// - Parameter wanted: the hash of a record that has to be there; nil for none.
    init?(_ pool: DatabasePool, awaiting wanted: String? = nil) throws {
        guard let scope = try pool.read({ try Scope($0) }) else { return nil }
        starts = scope.starts.map { "\($0.reason): record \($0.number), entry \($0.entry)" }
        head = scope.starts.first?.previous ?? ChainHash.none
        fault = scope.fault
        self.wanted = wanted == head ? nil : wanted
        if fault == nil { try follow(pool, scope) }
        if fault == nil, self.wanted != nil {
            fault = "the head that was noted is not in the chain: records behind it were cut off, or all made anew"
        }
        if fault == nil { fault = try pool.read { try Self.strangers($0, scope, records) } }
        if fault == nil { fault = try Self.wrongAlarm(pool) }
    }

    /// What is read, fixed at the start, because the journal may grow meanwhile.
    private struct Scope {
        let starts: [ChainStart]
        let last: Int64

        init?(_ database: Database) throws {
            guard try database.tableExists("chainStart") else { return nil }
            starts = try ChainStart.read(database)
            last = try AuditChain.last(database)?.number ?? 0
        }

        /// What is wrong with the places where it begins.
        var fault: String? {
            guard let first = starts.first else { return "the start of the chain is missing" }
            return first.isForged ? "the start of the chain was changed" : nil
        }

        func start(at number: Int64) -> ChainStart? { starts.first { $0.number == number } }
    }

    // MARK: - The chain

    private mutating func follow(_ pool: DatabasePool, _ scope: Scope) throws {
        var position = (scope.starts.first?.number ?? 1) - 1
        while true {
            let after = position
            let page = try pool.read {
                try ChainedRecord.page(after: after, through: scope.last, limit: Self.page, $0)
            }
            for record in page {
                guard take(record, behind: position, scope) else { return }
                position = record.number
            }
            if page.count < Self.page { return }
        }
    }

    /// Takes the next record in; false when it does not fit.
    private mutating func take(_ record: ChainedRecord, behind position: Int64, _ scope: Scope) -> Bool {
        let name = "audit record \(record.number) (entry \(record.entry), \(record.words))"
        let start = scope.start(at: record.number)
        if record.number == position {
            fault = "\(name) was inserted: there are two of that number"
        } else if record.number != position + 1, start == nil {
            fault = "audit record \(position + 1) is missing; the next one is \(record.number)"
        } else if record.number == position + 1, let start, records > 0, start.previous != head {
            fault = "the chain goes on at audit record \(record.number) with another hash than the one before it has"
        } else if ChainHash.of(record.sealed, after: start?.previous ?? head) != record.hash {
            fault = "\(name) does not fit: it, its place or its hash was changed"
        }
        guard fault == nil else { return false }
        if record.number > position + 1 {
            starts.append("records \(position + 1) to \(record.number - 1) are not in this journal")
        }
        let end = End(number: record.number, entry: record.entry, at: record.at)
        if first == nil { first = end }
        last = end
        head = record.hash
        if head == wanted { wanted = nil }
        records += 1
        return true
    }

    // MARK: - What is not in it

    /// A record that should be in the chain and is not.
    private static func strangers(_ database: Database, _ scope: Scope, _ records: Int) throws -> String? {
        let numbered = try ["action", "transition"].reduce(0) { count, table in
            try count
                + (Int.fetchOne(database, sql: "SELECT count(number) FROM \(table) WHERE number <= \(scope.last)") ?? 0)
        }
        if numbered != records { return "\(numbered - records) audit records were inserted" }
        let first = scope.starts.first?.entry ?? 0
        let action = try Int64.fetchOne(
            database,
            sql: "SELECT seq FROM action WHERE number IS NULL AND what <> ? AND seq >= ? ORDER BY seq LIMIT 1",
            arguments: [StoredAction.swept, first])
        if let action { return "action \(action) was inserted: it is not in the chain" }
        let step = try Row.fetchOne(
            database, sql: "SELECT alarm, seq FROM transition WHERE number IS NULL AND seq >= ? ORDER BY seq LIMIT 1",
            arguments: [first])
        return step.map {
            "a step of alarm \($0[0] as Int64) in entry \($0[1] as Int64) was inserted: it is not in the chain"
        }
    }

    // MARK: - Alarms as they are now

    /// An alarm that is not what its last step in the chain says.
    private static func wrongAlarm(_ pool: DatabasePool) throws -> String? {
        var position = Int64.min
        while true {
            let after = position
            let rows = try pool.read { try alarms(after: after, $0) }
            for row in rows {
                let alarm = StoredAlarm(row, device: row[18] as String? ?? "")
                if let state = row[17] as String?, state != alarm.json {
                    return "alarm \(alarm.id) was changed: it is not what its last step says"
                }
                if !(row[19] as Bool) { return "alarm \(alarm.id) was inserted: it has no step" }
                position = alarm.id
            }
            if rows.count < page { break }
        }
        let lost = try pool.read {
            try Int64.fetchOne(
                $0, sql: "SELECT alarm FROM transition WHERE alarm NOT IN (SELECT id FROM alarm) ORDER BY 1 LIMIT 1")
        }
        return lost.map { "alarm \($0) is missing; its steps are there" }
    }

    private static func alarms(after position: Int64, _ database: Database) throws -> [Row] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT \(StoredAlarm.columns),
                    (SELECT state FROM transition WHERE transition.alarm = alarm.id AND number IS NOT NULL
                        ORDER BY seq DESC, part DESC LIMIT 1),
                    (SELECT identity FROM device WHERE device.id = alarm.device),
                    EXISTS (SELECT 1 FROM transition WHERE transition.alarm = alarm.id)
                FROM alarm WHERE id > ? ORDER BY id LIMIT \(page)
                """, arguments: [position])
    }
}
