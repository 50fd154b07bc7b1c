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

    /// The state that is missing at the boundary; nil where a checkpoint is near enough.
    ///
    /// Takes as long as reading the reports of one checkpoint does.
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
    static func isMissing(before moment: Timestamp, _ database: Database) throws -> Bool {
        let last = try TimeIndex.lastSequence(at: moment, database)
        let newest = try Int64.fetchOne(
            database, sql: "SELECT max(seq) FROM checkpoint WHERE seq <= ?", arguments: [last])
        let oldest = try Int64.fetchOne(
            database, sql: "SELECT received FROM report WHERE seq > ? ORDER BY seq LIMIT 1", arguments: [newest ?? 0])
        return oldest.map { moment.milliseconds - $0 > patienceMilliseconds } ?? false
    }
}
