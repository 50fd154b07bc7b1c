import Dispatch
import Fleet
import GRDB

/// Takes away what is too old from a journal that is being written: a little after the start and once an hour, in small
/// transactions on the journal's queue, with room for commits between them.
///
/// `@unchecked Sendable` holds because its `var` is touched on the queue of the journal only.
final class RetentionSchedule: @unchecked Sendable {
    /// How long it waits.
    struct Waits: Sendable {
        /// Before it looks for the first time.
        var first = DispatchTimeInterval.seconds(20)
        /// Between looking twice.
        var next = DispatchTimeInterval.seconds(3600)
        /// Between two transactions; one takes about a tenth of it.
        var pause = DispatchTimeInterval.milliseconds(200)
    }

    private let queue: DispatchQueue
    /// Reading what is to go takes its time, for which no commit waits.
    private let reading = DispatchQueue(label: "fleettop.journal.retention", qos: .utility)
    private let settings: JournalSettings
    private let policy: FleetPolicy
    private let waits: Waits
    private weak var writer: JournalWriter?

    /// A schedule for a journal; ends with its writer.
    init(_ writer: JournalWriter, on queue: DispatchQueue, settings: JournalSettings, waits: Waits) {
        self.writer = writer
        self.queue = queue
        self.settings = settings
        policy = writer.policy
        self.waits = waits
    }

    /// Begins.
    func begin() {
        queue.asyncAfter(deadline: .now() + waits.first) { self.look() }
    }

    /// Finds out what is to go.
    private func look() {
        guard let writer, !writer.isClosed else { return }
        queue.asyncAfter(deadline: .now() + waits.next) { self.look() }
        guard !writer.needsRetry else { return }
        let reader = JournalReader(writer.pool, dialects: settings.dialects)
        let retention = Retention(settings)
        reading.async { [policy] in
            let now = Timestamp.now
            let state = try? BoundaryCheckpoint.missing(reader, retention: retention, policy: policy, now: now)
            self.queue.async { self.begin(state, retention, at: now) }
        }
    }

    private func begin(_ state: BoundaryCheckpoint.State?, _ retention: Retention, at now: Timestamp) {
        guard let writer, !writer.isClosed, !writer.needsRetry else { return }
        if let state { _ = writer.maintain { try BoundaryCheckpoint.add(state, $0) } }
        if let plan = try? writer.pool.read({ try retention.plan(at: now, $0) }) { go(on: plan) }
    }

    /// Takes the next rows away.
    private func go(on plan: Retention.Plan) {
        guard let writer, !writer.isClosed, !writer.needsRetry, !plan.isEmpty else { return }
        var rest = plan
        // What the disk refuses now is taken away in an hour.
        guard writer.maintain({ database in _ = try Retention.step(&rest, database) }) else { return }
        queue.asyncAfter(deadline: .now() + waits.pause) { [rest] in self.go(on: rest) }
    }
}
