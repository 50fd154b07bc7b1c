/// The decision which dialect somebody speaks, with what convinced the detector; made once and handed on with arrivals.
public final class Detection: Sendable {
    /// The dialect.
    public let dialect: DialectID
    /// What convinced, as one sentence that begins with the dialect's name; hostile text.
    public let evidence: String
    /// When it was decided, by this machine's clock.
    public let at: Timestamp
    /// Over what.
    public let transport: Transport
    /// Who spoke; nil where the bytes come from a file.
    public let peer: PeerAddress?

    /// A decision with all its parts.
    public init(dialect: DialectID, evidence: String, at: Timestamp, transport: Transport, peer: PeerAddress?) {
        self.dialect = dialect
        self.evidence = evidence
        self.at = at
        self.transport = transport
        self.peer = peer
    }
}
