import Fleet
import Foundation
import GRDB
import Synchronization

/// Writes batches of entries, and knows what to do when the disk refuses.
///
/// `@unchecked Sendable` holds because every `var` is touched on the queue of its journal only.
final class JournalWriter: @unchecked Sendable {
    /// The database.
    private(set) var pool: DatabasePool
    /// How it goes, for other threads.
    let health: Mutex<JournalHealth>
    /// Gives the whole state, once there is a store.
    var checkpointSource: (@Sendable () -> FleetState)?
    /// Whether a retry is on its way.
    var isRetryScheduled = false

    private let folder: JournalFolder
    private let settings: JournalSettings
    private let policy: FleetPolicy
    private var entryWriter: EntryWriter
    /// What the disk has refused so far, oldest first.
    private var backlog: [FleetEntry] = []
    private var lastCheckpoint: Timestamp
    private var writtenAtCheckpoint: UInt64 = 0
    private var reportsBetween: Int

    /// A writer on an open database.
    init(
        _ pool: DatabasePool, _ folder: JournalFolder, settings: JournalSettings, policy: FleetPolicy
    ) throws(JournalError) {
        self.pool = pool
        self.folder = folder
        self.settings = settings
        self.policy = policy
        lastCheckpoint = .wallClock
        reportsBetween = settings.checkpointReports
        var health = JournalHealth()
        health.path = folder.database
        health.sizeBytes = JournalDatabase.fileSize(folder.database)
        self.health = Mutex(health)
        entryWriter = try Self.entryWriter(pool, folder, settings, policy)
    }

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

    /// Writes what was kept back, without the bytes of messages where there is too little room for them.
    func retry() {
        guard needsRetry else { return }
        for extent in [EntryWriter.Extent.whole, .withoutRaw] {
            do {
                try commit(backlog, extent: extent)
                if extent == .withoutRaw { noteRawGivenUp(backlog) }
                backlog = []
                recover()
                return
            } catch {
                fail(error)
            }
        }
    }

    private func commit(_ entries: [FleetEntry], extent: EntryWriter.Extent) throws {
        let began = ContinuousClock.now
        var attempt = entryWriter
        try pool.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                try attempt.write(entries, extent: extent, database)
                return .commit
            }
        }
        entryWriter = attempt
        note(entries, took: ContinuousClock.now - began)
    }

    private func note(_ entries: [FleetEntry], took: Duration) {
        let now = Timestamp.wallClock
        let size = JournalDatabase.fileSize(folder.database)
        health.withLock { health in
            health.commits += 1
            health.written += UInt64(entries.count)
            health.commitMilliseconds = took / .milliseconds(1)
            health.lagMilliseconds = entries.first.map { max(0, now.milliseconds(since: $0.at)) } ?? 0
            health.waiting = 0
            health.sizeBytes = size
        }
    }

    // MARK: - Trouble

    private func fail(_ error: any Error) {
        let words = (error as? DatabaseError)?.message ?? "\(error)"
        health.withLock { health in
            if health.failure == nil { health.failingSince = .wallClock }
            health.failure = words
        }
        if let error = error as? DatabaseError,
            [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode.primaryResultCode)
        {
            beginAnew()
        }
    }

    private func recover() {
        health.withLock { health in
            health.failure = nil
            health.failingSince = nil
            health.waiting = 0
        }
        // What was given up meanwhile is in the state all the same.
        lastCheckpoint = Timestamp(milliseconds: 0)
    }

    /// A journal that turns out to be damaged while it is written is set aside; the next one begins with the state.
    private func beginAnew() {
        do {
            try? pool.close()
            _ = try DamagedJournal.setAside(folder, at: .wallClock)
            pool = try JournalDatabase.open(folder)
            entryWriter = try Self.entryWriter(pool, folder, settings, policy)
        } catch {
            health.withLock { $0.failure = "\(error)" }
        }
    }

    /// Keeps a batch for later; whoever waits for it is told that it is not safe.
    private func keepBack(_ batch: JournalBatch) {
        backlog += batch.entries
        for callback in batch.callbacks { callback(false) }
        var raw: UInt64 = 0
        var reports: UInt64 = 0
        if backlog.count > settings.maxWaiting / 2 { raw = dropBytes() }
        if backlog.count > settings.maxWaiting { reports = dropReports() }
        health.withLock { health in
            health.waiting = backlog.count
            health.rawGivenUp += raw
            health.reportsGivenUp += reports
        }
    }

    /// Gives up the bytes of all that waits.
    private func dropBytes() -> UInt64 {
        var count: UInt64 = 0
        for index in backlog.indices {
            guard case .arrival(var arrival, let fate) = backlog[index].content, !arrival.raw.isEmpty else { continue }
            arrival.raw = []
            backlog[index].content = .arrival(arrival, fate)
            count += 1
        }
        return count
    }

    /// Gives up reports that told no alarm, the oldest first, down to three quarters of what may wait.
    private func dropReports() -> UInt64 {
        var excess = backlog.count - settings.maxWaiting * 3 / 4
        let before = backlog.count
        backlog.removeAll { entry in
            guard excess > 0, entry.transitions.isEmpty, case .arrival = entry.content else { return false }
            excess -= 1
            return true
        }
        return UInt64(before - backlog.count)
    }

    private func noteRawGivenUp(_ entries: [FleetEntry]) {
        let count = entries.count { entry in
            if case .arrival(let arrival, _) = entry.content { !arrival.raw.isEmpty } else { false }
        }
        health.withLock { $0.rawGivenUp += UInt64(count) }
    }

    // MARK: - The whole state

    /// Keeps the whole state when enough has happened since the last time.
    ///
    /// - Parameter rest: gives what was recorded before the state was taken and is not written yet.
    func checkpointIfDue(_ rest: () -> JournalBatch) {
        guard !needsRetry, let checkpointSource else { return }
        let written = health.withLock { $0.written }
        let elapsed = Timestamp.wallClock.milliseconds(since: lastCheckpoint)
        let since = written &- writtenAtCheckpoint
        guard since >= UInt64(reportsBetween) || (since > 0 && elapsed >= settings.checkpointMilliseconds) else {
            return
        }
        keep(checkpointSource(), rest)
    }

    private func keep(_ state: FleetState, _ rest: () -> JournalBatch) {
        let batch = rest()
        if !batch.entries.isEmpty || !batch.callbacks.isEmpty { write(batch) }
        guard !needsRetry else { return }
        let now = Timestamp.wallClock
        var attempt = entryWriter
        do {
            try pool.writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    try Checkpoints.removeNeedless(database, settings: settings)
                    try attempt.write(state, at: now, database)
                    return .commit
                }
            }
            entryWriter = attempt
            lastCheckpoint = now
            writtenAtCheckpoint = health.withLock { $0.written }
            // A state of many devices is large: the more there are, the more reports lie between two.
            reportsBetween = max(settings.checkpointReports, state.deviceCount * 20)
        } catch {
            fail(error)
        }
    }

    /// Writes what is left and closes the files.
    func close(_ rest: () -> JournalBatch) {
        retry()
        if let checkpointSource { keep(checkpointSource(), rest) }
        try? pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try? pool.close()
    }
}

extension Timestamp {
    /// This machine's time.
    static var wallClock: Timestamp {
        Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
}
