import Dispatch
import Fleet
import Logging
import Synchronization

/// Tells people about alarms: takes what happens to them, plans who is told when, and has the sinks deliver it.
///
/// The planning happens on one serial queue; each sink has another, on which it delivers one notice at a time, so that
/// one that hangs holds up nobody.
public final class Notifier: Sendable {
    /// One sink with what it still has to deliver.
    private struct Line: Sendable {
        let sink: any NotificationSink
        let thread: DispatchQueue
        var queue: DeliveryQueue
    }

    private struct State: Sendable {
        var plan: EscalationPlan
        var lines: [String: Line]
        var wakeAt: Timestamp?
        var isStopped = false
    }

    /// What is counted.
    public struct Counter: Sendable, Equatable {
        /// What it counts, in words.
        public let name: String
        /// How many.
        public let count: Int
        /// Whether it counts something that was lost.
        public let isLoss: Bool
    }

    private let news: AlarmNews
    private let state: Mutex<State>
    private let queue = DispatchQueue(label: "fleettop.notify", qos: .utility)
    private let groups: @Sendable (DeviceID) -> [String]
    private let subject: @Sendable (Alarm) -> AlarmSubject
    private let clock: @Sendable () -> Timestamp
    private let told: @Sendable (Timestamp) -> Void
    private let logger: Logger
    private let deliveries = DispatchGroup()

    /// A notifier that has not begun.
    ///
    /// - Parameters:
    ///   - sinks: the sinks by name; steps that name others skip them.
    ///   - news: what happens to alarms.
    ///   - told: is given the moment up to which everybody has been told, whenever somebody was; must not block.
    ///   - groups: the groups of a device, asked for every step; must be quick.
    ///   - subject: what is known about the subject of an alarm, asked only for what somebody is told; may search, and
    ///     is called on the notifier's queue.
    public init(
        _ settings: NotifySettings, sinks: [String: any NotificationSink], news: AlarmNews, logger: Logger,
        clock: (@Sendable () -> Timestamp)? = nil, told: @escaping @Sendable (Timestamp) -> Void = { _ in },
        groups: @escaping @Sendable (DeviceID) -> [String], subject: @escaping @Sendable (Alarm) -> AlarmSubject
    ) {
        self.news = news
        self.logger = logger
        self.clock = clock ?? { .now }
        self.told = told
        self.groups = groups
        self.subject = subject
        var lines: [String: Line] = [:]
        for row in settings.sinks {
            guard let sink = sinks[row.name] else { continue }
            let thread = DispatchQueue(label: "fleettop.notify.\(row.name)", qos: .utility)
            lines[row.name] = Line(sink: sink, thread: thread, queue: DeliveryQueue(rate: row.rate))
        }
        state = Mutex(State(plan: EscalationPlan(rules: settings.rules), lines: lines))
    }

    /// Begins to listen, and goes on with alarms of a run before.
    ///
    /// - Parameters:
    ///   - alarms: the alarms that are remembered; nobody is told again of what was due before `lastAlive`.
    ///   - lastAlive: the last sign of life of the run before.
    public func begin(with alarms: [Alarm], lastAlive: Timestamp) {
        queue.async { [self] in
            let known = Dictionary(uniqueKeysWithValues: Set(alarms.map(\.device)).map { ($0, groups($0)) })
            state.withLock { $0.plan.resume(alarms, lastAlive: lastAlive) { known[$0] ?? [] } }
            work()
        }
        news.begin { [weak self] in
            guard let self else { return }
            queue.async { self.work() }
        }
    }

    /// Tells nobody any more; waits two seconds at most for what is under way, then ends it.
    public func stop() {
        news.begin {}
        let lines = state.withLock { state in
            state.isStopped = true
            return Array(state.lines.values)
        }
        // Whoever is being planned for now is said to be told before this returns.
        queue.async(group: deliveries) {}
        if deliveries.wait(timeout: .now() + .seconds(2)) == .success { return }
        for line in lines { line.sink.cancel() }
    }

    /// What was sent, what failed, what waits and what was lost.
    public var counters: [Counter] {
        let (queues, unfollowed) = state.withLock { ($0.lines.values.map(\.queue), $0.plan.givenUp) }
        func sum(_ value: (DeliveryQueue) -> Int) -> Int { queues.reduce(0) { $0 + value($1) } }
        return [
            Counter(name: "notifications sent", count: sum { $0.counts.sent }, isLoss: false),
            Counter(name: "notifications waiting", count: sum(\.waitingCount), isLoss: false),
            Counter(name: "tries that failed", count: sum { $0.counts.failed }, isLoss: true),
            Counter(name: "suppressed by rate", count: sum { $0.counts.suppressed }, isLoss: true),
            Counter(
                name: "notifications given up", count: sum { $0.counts.givenUp } + unfollowed + news.lost, isLoss: true),
        ]
    }

    // MARK: - On the queue

    /// What a look at the plan has brought.
    private struct Orders {
        /// Of what has become of alarms.
        var news: [NoticeOrder] = []
        /// Of what waits for somebody to take notice.
        var due: [NoticeOrder] = []
    }

    /// Does everything that is due now, and sees to it that this is called again in time.
    private func work() {
        let steps = news.take().map { ($0, groups($0.alarm.device)) }
        let now = clock()
        let orders = state.withLock { plan(steps, at: now, &$0) }
        // Searching for a place takes its time: nobody who asks for the counters waits for it.
        let notices = (orders.news + orders.due).map { ($0.sink, Notice($0, subject($0.alarm), at: now)) }
        state.withLock { state in
            guard !state.isStopped else { return }
            for (sink, notice) in notices { state.lines[sink]?.queue.put(notice, at: now) }
            deliver(at: now, &state)
            wakeInTime(at: now, &state)
        }
        if !orders.due.isEmpty { told(now) }
    }

    /// Takes what happened to alarms into the plan, takes back what is settled by it, and asks who is told now.
    private func plan(
        _ steps: [(AlarmTransition, groups: [String])], at now: Timestamp, _ state: inout State
    ) -> Orders {
        guard !state.isStopped else { return Orders() }
        var orders = Orders()
        for (step, groups) in steps {
            orders.news += state.plan.take(step, groups: groups)
            guard case .stops = EscalationEffect(step) else { continue }
            for name in state.lines.keys { state.lines[name]?.queue.withdraw(step.alarm.id.number) }
        }
        orders.due = state.plan.due(at: now)
        return orders
    }

    /// Gives each sink that has nothing to do its next notice.
    private func deliver(at now: Timestamp, _ state: inout State) {
        for name in state.lines.keys {
            guard let line = state.lines[name], let delivery = state.lines[name]?.queue.next(at: now) else { continue }
            line.thread.async(group: deliveries) { [self] in
                let result = line.sink.deliver(delivery.notice)
                let isRetried = self.state.withLock {
                    $0.lines[name]?.queue.finish(result, at: clock()) ?? false
                }
                log(delivery, result, sink: name, isRetried: isRetried)
                queue.async { [self] in work() }
            }
        }
    }

    /// Looks again when something is due; every ten seconds at least, as the clock may be set.
    private func wakeInTime(at now: Timestamp, _ state: inout State) {
        let due = ([state.plan.nextDue] + state.lines.values.map(\.queue.nextDue)).compactMap { $0 }.min()
        guard let due else { return }
        let wakeAt = min(max(due, now), now.adding(seconds: 10))
        if let planned = state.wakeAt, planned > now, planned <= wakeAt { return }
        state.wakeAt = wakeAt
        let pause = DispatchTimeInterval.milliseconds(Int(clamping: max(1, wakeAt.milliseconds(since: now))))
        queue.asyncAfter(deadline: .now() + pause) { [weak self] in
            guard let self else { return }
            self.state.withLock { if $0.wakeAt == wakeAt { $0.wakeAt = nil } }
            work()
        }
    }

    private func log(_ delivery: DeliveryQueue.Delivery, _ result: DeliveryResult, sink: String, isRetried: Bool) {
        guard case .failed(let words, _) = result else {
            return logger.info("notify \(sink): sent, \(delivery.notice.headline)")
        }
        let rest = isRetried ? "tried again later" : "given up"
        logger.warning("notify \(sink): \(words); try \(delivery.tries), \(rest): \(delivery.notice.headline)")
    }
}
