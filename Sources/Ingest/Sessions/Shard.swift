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
    /// Who waits for the present burst to be committed.
    var answers = AwaitedAnswers(burst: 0)
    /// Answers to datagrams that wait for a commit, those of earlier bursts too.
    private var datagramAnswers = 0
    private var burst = ListenerCounters()
    private var isFlushScheduled = false
    /// Connections that are not read while there is congestion.
    private var congested: [Session] = []
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
        let shortest = min(
            settings.firstMessage, settings.partialMessage, settings.idle, settings.crowdedGrace,
            settings.answerPatience)
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
    func flush() {
        dispatchPrecondition(condition: .onQueue(queue))
        let counted = burst
        burst = ListenerCounters()
        tally.count { $0.add(counted) }
        guard !batch.isEmpty else { return }
        let arrivals = batch
        batch = []
        context.handler(arrivals, sealAnswers())
    }

    // MARK: Answers

    /// Answers to datagrams that may wait for a commit at once; their sources may be forged.
    private static let maxDatagramAnswers = 8192
    /// What a burst that nobody waits for is handed over with.
    private static let nobodyWaits: @Sendable (Bool) -> Void = { _ in }

    /// The number of the present burst; only those with answers count.
    var burstNumber: UInt64 { answers.burst }

    /// Ends the present burst and returns what tells that it is safe.
    private func sealAnswers() -> @Sendable (Bool) -> Void {
        guard !answers.isEmpty else { return Self.nobodyWaits }
        let ticket = CommitTicket(answers, of: self)
        answers = AwaitedAnswers(burst: answers.burst &+ 1)
        return { ticket.commit(isKept: $0) }
    }

    /// Keeps an answer to a datagram until the present burst is committed; false when too many wait.
    func awaitCommit(_ answer: DatagramAnswer) -> Bool {
        guard datagramAnswers < Self.maxDatagramAnswers else { return false }
        datagramAnswers += 1
        answers.datagrams.append(answer)
        return true
    }

    /// Sends the answers of a burst that is safe, or gives them up.
    func settle(_ settled: AwaitedAnswers, _ outcome: CommitOutcome) {
        dispatchPrecondition(condition: .onQueue(queue))
        for session in settled.sessions { session.settle(burst: settled.burst, outcome) }
        for answer in settled.datagrams { answer.port.settle(answer, outcome) }
        datagramAnswers -= settled.datagrams.count
    }

    // MARK: Congestion

    /// How long to leave connections alone before asking again whether there is congestion.
    private static let congestionPause = DispatchTimeInterval.milliseconds(20)

    /// Reads `session` again when the congestion is over.
    func lookAgain(at session: Session) {
        congested.append(session)
        if congested.count == 1 { lookAgainSoon() }
    }

    /// Asks again after a while, as long as somebody waits.
    private func lookAgainSoon() {
        queue.asyncAfter(deadline: .now() + Self.congestionPause) { [self] in
            guard !congested.isEmpty else { return }
            guard !context.isCongested() else { return lookAgainSoon() }
            let waiting = congested
            congested = []
            for session in waiting { session.resume() }
        }
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

    /// Time for the last answers after the reading, at least.
    private static let lastAnswers = Duration.seconds(1)

    /// Reads what has already arrived and hands it over; then connections and ports close as their answers have left.
    ///
    /// - Parameters:
    ///   - end: when to stop reading, at the latest.
    ///   - done: called when everything was handed over.
    func drain(until end: MonotonicTime, _ done: @escaping @Sendable () -> Void) {
        dispatchPrecondition(condition: .onQueue(queue))
        drain(ports, Array(sessions.values), until: end, done)
    }

    /// Reads a turn of what may still hold something, and goes on later where it has to wait.
    private func drain(
        _ wetPorts: [DatagramPort], _ wetSessions: [Session], until end: MonotonicTime,
        _ done: @escaping @Sendable () -> Void
    ) {
        let isCongested = context.isCongested()
        let wetPorts = wetPorts.filter { $0.readTurn() }
        let wetSessions = isCongested ? wetSessions : wetSessions.filter { $0.readForDrain(until: end) }
        guard !wetPorts.isEmpty || !wetSessions.isEmpty, MonotonicTime.now < end else {
            finish(until: max(end, MonotonicTime.now.adding(Self.lastAnswers)))
            return done()
        }
        let mustWait = wetPorts.isEmpty && (isCongested || wetSessions.allSatisfy(\.isCrowded))
        let pause = mustWait ? Self.congestionPause : .nanoseconds(0)
        queue.asyncAfter(deadline: .now() + pause) { [self] in drain(wetPorts, wetSessions, until: end, done) }
    }

    /// Closes everything, what owes answers at `end` at the latest.
    private func finish(until end: MonotonicTime) {
        for session in sessions.values { session.close(.stopped) }
        congested = []
        alarm.cancel()
        flush()
        for port in ports { port.close() }
        let wait = Int(clamping: end.nanoseconds - MonotonicTime.now.nanoseconds)
        queue.asyncAfter(deadline: .now() + .nanoseconds(max(0, wait))) { [self] in
            for session in sessions.values { session.leave() }
            for port in ports { port.giveUp() }
            ports = []
        }
    }
}
