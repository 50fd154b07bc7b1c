import Fleet

/// A message that a tracker once sent, to be sent again.
public struct RecordedMessage: Sendable, Equatable {
    /// When it arrived; nil where nobody noted it.
    public var received: Timestamp?
    /// How it came.
    public var transport: Transport
    /// The connection it came on, in any words: messages of one connection go out on one connection.
    public var connection: String
    /// Who sent it; nil where nobody noted it.
    public var device: String?
    /// Its bytes.
    public var bytes: [UInt8]

    /// A message with all its parts.
    public init(received: Timestamp?, transport: Transport, connection: String, device: String?, bytes: [UInt8]) {
        self.received = received
        self.transport = transport
        self.connection = connection
        self.device = device
        self.bytes = bytes
    }
}

extension RecordedMessage {
    /// Its bytes with what may have stood behind them: tlt2h lines end with a line end that belongs to no record.
    var wholeBytes: [UInt8] {
        guard bytes.first == UInt8(ascii: "#"), let last = bytes.last, last != UInt8(ascii: "#"), last != 0x0A else {
            return bytes
        }
        return bytes + [0x0D, 0x0A]
    }
}
