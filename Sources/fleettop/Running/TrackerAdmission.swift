import Fleet
import Synchronization

/// Which trackers are let in where there is no store to ask; counts those that are not.
final class TrackerAdmission: Sendable {
    private let policy: UnknownPolicy
    private let book: Mutex<FleetBook>
    private let adopted: Set<DeviceID>
    private let refusedCount = Atomic<Int>(0)

    init(policy: UnknownPolicy, book: FleetBook, adopted: Set<DeviceID> = []) {
        self.policy = policy
        self.book = Mutex(book)
        self.adopted = adopted
    }

    /// How many reports were refused.
    var refused: Int { refusedCount.load(ordering: .relaxed) }

    /// Takes over what is written about the fleet now.
    func take(book: FleetBook) {
        self.book.withLock { $0 = book }
    }

    /// The arrivals that are let in; input that was not understood always is.
    func filter(_ batch: [Arrival]) -> [Arrival] {
        guard policy != .accept else { return batch }
        let book = book.withLock { $0 }
        return batch.filter { arrival in
            guard case .report(let report) = arrival.content else { return true }
            let isKnown = book.contains(report.device) || adopted.contains(report.device)
            let isAdmitted = policy.admits(isKnown: isKnown)
            if !isAdmitted { refusedCount.wrappingAdd(1, ordering: .relaxed) }
            return isAdmitted
        }
    }
}
