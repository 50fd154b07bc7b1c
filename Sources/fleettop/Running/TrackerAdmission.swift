import Fleet
import Synchronization

/// Which arrivals are printed: those that the store lets in; counts the others.
final class TrackerAdmission: Sendable {
    private let store: FleetStore
    private let refusedCount = Atomic<Int>(0)

    /// The admission of a store, asked before the store takes the arrivals.
    init(store: FleetStore) {
        self.store = store
    }

    /// How many reports were refused.
    var refused: Int { refusedCount.load(ordering: .relaxed) }

    /// The arrivals that are let in; input that was not understood always is.
    func filter(_ batch: [Arrival]) -> [Arrival] {
        let fleet = store.snapshot()
        guard fleet.policy.unknown != .accept else { return batch }
        return batch.filter { arrival in
            guard case .report(let report) = arrival.content else { return true }
            let isAdmitted = fleet.admits(report.device)
            if !isAdmitted { refusedCount.wrappingAdd(1, ordering: .relaxed) }
            return isAdmitted
        }
    }
}
