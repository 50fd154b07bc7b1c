import Fleet

/// How the dialect of each UDP peer was detected, so that the evidence is put into words only when the dialect changes.
///
/// Bounded: when it is full all of it is forgotten, and told anew with the next datagrams.
struct DatagramDetections: Sendable {
    /// How many peers are remembered.
    static let maximumCount = 8192

    private var detections: [PeerAddress: Detection] = [:]

    /// The decision about a peer whose datagram was just recognised.
    mutating func detection(
        of dialect: any Dialect.Type, in bytes: UnsafeRawBufferPointer, from peer: PeerAddress, now: Timestamp
    ) -> Detection {
        if let known = detections[peer], known.dialect == dialect.id { return known }
        let news = Detection(
            dialect: dialect.id, evidence: dialect.evidence(bytes), at: now, transport: .udp, peer: peer)
        if detections.count >= Self.maximumCount, detections[peer] == nil {
            detections.removeAll(keepingCapacity: true)
        }
        detections[peer] = news
        return news
    }
}
