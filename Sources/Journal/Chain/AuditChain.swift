import Fleet
import GRDB

/// The end of the chain of audit records, to which the next one is added.
///
/// The chain holds every alarm transition and every operator action in the order of their entries, and of one entry
/// what was done before what that did to alarms. Number and hash stand in the row of the record itself, so that they
/// are written in its transaction or not at all.
struct AuditChain: Sendable {
    /// How many records there are.
    private(set) var number: Int64
    /// The hash of the last one.
    private(set) var head: String
    /// The entry of the last one: what belongs to it or to earlier ones is written already.
    private(set) var lastEntry: Int64

    /// The chain as it stands in a database.
    init(_ database: Database) throws {
        guard let last = try Self.last(database) else {
            let start = try ChainStart.read(database).last
            number = (start?.number ?? 1) - 1
            head = start?.previous ?? ChainHash.none
            lastEntry = (start?.entry ?? 1) - 1
            return
        }
        (number, lastEntry, head) = last
    }

    /// The number, the entry and the hash of the last record.
    static func last(_ database: Database) throws -> (number: Int64, entry: Int64, hash: String)? {
        let found = try ["action", "transition"].compactMap { table in
            try Row.fetchOne(
                database,
                sql: "SELECT number, seq, hash FROM \(table) WHERE number IS NOT NULL ORDER BY number DESC LIMIT 1")
        }
        return found.map { ($0[0] as Int64, $0[1] as Int64, $0[2] as String? ?? "") }.max { $0.0 < $1.0 }
    }

    /// Whether an entry was written before, ahead of reports that had to wait.
    func holds(_ entry: Int64) -> Bool { entry <= lastEntry }

    /// Adds a record, and gives its number and its hash.
    mutating func add(_ sealed: [UInt8], entry: Int64) -> (number: Int64, hash: String) {
        head = ChainHash.of(sealed, after: head)
        number += 1
        // The records of one entry come together, so that its last one decides.
        pendingEntry = entry
        return (number, head)
    }

    /// Notes that all records of the entry are there.
    mutating func end() {
        lastEntry = max(lastEntry, pendingEntry)
    }

    private var pendingEntry: Int64 = 0
}
