import Geo

extension Arrival {
    /// Puts how a report came, what was answered and what it says; its bytes, device, kind and moment stand elsewhere.
    ///
    /// - Parameter withCoordinate: false where the coordinates stand elsewhere, too.
    public func encode(
        _ report: Report, into sink: inout ByteSink, words: inout WordTable, withCoordinate: Bool
    ) {
        sink.put(byte: (transport == .udp ? 1 : 0) | (peer.ipv4 == nil ? 2 : 0) | (reply.isEmpty ? 0 : 4))
        peer.encode(into: &sink, words: &words)
        if !reply.isEmpty { sink.put(reply) }
        report.encode(into: &sink, received: received, words: &words, withCoordinate: withCoordinate)
    }

    /// Reads an arrival of a report back.
    ///
    /// - Parameters:
    ///   - raw: its bytes; empty where they are no longer kept.
    ///   - coordinate: the coordinates where they stood elsewhere.
    public init(
        from source: inout ByteSource, device: DeviceID, kind: ReportKind, received: Timestamp, raw: [UInt8],
        words: WordTable,
        coordinate: Coordinate?
    ) throws(CodingFault) {
        let flags = try source.byte()
        let peer = try PeerAddress(from: &source, words: words, isIPv4: flags & 2 == 0)
        let reply = flags & 4 == 0 ? [] : try source.data()
        let report = try Report(
            from: &source, device: device, kind: kind, received: received, words: words, coordinate: coordinate)
        self.init(
            received: received, transport: flags & 1 == 0 ? .tcp : .udp, peer: peer, content: .report(report), raw: raw,
            reply: reply)
    }
}
