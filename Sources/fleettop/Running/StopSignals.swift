import Dispatch
import Foundation
import Synchronization

/// Waits for SIGTERM, SIGINT or SIGHUP, or for the program itself to say that it is done.
final class StopSignals: Sendable {
    private let raised = DispatchSemaphore(value: 0)
    private let flag = Flag()

    /// A flag that several threads see.
    private final class Flag: Sendable {
        let isUp = Atomic<Bool>(false)
    }

    /// Whether a signal has come.
    var isRaised: Bool { flag.isUp.load(ordering: .relaxed) }

    /// Kept alive and never touched again: Dispatch has no Sendable on its protocols yet, the objects are thread-safe.
    nonisolated(unsafe) private let sources: [any DispatchSourceSignal]

    /// From here on the signals no longer kill.
    init() {
        let queue = DispatchQueue(label: "fleettop.signals")
        let (raised, flag) = (raised, flag)
        sources = [SIGTERM, SIGINT, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                flag.isUp.store(true, ordering: .relaxed)
                raised.signal()
            }
            source.resume()
            return source
        }
    }

    /// Ends the wait.
    func raise() {
        raised.signal()
    }

    /// Waits until it is time to stop.
    func wait() {
        raised.wait()
    }

    /// Waits until it is time to stop, or until something else has happened; looked at four times a second.
    func wait(orUntil isDone: @autoclosure () -> Bool) {
        while raised.wait(timeout: .now() + .milliseconds(250)) == .timedOut, !isDone() {}
    }
}
