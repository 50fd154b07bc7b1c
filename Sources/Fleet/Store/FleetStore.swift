import Geo
import Synchronization

/// The shared state of the fleet: one way in for reports, one for operators, snapshots out.
///
/// Live traffic and a simulated fleet go through ``apply(_:committed:)``, a journal that is read back through the same
/// ``FleetState``, so that what the screen showed at any moment can be rebuilt.
public final class FleetStore: Sendable {
    /// How many devices are kept; beyond that new ones are refused and counted.
    public static let maximumDevices = 200_000

    /// The fleet and the rules it is judged by, changed together.
    private struct Kept {
        var fleet: FleetState
        var policy: FleetPolicy
        /// The device with which the next sweep begins.
        var sweepPlace = 0
    }

    private let state: Mutex<Kept>
    private let recorder: (any FleetRecorder)?
    private let clock: (@Sendable () -> Timestamp)?
    private let changed: @Sendable () -> Void
    private let news: AlarmNews?

    /// A store.
    ///
    /// - Parameters:
    ///   - state: the fleet to begin with, such as one read from a journal.
    ///   - recorder: keeps everything that happens from now on; it is called while the store is locked.
    ///   - clock: this machine's time, for answers that leave later than their reports arrived; without one an answer
    ///     counts as sent when its report arrived.
    ///   - news: gets what happens to alarms from now on.
    ///   - changed: called after every change, on the thread that made it, outside the lock; must not block.
    public init(
        state: FleetState = FleetState(), policy: FleetPolicy = FleetPolicy(), recorder: (any FleetRecorder)? = nil,
        news: AlarmNews? = nil, changed: @escaping @Sendable () -> Void = {},
        clock: (@Sendable () -> Timestamp)? = nil
    ) {
        var fleet = state
        var changes: [FleetChange] = []
        let now = clock?() ?? Timestamp(milliseconds: 0)
        let touched = fleet.follow(policy, at: now, changes: &changes)
        self.state = Mutex(Kept(fleet: fleet, policy: policy))
        self.recorder = recorder
        self.clock = clock
        self.changed = changed
        self.news = news
        guard !changes.isEmpty else { return }
        self.state.withLock { record(.swept(touched), at: now, changes, &$0.fleet) }
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
        let changes = state.withLock { state in
            var changes: [FleetChange] = []
            if let recorder {
                let entries = Self.takeAndKeep(batch, into: &state, changes: &changes)
                let unanswered = state.fleet.takeUnanswered()
                recorder.record(
                    entries, isAwaited: !unanswered.isEmpty, committed: settling(unanswered, committed))
            } else {
                for arrival in batch {
                    let fate = state.fleet.take(arrival, policy: state.policy, changes: &changes)
                    if fate != .repetition { state.fleet.sequence += 1 }
                    for exchange in state.fleet.takeUnanswered() { exchange.noteAnswered(at: arrival.received) }
                }
            }
            state.fleet.revision += 1
            news?.put(changes)
            return changes
        }
        if recorder == nil { committed?(true) }
        tell()
        return changes
    }

    /// Notes what was sent to a tracker without being asked, so that the wire view shows it beside what comes back.
    public func noteSent(_ message: SentMessage) {
        state.withLock { $0.fleet.noteSent(message) }
        changed()
    }

    /// Carries out what an operator did; returns how many items it took effect on.
    @discardableResult
    public func perform(_ action: OperatorAction, by operator: Operator, at now: Timestamp) -> Int {
        let count = state.withLock { state in
            var changes: [FleetChange] = []
            let count = state.fleet.perform(action, by: `operator`, at: now, changes: &changes)
            guard count > 0 else { return 0 }
            record(.action(action, `operator`), at: now, changes, &state.fleet)
            return count
        }
        if count > 0 { tell() }
        return count
    }

    /// Begins to listen: what was silent before is not to blame for it.
    public func beginListening(at now: Timestamp) {
        state.withLock { state in
            state.fleet.beginListening(at: now)
            record(.began, at: now, [], &state.fleet)
        }
    }

    /// Goes on with another book: names and groups at once, thresholds from the next report on.
    public func take(book: FleetBook) {
        change { $0.book = book }
    }

    /// Goes on with other thresholds and other rules of alarms, from the next report on.
    public func take(rules: StatusRules, alarmRules: AlarmRules) {
        change { policy in
            policy.rules = rules
            policy.alarmRules = alarmRules
        }
    }

    /// Goes on with other zones.
    public func take(zones: ZoneSet) {
        change { $0.zones = zones }
    }

    /// Says that something has changed, and that there may be news about alarms; outside the lock.
    private func tell() {
        changed()
        news?.announce()
    }

    private func change(_ body: (inout FleetPolicy) -> Void) {
        let now = clock?() ?? Timestamp(milliseconds: 0)
        state.withLock { state in
            let before = state.policy
            body(&state.policy)
            let isAboutZones =
                before.zones.revision != state.policy.zones.revision
                || !before.book.hasSameGroups(as: state.policy.book)
            var changes: [FleetChange] = []
            let touched = state.fleet.follow(
                state.policy, at: now, isAboutZones: isAboutZones, changes: &changes)
            if changes.isEmpty {
                state.fleet.revision += 1
            } else {
                record(.swept(touched), at: now, changes, &state.fleet)
            }
        }
        tell()
    }

    /// Looks for what the passing of time alone changes, such as silence that has become too long.
    ///
    /// Some devices at a time, so that it never takes long: called once a second, it has seen all of them within ten.
    public func sweep(at now: Timestamp) {
        let isChanged = state.withLock { state in
            let count = state.fleet.deviceCount
            guard count > 0 else { return false }
            let first = state.sweepPlace < count ? state.sweepPlace : 0
            let slice = min(count, max(Self.sweptAtLeast, count / 10 + 1))
            // Round and round, so that the end of the fleet costs no call of its own.
            let places = (first..<first + slice).lazy.map { $0 < count ? $0 : $0 - count }
            state.sweepPlace = (first + slice) % count
            var changes: [FleetChange] = []
            let touched = state.fleet.sweep(places, at: now, policy: state.policy, changes: &changes)
            guard !touched.isEmpty || !changes.isEmpty else { return false }
            record(.swept(touched), at: now, changes, &state.fleet)
            return true
        }
        if isChanged { tell() }
    }

    private static let sweptAtLeast = 1000

    /// Has an entry kept that nobody waits for.
    private func record(
        _ content: FleetEntry.Content, at now: Timestamp, _ changes: [FleetChange], _ fleet: inout FleetState
    ) {
        fleet.revision += 1
        fleet.sequence += 1
        let entry = FleetEntry(
            sequence: fleet.sequence, at: now, content: content, transitions: changes.compactMap(\.transition))
        recorder?.record([entry], isAwaited: false, committed: nil)
        news?.put(changes)
    }

    /// Puts fixes from a journal before those that a device has had since the start.
    public func restore(_ earlier: Trail, of id: DeviceID) {
        state.withLock { $0.fleet.restore(earlier, of: id) }
        changed()
    }

    /// The fleet as it is now; costs a handful of references.
    public func snapshot() -> FleetSnapshot {
        state.withLock { $0.fleet.snapshot($0.policy) }
    }

    /// What decides how it takes its reports.
    public var policy: FleetPolicy { state.withLock { $0.policy } }

    /// All of it as it is now, for keeping.
    public func checkpoint() -> FleetState {
        state.withLock { $0.fleet }
    }

    /// Learns which entries the recorder has given up: their trackers were not answered and may send them again.
    public func giveUp(_ entries: [FleetEntry]) {
        state.withLock { $0.fleet.forgetAnswered(entries) }
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
    private static func takeAndKeep(
        _ batch: [Arrival], into state: inout Kept, changes: inout [FleetChange]
    ) -> [FleetEntry] {
        var entries: [FleetEntry] = []
        entries.reserveCapacity(batch.count)
        for arrival in batch {
            let known = changes.count
            let fate = state.fleet.take(arrival, policy: state.policy, changes: &changes)
            guard fate != .repetition else { continue }
            state.fleet.sequence += 1
            let transitions = changes.count == known ? [] : changes[known...].compactMap(\.transition)
            entries.append(
                FleetEntry(
                    sequence: state.fleet.sequence, at: arrival.received, content: .arrival(arrival, fate),
                    transitions: transitions))
        }
        return entries
    }
}
