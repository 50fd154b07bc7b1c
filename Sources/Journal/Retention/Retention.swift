import Fleet
import GRDB

/// How long each class of the journal is kept.
///
/// Reports go together with the checkpoints that they follow: a moment is rebuilt from the checkpoint before it, so that
/// reports may only go up to a checkpoint that stays, and what sweeps found goes with them. Alarms, their steps, what operators did and what was sent stay.
struct Retention: Sendable {
    /// What can go.
    enum Class: String, Sendable, CaseIterable {
        /// The bytes of messages.
        case raw
        /// Reports with their positions.
        case positions
        /// Whole states that no report follows any more.
        case checkpoints
        /// What the passing of time alone changed.
        case swept
        /// Input that was not understood, and reports that were kept out.
        case aside

        /// Its table.
        var table: String {
            switch self {
            case .positions: "report"
            case .checkpoints: "checkpoint"
            case .swept: "action"
            case .raw, .aside: rawValue
            }
        }

        /// Which rows of the table belong to it, as a condition that follows another.
        var condition: String { self == .swept ? " AND what = '\(StoredAction.swept)'" : "" }
    }

    /// What goes: of each class everything up to a number.
    struct Plan: Sendable, Equatable {
        /// The last number that goes, for each class of which something goes.
        var last: [Class: Int64] = [:]
        /// Whether nothing goes.
        var isEmpty: Bool { last.isEmpty }
    }

    /// How many rows go in one transaction.
    static let batch = 5000

    let keepPositionsDays: Int
    let keepRawDays: Int
    let maxAside: Int

    /// The rules of a journal.
    init(_ settings: JournalSettings) {
        keepPositionsDays = settings.keepPositionsDays
        keepRawDays = settings.keepRawDays
        maxAside = settings.maxAside
    }

    // MARK: - What goes

    /// What has to go at a moment.
    ///
    /// - Parameter assumesBoundary: whether to count as if the checkpoint that is missing had been made.
    func plan(at now: Timestamp, _ database: Database, assumesBoundary: Bool = false) throws -> Plan {
        var plan = Plan()
        let oldRaw = try Self.last(before: now, days: keepRawDays, database)
        let positions = try lastReport(at: now, database, assumesBoundary: assumesBoundary)
        // Bytes whose report goes have nothing to belong to.
        try add(.raw, through: max(oldRaw, positions), to: &plan, database)
        try add(.positions, through: positions, to: &plan, database)
        try add(.checkpoints, through: positions - 1, to: &plan, database)
        try add(.swept, through: positions, to: &plan, database)
        try add(.aside, through: try lastAside(at: now, database), to: &plan, database)
        return plan
    }

    /// The last number that is too old for a class.
    private static func last(before now: Timestamp, days: Int, _ database: Database) throws -> Int64 {
        let moment = now.adding(milliseconds: -Int64(days) * 86_400_000 - 1)
        let last = try TimeIndex.lastSequence(at: moment, database)
        // Everything is older: up to the last report there is.
        return last == .max ? try Int64.fetchOne(database, sql: "SELECT max(seq) FROM report") ?? 0 : last
    }

    /// The last report that may go: one that is too old, and not behind the newest checkpoint among those.
    private func lastReport(at now: Timestamp, _ database: Database, assumesBoundary: Bool) throws -> Int64 {
        let old = try Self.last(before: now, days: keepPositionsDays, database)
        let moment = now.adding(milliseconds: -Int64(keepPositionsDays) * 86_400_000 - 1)
        if assumesBoundary, try BoundaryCheckpoint.isMissing(before: moment, database) { return old }
        return try Int64.fetchOne(
            database, sql: "SELECT max(seq) FROM checkpoint WHERE seq <= ?", arguments: [old]) ?? 0
    }

    private func lastAside(at now: Timestamp, _ database: Database) throws -> Int64 {
        let moment = now.adding(milliseconds: -Int64(keepRawDays) * 86_400_000)
        // Rows come in the order of time: the first one that is young enough ends the search.
        let young = try Int64.fetchOne(
            database, sql: "SELECT seq FROM aside WHERE received >= ? ORDER BY seq LIMIT 1",
            arguments: [moment.milliseconds])
        let old = try young.map { $0 - 1 } ?? Int64.fetchOne(database, sql: "SELECT max(seq) FROM aside") ?? 0
        let excess = try Int64.fetchOne(
            database, sql: "SELECT seq FROM aside ORDER BY seq DESC LIMIT 1 OFFSET ?", arguments: [maxAside])
        return max(old, excess ?? 0)
    }

    private func add(_ kind: Class, through last: Int64, to plan: inout Plan, _ database: Database) throws {
        let first = try Int64.fetchOne(
            database, sql: "SELECT min(seq) FROM \(kind.table) WHERE seq > 0\(kind.condition)")
        if let first, first <= last { plan.last[kind] = last }
    }

    // MARK: - How it goes

    /// How many rows of each class a plan takes away.
    static func counts(_ plan: Plan, _ database: Database) throws -> [Class: Int] {
        try Dictionary(
            uniqueKeysWithValues: plan.last.map { kind, last in
                let sql = "SELECT count(*) FROM \(kind.table) WHERE seq <= ?\(kind.condition)"
                return (kind, try Int.fetchOne(database, sql: sql, arguments: [last]) ?? 0)
            })
    }

    /// Takes the next rows of a plan away, in the transaction that is open, and notes what is left of it.
    ///
    /// - Returns: how many rows went, and of which class.
    static func step(_ plan: inout Plan, _ database: Database) throws -> (kind: Class, rows: Int)? {
        for kind in Class.allCases {
            guard let last = plan.last[kind] else { continue }
            let edge = try Int64.fetchOne(
                database,
                sql: "SELECT seq FROM \(kind.table) WHERE seq <= ?\(kind.condition) ORDER BY seq LIMIT 1 OFFSET ?",
                arguments: [last, batch - 1])
            try database.execute(
                sql: "DELETE FROM \(kind.table) WHERE seq <= ?\(kind.condition)", arguments: [edge ?? last])
            if edge == nil || edge == last { plan.last[kind] = nil }
            return (kind, database.changesCount)
        }
        return nil
    }
}
