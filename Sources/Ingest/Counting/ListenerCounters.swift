/// What the listener did since it started, and what it refused, closed or dropped; every bound of it has a counter.
public struct ListenerCounters: Sendable, Equatable {
    /// Connections taken in.
    public var accepted = 0
    /// Connections open now.
    public var open = 0
    /// Open connections from which no valid message has come yet.
    public var undecided = 0

    /// Connections refused because ``ListenerSettings/maxConnections`` were open.
    public var refusedConnections = 0
    /// Connections refused because ``ListenerSettings/maxPerAddress`` were open from there.
    public var refusedPerAddress = 0
    /// Connections refused because ``ListenerSettings/maxUndecided`` were undecided.
    public var refusedUndecided = 0
    /// Connections accepted on the reserve descriptor and closed, because there was no other.
    public var shed = 0
    /// Times that accepting paused because not even the reserve descriptor helped.
    public var acceptPauses = 0

    /// Connections closed because the first valid message did not come in time.
    public var closedFirstMessage = 0
    /// Connections closed because a message stayed unfinished.
    public var closedPartialMessage = 0
    /// Connections closed because they were silent.
    public var closedIdle = 0
    /// Connections closed because another protocol was recognised, by its name.
    public var closedForeign: [String: Int] = [:]
    /// Connections closed because nothing in their first bytes made sense.
    public var closedUndecidable = 0
    /// Connections closed because the same device opened a newer one.
    public var replaced = 0
    /// Connections closed because an answer could not be written.
    public var writeFailures = 0

    /// Bytes read, TCP and UDP.
    public var bytesIn = 0
    /// Messages understood.
    public var messagesIn = 0
    /// Pieces that were not understood, handed over or not.
    public var unparsed = 0
    /// Pieces that were not understood and not handed over, because the source had sent too many.
    public var unparsedWithheld = 0

    /// Datagrams read, dropped ones included.
    public var datagramsIn = 0
    /// Datagrams dropped because they were too long.
    public var datagramsDropped = 0
    /// Datagrams that the system dropped because they came faster than they were read.
    public var datagramsLost = 0
    /// Datagrams read and dropped because whoever takes the reports could not keep up.
    public var datagramsShed = 0
    /// Answers to datagrams that were not sent, because the source had too many or the system refused.
    public var repliesWithheld = 0
    /// Answers given up because their reports were not committed in time, or because the connection was gone by then.
    public var repliesGivenUp = 0

    /// Nothing has happened.
    public init() {}

    /// All counters with the words a person reads, foreign protocols by name, in a fixed order; `isLoss` marks those
    /// that count what was refused, closed or lost.
    public var named: [(name: String, count: Int, isLoss: Bool)] {
        Self.rows.map { ($0.name, self[keyPath: $0.field], $0.isLoss) }
            + closedForeign.sorted { $0.key < $1.key }.map { ("closed: speaks \($0.key)", $0.value, true) }
    }

    /// Adds what another part of the listener counted.
    mutating func add(_ other: ListenerCounters) {
        for row in Self.rows { self[keyPath: row.field] &+= other[keyPath: row.field] }
        for (name, count) in other.closedForeign { closedForeign[name, default: 0] &+= count }
    }

    /// A counter that is a plain number, and what people call it.
    struct Row: Sendable {
        let name: String
        /// Whether it counts something that was refused, closed or lost.
        let isLoss: Bool
        let field: any WritableKeyPath<ListenerCounters, Int> & Sendable
    }

    /// All counters that are plain numbers.
    static let rows: [Row] = [
        Row(name: "accepted", isLoss: false, field: \.accepted),
        Row(name: "open", isLoss: false, field: \.open),
        Row(name: "open, nothing valid yet", isLoss: false, field: \.undecided),
        Row(name: "refused: too many connections", isLoss: true, field: \.refusedConnections),
        Row(name: "refused: too many from one address", isLoss: true, field: \.refusedPerAddress),
        Row(name: "refused: too many without a valid message", isLoss: true, field: \.refusedUndecided),
        Row(name: "refused: no descriptor left", isLoss: true, field: \.shed),
        Row(name: "pauses of accepting", isLoss: true, field: \.acceptPauses),
        Row(name: "closed: no valid message in time", isLoss: true, field: \.closedFirstMessage),
        Row(name: "closed: message left unfinished", isLoss: true, field: \.closedPartialMessage),
        Row(name: "closed: silent", isLoss: true, field: \.closedIdle),
        Row(name: "closed: nothing made sense", isLoss: true, field: \.closedUndecidable),
        Row(name: "closed: replaced by a newer connection", isLoss: true, field: \.replaced),
        Row(name: "closed: does not take its answers", isLoss: true, field: \.writeFailures),
        Row(name: "bytes", isLoss: false, field: \.bytesIn),
        Row(name: "messages", isLoss: false, field: \.messagesIn),
        Row(name: "not understood", isLoss: true, field: \.unparsed),
        Row(name: "not understood, only counted", isLoss: true, field: \.unparsedWithheld),
        Row(name: "datagrams", isLoss: false, field: \.datagramsIn),
        Row(name: "datagrams dropped: too long", isLoss: true, field: \.datagramsDropped),
        Row(name: "datagrams lost: came too fast", isLoss: true, field: \.datagramsLost),
        Row(name: "datagrams dropped: reports could not be kept fast enough", isLoss: true, field: \.datagramsShed),
        Row(name: "answers withheld", isLoss: true, field: \.repliesWithheld),
        Row(
            name: "answers given up: report not kept in time, or connection gone", isLoss: true, field: \.repliesGivenUp
        ),
    ]
}
