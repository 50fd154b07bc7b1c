/// One place from which an identity reports.
public struct ReportSource: Sendable, Equatable {
    /// The address.
    public var peer: PeerAddress
    /// How it reports.
    public var transport: Transport
    /// When it was heard there first.
    public var since: Timestamp
    /// When it was heard there last.
    public var last: Timestamp
}

/// Two trackers that claim the same identity, or one that somebody imitates.
public struct IdentityConflict: Sendable, Equatable {
    /// The place that was there first: commands go to it until an operator chooses.
    public var older: ReportSource
    /// The other one.
    public var newer: ReportSource
    /// Why it is one: the places report by turns, or nothing on wheels could be in both.
    public var isByDistance: Bool
}

/// From where a device reports, and whether that fits one tracker.
///
/// A tracker that comes back on another connection leaves the one before for good; only one that goes on being heard in
/// both places within two minutes is two trackers.
struct ReportSources: Sendable, Equatable {
    /// Where it was heard last.
    private(set) var current: ReportSource?
    /// Where it was heard before that.
    private(set) var other: ReportSource?
    /// Why both are in conflict; nil while they are not.
    private var cause: Cause?
    /// Where commands go because an operator said so; nil for the older place.
    private(set) var chosen: PeerAddress?

    /// Why two places are in conflict.
    private enum Cause: UInt8 {
        case turns = 1
        case distance
    }

    /// Nothing heard.
    init() {}

    /// The conflict that lasts.
    var conflict: IdentityConflict? {
        guard let cause, let current, let other else { return nil }
        let (older, newer) = current.since < other.since ? (current, other) : (other, current)
        return IdentityConflict(older: older, newer: newer, isByDistance: cause == .distance)
    }

    /// Notes where a report came from, and says whether a conflict begins with it.
    ///
    /// - Parameter isImpossible: whether its place cannot be reached from the one before.
    mutating func note(_ arrival: Arrival, isImpossible: Bool, rules: SignalRules) -> IdentityConflict? {
        let now = arrival.received
        if current?.peer == arrival.peer, current?.transport == arrival.transport {
            current?.last = now
            return nil
        }
        guard let current else {
            self.current = source(arrival)
            return nil
        }
        if cause != nil, moves(to: arrival, from: current) { return nil }
        let older = conflict?.older
        let before = other.flatMap { $0.peer == arrival.peer && $0.transport == arrival.transport ? $0 : nil }
        var news = source(arrival)
        if let before { news.since = before.since }
        if let before, isAtOnce(before, current, now, rules) {
            cause = .turns
        } else if isImpossible, !current.peer.isSameHost(as: arrival.peer),
            now.milliseconds(since: current.last) <= rules.conflictMilliseconds
        {
            cause = .distance
        }
        // Of three places the one that was there first stays, so that commands do not go elsewhere by themselves.
        other = before == nil ? older ?? current : current
        self.current = news
        if let chosen, chosen != other?.peer, chosen != news.peer { self.chosen = nil }
        guard cause != nil, !isTold else { return nil }
        isTold = true
        return conflict
    }

    /// Notes that one of two in conflict comes on another connection: it stays the older or the newer one.
    private mutating func moves(to arrival: Arrival, from place: ReportSource) -> Bool {
        guard let other, arrival.peer != other.peer, place.peer.isSameHost(as: arrival.peer),
            !other.peer.isSameHost(as: arrival.peer)
        else { return false }
        var news = source(arrival)
        news.since = place.since
        if chosen == place.peer { chosen = news.peer }
        current = news
        return true
    }

    /// Whether a place that is heard again was heard so lately that both are in use.
    private func isAtOnce(_ before: ReportSource, _ current: ReportSource, _ now: Timestamp, _ rules: SignalRules)
        -> Bool
    {
        // One tracker may use TCP and UDP at a time; two of the same kind are two trackers.
        let isAlike = before.transport == current.transport || !before.peer.isSameHost(as: current.peer)
        return isAlike && now.milliseconds(since: before.last) <= rules.conflictMilliseconds
    }

    /// Whether the conflict has been told.
    private var isTold = false

    /// Whether only one place has reported for so long that there is no conflict any more.
    func isConflictOver(at now: Timestamp, rules: SignalRules) -> Bool {
        guard cause != nil, let other else { return false }
        return now.milliseconds(since: other.last) >= rules.conflictEndMilliseconds
    }

    /// Takes an operator's word for which place is the right one.
    mutating func choose(_ peer: PeerAddress) -> Bool {
        guard let conflict, [conflict.older.peer, conflict.newer.peer].contains(peer) else { return false }
        chosen = peer
        return true
    }

    /// Where commands go: the only place, the one an operator chose, else the older one.
    var commandPeer: PeerAddress? {
        guard let conflict else { return current?.peer }
        return chosen ?? conflict.older.peer
    }

    /// Forgets the conflict and what was chosen in it.
    mutating func endConflict() {
        cause = nil
        chosen = nil
        isTold = false
    }

    private func source(_ arrival: Arrival) -> ReportSource {
        ReportSource(
            peer: arrival.peer, transport: arrival.transport, since: arrival.received, last: arrival.received)
    }
}

extension PeerAddress {
    /// Whether both are one machine, or machines behind one.
    fileprivate func isSameHost(as other: PeerAddress) -> Bool { high == other.high && low == other.low }
}

extension ReportSources {
    /// Puts what it remembers.
    func encode(into sink: inout ByteSink, words: inout WordTable) {
        for place in [current, other] { Self.put(place, into: &sink, &words) }
        sink.put(byte: (cause?.rawValue ?? 0) | (isTold ? 4 : 0))
        Self.put(chosen, into: &sink, &words)
    }

    /// Reads it back.
    init(from source: inout ByteSource, words: WordTable) throws(CodingFault) {
        current = try Self.place(from: &source, words)
        other = try Self.place(from: &source, words)
        let flags = try source.byte()
        isTold = flags & 4 != 0
        cause = Cause(rawValue: flags & 3)
        chosen = try Self.peer(from: &source, words)
    }

    private static func put(_ place: ReportSource?, into sink: inout ByteSink, _ words: inout WordTable) {
        put(place?.peer, into: &sink, &words)
        guard let place else { return }
        sink.put(byte: place.transport == .udp ? 1 : 0)
        sink.put(place.since)
        sink.put(signed: place.last.milliseconds(since: place.since))
    }

    private static func put(_ peer: PeerAddress?, into sink: inout ByteSink, _ words: inout WordTable) {
        sink.put(byte: peer.map { $0.ipv4 == nil ? 2 : 1 } ?? 0)
        peer?.encode(into: &sink, words: &words)
    }

    private static func place(from source: inout ByteSource, _ words: WordTable) throws(CodingFault) -> ReportSource? {
        guard let peer = try peer(from: &source, words) else { return nil }
        let transport: Transport = try source.byte() == 1 ? .udp : .tcp
        let since = try source.time()
        return ReportSource(
            peer: peer, transport: transport, since: since, last: since.adding(milliseconds: try source.signed()))
    }

    private static func peer(from source: inout ByteSource, _ words: WordTable) throws(CodingFault) -> PeerAddress? {
        let form = try source.byte()
        return form == 0 ? nil : try PeerAddress(from: &source, words: words, isIPv4: form == 1)
    }
}
