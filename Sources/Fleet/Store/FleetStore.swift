import Geo
import Synchronization

/// The shared state of the fleet: one way in for reports, one for operators, snapshots out.
///
/// Live traffic and a simulated fleet go through ``apply(_:committed:)``, a journal that is read back through the same
/// ``FleetState``, so that what the screen showed at any moment can be rebuilt.
public final class FleetStore: Sendable {
    /// How many devices are kept; beyond that new ones are refused and counted.
    public static let maximumDevices = 200_000

    /// What only one thread at a time may touch.
    private struct Guarded {
        var state: FleetState
        var policy: FleetPolicy
    }

    private let guarded: Mutex<Guarded>
    private let recorder: (any FleetRecorder)?
    private let clock: (@Sendable () -> Timestamp)?
    private let changed: @Sendable () -> Void

    /// A store.
    ///
    /// - Parameters:
    ///   - state: the fleet to begin with, such as one read from a journal.
    ///   - recorder: keeps everything that happens from now on; it is called while the store is locked.
    ///   - clock: this machine's time, for answers that leave later than their reports arrived; without one an answer
    ///     counts as sent when its report arrived.
    ///   - changed: called after every change, on the thread that made it, outside the lock; must not block.
    public init(
        state: FleetState = FleetState(), policy: FleetPolicy = FleetPolicy(), recorder: (any FleetRecorder)? = nil,
        changed: @escaping @Sendable () -> Void = {},
        clock: (@Sendable () -> Timestamp)? = nil
    ) {
        var state = state
        state.follow(policy.book)
        guarded = Mutex(Guarded(state: state, policy: policy))
        self.recorder = recorder
        self.clock = clock
        self.changed = changed
    }

    /// Takes a batch of arrivals in, in order.
    ///
    /// - Parameter committed: called with true once all of them are kept, at once where nothing keeps them; with false
    ///   where they cannot be kept for the time being.
    @discardableResult
    public func apply(_ batch: [Arrival], committed: (@Sendable (_ isKept: Bool) -> Void)? = nil) -> [FleetChange] {
        guard !batch.isEmpty else {
            committed?(true)
            return []
        }
        let changes = guarded.withLock { guarded in
            var changes: [FleetChange] = []
            if let recorder {
                let entries = takeAndKeep(batch, into: &guarded, changes: &changes)
                let unanswered = guarded.state.takeUnanswered()
                recorder.record(
                    entries, isAwaited: !unanswered.isEmpty, committed: settling(unanswered, committed))
            } else {
                for arrival in batch {
                    _ = guarded.state.take(arrival, policy: guarded.policy, changes: &changes)
                    for exchange in guarded.state.takeUnanswered() { exchange.noteAnswered(at: arrival.received) }
                }
            }
            guarded.state.revision += 1
            return changes
        }
        if recorder == nil { committed?(true) }
        changed()
        return changes
    }

    /// Notes what was sent to a tracker without being asked, so that the wire view shows it beside what comes back.
    public func noteSent(_ message: SentMessage) {
        guarded.withLock { $0.state.noteSent(message) }
        changed()
    }

    /// Carries out what an operator did; returns how many items it took effect on.
    @discardableResult
    public func perform(_ action: OperatorAction, by operator: Operator, at now: Timestamp) -> Int {
        let count = guarded.withLock { guarded in
            var changes: [FleetChange] = []
            let count = guarded.state.perform(action, by: `operator`, at: now, changes: &changes)
            guard count > 0 else { return 0 }
            guarded.state.revision += 1
            guarded.state.sequence += 1
            let entry = FleetEntry(
                sequence: guarded.state.sequence, at: now, content: .action(action, `operator`),
                transitions: changes.compactMap(\.transition))
            recorder?.record([entry], isAwaited: false, committed: nil)
            return count
        }
        if count > 0 { changed() }
        return count
    }

    /// Puts fixes from a journal before those that a device has had since the start.
    public func restore(_ earlier: Trail, of id: DeviceID) {
        guarded.withLock { $0.state.restore(earlier, of: id) }
        changed()
    }

    /// Takes over what is written about the fleet now: names and zones at once, thresholds from the next report on.
    public func take(book: FleetBook) {
        guarded.withLock { guarded in
            guarded.policy.book = book
            guarded.state.follow(book)
            guarded.state.revision += 1
        }
        changed()
    }

    /// What decides at present how reports are taken.
    public var policy: FleetPolicy {
        guarded.withLock { $0.policy }
    }

    /// The fleet as it is now; costs a handful of references.
    public func snapshot() -> FleetSnapshot {
        guarded.withLock { $0.state.snapshot(policy: $0.policy) }
    }

    /// All of it as it is now, for keeping.
    public func checkpoint() -> FleetState {
        guarded.withLock { $0.state }
    }

    /// Learns which entries the recorder has given up: their trackers were not answered and may send them again.
    public func giveUp(_ entries: [FleetEntry]) {
        guarded.withLock { $0.state.forgetAnswered(entries) }
    }

    /// Notes what became of the answers, then tells whoever sends them.
    private func settling(
        _ unanswered: [WireExchange], _ committed: (@Sendable (Bool) -> Void)?
    ) -> (@Sendable (Bool) -> Void)? {
        guard !unanswered.isEmpty else { return committed }
        return { [clock, changed] isKept in
            let now = clock?()
            for exchange in unanswered {
                if isKept || exchange.isPresence {
                    exchange.noteAnswered(at: max(now ?? exchange.at, exchange.at))
                } else {
                    exchange.noteGivenUp()
                }
            }
            committed?(isKept)
            changed()
        }
    }

    /// Takes a batch in and makes an entry of each arrival, unless it is one that is kept already.
    private func takeAndKeep(
        _ batch: [Arrival], into guarded: inout Guarded, changes: inout [FleetChange]
    ) -> [FleetEntry] {
        var entries: [FleetEntry] = []
        entries.reserveCapacity(batch.count)
        for arrival in batch {
            let known = changes.count
            let fate = guarded.state.take(arrival, policy: guarded.policy, changes: &changes)
            guard fate != .repetition else { continue }
            guarded.state.sequence += 1
            let transitions = changes.count == known ? [] : changes[known...].compactMap(\.transition)
            entries.append(
                FleetEntry(
                    sequence: guarded.state.sequence, at: arrival.received, content: .arrival(arrival, fate),
                    transitions: transitions))
        }
        return entries
    }
}
