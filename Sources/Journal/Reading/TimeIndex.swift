import Fleet
import GRDB

/// Finds numbers of reports by time: both grow together, so that halving a span of numbers finds a moment.
enum TimeIndex {
    /// The number of the last entry that had happened at a moment; 0 where none had.
    static func lastSequence(at moment: Timestamp, _ database: Database) throws -> Int64 {
        try firstSequence(after: moment, database).map { $0 - 1 } ?? .max
    }

    /// The number of the first report that arrived after a moment; nil where none did.
    static func firstSequence(after moment: Timestamp, _ database: Database) throws -> Int64? {
        let ends = try Row.fetchOne(
            database, sql: "SELECT (SELECT min(seq) FROM report), (SELECT max(seq) FROM report)")
        guard let ends, let first: Int64 = ends[0], var high: Int64 = ends[1] else { return nil }
        let probe = try FastStatement(
            database, "SELECT seq, received FROM report WHERE seq >= ? ORDER BY seq LIMIT 1")
        guard let last = try report(from: high, probe, database), last.received > moment.milliseconds else {
            return nil
        }
        var low = first
        while low < high {
            let middle = low + (high - low) / 2
            guard let found = try report(from: middle, probe, database) else { break }
            if found.received > moment.milliseconds {
                high = middle
            } else {
                low = found.sequence + 1
            }
        }
        return try report(from: low, probe, database)?.sequence
    }

    private static func report(
        from sequence: Int64, _ probe: FastStatement, _ database: Database
    ) throws -> (sequence: Int64, received: Int64)? {
        defer { probe.reset() }
        probe.bind(sequence, at: 1)
        return try probe.next(database) ? (probe.number(0), probe.number(1)) : nil
    }

    /// When the first and the last report arrived.
    static func span(_ database: Database) throws -> ClosedRange<Timestamp>? {
        let sql = "SELECT received FROM report ORDER BY seq"
        guard let first = try Int64.fetchOne(database, sql: sql + " LIMIT 1"),
            let last = try Int64.fetchOne(database, sql: sql + " DESC LIMIT 1")
        else { return nil }
        return Timestamp(milliseconds: min(first, last))...Timestamp(milliseconds: max(first, last))
    }

    /// About how many reports there are in each of `count` equal parts of a span: the difference of their numbers.
    static func density(of span: ClosedRange<Timestamp>, parts count: Int, _ database: Database) throws -> [Int] {
        guard count > 0 else { return [] }
        let whole = span.upperBound.milliseconds(since: span.lowerBound)
        let end = try Int64.fetchOne(database, sql: "SELECT max(seq) FROM report") ?? 0
        let places = try (0...count).map { index in
            let moment = span.lowerBound.adding(milliseconds: whole / Int64(count) * Int64(index) - 1)
            return try firstSequence(after: moment, database) ?? end + 1
        }
        return zip(places, places.dropFirst()).map { Int($1 - $0) }
    }
}
