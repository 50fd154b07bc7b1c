/// What the listener is told: where to listen, how much to allow and for how long.
public struct ListenerSettings: Sendable {
    /// Where to listen, TCP and UDP both.
    public var endpoints: [ListenAddress] = [.standard]
    /// Connections open at once; kept 64 below the descriptor limit whatever is asked for.
    public var maxConnections = 10_000
    /// Connections open at once from one IPv4 address or one IPv6 /64 network.
    public var maxPerAddress = 1024
    /// Connections open at once from which no valid message has come yet.
    public var maxUndecided = 512
    /// Whether connections from this machine count towards ``maxPerAddress``.
    public var countsLoopback = false
    /// How long a new connection may take to bring its first valid message.
    public var firstMessage = Duration.seconds(60)
    /// How long an unfinished message may take to become complete.
    public var partialMessage = Duration.seconds(30)
    /// How long nothing may follow bytes that are a message or the beginning of one, before they count as a message.
    public var quiet = Duration.milliseconds(300)
    /// How long a connection may stay silent.
    public var idle = Duration.seconds(30 * 60)
    /// How long an undecided connection is left alone while ``maxUndecided`` is reached and others are turned away.
    public var crowdedGrace = Duration.seconds(10)
    /// How long a connection that has ended is kept for answers that are still to come.
    public var answerPatience = Duration.seconds(10)
    /// Serial queues that share the connections; 0 takes one a core, at most 4.
    public var shards = 0
    /// Reports handed over at once, at most.
    public var batchSize = 256
    /// The longest datagram that is read, in bytes; longer ones are counted and dropped.
    public var maxDatagram = 65_507
    /// Pieces without sense that are handed over from one connection, or one UDP source; the rest is counted.
    public var maxUnparsed = 100
    /// Answers a second to one UDP source, whose address may be forged.
    public var maxRepliesPerSecond = 100
    /// Bytes of answers that may wait for one connection: it is not read while so many wait for their reports to be
    /// committed, and closed when the socket does not take so many.
    public var maxPendingReply = 4096

    /// The settings that the documentation promises.
    public init() {}

    /// Descriptors left for everything else: the journal, the terminal, exports.
    static let sparedDescriptors = 64
}
