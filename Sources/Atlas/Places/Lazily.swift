import Synchronization

/// A value that is made at its first use and then kept, by whichever thread comes first.
final class Lazily<Value: Sendable>: Sendable {
    private let kept = Mutex<Value?>(nil)

    /// The value, made by `make` if nobody made it before.
    func value(_ make: () -> Value) -> Value {
        kept.withLock { kept in
            if let kept { return kept }
            let made = make()
            kept = made
            return made
        }
    }
}
