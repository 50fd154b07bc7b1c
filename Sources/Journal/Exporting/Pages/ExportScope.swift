import Fleet
import GRDB

/// What is looked through, fixed at the start, so that an export ends although the journal goes on growing.
struct ExportScope: Sendable {
    /// How many rows are read at a time; between two pages no transaction is open, so that the writer never waits and
    /// its log does not grow.
    static let page = 2000

    /// The numbers of the entries that arrived within the span.
    let first: Int64
    let last: Int64
    /// The last number in the journal.
    let end: Int64
    let span: ClosedRange<Timestamp>
    let devices: [Int64: DeviceID]
    let words: WordTable
    /// The numbers of the devices that are asked for; nil for all.
    let wanted: Set<Int64>?

    /// Looks up what an export needs to know.
    init(
        of wantedDevices: [DeviceID], in span: ClosedRange<Timestamp>, _ database: Database, dialects: [DialectID]
    ) throws {
        self.span = span
        let known = try DeviceTable.identities(database)
        devices = Dictionary(known.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        wanted = wantedDevices.isEmpty ? nil : Set(wantedDevices.compactMap { known[$0] })
        words = try WordStore.read(database, dialects: dialects)
        let ends = try ["report", "aside", "action"].map {
            try Int64.fetchOne(database, sql: "SELECT max(seq) FROM \($0)") ?? 0
        }
        end = ends.max() ?? 0
        first = try TimeIndex.firstSequence(after: span.lowerBound.adding(milliseconds: -1), database) ?? .max
        last = min(end, try TimeIndex.lastSequence(at: span.upperBound, database))
    }

    /// The numbers as a list for SQL, with a word in front; nothing for all.
    func condition(_ column: String) -> String {
        guard let wanted else { return "" }
        return " AND \(column) IN (\(wanted.sorted().map(String.init).joined(separator: ",")))"
    }
}
