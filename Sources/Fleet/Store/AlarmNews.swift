import Synchronization

/// What happens to alarms from now on, in order, for somebody outside the store.
///
/// The store puts the steps in while it is locked and tells outside the lock; whoever listens takes them when it wants.
/// Bounded: what nobody takes goes when there is too much, the oldest first, and is counted.
public final class AlarmNews: Sendable {
    private struct Desk {
        var waiting: [AlarmTransition] = []
        var lost = 0
        var listener: (@Sendable () -> Void)?
    }

    private let capacity: Int
    private let desk = Mutex(Desk())

    /// News that nobody listens to yet.
    public init(capacity: Int = 10_000) {
        self.capacity = max(1, capacity)
    }

    /// Says who is told that there is something to take; called outside of all locks, must not block.
    public func begin(_ listener: @escaping @Sendable () -> Void) {
        desk.withLock { $0.listener = listener }
        announce()
    }

    /// Everything that nobody has taken yet, in the order in which it happened.
    public func take() -> [AlarmTransition] {
        desk.withLock { desk in
            defer { desk.waiting = [] }
            return desk.waiting
        }
    }

    /// How many steps were lost because nobody took them.
    public var lost: Int { desk.withLock { $0.lost } }

    /// Takes in what a change did to alarms; called while the store is locked.
    func put(_ changes: [FleetChange]) {
        guard changes.contains(where: { $0.transition != nil }) else { return }
        desk.withLock { desk in
            desk.waiting += changes.compactMap(\.transition)
            let tooMany = desk.waiting.count - capacity
            guard tooMany > 0 else { return }
            desk.waiting.removeFirst(tooMany)
            desk.lost += tooMany
        }
    }

    /// Tells the listener where there is something to take; called outside the store's lock.
    func announce() {
        let listener = desk.withLock { $0.waiting.isEmpty ? nil : $0.listener }
        listener?()
    }
}
