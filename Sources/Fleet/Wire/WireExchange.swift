/// Bytes that came in with what was answered, or bytes sent by ourselves: one immutable piece that the rings share.
///
/// A reference, so that it costs one allocation, and eight bytes in each ring that holds it.
final class WireExchange: Sendable {
    /// Grows with every exchange.
    let number: UInt64
    let at: Timestamp
    let transport: Transport
    let peer: PeerAddress
    let dialect: DialectID?
    let device: DeviceID?
    /// What came; empty where we spoke first.
    let received: [UInt8]
    /// What was sent; empty where nothing was.
    let sent: [UInt8]
    /// The word for what came, or for what we sent where nothing came.
    let summary: String
    /// Whether it was understood, but its tracker is not let in.
    let isRefused: Bool
    /// Whether a decoder made sense of it.
    let isUnderstood: Bool
    /// Whether more came than is kept.
    private let isReceivedCut: Bool
    /// Whether more was sent than is kept.
    private let isSentCut: Bool

    /// What an arrival brought and what it was answered.
    init(_ number: UInt64, _ arrival: Arrival, isRefused: Bool = false) {
        self.number = number
        at = arrival.received
        transport = arrival.transport
        peer = arrival.peer
        received = Self.cut(arrival.raw)
        sent = Self.cut(arrival.reply)
        isReceivedCut = arrival.raw.count > received.count
        isSentCut = arrival.reply.count > sent.count
        self.isRefused = isRefused
        switch arrival.content {
        case .report(let report):
            (dialect, device) = (report.dialect, report.device)
            // A bare identity has no word of its own.
            summary = report.type.isEmpty ? report.kind.rawValue : report.type
            isUnderstood = true
        case .unparsed(let reason):
            // The connection's dialect found the fault, where one was decided on.
            (dialect, device, summary) = (arrival.detection?.dialect, nil, reason)
            isUnderstood = false
        }
    }

    /// What we sent by ourselves.
    init(_ number: UInt64, sent message: SentMessage) {
        self.number = number
        at = message.at
        transport = message.transport
        peer = message.peer
        dialect = message.dialect
        device = message.device
        received = []
        sent = Self.cut(message.bytes)
        summary = message.summary
        isRefused = false
        isUnderstood = true
        isReceivedCut = false
        isSentCut = message.bytes.count > sent.count
    }

    /// Bytes cut at what is kept; shorter ones stay shared with whoever has them.
    static func cut(_ bytes: [UInt8]) -> [UInt8] {
        bytes.count <= WireMessage.bytesKept ? bytes : Array(bytes.prefix(WireMessage.bytesKept))
    }

    /// One message or two: what came, then what was sent.
    var messages: [WireMessage] {
        var messages: [WireMessage] = []
        if !received.isEmpty {
            let word = isRefused ? "\(summary), tracker refused" : summary
            messages.append(message(.received, received, word, id: number * 2))
        }
        if !sent.isEmpty {
            let word = received.isEmpty ? summary : "answer to \(summary)"
            messages.append(message(.sent, sent, word, id: number * 2 + 1))
        }
        return messages
    }

    private func message(
        _ direction: WireMessage.Direction, _ bytes: [UInt8], _ summary: String, id: UInt64
    ) -> WireMessage {
        WireMessage(
            id: id, at: at, direction: direction, transport: transport, peer: peer, dialect: dialect, device: device,
            bytes: bytes, summary: summary, isUnderstood: direction == .sent || isUnderstood,
            isCut: direction == .received ? isReceivedCut : isSentCut)
    }
}

/// Bytes that we sent to a tracker without being asked, such as a command.
public struct SentMessage: Sendable {
    /// When, by this machine's clock.
    public var at: Timestamp
    /// How.
    public var transport: Transport
    /// Where to.
    public var peer: PeerAddress
    /// The protocol it is written in.
    public var dialect: DialectID
    /// Whom it is for.
    public var device: DeviceID
    /// The bytes.
    public var bytes: [UInt8]
    /// What it asks for, such as `locate`.
    public var summary: String

    /// A sent message with all its parts.
    public init(
        at: Timestamp, transport: Transport, peer: PeerAddress, dialect: DialectID, device: DeviceID, bytes: [UInt8],
        summary: String
    ) {
        self.at = at
        self.transport = transport
        self.peer = peer
        self.dialect = dialect
        self.device = device
        self.bytes = bytes
        self.summary = summary
    }
}
