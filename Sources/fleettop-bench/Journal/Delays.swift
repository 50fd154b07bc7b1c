import Synchronization

/// How long things took, collected from several threads.
final class Delays: Sendable {
    private let all = Mutex<[Duration]>([])

    /// Adds a time that `count` things took.
    func add(_ delay: Duration, count: Int) {
        all.withLock { $0 += repeatElement(delay, count: count) }
    }

    /// The time in milliseconds within which a share of all was done; 1 gives the longest.
    func milliseconds(_ share: Double) -> Double {
        let sorted = all.withLock { $0.sorted() }
        guard !sorted.isEmpty else { return 0 }
        return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))] / .milliseconds(1)
    }
}
