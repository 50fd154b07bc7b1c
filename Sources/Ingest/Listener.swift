import Dispatch
import Fleet
import Logging
import Synchronization

/// The embedded tracker listener: TCP and UDP in, batches of arrivals out.
///
/// ```swift
/// let listener = Listener(settings: settings, logger: logger) { batch, committed in
///     store.apply(batch)
///     journal.append(batch, whenDurable: committed)
/// }
/// try listener.start()
/// // …
/// listener.stop()
/// ```
///
/// A listener that was started keeps itself alive until ``stop(drainingFor:)``.
public final class Listener: Sendable {
    /// Takes what arrives: at most ``ListenerSettings/batchSize`` arrivals at once and never none.
    ///
    /// `committed` is to be called once, from any thread, now or later, when everything in the batch is safe. Only then
    /// are its answers sent, those of one connection in the order of its messages. When `committed` is let go without
    /// a call, they are given up.
    ///
    /// The handler is called on several queues, also at the same time; the arrivals of one connection come in order.
    /// While it runs, the connections of its queue wait.
    public typealias Handler =
        @Sendable (_ batch: [Arrival], _ committed: @escaping @Sendable (_ isKept: Bool) -> Void) -> Void

    /// What exists between start and stop.
    private struct Running {
        var addresses: [ListenAddress]
        var context: ListenerContext
        var acceptor: Acceptor
        var shards: [Shard]
    }

    /// Where the listener is in its life.
    private enum Phase {
        case idle
        case running(Running)
        case stopped([ListenAddress], ListenerCounters)
    }

    private let settings: ListenerSettings
    private let logger: Logger
    private let isCongested: @Sendable () -> Bool
    private let handler: Handler
    private let accept: Acceptor.Accept
    private let phase = Mutex(Phase.idle)

    /// A listener that does nothing yet.
    ///
    /// - Parameters:
    ///   - settings: where to listen, and the caps and deadlines.
    ///   - logger: where refusals and closed connections are noted, at most 5 lines a second about one cause.
    ///   - isCongested: whether the handler's side can not keep up; asked often and from several queues, so it has to
    ///     be quick. While it holds, connections are not read, and datagrams are read, counted and dropped.
    ///   - handler: gets what arrives, and tells when it is safe.
    public convenience init(
        settings: ListenerSettings, logger: Logger, isCongested: @escaping @Sendable () -> Bool = { false },
        handler: @escaping Handler
    ) {
        self.init(
            settings: settings, logger: logger, accept: Acceptor.systemAccept, isCongested: isCongested,
            handler: handler)
    }

    /// A listener whose batches are safe as soon as the handler has returned.
    public convenience init(
        settings: ListenerSettings, logger: Logger, handler: @escaping @Sendable ([Arrival]) -> Void
    ) {
        self.init(settings: settings, logger: logger) { batch, committed in
            handler(batch)
            committed(true)
        }
    }

    /// A listener with its own way to accept connections.
    init(
        settings: ListenerSettings, logger: Logger, accept: @escaping Acceptor.Accept,
        isCongested: @escaping @Sendable () -> Bool, handler: @escaping Handler
    ) {
        self.settings = settings
        self.logger = logger
        self.accept = accept
        self.isCongested = isCongested
        self.handler = handler
    }

    /// The addresses listened on, with their true ports; empty before the start.
    public var boundAddresses: [ListenAddress] {
        phase.withLock { phase in
            switch phase {
            case .idle: []
            case .running(let running): running.addresses
            case .stopped(let addresses, _): addresses
            }
        }
    }

    /// What was done, refused, closed and dropped so far.
    public var counters: ListenerCounters {
        phase.withLock { phase in
            switch phase {
            case .idle: ListenerCounters()
            case .running(let running): Self.counters(of: running)
            case .stopped(_, let counters): counters
            }
        }
    }

    /// Binds all addresses and begins to listen; does nothing on a listener that was started before.
    ///
    /// Raises the soft limit of descriptors to the hard one.
    ///
    /// - Throws: the first address that could not be had, in one line; nothing stays bound then.
    public func start() throws(ListenerError) {
        let limit = DescriptorLimit.raise()
        try phase.withLock { phase throws(ListenerError) in
            guard case .idle = phase else { return }
            let endpoints = try Self.bind(settings.endpoints)
            phase = .running(launch(endpoints, descriptorLimit: limit))
        }
    }

    /// Stops in order: no new connections, what has arrived is read, decoded and handed over, what is committed in time
    /// is answered, then all is closed.
    ///
    /// Blocks until the last batch was handed over and the last answer was sent or given up; must not be called from
    /// the handler. `committed` may be called from anywhere meanwhile, or never.
    ///
    /// - Parameter limit: how long to go on reading, at most; what is left of it, but at least a second, is how long to
    ///   wait for answers.
    public func stop(drainingFor limit: Duration = .seconds(2)) {
        let running = phase.withLock { phase -> Running? in
            if case .running(let running) = phase { running } else { nil }
        }
        guard let running else { return }
        let end = MonotonicTime.now.adding(limit)
        running.acceptor.queue.sync { running.acceptor.stop(until: end) }
        let draining = DispatchGroup()
        for shard in running.shards {
            draining.enter()
            shard.queue.async { shard.drain(until: end) { draining.leave() } }
        }
        draining.wait()
        running.context.descriptors.wait()
        for shard in running.shards { shard.queue.sync { shard.flush() } }
        phase.withLock { $0 = .stopped(running.addresses, Self.counters(of: running)) }
    }

    // MARK: Parts

    /// Binds all endpoints or none.
    private static func bind(_ addresses: [ListenAddress]) throws(ListenerError) -> [BoundEndpoint] {
        var endpoints: [BoundEndpoint] = []
        do throws(ListenerError) {
            for address in addresses {
                let isDualStack = isDualStack(address, among: addresses)
                endpoints.append(try BoundEndpoint.bind(address, isDualStack: isDualStack))
            }
        } catch {
            for endpoint in endpoints { endpoint.close() }
            throw error
        }
        return endpoints
    }

    /// Whether `[::]` also takes IPv4: yes, unless IPv4 is listed for the same port on its own.
    static func isDualStack(_ address: ListenAddress, among addresses: [ListenAddress]) -> Bool {
        guard address.isIPv6, address.isWildcard else { return false }
        return !addresses.contains { !$0.isIPv6 && $0.port == address.port && $0.port != 0 }
    }

    /// Sets everything going on bound sockets.
    private func launch(_ endpoints: [BoundEndpoint], descriptorLimit: Int) -> Running {
        let context = ListenerContext(
            settings: settings, logger: logger, descriptorLimit: descriptorLimit, isCongested: isCongested,
            handler: handler)
        let shards = (0..<ShardCount.choose(settings.shards)).map { Shard(index: $0, context: context) }
        let acceptor = Acceptor(context: context, shards: shards, accept: accept)
        for (index, endpoint) in endpoints.enumerated() {
            let shard = shards[index % shards.count]
            let port = DatagramPort(descriptor: endpoint.udp, shard: shard)
            shard.queue.async { shard.adopt(port) }
        }
        acceptor.queue.async { acceptor.start(endpoints.map(\.tcp)) }
        return Running(addresses: endpoints.map(\.address), context: context, acceptor: acceptor, shards: shards)
    }

    /// The sum of what all parts counted, with what is open now.
    private static func counters(of running: Running) -> ListenerCounters {
        var sum = running.acceptor.tally.snapshot
        for shard in running.shards { sum.add(shard.tally.snapshot) }
        let census = running.context.admission.present
        sum.open = census.open
        sum.undecided = census.undecided
        return sum
    }
}
