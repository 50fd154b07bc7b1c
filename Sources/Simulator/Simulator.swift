import Dispatch
import Fleet
import Glibc
import Synchronization

/// Plays a fleet of trackers over real sockets, on one queue with one timer.
///
/// Created stopped. It runs until ``stop()``, until its duration is over or until it is released.
public final class Simulator: Sendable {
    /// The fleet that it plays.
    public let plan: SimulationPlan

    private let settings: SimulatorSettings
    private let finished: @Sendable () -> Void
    private let queue = DispatchQueue(label: "fleettop.simulator")
    private let run = Mutex<SimulatorRun?>(nil)
    private let timer = Mutex<(any DispatchSourceTimer)?>(nil)
    private let readable = Mutex<(any DispatchSourceRead)?>(nil)
    private let total = Mutex(SimulatorCounters())

    /// A simulator that has not started.
    ///
    /// - Parameter finished: called once, on the simulator's queue, when the duration is over; not after ``stop()``.
    public init(settings: SimulatorSettings, finished: @escaping @Sendable () -> Void = {}) {
        self.settings = settings
        self.finished = finished
        plan = SimulationPlan(
            seed: settings.seed, devices: settings.devices, transport: settings.transport, voice: settings.voice)
    }

    deinit {
        stop()
    }

    /// What it has done so far.
    public var counters: SimulatorCounters {
        total.withLock { $0 }
    }

    /// Resolves the host and starts to play; does nothing while it runs already.
    ///
    /// - Throws: ``SimulatorError`` when the host has no address. A listener that is not there is no error: the
    ///   trackers try again, as real ones do.
    public func start() throws(SimulatorError) {
        let addresses = try SocketAddress.resolve(host: settings.host, port: settings.port)
        let opened = try run.withLock { run throws(SimulatorError) -> Readiness? in
            guard run == nil else { return nil }
            guard let readiness = Readiness() else { throw .noDescriptor }
            run = SimulatorRun(plan: plan, settings: settings, addresses: addresses, readiness: readiness)
            return readiness
        }
        guard let readiness = opened else { return }
        readable.withLock { readable in
            let source = DispatchSource.makeReadSource(fileDescriptor: readiness.descriptor, queue: queue)
            source.setEventHandler { [weak self] in self?.serve() }
            source.setCancelHandler { _ = Glibc.close(readiness.descriptor) }
            source.activate()
            readable = source
        }
        timer.withLock { timer in
            let source = DispatchSource.makeTimerSource(queue: queue)
            source.setEventHandler { [weak self] in self?.tick() }
            source.schedule(deadline: .now(), leeway: .milliseconds(1))
            source.activate()
            timer = source
        }
    }

    /// Stops at once and closes all sockets; may be called from any thread and more than once.
    public func stop() {
        timer.withLock { timer in
            timer?.cancel()
            timer = nil
        }
        readable.withLock { readable in
            readable?.cancel()
            readable = nil
        }
        run.withLock { run in
            run?.close()
            collect(run)
            run = nil
        }
    }

    /// Does what is due and sets the timer for what comes next, or ends.
    private func tick() {
        let pauseMs: Int64? = run.withLock { run in
            let pause = run?.tick()
            collect(run)
            return pause ?? nil
        }
        guard let pauseMs else { return end() }
        schedule(pauseMs: pauseMs)
    }

    /// Takes in what the network has brought.
    private func serve() {
        let pauseMs: Int64? = run.withLock { run in
            let pause = run?.serve()
            collect(run)
            return pause ?? nil
        }
        if let pauseMs { schedule(pauseMs: pauseMs) }
    }

    /// Sets the timer.
    private func schedule(pauseMs: Int64) {
        let leewayMs = Int(min(20, max(1, pauseMs / 4)))
        timer.withLock { timer in
            timer?.schedule(deadline: .now() + .milliseconds(Int(pauseMs)), leeway: .milliseconds(leewayMs))
        }
    }

    /// Stops because the duration is over, and says so; after a stop by hand there is nothing to say.
    private func end() {
        let wasRunning = run.withLock { $0 != nil }
        stop()
        if wasRunning { finished() }
    }

    /// Copies the run's counters to where they outlive it.
    private func collect(_ run: SimulatorRun?) {
        guard let tally = run?.tally else { return }
        total.withLock { total in
            total.sent = tally.sent
            total.bytes = tally.bytes
            total.reconnects = tally.reconnects
            total.dropped = tally.dropped
            total.answered = tally.answered
            total.resent = tally.resent
            total.unanswered = tally.unanswered
            total.wrong = tally.wrong
        }
    }
}
