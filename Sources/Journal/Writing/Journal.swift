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
        health.waiting += waiting.withLock { $0.entries.count }
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

    /// Begins to keep the whole state from time to time.
    ///
    /// - Parameter state: gives the state with everything that was recorded; called on the journal's queue.
    public func begin(_ state: @escaping @Sendable () -> FleetState) {
        queue.async { [writer] in writer.checkpointSource = state }
    }

    /// Takes entries for keeping; those whose tracker waits for an answer are committed at once, with all before them.
    public func record(
        _ entries: [FleetEntry], isAwaited isUrgent: Bool, committed: (@Sendable (_ isKept: Bool) -> Void)?
    ) {
        let (isNew, isNewlyUrgent) = waiting.withLock { waiting in
            guard !waiting.isClosed else { return (false, false) }
            waiting.entries += entries
            if let committed { waiting.callbacks.append(committed) }
            defer {
                waiting.isFlushDue = true
                waiting.isFlushUrgent = waiting.isFlushUrgent || isUrgent
            }
            return (!waiting.isFlushDue, isUrgent && !waiting.isFlushUrgent)
        }
        if isNewlyUrgent {
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
            waiting.withLock { $0.isClosed = true }
            lock.release()
        }
    }

    /// Writes what waits.
    private func flush() {
        let batch = takeWaiting()
        guard !batch.entries.isEmpty || !batch.callbacks.isEmpty else { return }
        writer.write(batch)
        writer.checkpointIfDue { takeWaiting() }
        scheduleRetry()
    }

    private func takeWaiting() -> JournalBatch {
        waiting.withLock { waiting in
            let batch = JournalBatch(entries: waiting.entries, callbacks: waiting.callbacks)
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
            scheduleRetry()
        }
    }
}

/// Entries to be written together, and who wants to know.
struct JournalBatch {
    var entries: [FleetEntry] = []
    var callbacks: [@Sendable (Bool) -> Void] = []
}
