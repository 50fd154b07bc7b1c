import Fleet
import GRDB

/// A place where the chain of audit records begins, or goes on although what stood before it is not in the journal.
struct ChainStart: Sendable, Equatable {
    /// The number of the record behind it.
    var number: Int64
    /// The first entry whose records are in the chain from here on.
    var entry: Int64
    /// When it was made, in milliseconds since 1970.
    var at: Int64
    /// What the record behind it is bound to.
    var previous: String
    /// Why it was made.
    var reason: String

    /// What its hash is made of.
    var sealed: [UInt8] { SealedRecord.start(entry: entry, at: at, reason: reason) }

    /// What is wrong with it: the first one is bound to nothing but itself.
    var isForged: Bool { number == 1 && previous != ChainHash.of(sealed, after: ChainHash.none) }

    /// Where a new chain begins.
    init(first entry: Int64, at: Timestamp) {
        number = 1
        self.entry = entry
        self.at = at.milliseconds
        reason = "the chain begins"
        previous = ""
        previous = ChainHash.of(sealed, after: ChainHash.none)
    }

    /// Where a chain goes on in another file.
    init(after chain: AuditChain, at: Timestamp, reason: String) {
        number = chain.number + 1
        entry = chain.lastEntry + 1
        self.at = at.milliseconds
        previous = chain.head
        self.reason = reason
    }

    /// All of them, in order.
    static func read(_ database: Database) throws -> [ChainStart] {
        try Row.fetchAll(database, sql: "SELECT number, seq, at, previous, reason FROM chainStart ORDER BY number")
            .map(ChainStart.init)
    }

    private init(_ row: Row) {
        (number, entry, at, previous, reason) = (row[0], row[1], row[2], row[3], row[4])
    }

    /// Writes it, in place of one at the same number.
    func write(_ database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO chainStart (number, seq, at, previous, reason) VALUES (?, ?, ?, ?, ?)",
            arguments: [number, entry, at, previous, reason])
    }
}
