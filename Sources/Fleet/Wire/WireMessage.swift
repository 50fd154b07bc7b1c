/// A message as it went over the wire, in or out, for people who want to see what a unit really says.
public struct WireMessage: Sendable, Equatable, Identifiable {
    /// Which way it went.
    public enum Direction: String, Sendable {
        /// From the tracker to us.
        case received
        /// From us to the tracker.
        case sent
    }

    /// How many bytes of one message are kept.
    public static let bytesKept = 1024

    /// Grows with every message, so that a cursor can stay on one.
    public let id: UInt64
    /// When, by this machine's clock.
    public var at: Timestamp
    /// Which way.
    public var direction: Direction
    /// How.
    public var transport: Transport
    /// Who was at the other end.
    public var peer: PeerAddress
    /// The protocol it was understood in; nil for input that was not.
    public var dialect: DialectID?
    /// Whose message it is; nil where nobody is named.
    public var device: DeviceID?
    /// The bytes, cut where they are very long.
    public var bytes: [UInt8]
    /// The dialect's own word for it, or why it was not understood; hostile text.
    public var summary: String

    /// A message with all its parts.
    public init(
        id: UInt64, at: Timestamp, direction: Direction, transport: Transport, peer: PeerAddress, dialect: DialectID?,
        device: DeviceID?, bytes: [UInt8], summary: String
    ) {
        self.id = id
        self.at = at
        self.direction = direction
        self.transport = transport
        self.peer = peer
        self.dialect = dialect
        self.device = device
        self.bytes = bytes
        self.summary = summary
    }
}
