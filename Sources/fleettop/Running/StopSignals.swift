import Dispatch
import Foundation
import Synchronization

/// Notices SIGTERM, SIGINT or SIGHUP: for a run that waits for them, and for one that looks from time to time.
final class StopSignals: Sendable {
    private let ended = DispatchSemaphore(value: 0)
    private let raised = Atomic(false)
    /// Kept alive and never touched again: Dispatch has no Sendable on its protocols yet, the objects are thread-safe.
    nonisolated(unsafe) private var sources: [any DispatchSourceSignal] = []

    /// From here on the signals no longer kill.
    init() {
        let queue = DispatchQueue(label: "fleettop.signals")
        sources = [SIGTERM, SIGINT, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { [weak self] in
                self?.raised.store(true, ordering: .relaxed)
                self?.raise()
            }
            source.resume()
            return source
        }
    }

    /// Whether a signal has come.
    var isRaised: Bool { raised.load(ordering: .relaxed) }

    /// Ends the wait without a signal: the program itself is done.
    func raise() {
        ended.signal()
    }

    /// Waits until it is time to stop.
    func wait() {
        ended.wait()
    }

    /// Waits until it is time to stop, or until something else has happened; looked at four times a second.
    func wait(orUntil isDone: @autoclosure () -> Bool) {
        while ended.wait(timeout: .now() + .milliseconds(250)) == .timedOut, !isDone() {}
    }
}
