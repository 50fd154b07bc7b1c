import GRDBSQLite

/// A SQLite database that is only read, and not trusted.
///
/// The C interface of the library that the journal uses too: its Swift wrapper opens no database as immutable, which
/// files on read-only media need, and sets no bounds to what a view in a hostile file may do.
final class TileDatabase {
    /// Steps of SQLite's machine between two looks at the clock of a query.
    private static let stepsBetweenLooks: Int32 = 10_000
    /// How many looks a query may last: some hundred milliseconds of work.
    private static let mostLooks = 5_000

    /// The connection, of which statements hold their owner.
    fileprivate let connection: OpaquePointer
    /// Looks left; a pointer, because C code counts it down.
    private let looks: UnsafeMutablePointer<Int>

    /// Opens a database.
    init(_ path: String) throws(TileError) {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
        let status = sqlite3_open_v2("file:\(Self.escaped(path))?immutable=1", &opened, flags, nil)
        guard status == SQLITE_OK, let opened else {
            sqlite3_close_v2(opened)
            throw .unreadable("SQLite cannot open it")
        }
        connection = opened
        looks = .allocate(capacity: 1)
        looks.initialize(to: Self.mostLooks)
        sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, Int32(TileLimits.bytes))
        sqlite3_limit(opened, SQLITE_LIMIT_ATTACHED, 0)
        sqlite3_exec(
            opened, "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_size = -2000", nil, nil, nil
        )
        sqlite3_progress_handler(
            opened, Self.stepsBetweenLooks,
            { counter in
                guard let left = counter?.assumingMemoryBound(to: Int.self) else { return 1 }
                left.pointee -= 1
                return left.pointee < 0 ? 1 : 0
            }, looks)
    }

    deinit {
        sqlite3_close_v2(connection)
        looks.deallocate()
    }

    /// A path as part of a URI (RFC 3986): all but letters, digits and a few signs as `%` and two digits.
    private static func escaped(_ path: String) -> String {
        path.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || (0x2D...0x39).contains(byte))
            let digits = String(byte, radix: 16)
            return isPlain ? String(scalar) : "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }

    /// Makes a statement ready.
    func prepare(_ sql: String) throws(TileError) -> TileStatement {
        renewLooks()
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw fault
        }
        return TileStatement(statement, of: self)
    }

    /// The number that a query gives; 0 when it gives none.
    func number(_ sql: String) throws(TileError) -> Int {
        let statement = try prepare(sql)
        return try statement.step() ? statement.number(0) : 0
    }

    /// Gives the next query its time.
    func renewLooks() { looks.pointee = Self.mostLooks }

    /// What SQLite says is wrong.
    var fault: TileError {
        switch sqlite3_errcode(connection) {
        case SQLITE_INTERRUPT: .tooLarge("a query that takes too long")
        case SQLITE_TOOBIG: .tooLarge("more than \(TileLimits.bytes >> 20) MB")
        default: .malformed(String(cString: sqlite3_errmsg(connection)))
        }
    }
}

/// A query of a tile database.
final class TileStatement {
    private let statement: OpaquePointer
    private let database: TileDatabase

    fileprivate init(_ statement: OpaquePointer, of database: TileDatabase) {
        self.statement = statement
        self.database = database
    }

    deinit { sqlite3_finalize(statement) }

    /// Goes to the next row; false when there is none.
    func step() throws(TileError) -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw database.fault
        }
    }

    /// The first column of the first row for some numbers, or nil when there is no row.
    func blob(_ numbers: Int...) throws(TileError) -> [UInt8]? {
        database.renewLooks()
        defer { sqlite3_reset(statement) }
        for (index, number) in numbers.enumerated() { sqlite3_bind_int64(statement, Int32(index + 1), Int64(number)) }
        guard try step() else { return nil }
        let count = Int(sqlite3_column_bytes(statement, 0))
        guard count > 0, let start = sqlite3_column_blob(statement, 0) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// A column as a whole number.
    func number(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

    /// A column as text.
    func text(_ column: Int32) -> String? {
        sqlite3_column_text(statement, column).map { String(cString: $0) }
    }
}
