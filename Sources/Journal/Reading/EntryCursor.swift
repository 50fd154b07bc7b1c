import Fleet
import GRDB
import Geo

/// Reads entries back in the order of their numbers: reports and what operators did, merged.
struct EntryCursor {
    private let database: Database
    private let words: WordTable
    private let devices: [Int64: DeviceID]
    private let reports: FastStatement
    private var actions: [FleetEntry]
    private var nextReport: FleetEntry?

    /// A cursor over a range of numbers.
    init(_ database: Database, from first: Int64, through last: Int64, words: WordTable) throws {
        self.database = database
        self.words = words
        devices = Dictionary(
            try DeviceTable.identities(database).map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        reports = try FastStatement(
            database,
            """
            SELECT report.seq, device, received, kind, latitude, longitude, body, raw.bytes
            FROM report LEFT JOIN raw ON raw.seq = report.seq
            WHERE report.seq BETWEEN ? AND ? ORDER BY report.seq
            """)
        reports.bind(first, at: 1)
        reports.bind(last, at: 2)
        actions = try Self.actions(database, from: first, through: last).reversed()
        nextReport = try readReport()
    }

    /// The next entry; nil behind the last.
    mutating func next() throws -> FleetEntry? {
        if let action = actions.last, action.sequence < nextReport?.sequence ?? .max { return actions.removeLast() }
        guard let entry = nextReport else { return nil }
        nextReport = try readReport()
        return entry
    }

    /// The next report; one that cannot be read is passed over.
    private func readReport() throws -> FleetEntry? {
        while try reports.next(database) {
            if let entry = report() { return entry }
        }
        return nil
    }

    private func report() -> FleetEntry? {
        guard let device = devices[reports.number(1)],
            let kind = try? ReportKind(code: UInt8(truncatingIfNeeded: reports.number(3)))
        else { return nil }
        let received = Timestamp(milliseconds: reports.number(2))
        var coordinate: Coordinate?
        if let latitude = reports.optional(4), let longitude = reports.optional(5) {
            coordinate = Coordinate(
                latitude: StoredDegrees.degrees(latitude), longitude: StoredDegrees.degrees(longitude))
        }
        var source = ByteSource(reports.bytes(6))
        guard
            let arrival = try? Arrival(
                from: &source, device: device, kind: kind, received: received, raw: reports.bytes(7), words: words,
                coordinate: coordinate)
        else { return nil }
        return FleetEntry(
            sequence: UInt64(bitPattern: reports.number(0)), at: received, content: .arrival(arrival, .taken))
    }

    private static func actions(_ database: Database, from first: Int64, through last: Int64) throws -> [FleetEntry] {
        try Row.fetchAll(
            database,
            sql: "SELECT seq, at, user, terminal, what, detail FROM action WHERE seq BETWEEN ? AND ? ORDER BY seq",
            arguments: [first, last]
        ).compactMap { row in
            let person = Operator(user: row[2], terminal: row[3])
            guard let content = StoredAction(what: row[4], detail: row[5]).content(by: person) else { return nil }
            return FleetEntry(
                sequence: UInt64(bitPattern: row[0]), at: Timestamp(milliseconds: row[1]), content: content)
        }
    }
}
