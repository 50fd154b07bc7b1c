import Fleet

/// Turns one datagram at a time into messages; every datagram is detected anew (detection.md, UDP).
///
/// Of dialects that name themselves in a login only, it remembers who logged in from which address and port.
public struct DatagramDecoder: Sendable {
    private var sessions = DatagramSessions()
    private var detections = DatagramDetections()

    /// A decoder for all datagrams of one socket.
    public init() {}

    /// Takes one datagram.
    ///
    /// - Parameter body: called for every message in order; a datagram from which nothing was understood gives one
    ///   unparsed piece, its bytes cut at ``StreamDecoder/maximumUnparsedShown``.
    public mutating func receive(
        _ datagram: UnsafeRawBufferPointer, from peer: PeerAddress, now: Timestamp, _ body: StreamDecoder.Body
    ) {
        receive(datagram, from: peer, now: now) { message, raw, _ in body(message, raw) }
    }

    /// The same, each message with the decision by which it was read.
    public mutating func receive(
        _ datagram: UnsafeRawBufferPointer, from peer: PeerAddress, now: Timestamp, _ body: StreamDecoder.DetectedBody
    ) {
        var isUnderstood = false
        var fault: String?
        if let (dialect, place) = Self.detect(datagram) {
            let known = dialect.keepsIdentity ? sessions.reader(of: dialect, from: peer, now: now) : nil
            var reader = known ?? dialect.init()
            var detection: Detection?
            _ = reader.read(datagram.from(place), at: place, isDatagram: true, now: now) { message in
                if case .unparsed(let reason) = message.content {
                    fault = fault ?? reason
                } else {
                    isUnderstood = true
                    let decision =
                        detection ?? detections.detection(of: dialect, in: datagram.from(place), from: peer, now: now)
                    detection = decision
                    body(message, UnsafeRawBufferPointer(rebasing: datagram[message.range]), decision)
                }
                return true
            }
            // Nothing is understood without a login, so that only a valid login makes a session.
            if dialect.keepsIdentity, isUnderstood { sessions.keep(reader, from: peer, now: now) }
        }
        if !isUnderstood { Self.refuse(datagram, fault, body) }
    }

    /// Hands a datagram over from which nothing was understood; an empty one is nothing.
    private static func refuse(_ datagram: UnsafeRawBufferPointer, _ fault: String?, _ body: StreamDecoder.DetectedBody)
    {
        guard !datagram.isEmpty else { return }
        let message = DecodedMessage(
            range: 0..<datagram.count, content: .unparsed(reason: fault ?? UnparsedReason.explain(datagram)))
        let shown = message.range.prefix(StreamDecoder.maximumUnparsedShown)
        body(message, UnsafeRawBufferPointer(rebasing: datagram[shown]), nil)
    }

    private static func detect(_ datagram: UnsafeRawBufferPointer) -> (dialect: any Dialect.Type, place: Int)? {
        var candidate: Int? = 0
        var followsGarbage = false
        while var place = candidate, place < datagram.count {
            while place < datagram.count, datagram[place].isBlank { place += 1 }
            let rest = datagram.from(place)
            if case .match(let dialect) = DialectDetector.judge(
                rest, isComplete: true, followsGarbage: followsGarbage)
            {
                return (dialect, place)
            }
            followsGarbage = true
            candidate = DialectDetector.nextCandidate(in: datagram, after: place)
        }
        return nil
    }
}
