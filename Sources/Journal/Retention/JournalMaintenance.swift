import Fleet
import GRDB

/// Work on a journal that nobody writes: taking away what is too old, and giving room back to the system.
public struct JournalMaintenance {
    /// How many rows of a class go or went.
    public struct Removal: Sendable, Equatable {
        /// The class, such as `raw`.
        public let name: String
        /// How many rows.
        public let rows: Int
    }

    private let folder: JournalFolder
    private let settings: JournalSettings
    private let lock: JournalLock
    private let pool: DatabasePool

    /// Opens a journal that nobody else writes.
    ///
    /// - Throws: one line, also when another program writes it.
    public init(_ folder: JournalFolder, settings: JournalSettings) throws(JournalError) {
        guard JournalDatabase.fileSize(folder.database) > 0 else { throw .missing(path: folder.path) }
        self.folder = folder
        self.settings = settings
        lock = try JournalLock(folder)
        pool = try JournalDatabase.open(folder)
    }

    /// What would go now, of each class; reads only, so that the journal may be in use.
    public static func removals(
        _ reader: JournalReader, settings: JournalSettings, now: Timestamp
    ) throws -> [Removal] {
        let retention = Retention(settings)
        return try reader.pool.read { database in
            try removals(Retention.counts(try retention.plan(at: now, database, assumesBoundary: true), database))
        }
    }

    /// Takes away what is too old.
    ///
    /// - Parameter progress: called with the number of rows so far.
    public func prune(policy: FleetPolicy, now: Timestamp, progress: (Int) -> Void) throws -> [Removal] {
        let retention = Retention(settings)
        let reader = JournalReader(pool, dialects: settings.dialects)
        if let state = try BoundaryCheckpoint.missing(reader, retention: retention, policy: policy, now: now) {
            try pool.write { try BoundaryCheckpoint.add(state, $0) }
        }
        var plan = try pool.read { try retention.plan(at: now, $0) }
        var counts: [Retention.Class: Int] = [:]
        while let step = try pool.write({ try Retention.step(&plan, $0) }) {
            counts[step.kind, default: 0] += step.rows
            progress(counts.values.reduce(0, +))
        }
        return Self.removals(counts)
    }

    /// Writes the database anew without gaps; needs as much room on the disk again.
    ///
    /// - Returns: its size in bytes before and after.
    public func vacuum() throws -> (before: Int64, after: Int64) {
        let before = size
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "VACUUM")
            _ = try database.checkpoint(.truncate)
        }
        return (before, size)
    }

    /// Closes the files.
    public func close() {
        try? pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try? pool.close()
        lock.release()
    }

    private var size: Int64 {
        JournalDatabase.fileSize(folder.database) + JournalDatabase.fileSize(folder.database + "-wal")
    }

    private static func removals(_ counts: [Retention.Class: Int]) -> [Removal] {
        Retention.Class.allCases.map { Removal(name: $0.rawValue, rows: counts[$0] ?? 0) }
    }
}
