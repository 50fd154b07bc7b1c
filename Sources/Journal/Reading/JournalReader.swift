import Fleet
import Foundation
import GRDB
import Geo

/// Answers questions from what is written, on connections of its own, so that writing never waits.
public struct JournalReader: Sendable {
    let pool: DatabasePool
    let dialects: [DialectID]

    init(_ pool: DatabasePool, dialects: [DialectID]) {
        self.pool = pool
        self.dialects = dialects
    }

    /// Opens a journal for reading, also while another program writes it.
    public init(_ folder: JournalFolder, dialects: [DialectID]) throws(JournalError) {
        self.init(try JournalDatabase.openForReading(folder), dialects: dialects)
    }

    // MARK: - States

    /// The fleet as it was when the journal was written last.
    public func latestState(policy: FleetPolicy) throws -> FleetState {
        try pool.read { try Self.state(through: .max, $0, dialects: dialects, policy: policy) }
    }

    /// The fleet as it was at a moment: the last checkpoint before it, and what came since.
    public func state(at moment: Timestamp, policy: FleetPolicy) throws -> FleetState {
        try pool.read { database in
            let last = try TimeIndex.lastSequence(at: moment, database)
            return try Self.state(through: last, database, dialects: dialects, policy: policy)
        }
    }

    /// Brings a state on to a later moment: what came in between is folded onto it.
    ///
    /// - Parameter state: the fleet at an earlier moment, as ``state(at:policy:)`` or this method left it.
    /// - Returns: false, and an unchanged state, where the state is newer than that, or where a stored one lies so much
    ///   nearer that ``state(at:policy:)`` is quicker.
    public func advance(_ state: inout FleetState, to moment: Timestamp, policy: FleetPolicy) throws -> Bool {
        var advanced = state
        let isDone = try pool.read { database in
            let last = try TimeIndex.lastSequence(at: moment, database)
            guard Int64(clamping: advanced.sequence) <= last, try !Self.isNearer(than: advanced, last, database) else {
                return false
            }
            let words = try WordStore.read(database, dialects: dialects)
            try Self.fold(onto: &advanced, through: last, database, words, policy: policy)
            return true
        }
        if isDone { state = advanced }
        return isDone
    }

    /// Whether a stored state between this one and an entry saves much folding.
    private static func isNearer(than state: FleetState, _ last: Int64, _ database: Database) throws -> Bool {
        let end = try Int64.fetchOne(database, sql: "SELECT max(seq) FROM report") ?? 0
        guard min(last, end) &- Int64(clamping: state.sequence) > 10_000 else { return false }
        return try Bool.fetchOne(
            database, sql: "SELECT count(*) > 0 FROM checkpoint WHERE seq > ? AND seq <= ?",
            arguments: [Int64(clamping: state.sequence), last]) ?? false
    }

    private static func state(
        through last: Int64, _ database: Database, dialects: [DialectID], policy: FleetPolicy
    ) throws -> FleetState {
        let words = try WordStore.read(database, dialects: dialects)
        var state = try checkpoint(through: last, database, words) ?? FleetState()
        state.follow(policy, at: state.listeningSince)
        try fold(onto: &state, through: last, database, words, policy: policy)
        return state
    }

    private static func fold(
        onto state: inout FleetState, through last: Int64, _ database: Database, _ words: WordTable, policy: FleetPolicy
    ) throws {
        let first = Int64(clamping: state.sequence) &+ 1
        guard first <= last else { return }
        var entries = try EntryCursor(database, from: first, through: last, words: words)
        while let entry = try entries.next() { state.replay(entry, policy: policy) }
    }

    /// The newest checkpoint that this version can read.
    private static func checkpoint(through last: Int64, _ database: Database, _ words: WordTable) throws -> FleetState?
    {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT state FROM checkpoint WHERE seq <= ? ORDER BY seq DESC", arguments: [last])
        while let row = try rows.next() {
            let bytes = [UInt8](row[0] as Data)
            var source = ByteSource(bytes)
            if let state = try? FleetState(from: &source, words: words) { return state }
        }
        return nil
    }

    // MARK: - Devices and their tracks

    /// All devices that ever reported.
    public func devices() throws -> [DeviceID] {
        try pool.read { try DeviceTable.identities($0).keys.sorted() }
    }

    /// The names that devices had when they were described last.
    public func names() throws -> [DeviceID: String] {
        try pool.read { try BookTable.names($0) }
    }

    /// The first and the last moment of which there are reports; nil where there are none.
    public func span() throws -> ClosedRange<Timestamp>? {
        try pool.read { try TimeIndex.span($0) }
    }

    /// The fixes of a device over a span of time, in the order of their own time.
    ///
    /// - Parameter limit: the newest so many at most; all without it.
    public func track(of device: DeviceID, in span: ClosedRange<Timestamp>, limit: Int? = nil) throws -> [TrackPoint] {
        try pool.read { database in
            try TrackQuery(device: device, span: span, limit: limit).run(database, dialects: dialects)
        }
    }

    /// The trail of a device as it was at a moment: the newest fixes that had arrived by then.
    ///
    /// - Parameter devices: how many devices the fleet has, which decides how long trails are.
    public func trail(of device: DeviceID, at moment: Timestamp, devices: Int) throws -> Trail {
        // Of two fixes in the same second one is kept, and some are not valid: more are read than the trail takes.
        let limit = Trail.capacity(devices: devices) * 2
        let points = try pool.read { database in
            try TrackQuery(
                device: device, span: Timestamp(milliseconds: 0)...moment, limit: limit, knownAt: moment
            ).run(database, dialects: dialects)
        }
        var trail = Trail()
        for point in points.sorted(by: { $0.sequence < $1.sequence }) where point.fix.isValid {
            trail.add(point.coordinate, time: point.time, speedKmh: point.fix.speedKmh, devices: devices)
        }
        return trail
    }

    // MARK: - The time line

    /// The weightiest priority of the alarms raised in each of `count` equal parts of a span; nil where there was none.
    public func priorities(of span: ClosedRange<Timestamp>, parts count: Int) throws -> [Int?] {
        try pool.read { try TimeIndex.priorities(of: span, parts: count, $0) }
    }

    /// How many reports there are in each of `count` equal parts of a span, about.
    public func density(of span: ClosedRange<Timestamp>, parts count: Int) throws -> [Int] {
        try pool.read { try TimeIndex.density(of: span, parts: count, $0) }
    }

    /// The first alarm raised after a moment.
    public func nextAlarm(after moment: Timestamp) throws -> AlarmMark? {
        try pool.read {
            try AlarmMark.fetch($0, "raisedAt > ? ORDER BY raisedAt LIMIT 1", [moment.milliseconds]).first
        }
    }
}

/// One fix of a track.
public struct TrackPoint: Sendable, Equatable {
    /// The number of its report in the journal.
    public var sequence: UInt64
    /// When it was, by the device's clock where that can be believed.
    public var time: Timestamp
    /// When it arrived.
    public var received: Timestamp
    /// What the receiver said.
    public var fix: Fix
    /// Where it was.
    public var coordinate: Coordinate
}

/// When an alarm was raised.
public struct AlarmMark: Sendable, Equatable {
    /// The alarm.
    public var id: AlarmID
    /// When it was raised.
    public var at: Timestamp
    /// 1 critical to 4 low.
    public var priority: Int

    static func fetch(_ database: Database, _ condition: String, _ arguments: StatementArguments) throws -> [AlarmMark]
    {
        try Row.fetchAll(
            database, sql: "SELECT id, raisedAt, priority FROM alarm WHERE \(condition)", arguments: arguments
        ).map {
            AlarmMark(
                id: AlarmID(number: UInt64(bitPattern: $0[0])), at: Timestamp(milliseconds: $0[1]), priority: $0[2])
        }
    }
}
