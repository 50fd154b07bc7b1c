import Fleet
import Foundation
import GRDB

/// Makes a checkpoint where too old reports end, so that those of a small fleet need not wait for the next regular one,
/// which may be months away.
enum BoundaryCheckpoint {
    /// How much longer than asked for reports may stay before a checkpoint is made for them.
    private static let patienceMilliseconds: Int64 = 86_400_000

    /// A state at the boundary, in bytes.
    struct State: Sendable {
        let sequence: Int64
        let at: Timestamp
        let devices: Int
        let bytes: [UInt8]
    }

    /// The state that is missing at the boundary; nil where a checkpoint is near enough. Takes as long as reading the
    /// reports of one checkpoint does.
    static func missing(_ reader: JournalReader, retention: Retention, policy: FleetPolicy, now: Timestamp) throws
        -> State?
    {
        let moment = now.adding(milliseconds: -Int64(retention.keepPositionsDays) * 86_400_000 - 1)
        guard try reader.pool.read({ try isMissing(before: moment, $0) }) else { return nil }
        let state = try reader.state(at: moment, policy: policy)
        guard state.sequence > 0 else { return nil }
        var words = try reader.pool.read { try WordStore.read($0, dialects: reader.dialects) }
        var sink = ByteSink()
        state.encode(into: &sink, words: &words)
        // The words of a state that was read stand in the table; new ones are the writer's to number.
        guard words.takeFresh().isEmpty else { return nil }
        return State(
            sequence: Int64(bitPattern: state.sequence), at: moment, devices: state.deviceCount, bytes: sink.bytes)
    }

    /// Adds it, in the transaction that is open.
    static func add(_ state: State, _ database: Database) throws {
        try database.execute(
            sql: "INSERT OR IGNORE INTO checkpoint (seq, at, devices, state) VALUES (?, ?, ?, ?)",
            arguments: [state.sequence, state.at.milliseconds, state.devices, Data(state.bytes)])
    }

    /// Whether reports are too old by more than the patience and no checkpoint follows them before the boundary.
    private static func isMissing(before moment: Timestamp, _ database: Database) throws -> Bool {
        guard let oldest = try TimeIndex.span(database)?.lowerBound,
            moment.milliseconds(since: oldest) > patienceMilliseconds
        else { return false }
        let last = try TimeIndex.lastSequence(at: moment, database)
        guard last != .max else { return false }
        let newest = try Int64.fetchOne(
            database, sql: "SELECT max(at) FROM checkpoint WHERE seq <= ?", arguments: [last])
        guard let newest else { return true }
        return moment.milliseconds - newest > patienceMilliseconds
    }
}
