import Fleet
import GRDB
import Geo

/// Alarms in the order in which they were raised, page by page.
struct AlarmPages {
    private static let page = 200

    private let scope: ExportScope
    private var position: (raised: Int64, id: Int64) = (.min, 0)
    private var isAtEnd = false

    /// The alarms of a scope.
    init(_ scope: ExportScope) {
        self.scope = scope
    }

    /// The next page; nil behind the last.
    mutating func next(_ database: Database) throws -> [ExportedAlarm]? {
        guard !isAtEnd else { return nil }
        // A journal that was only ever written by an older version has neither.
        let isOld = try !database.columns(in: "alarm").contains { $0.name == "area" }
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT id, device, kind, priority, code, zone, raisedAt, lastAt, deviceTime, isLate, count, latitude,
                    longitude, acknowledgedBy, acknowledgedAt, endedAt,
                    \(isOld ? "NULL, NULL" : "area, facts")
                FROM alarm WHERE raisedAt BETWEEN ? AND ? AND (raisedAt, id) > (?, ?)\(scope.condition("device"))
                ORDER BY raisedAt, id LIMIT \(Self.page)
                """,
            arguments: [
                scope.span.lowerBound.milliseconds, scope.span.upperBound.milliseconds, position.raised, position.id,
            ])
        isAtEnd = rows.count < Self.page
        if let last = rows.last { position = (last[6], last[0]) }
        return try rows.compactMap { try alarm($0, database) }
    }

    private func alarm(_ row: Row, _ database: Database) throws -> ExportedAlarm? {
        guard let device = scope.devices[row[1]] else { return nil }
        var coordinate: Coordinate?
        if let latitude: Double = row[11], let longitude: Double = row[12] {
            coordinate = Coordinate(latitude: latitude, longitude: longitude)
        }
        return ExportedAlarm(
            id: UInt64(bitPattern: row[0]), device: device, kind: row[2], priority: row[3], code: row[4], zone: row[5],
            raisedAt: Timestamp(milliseconds: row[6]), lastAt: Timestamp(milliseconds: row[7]),
            deviceTime: Self.moment(row[8]), isLate: row[9], count: row[10], coordinate: coordinate,
            acknowledgedBy: row[13], acknowledgedAt: Self.moment(row[14]), endedAt: Self.moment(row[15]),
            area: row[16], facts: row[17],
            steps: try steps(of: row[0], database))
    }

    private func steps(of alarm: Int64, _ database: Database) throws -> [ExportedAlarm.Step] {
        guard try database.tableExists("chainStart") else { return try oldSteps(of: alarm, database) }
        return try Row.fetchAll(
            database,
            sql: """
                SELECT \(TransitionRow.columns), number, hash, \(ExportedLink.previous("transition"))
                FROM transition WHERE alarm = ? ORDER BY seq, part, at
                """,
            arguments: [alarm]
        ).map { row in
            let step = TransitionRow(row)
            let sealed = SealedRecord.transition(step)
            return ExportedAlarm.Step(
                at: Timestamp(milliseconds: step.at), change: step.what, by: step.user, terminal: step.terminal,
                from: step.from, to: step.to, note: step.note,
                link: ExportedLink(row[11], row[12], after: row[13], sealed: sealed))
        }
    }

    /// The steps as an older version wrote them.
    private func oldSteps(of alarm: Int64, _ database: Database) throws -> [ExportedAlarm.Step] {
        try Row.fetchAll(
            database, sql: "SELECT at, what, user FROM transition WHERE alarm = ? ORDER BY seq, at",
            arguments: [alarm]
        ).map { ExportedAlarm.Step(at: Timestamp(milliseconds: $0[0]), change: $0[1], by: $0[2]) }
    }

    private static func moment(_ milliseconds: Int64?) -> Timestamp? {
        milliseconds.map(Timestamp.init(milliseconds:))
    }
}
