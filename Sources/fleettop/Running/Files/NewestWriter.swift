import Dispatch
import Synchronization

/// Writes the newest of values somewhere, on a serial queue of its own.
///
/// A disk that hangs holds up nobody who has something to write: what is put meanwhile takes the place of what waits.
final class NewestWriter<Value: Sendable>: Sendable {
    private let queue: DispatchQueue
    private let waiting = Mutex<Value?>(nil)
    private let write: @Sendable (Value) -> Void

    /// A writer that has written nothing.
    ///
    /// - Parameter write: called on the queue, with one value at a time.
    init(label: String, write: @escaping @Sendable (Value) -> Void) {
        queue = DispatchQueue(label: label, qos: .utility)
        self.write = write
    }

    /// Has a value written, soon.
    func put(_ value: Value) {
        let isFirst = waiting.withLock { waiting in
            defer { waiting = value }
            return waiting == nil
        }
        if isFirst { queue.async { [self] in writeNewest() } }
    }

    /// Waits until all is written, two seconds at most; whether it is.
    @discardableResult
    func finish(within time: DispatchTimeInterval = .seconds(2)) -> Bool {
        let done = DispatchSemaphore(value: 0)
        queue.async { done.signal() }
        return done.wait(timeout: .now() + time) == .success
    }

    private func writeNewest() {
        let value = waiting.withLock { waiting in
            defer { waiting = nil }
            return waiting
        }
        if let value { write(value) }
    }
}
