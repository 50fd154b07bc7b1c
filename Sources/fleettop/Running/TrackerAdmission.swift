import Fleet
import Synchronization

/// Which trackers are let in where there is no store to ask; counts those that are not.
final class TrackerAdmission: Sendable {
    private let policy: UnknownPolicy
    private let known: [DeviceID: String]
    private let refusedCount = Atomic<Int>(0)

    init(policy: UnknownPolicy, known: [DeviceID: String]) {
        self.policy = policy
        self.known = known
    }

    /// How many reports were refused.
    var refused: Int { refusedCount.load(ordering: .relaxed) }

    /// The arrivals that are let in; input that was not understood always is.
    func filter(_ batch: [Arrival]) -> [Arrival] {
        guard policy != .accept else { return batch }
        return batch.filter { arrival in
            guard case .report(let report) = arrival.content else { return true }
            let isAdmitted = policy.admits(isKnown: known[report.device] != nil)
            if !isAdmitted { refusedCount.wrappingAdd(1, ordering: .relaxed) }
            return isAdmitted
        }
    }
}
