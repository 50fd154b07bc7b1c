import Dispatch

/// One timer source for many deadlines: asleep until the earliest one, and for ever when there is none.
///
/// Belongs to the serial queue it was made with; only that queue may touch it.
final class DeadlineTimer {
    private let source: any DispatchSourceTimer
    private let granularity: Duration
    private var armedFor = MonotonicTime.never

    /// A sleeping timer.
    ///
    /// - Parameters:
    ///   - queue: where `action` runs.
    ///   - granularity: how late the action may come, and how long it sleeps at least.
    init(queue: DispatchQueue, granularity: Duration, action: @escaping () -> Void) {
        source = DispatchSource.makeTimerSource(queue: queue)
        self.granularity = granularity
        source.schedule(deadline: .distantFuture)
        source.setEventHandler { [weak self] in
            self?.armedFor = .never
            action()
        }
        source.activate()
    }

    deinit { source.cancel() }

    /// Makes sure that the action runs at `moment` or up to twice the granularity later.
    func arm(at moment: MonotonicTime) {
        guard moment < armedFor, moment != .never else { return }
        let now = MonotonicTime.now
        let due = max(moment, now).adding(granularity)
        guard due < armedFor else { return }
        armedFor = due
        let wait = Int(clamping: due.nanoseconds - now.nanoseconds)
        source.schedule(
            deadline: .now() + .nanoseconds(wait), leeway: .nanoseconds(Int(clamping: granularity.wholeNanoseconds / 2))
        )
    }

    /// Sleeps until armed again.
    func disarm() {
        guard armedFor != .never else { return }
        armedFor = .never
        source.schedule(deadline: .distantFuture)
    }

    /// Never runs the action again.
    func cancel() {
        source.cancel()
    }
}
