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
    /// The protocol it was understood in, or in which it was refused; nil where none was decided on.
    public var dialect: DialectID?
    /// Whose message it is; nil where nobody is named.
    public var device: DeviceID?
    /// The bytes, cut where they are very long.
    public var bytes: [UInt8]
    /// The dialect's own word for it, or why it was not understood; hostile text.
    public var summary: String
    /// Whether a decoder made sense of it; always of what was sent.
    public var isUnderstood: Bool
    /// Whether more bytes went over the wire than are kept.
    public var isCut: Bool

    /// A message with all its parts.
    public init(
        id: UInt64, at: Timestamp, direction: Direction, transport: Transport, peer: PeerAddress, dialect: DialectID?,
        device: DeviceID?, bytes: [UInt8], summary: String, isUnderstood: Bool = true, isCut: Bool = false
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
        self.isUnderstood = isUnderstood
        self.isCut = isCut
    }

    /// Whether bytes are a binary message, of which no field is text even where all its bytes happen to be letters.
    ///
    /// A frame of gt06 says so with its first two bytes; elsewhere a control character does that is no line end and no
    /// filler, as the month does in every binary frame of h02.
    public static func isBinary(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0x78, 0x78]) || bytes.starts(with: [0x79, 0x79]) { return true }
        return bytes.contains { $0 < 0x20 && $0 != 0x0D && $0 != 0x0A && $0 != 0 || $0 == 0x7F }
    }
}
