import Synchronization

/// The counters of one part of the listener; its owner counts, anybody reads.
final class Tally: Sendable {
    /// What was counted so far.
    private let counters = Mutex(ListenerCounters())

    /// What was counted so far.
    var snapshot: ListenerCounters { counters.withLock { $0 } }

    /// Counts something.
    func count(_ change: (inout ListenerCounters) -> Void) {
        counters.withLock { change(&$0) }
    }
}
