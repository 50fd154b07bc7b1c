import Synchronization

/// Bytes that came in with what was answered, or bytes sent by ourselves: one piece that the rings share.
///
/// A reference, so that it costs one allocation, and eight bytes in each ring that holds it. Nothing about it changes
/// but what became of the answer, which is known once the report is safe.
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
    /// Whether it tells nothing but that a tracker is there, which is answered even while nothing can be kept.
    let isPresence: Bool
    /// When the answer was let go, in milliseconds since 1970; see the constants for what else it says.
    private let answeredAt = Atomic<Int64>(WireExchange.waits)

    /// The answer waits until the report is safe.
    private static let waits: Int64 = -1
    /// The answer was given up, because the report could not be kept.
    private static let givenUp: Int64 = -2
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
        isPresence = arrival.content.isPresence
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
        isPresence = false
        isUnderstood = true
        isReceivedCut = false
        isSentCut = message.bytes.count > sent.count
    }

    /// Bytes cut at what is kept; shorter ones stay shared with whoever has them.
    static func cut(_ bytes: [UInt8]) -> [UInt8] {
        bytes.count <= WireMessage.bytesKept ? bytes : Array(bytes.prefix(WireMessage.bytesKept))
    }

    /// Notes that the answer was let go.
    func noteAnswered(at time: Timestamp) {
        answeredAt.store(time.milliseconds, ordering: .relaxed)
    }

    /// Notes that the tracker gets no answer to this.
    func noteGivenUp() {
        answeredAt.store(Self.givenUp, ordering: .relaxed)
    }

    /// One message or two: what came, then what was sent.
    var messages: [WireMessage] {
        var messages: [WireMessage] = []
        if !received.isEmpty {
            let word = isRefused ? "\(summary), tracker refused" : summary
            messages.append(message(.received, received, word, at: at, id: number * 2))
        }
        if !sent.isEmpty, received.isEmpty {
            messages.append(message(.sent, sent, summary, at: at, id: number * 2 + 1))
        } else if !sent.isEmpty {
            messages.append(answer)
        }
        return messages
    }

    /// The answer, with what became of it.
    private var answer: WireMessage {
        let moment = answeredAt.load(ordering: .relaxed)
        let state = moment == Self.waits ? ", waiting for the disk" : moment == Self.givenUp ? ", not sent" : ""
        return message(
            .sent, sent, "answer to \(summary)\(state)", at: moment < 0 ? at : Timestamp(milliseconds: moment),
            id: number * 2 + 1)
    }

    private func message(
        _ direction: WireMessage.Direction, _ bytes: [UInt8], _ summary: String, at: Timestamp, id: UInt64
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
