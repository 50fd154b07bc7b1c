import Fleet
import GRDB
import Geo

/// The fixes of one device over a span of time, also those that came late.
struct TrackQuery {
    let device: DeviceID
    let span: ClosedRange<Timestamp>
    let limit: Int?
    /// What arrived later was not known yet, and is left out.
    var knownAt = Timestamp(milliseconds: .max)

    /// Reads the fixes in the order of their own time.
    func run(_ database: Database, dialects: [DialectID]) throws -> [TrackPoint] {
        let number = try Int64.fetchOne(
            database, sql: "SELECT id FROM device WHERE identity = ?", arguments: [device.description])
        guard let number else { return [] }
        let words = try WordStore.read(database, dialects: dialects)
        // A fix is never later than its arrival, and one that is not late arrived soon after.
        let first = try TimeIndex.firstSequence(after: span.lowerBound.adding(milliseconds: -1), database) ?? .max
        let end = try TimeIndex.firstSequence(
            after: span.upperBound.adding(milliseconds: Late.defaultMilliseconds), database)
        var points = try read(
            by: "seq", "device = ?1 AND seq BETWEEN ?2 AND ?3 AND latitude IS NOT NULL AND lateFix IS NULL",
            [number, first, end.map { $0 - 1 } ?? .max], words, database)
        points += try read(
            by: "lateFix", "device = ?1 AND lateFix BETWEEN ?2 AND ?3 AND latitude IS NOT NULL",
            [number, span.lowerBound.milliseconds, span.upperBound.milliseconds], words, database)
        points.sort { ($0.time, $0.sequence) < ($1.time, $1.sequence) }
        return limit.map { points.suffix($0) } ?? points
    }

    private func read(
        by key: String, _ condition: String, _ arguments: [Int64], _ words: WordTable, _ database: Database
    ) throws -> [TrackPoint] {
        let order = limit == nil ? "" : " ORDER BY \(key) DESC"
        let statement = try FastStatement(
            database, "SELECT seq, received, kind, latitude, longitude, body FROM report WHERE \(condition)\(order)")
        defer { statement.reset() }
        for (place, argument) in arguments.enumerated() { statement.bind(argument, at: Int32(place + 1)) }
        var points: [TrackPoint] = []
        while points.count < limit ?? .max, try statement.next(database) {
            if let point = point(statement, words), span.contains(point.time), point.received <= knownAt {
                points.append(point)
            }
        }
        return points
    }

    private func point(_ row: FastStatement, _ words: WordTable) -> TrackPoint? {
        let received = Timestamp(milliseconds: row.number(1))
        let coordinate = Coordinate(
            latitude: StoredDegrees.degrees(row.number(3)), longitude: StoredDegrees.degrees(row.number(4)))
        var source = ByteSource(row.bytes(5))
        guard let kind = try? ReportKind(code: UInt8(truncatingIfNeeded: row.number(2))),
            let arrival = try? Arrival(
                from: &source, device: device, kind: kind, received: received, raw: [], words: words,
                coordinate: coordinate),
            case .report(let report) = arrival.content, let fix = report.fix
        else { return nil }
        return TrackPoint(
            sequence: UInt64(bitPattern: row.number(0)), time: report.effectiveTime(received: received),
            received: received, fix: fix, coordinate: coordinate)
    }
}
