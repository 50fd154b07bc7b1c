import Dispatch
import Foundation
import Synchronization

/// Notices SIGTERM, SIGINT or SIGHUP for a run that looks from time to time whether it is to end.
final class StopRequest: Sendable {
    private let raised = Atomic(false)
    /// Kept alive and never touched again: Dispatch has no Sendable on its protocols yet, the objects are thread-safe.
    nonisolated(unsafe) private var sources: [any DispatchSourceSignal] = []

    /// From here on the signals no longer kill.
    init() {
        let queue = DispatchQueue(label: "fleettop.stop")
        sources = [SIGTERM, SIGINT, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { [weak self] in self?.raised.store(true, ordering: .relaxed) }
            source.resume()
            return source
        }
    }

    /// Whether one has come.
    var isRaised: Bool { raised.load(ordering: .relaxed) }
}
