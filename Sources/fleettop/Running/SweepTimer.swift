import Dispatch
import Fleet

/// Looks once a second for what the passing of time alone changes in the fleet, on a queue of its own.
final class SweepTimer {
    private let timer: any DispatchSourceTimer
    private var hasBegun = false

    /// A timer that has not begun.
    init(_ store: FleetStore) {
        let queue = DispatchQueue(label: "fleettop.sweep", qos: .utility)
        timer = DispatchSource.makeTimerSource(queue: queue)
        timer.schedule(deadline: .now() + .seconds(1), repeating: .seconds(1), leeway: .milliseconds(200))
        timer.setEventHandler { store.sweep(at: .now) }
    }

    /// Begins to look.
    func begin() {
        hasBegun = true
        timer.activate()
    }

    /// Looks no more.
    func stop() {
        timer.cancel()
        // One that never began must begin before it may go.
        if !hasBegun { timer.activate() }
    }
}
