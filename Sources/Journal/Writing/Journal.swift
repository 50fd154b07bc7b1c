import Dispatch
import Fleet
import Synchronization

/// The durable record of a fleet: takes entries in at once and writes them in groups on a queue of its own.
///
/// ```swift
/// let opened = try Journal.open(folder, settings: settings, policy: policy, now: .now)
/// let store = FleetStore(state: opened.state, policy: policy, recorder: opened.journal) { … }
/// opened.journal.begin { store.checkpoint() }
/// // …
/// opened.journal.close()
/// ```
public final class Journal: FleetRecorder {
    /// What waits to be written.
    private struct Waiting {
        var entries: [FleetEntry] = []
        var callbacks: [@Sendable (Bool) -> Void] = []
        var isFlushDue = false
        var isFlushUrgent = false
        var isClosed = false
        /// How many entries are being written just now.
        var beingWritten = 0
    }

    private let queue = DispatchQueue(label: "fleettop.journal", qos: .userInitiated)
    private let waiting = Mutex(Waiting())
    private let writer: JournalWriter
    private let lock: JournalLock
    private let settings: JournalSettings

    init(_ writer: JournalWriter, lock: JournalLock, settings: JournalSettings) {
        self.writer = writer
        self.lock = lock
        self.settings = settings
    }

    /// How the keeping goes.
    public var health: JournalHealth {
        var health = writer.health.withLock { $0 }
        health.waiting += waiting.withLock { $0.entries.count + $0.beingWritten }
        return health
    }

    /// Whether more comes than is written, so that the listener had better slow down; never while the disk refuses,
    /// because the live view goes on then.
    public var isCongested: Bool {
        let health = health
        return health.failure == nil && health.waiting >= settings.congestedAt
    }

    /// A reader of what is written, for queries beside the writing.
    public var reader: JournalReader { JournalReader(writer.pool, dialects: settings.dialects) }

    /// Begins to keep the whole state from time to time, and to take away what is too old.
    ///
    /// - Parameters:
    ///   - givenUp: is told which entries were given up for want of room; called on the journal's queue.
    ///   - state: gives the state with everything that was recorded; called on the journal's queue.
    public func begin(
        givenUp: (@Sendable ([FleetEntry]) -> Void)? = nil, _ state: @escaping @Sendable () -> FleetState
    ) {
        begin(givenUp: givenUp, pruning: RetentionSchedule.Waits(), state)
    }

    /// The same, with other waits between looking for what is too old.
    func begin(
        givenUp: (@Sendable ([FleetEntry]) -> Void)? = nil, pruning waits: RetentionSchedule.Waits,
        _ state: @escaping @Sendable () -> FleetState
    ) {
        queue.async { [writer] in
            writer.checkpointSource = state
            writer.givenUp = givenUp
        }
        RetentionSchedule(writer, on: queue, settings: settings, waits: waits).begin()
    }

    /// Keeps what operators have written down about devices, as it is from now on.
    public func describe(_ book: FleetBook, at now: Timestamp) {
        queue.async { [writer] in
            // A disk that refuses is told by what is recorded; the next start describes the fleet again.
            guard !writer.isClosed, !writer.needsRetry else { return }
            _ = writer.maintain { try BookTable.write(book, at: now, $0) }
        }
    }

    /// Takes entries for keeping; those whose tracker waits for an answer are committed at once, with all before them.
    public func record(
        _ entries: [FleetEntry], isAwaited isUrgent: Bool, committed: (@Sendable (_ isKept: Bool) -> Void)?
    ) {
        let (isClosed, isNew, isNewlyUrgent) = waiting.withLock { waiting in
            guard !waiting.isClosed else { return (true, false, false) }
            waiting.entries += entries
            if let committed { waiting.callbacks.append(committed) }
            // Under a flood the time is not waited for.
            let isUrgent = isUrgent || waiting.entries.count > settings.congestedAt / 4
            defer {
                waiting.isFlushDue = true
                waiting.isFlushUrgent = waiting.isFlushUrgent || isUrgent
            }
            return (false, !waiting.isFlushDue, isUrgent && !waiting.isFlushUrgent)
        }
        if isClosed {
            committed?(false)
        } else if isNewlyUrgent {
            queue.async { [self] in flush() }
        } else if isNew {
            // Half of what is promised, so that the commit itself fits into the other half.
            let wait = Int(clamping: settings.commitWithinMilliseconds / 2)
            queue.asyncAfter(deadline: .now() + .milliseconds(wait)) { [self] in flush() }
        }
    }

    /// Writes what waits, keeps the whole state and closes the files; blocks until that is done.
    public func close() {
        queue.sync {
            flush()
            writer.close { takeWaiting() }
            let late = waiting.withLock { waiting in
                waiting.isClosed = true
                return waiting.callbacks
            }
            for callback in late { callback(false) }
            lock.noteClosed()
            lock.release()
        }
    }

    /// Writes what waits.
    private func flush() {
        let batch = takeWaiting()
        guard !batch.entries.isEmpty || !batch.callbacks.isEmpty else { return }
        writer.write(batch)
        waiting.withLock { $0.beingWritten = 0 }
        writer.checkpointIfDue { takeWaiting() }
        waiting.withLock { $0.beingWritten = 0 }
        scheduleRetry()
    }

    private func takeWaiting() -> JournalBatch {
        waiting.withLock { waiting in
            let batch = JournalBatch(entries: waiting.entries, callbacks: waiting.callbacks)
            waiting.beingWritten = waiting.entries.count
            waiting.entries = []
            waiting.callbacks = []
            waiting.isFlushDue = false
            waiting.isFlushUrgent = false
            return batch
        }
    }

    /// While the disk refuses, tries again each second.
    private func scheduleRetry() {
        guard writer.needsRetry, !writer.isRetryScheduled else { return }
        writer.isRetryScheduled = true
        queue.asyncAfter(deadline: .now() + .seconds(1)) { [self] in
            writer.isRetryScheduled = false
            writer.retry()
            writer.checkpointIfDue { takeWaiting() }
            waiting.withLock { $0.beingWritten = 0 }
            scheduleRetry()
        }
    }
}

/// Entries to be written together, and who wants to know.
struct JournalBatch {
    var entries: [FleetEntry] = []
    var callbacks: [@Sendable (Bool) -> Void] = []
}
