import Fleet

/// What the first bytes of an undecided stream or datagram are to a dialect.
public enum Recognition: Sendable, Equatable {
    /// A complete message begins here, and it passed the dialect's own validity check.
    case match
    /// What is here cannot become a message of the dialect.
    case no
    /// So far it could; more bytes will tell.
    case needMore
}

/// Why nothing more has come.
public enum Silence: Sendable, Equatable {
    /// Nothing for about 300 ms, on a connection that is still open.
    case pause
    /// The connection is over.
    case end
}

/// A message, or a stretch of bytes that is none, found in a buffer.
public struct DecodedMessage: Sendable {
    /// Where its bytes stand in the stream or datagram, delimiters included.
    public var range: Range<Int>
    /// What it says.
    public var content: Arrival.Content
    /// What a server answers; empty where the dialect wants silence.
    public var reply: [UInt8]

    /// A message with all its parts.
    public init(range: Range<Int>, content: Arrival.Content, reply: [UInt8] = []) {
        self.range = range
        self.content = content
        self.reply = reply
    }
}

/// A protocol that trackers speak: one folder, one conforming type.
///
/// An instance is what one connection (or one datagram) remembers, such as the identity of a login. Everything is
/// total: any bytes in, messages or reasons out; a framer never holds more than ``maximumPending`` bytes back.
public protocol Dialect: Sendable {
    /// Its name.
    static var id: DialectID { get }
    /// The longest message it waits for, in bytes.
    static var maximumPending: Int { get }

    /// Judges the bytes at the start of `bytes`; blanks before them are already skipped.
    ///
    /// - Parameter isComplete: whether nothing can follow: a datagram, or a connection at its end.
    static func recognise(_ bytes: UnsafeRawBufferPointer, isComplete: Bool) -> Recognition

    /// What convinced ``recognise(_:isComplete:)`` about bytes that it matched, as one sentence that begins with the
    /// dialect's name, such as `gt06: frame 78 78, length 13, checksum right`.
    static func evidence(_ bytes: UnsafeRawBufferPointer) -> String

    /// Whether a match may be believed where the bytes in front of it made no sense.
    static func mayFollowGarbage(_ bytes: UnsafeRawBufferPointer) -> Bool

    /// Whether the identity comes once, in a login, and an instance has to be kept for what follows it.
    static var keepsIdentity: Bool { get }

    /// A command in the bytes of this dialect.
    static func encode(_ command: DeviceCommand, _ context: CommandContext) throws(CommandFault) -> EncodedCommand

    /// Every field of one whole message with its meaning, in the order of its bytes, as the decoder read it.
    ///
    /// - Parameter message: the bytes of one message, delimiters included, as ``DecodedMessage/range`` gave them.
    static func explain(_ message: UnsafeRawBufferPointer) -> [WireField]

    /// Every field of one message that a server sends; none where nothing is known of its form.
    static func explainSent(_ message: UnsafeRawBufferPointer) -> [WireField]

    /// The state of a new connection.
    init()

    /// Whether it is in the middle of a message although it holds nothing back, such as one too long to be kept.
    var isInsideMessage: Bool { get }

    /// Whether what was left over is a whole message although its terminator is missing, now that nothing more came.
    func isWhole(_ bytes: UnsafeRawBufferPointer, after silence: Silence) -> Bool

    /// Reads all complete messages at the start of `bytes` and hands them over in order.
    ///
    /// Handed over one by one, because a list of them costs more than decoding does. Stopping right behind a message when
    /// `emit` says so makes the result the same however the network cuts the bytes.
    ///
    /// - Parameters:
    ///   - bytes: what earlier calls left over, then what is new.
    ///   - offset: where `bytes` begins in the stream; added to the ranges of messages.
    ///   - isDatagram: whether the end of `bytes` closes an unfinished message.
    ///   - now: the moment of arrival, for replies that carry the time.
    ///   - emit: takes a message; false stops the reading behind it.
    /// - Returns: how many bytes are done with; the rest comes again, with more, at the next call.
    mutating func read(
        _ bytes: UnsafeRawBufferPointer, at offset: Int, isDatagram: Bool, now: Timestamp,
        _ emit: (DecodedMessage) -> Bool
    ) -> Int
}

extension Dialect {
    /// Nothing, until the dialect explains its fields.
    public static func explain(_ message: UnsafeRawBufferPointer) -> [WireField] { [] }

    /// Nothing: most servers of the dialect stay silent.
    public static func explainSent(_ message: UnsafeRawBufferPointer) -> [WireField] { [] }

    /// Most hold back what they are in the middle of.
    public var isInsideMessage: Bool { false }

    /// Most messages carry their identity themselves.
    public static var keepsIdentity: Bool { false }

    /// Most messages are too long to come about by accident.
    public static func mayFollowGarbage(_ bytes: UnsafeRawBufferPointer) -> Bool { true }

    /// Most terminators are never missing.
    public func isWhole(_ bytes: UnsafeRawBufferPointer, after silence: Silence) -> Bool { false }

    /// No commands, unless the dialect says otherwise.
    public static func encode(
        _ command: DeviceCommand, _ context: CommandContext
    ) throws(CommandFault) -> EncodedCommand {
        throw .unsupported(hint: "\(id) has no commands yet")
    }
}
