import Dispatch
import Fleet

/// One serial queue with the connections and datagram sockets bound to it.
///
/// `@unchecked Sendable` holds because every `var` is touched on `queue` only: `dispatchPrecondition` guards what
/// other queues may reach, sessions call the rest from `queue` itself, and the constants are Sendable.
final class Shard: @unchecked Sendable {
    /// Where everything of this shard happens.
    let queue: DispatchQueue
    /// What all shards share.
    let context: ListenerContext
    /// What this shard counted; the entries of the present burst follow when it is handed over.
    let tally = Tally()

    /// Bytes read in one turn of one socket, at most.
    static let turnSize = 1 << 16

    /// The one buffer into which all sockets of the shard are read, one byte longer than the longest datagram.
    private var buffer = [UInt8](repeating: 0, count: Shard.turnSize)
    private(set) var sessions: [Int32: Session] = [:]
    private var ports: [DatagramPort] = []
    private var batch: [Arrival] = []
    private var burst = ListenerCounters()
    private var isFlushScheduled = false
    private lazy var alarm = DeadlineTimer(queue: queue, granularity: Self.granularity(context.settings)) {
        [weak self] in self?.sweep()
    }

    /// A shard named by its number.
    init(index: Int, context: ListenerContext) {
        queue = DispatchQueue(label: "fleettop.ingest.\(index)")
        self.context = context
    }

    /// How coarse deadlines may be: a second, or less where a deadline itself is that short.
    private static func granularity(_ settings: ListenerSettings) -> Duration {
        let shortest = min(settings.firstMessage, settings.partialMessage, settings.idle, settings.crowdedGrace)
        return max(.milliseconds(10), min(.seconds(1), shortest / 4))
    }

    /// Takes over an accepted connection.
    func adopt(_ descriptor: Int32, _ peer: PeerAddress) {
        dispatchPrecondition(condition: .onQueue(queue))
        let session = Session(descriptor: descriptor, peer: peer, shard: self)
        sessions[descriptor] = session
        session.start()
    }

    /// Takes over a bound UDP socket.
    func adopt(_ port: DatagramPort) {
        dispatchPrecondition(condition: .onQueue(queue))
        ports.append(port)
        port.start()
    }

    /// Forgets a closed connection.
    func remove(_ session: Session) {
        sessions[session.descriptor] = nil
        if sessions.isEmpty { alarm.disarm() }
    }

    /// Lends the read buffer to `body`.
    func withBuffer<Result>(_ body: (UnsafeMutableRawBufferPointer) -> Result) -> Result {
        dispatchPrecondition(condition: .onQueue(queue))
        return buffer.withUnsafeMutableBytes(body)
    }

    // MARK: Handing over

    /// Counts something; it shows when the present burst is handed over.
    func count(_ change: (inout ListenerCounters) -> Void) {
        change(&burst)
        scheduleFlush()
    }

    /// Adds an arrival to the present burst.
    func append(_ arrival: Arrival) {
        if batch.isEmpty { batch.reserveCapacity(context.settings.batchSize) }
        batch.append(arrival)
        if batch.count >= context.settings.batchSize { flush() } else { scheduleFlush() }
    }

    /// Hands over what came, after the sockets that are ready now: their turns stand before ours in the queue.
    private func scheduleFlush() {
        guard !isFlushScheduled else { return }
        isFlushScheduled = true
        queue.async { [self] in
            isFlushScheduled = false
            flush()
        }
    }

    /// Hands over what came.
    private func flush() {
        let counted = burst
        burst = ListenerCounters()
        tally.count { $0.add(counted) }
        guard !batch.isEmpty else { return }
        let arrivals = batch
        batch = []
        context.handler(arrivals)
    }

    // MARK: Deadlines

    /// Makes sure that a sweep comes at `moment` or soon after.
    func wake(at moment: MonotonicTime) {
        alarm.arm(at: moment)
    }

    /// Closes what is overdue and sleeps until the next deadline.
    func sweep() {
        dispatchPrecondition(condition: .onQueue(queue))
        let limits = context.limits
        let now = MonotonicTime.now
        var next = MonotonicTime.never
        for session in sessions.values {
            if let deadline = session.checkDeadlines(limits, at: now) { next = min(next, deadline) }
        }
        if !sessions.isEmpty { alarm.arm(at: next) }
    }

    // MARK: End

    /// Reads what has already arrived, hands it over and closes everything.
    func drain(until end: MonotonicTime) {
        dispatchPrecondition(condition: .onQueue(queue))
        var wetPorts = ports
        var wetSessions = Array(sessions.values)
        while !wetPorts.isEmpty || !wetSessions.isEmpty, MonotonicTime.now < end {
            wetPorts = wetPorts.filter { $0.readTurn() }
            wetSessions = wetSessions.filter { $0.readForDrain(until: end) }
        }
        for port in ports { port.close() }
        ports = []
        for session in sessions.values { session.close(.stopped) }
        alarm.cancel()
        flush()
    }
}
