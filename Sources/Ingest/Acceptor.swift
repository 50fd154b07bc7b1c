import Dispatch
import Fleet
import Glibc

/// Takes new connections from the listening sockets and gives them to the shards in turn.
///
/// `@unchecked Sendable` holds because every `var` is touched on `queue` only.
final class Acceptor: @unchecked Sendable {
    /// The system's `accept`, or a stand-in that runs out of descriptors in a test: a descriptor, or -1 with `errno`.
    typealias Accept = @Sendable (Int32, inout sockaddr_storage) -> Int32

    /// Where everything of the acceptor happens.
    let queue = DispatchQueue(label: "fleettop.ingest.accept")
    /// What it counted.
    let tally = Tally()

    /// Connections taken in one turn, at most.
    private static let turn = 64
    /// How long to leave the sockets alone when there are no descriptors at all.
    private static let pause = DispatchTimeInterval.milliseconds(100)

    private let context: ListenerContext
    private let shards: [Shard]
    private let accept: Accept
    private var sources: [(descriptor: Int32, source: any DispatchSourceRead)] = []
    /// Held open so that there is one descriptor to accept with, and hang up, when all others are used.
    private var reserve: Int32 = -1
    private var nextShard = 0
    private var isPaused = false
    private var isStopped = false
    private var lastCrowding = MonotonicTime(nanoseconds: .min)

    /// An acceptor that feeds `shards`.
    init(context: ListenerContext, shards: [Shard], accept: @escaping Accept) {
        self.context = context
        self.shards = shards
        self.accept = accept
    }

    /// The system's own way to accept.
    static let systemAccept: Accept = { descriptor, storage in
        let accepted = SocketAddress.withRoom(&storage) { Glibc.accept(descriptor, $0, &$1) }
        guard accepted >= 0 else { return -1 }
        _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
        _ = fcntl(accepted, F_SETFL, O_NONBLOCK)
        return accepted
    }

    /// Begins to accept on listening sockets, which it owns from now on.
    func start(_ descriptors: [Int32]) {
        dispatchPrecondition(condition: .onQueue(queue))
        reserve = Self.openReserve()
        for descriptor in descriptors {
            context.descriptors.enter()
            let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
            source.setEventHandler { [self] in _ = acceptTurn(descriptor) }  // the cycle ends with the source
            source.setCancelHandler { [context] in
                Glibc.close(descriptor)
                context.descriptors.leave()
            }
            sources.append((descriptor, source))
            source.activate()
        }
    }

    /// Takes the connections that were complete before now, then closes the listening sockets.
    func stop(until end: MonotonicTime) {
        dispatchPrecondition(condition: .onQueue(queue))
        isStopped = true
        if isPaused { resume() }
        for (descriptor, source) in sources {
            while MonotonicTime.now < end, acceptTurn(descriptor) {}
            source.cancel()
        }
        sources = []
        if reserve >= 0 { Glibc.close(reserve) }
        reserve = -1
    }

    // MARK: Accepting

    /// Takes some connections and says whether more may be waiting.
    private func acceptTurn(_ descriptor: Int32) -> Bool {
        for _ in 0..<Self.turn {
            guard acceptOne(descriptor) else { return false }
        }
        return true
    }

    /// Takes one connection; false when none is waiting or none can be taken.
    private func acceptOne(_ descriptor: Int32) -> Bool {
        var storage = sockaddr_storage()
        let accepted = accept(descriptor, &storage)
        if accepted >= 0 {
            welcome(accepted, storage)
            return true
        }
        switch errno {
        case EAGAIN: return false
        case EMFILE, ENFILE: return shedOne(descriptor)
        case ENOBUFS, ENOMEM: return pauseAccepting()
        case EBADF, EINVAL, ENOTSOCK, EOPNOTSUPP, EFAULT: return pauseAccepting()
        default: return true  // the connection broke while it waited (accept(2)); the next one may be fine
        }
    }

    /// Lets a connection in or hangs up.
    private func welcome(_ accepted: Int32, _ storage: sockaddr_storage) {
        guard let peer = SocketAddress.peer(storage) else {
            Glibc.close(accepted)
            return
        }
        if let refusal = context.admission.admit(peer) {
            Glibc.close(accepted)
            return refused(peer, refusal)
        }
        tally.count { $0.accepted &+= 1 }
        let shard = shards[nextShard]
        nextShard = (nextShard + 1) % shards.count
        shard.queue.async { shard.adopt(accepted, peer) }
    }

    /// Counts and logs a refusal; when undecided connections are the cause, those that were silent for long must go.
    private func refused(_ peer: PeerAddress, _ refusal: Admission.Refusal) {
        tally.count {
            switch refusal {
            case .connections: $0.refusedConnections &+= 1
            case .perAddress: $0.refusedPerAddress &+= 1
            case .undecided: $0.refusedUndecided &+= 1
            }
        }
        context.log.note(.warning, .refused, "refused \(peer): \(refusal.rawValue)")
        let now = MonotonicTime.now
        guard refusal == .undecided, lastCrowding.adding(.seconds(1)) <= now else { return }
        lastCrowding = now
        for shard in shards { shard.queue.async { shard.sweep() } }
    }

    // MARK: No descriptors left

    /// Accepts one connection on the reserve descriptor and hangs up, so that it does not wait in vain.
    private func shedOne(_ descriptor: Int32) -> Bool {
        guard reserve >= 0 else {
            reserve = Self.openReserve()
            return reserve >= 0 ? true : pauseAccepting()
        }
        Glibc.close(reserve)
        var storage = sockaddr_storage()
        let accepted = accept(descriptor, &storage)
        let code = errno
        if accepted >= 0 { Glibc.close(accepted) }
        reserve = Self.openReserve()
        guard accepted >= 0 else { return code == EAGAIN ? false : pauseAccepting() }
        tally.count { $0.shed &+= 1 }
        context.log.note(.warning, .shed, "no descriptor left: hung up on a new connection")
        return reserve >= 0 ? true : pauseAccepting()
    }

    /// Leaves the sockets alone for a moment instead of spinning on them; always false.
    private func pauseAccepting() -> Bool {
        guard !isPaused, !isStopped else { return false }
        isPaused = true
        tally.count { $0.acceptPauses &+= 1 }
        for (_, source) in sources { source.suspend() }
        queue.asyncAfter(deadline: .now() + Self.pause) { [self] in
            if isPaused { resume() }
        }
        return false
    }

    /// Turns to the sockets again; a suspended source must be resumed before it is cancelled.
    private func resume() {
        isPaused = false
        for (_, source) in sources { source.resume() }
    }

    /// A descriptor that does nothing but be there; -1 when there is none.
    private static func openReserve() -> Int32 {
        open("/dev/null", O_RDONLY | O_CLOEXEC)
    }
}
