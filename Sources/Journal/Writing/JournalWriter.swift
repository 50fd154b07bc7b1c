import Dispatch
import Fleet
import Foundation
import GRDB
import Synchronization

/// Writes batches of entries, and knows what to do when the disk refuses.
///
/// `@unchecked Sendable` holds because every `var` is touched on the queue of its journal only.
final class JournalWriter: @unchecked Sendable {
    /// How it goes, for other threads.
    let health: Mutex<JournalHealth>
    /// Gives the whole state, once there is a store.
    var checkpointSource: (@Sendable () -> FleetState)?
    /// Is told which entries were given up.
    var givenUp: (@Sendable ([FleetEntry]) -> Void)?
    /// Whether a retry is on its way.
    var isRetryScheduled = false

    /// How many entries are written at once when a backlog goes to disk.
    private static let pieceSize = 5000

    private let folder: JournalFolder
    private let settings: JournalSettings
    /// What decides how the fleet takes its reports.
    let policy: FleetPolicy
    private let current: Mutex<DatabasePool>
    private var log: JournalLog
    private var entryWriter: EntryWriter
    private var backlog = Backlog()
    private var lastCheckpoint: Timestamp
    private var writtenAtCheckpoint: UInt64 = 0
    private var reportsBetween: Int
    /// Whether the next state has to be kept at once, because entries are missing on disk that it knows.
    private var isStateOwed = false

    /// A writer on an open database.
    init(
        _ pool: DatabasePool, _ folder: JournalFolder, settings: JournalSettings, policy: FleetPolicy, log: JournalLog
    ) throws(JournalError) {
        current = Mutex(pool)
        self.folder = folder
        self.settings = settings
        self.policy = policy
        self.log = log
        lastCheckpoint = .now
        reportsBetween = settings.checkpointReports
        var health = JournalHealth()
        health.path = folder.database
        health.sizeBytes = JournalDatabase.fileSize(folder.database)
        self.health = Mutex(health)
        entryWriter = try Self.entryWriter(pool, folder, settings, policy)
    }

    /// The database; another one after damage.
    var pool: DatabasePool { current.withLock { $0 } }

    private static func entryWriter(
        _ pool: DatabasePool, _ folder: JournalFolder, _ settings: JournalSettings, _ policy: FleetPolicy
    ) throws(JournalError) -> EntryWriter {
        do {
            return try pool.read {
                try EntryWriter(
                    $0, dialects: settings.dialects, lateAfterMilliseconds: policy.rules.lateAfterMilliseconds)
            }
        } catch {
            throw JournalDatabase.fault(error, folder.database)
        }
    }

    // MARK: - Writing

    /// Whether something waits for the disk to take it.
    var needsRetry: Bool { health.withLock { $0.failure != nil } }

    /// Writes a batch and tells who waits for it; while the disk refuses it is kept back.
    func write(_ batch: JournalBatch) {
        guard !needsRetry else { return keepBack(batch) }
        do {
            try commit(batch.entries, extent: .whole)
            for callback in batch.callbacks { callback(true) }
        } catch {
            fail(error)
            keepBack(batch)
        }
    }

    /// Writes what was kept back, as much as the disk takes.
    func retry() {
        guard needsRetry else { return }
        while !backlog.isEmpty {
            guard write(piece: backlog.first(Self.pieceSize)) else { return writeEssentials() }
            backlog.removeFirst(Self.pieceSize)
            health.withLock { $0.waiting = backlog.count }
        }
        do {
            try commit([], extent: .whole, isProbe: true)
            recover()
        } catch {
            fail(error)
        }
    }

    /// Writes entries, without the bytes of messages where there is too little room for them; says whether it went.
    private func write(piece: [FleetEntry]) -> Bool {
        do {
            try commit(piece, extent: .whole)
            return true
        } catch {
            fail(error)
            guard Self.isForWantOfRoom(error) else { return false }
        }
        do {
            try commit(piece, extent: .withoutRaw)
            noteRawGivenUp(piece)
            return true
        } catch {
            fail(error)
            return false
        }
    }

    /// Writes alarms and what operators did, which need little room, ahead of the reports that wait.
    private func writeEssentials() {
        let essentials = backlog.unwrittenEssentials
        guard !essentials.isEmpty else { return }
        do {
            try commit(essentials, extent: .essentials)
            backlog.noteEssentialsWritten()
        } catch {
            fail(error)
        }
    }

    private static func isForWantOfRoom(_ error: any Error) -> Bool {
        guard let code = (error as? DatabaseError)?.resultCode.primaryResultCode else { return false }
        return code == .SQLITE_FULL || code == .SQLITE_IOERR
    }

    /// Writes entries in one transaction.
    ///
    /// - Parameter isProbe: touches the disk even with nothing to write.
    private func commit(_ entries: [FleetEntry], extent: EntryWriter.Extent, isProbe: Bool = false) throws {
        let began = ContinuousClock.now
        try transaction { database, writer in
            if isProbe { try database.execute(sql: "PRAGMA user_version = 0") }
            try writer.write(entries, extent: extent, database)
        }
        note(entries, extent, took: ContinuousClock.now - began)
    }

    /// Does work in one transaction; what the entry writer learned meanwhile counts only when that is safe.
    private func transaction(_ work: (Database, inout EntryWriter) throws -> Void) throws {
        var attempt = entryWriter
        try pool.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                try work(database, &attempt)
                return .commit
            }
        }
        entryWriter = attempt
    }

    private func note(_ entries: [FleetEntry], _ extent: EntryWriter.Extent, took: Duration) {
        let now = Timestamp.now
        let size = JournalDatabase.fileSize(folder.database)
        let lag = entries.first.map { max(0, now.milliseconds(since: $0.at)) } ?? 0
        health.withLock { health in
            health.commits += 1
            if extent != .essentials { health.written += UInt64(entries.count) }
            health.commitMilliseconds = took / .milliseconds(1)
            health.lagMilliseconds = lag
            health.sizeBytes = size
        }
        log.committed(entries.count, took: took, lagMilliseconds: needsRetry ? 0 : lag, at: now)
    }

    // MARK: - Trouble

    private func fail(_ error: any Error) {
        let words = (error as? DatabaseError)?.message ?? "\(error)"
        let isNew = health.withLock { health in
            defer { health.failure = words }
            guard health.failure == nil else { return false }
            health.failingSince = .now
            return true
        }
        if isNew { log.failed(words) }
        if let error = error as? DatabaseError,
            [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode.primaryResultCode)
        {
            beginAnew(words)
        }
    }

    private func recover() {
        let health = health.withLock { health in
            defer {
                health.failure = nil
                health.failingSince = nil
                health.waiting = 0
            }
            return health
        }
        log.recovered(health)
        backlog = Backlog()
        // What was given up meanwhile is in the state all the same, and so is what a damaged journal held.
        isStateOwed = true
    }

    /// A journal that turns out to be damaged while it is written is set aside; the next one begins with the state, and
    /// what can still be read of the old one is copied into it.
    private func beginAnew(_ words: String) {
        do {
            try? pool.close()
            let target = try DamagedJournal.setAside(folder, at: .now)
            let fresh = try JournalDatabase.open(folder)
            let known = entryWriter
            try fresh.writeWithoutTransaction { database in
                try database.inTransaction {
                    try known.writeNames(database); return .commit
                }
            }
            entryWriter = try Self.entryWriter(fresh, folder, settings, policy)
            current.withLock { $0 = fresh }
            log.beganAnew(folder.database, words, target)
            let log = log
            DispatchQueue.global(qos: .utility).async {
                let saved = Salvage(from: target, into: fresh).run()
                log.salvaged(saved, from: target)
            }
        } catch {
            health.withLock { $0.failure = "\(error)" }
        }
    }

    /// Keeps a batch for later; whoever waits for it is told that it is not safe.
    private func keepBack(_ batch: JournalBatch) {
        backlog.add(batch.entries)
        for callback in batch.callbacks { callback(false) }
        let lost = backlog.shrink(to: settings.maxWaiting)
        if !lost.reports.isEmpty { givenUp?(lost.reports) }
        health.withLock { health in
            health.waiting = backlog.count
            health.rawGivenUp += lost.raw
            health.reportsGivenUp += UInt64(lost.reports.count)
        }
    }

    private func noteRawGivenUp(_ entries: [FleetEntry]) {
        let count = entries.count { entry in
            if case .arrival(let arrival, _) = entry.content { !arrival.raw.isEmpty } else { false }
        }
        health.withLock { $0.rawGivenUp += UInt64(count) }
    }

    /// Whether the files are closed.
    private(set) var isClosed = false

    /// Does work on the tables in a transaction of its own, such as taking away what is too old; false where the disk
    /// refuses it.
    func maintain(_ work: (Database) throws -> Void) -> Bool {
        do {
            try transaction { database, _ in try work(database) }
            return true
        } catch {
            return false
        }
    }

    // MARK: - The whole state

    /// Keeps the whole state when enough has happened since the last time.
    ///
    /// - Parameter rest: gives what was recorded before the state was taken and is not written yet.
    func checkpointIfDue(_ rest: () -> JournalBatch) {
        guard !needsRetry, let checkpointSource else { return }
        let written = health.withLock { $0.written }
        let elapsed = Timestamp.now.milliseconds(since: lastCheckpoint)
        let since = written - writtenAtCheckpoint
        let isDue = since >= UInt64(reportsBetween) || (since > 0 && elapsed >= settings.checkpointMilliseconds)
        guard isDue || isStateOwed else { return }
        keep(checkpointSource(), rest)
    }

    private func keep(_ state: FleetState, _ rest: () -> JournalBatch) {
        let batch = rest()
        if !batch.entries.isEmpty || !batch.callbacks.isEmpty { write(batch) }
        guard !needsRetry else { return }
        let now = Timestamp.now
        do {
            try transaction { database, writer in
                try Checkpoints.removeNeedless(database, settings: settings)
                try writer.write(state, at: now, database)
            }
            lastCheckpoint = now
            isStateOwed = false
            writtenAtCheckpoint = health.withLock { $0.written }
            // A state of many devices is large: the more there are, the more reports lie between two.
            reportsBetween = max(settings.checkpointReports, state.deviceCount * 60)
        } catch {
            fail(error)
        }
    }

    /// Writes what is left and closes the files.
    func close(_ rest: () -> JournalBatch) {
        isClosed = true
        retry()
        if let checkpointSource { keep(checkpointSource(), rest) }
        log.closed(health.withLock { $0 })
        try? pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try? pool.close()
    }
}
