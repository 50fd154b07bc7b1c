import Fleet

/// Turns one datagram at a time into messages; every datagram is detected anew (detection.md, UDP).
public struct DatagramDecoder: Sendable {
    /// A decoder for all datagrams of one socket.
    public init() {}

    /// Takes one datagram.
    ///
    /// - Parameter body: called for every message in order; a datagram from which nothing was understood gives one
    ///   unparsed piece, its bytes cut at ``StreamDecoder/maximumUnparsedShown``.
    public mutating func receive(
        _ datagram: UnsafeRawBufferPointer, from peer: PeerAddress, now: Timestamp, _ body: StreamDecoder.Body
    ) {
        var isUnderstood = false
        if let (dialect, place) = Self.detect(datagram) {
            var reader = dialect.init()
            _ = reader.read(datagram.from(place), at: place, isDatagram: true, now: now) { message in
                guard case .report = message.content else { return true }
                isUnderstood = true
                body(message, UnsafeRawBufferPointer(rebasing: datagram[message.range]))
                return true
            }
        }
        guard !isUnderstood else { return }
        guard !datagram.isEmpty else { return }
        let message = DecodedMessage(
            range: 0..<datagram.count, content: .unparsed(reason: UnparsedReason.explain(datagram)))
        let shown = message.range.prefix(StreamDecoder.maximumUnparsedShown)
        body(message, UnsafeRawBufferPointer(rebasing: datagram[shown]))
    }

    private static func detect(_ datagram: UnsafeRawBufferPointer) -> (dialect: any Dialect.Type, place: Int)? {
        var candidate: Int? = 0
        while var place = candidate, place < datagram.count {
            while place < datagram.count, datagram[place].isBlank { place += 1 }
            if case .match(let dialect) = DialectDetector.judge(datagram.from(place), isComplete: true) {
                return (dialect, place)
            }
            candidate = DialectDetector.nextCandidate(in: datagram, after: place)
        }
        return nil
    }
}
