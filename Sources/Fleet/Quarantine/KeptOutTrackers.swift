import DequeModule

/// A tracker that spoke and was not let in.
public struct KeptOutTracker: Sendable, Equatable, Identifiable {
    /// Who it says it is.
    public let id: DeviceID
    /// When it was heard first.
    public let firstSeen: Timestamp
    /// When it was heard last.
    public internal(set) var lastSeen: Timestamp
    /// The protocol of its last message.
    public internal(set) var dialect: DialectID
    /// The word of its last message; hostile text, cut.
    public internal(set) var type: String
    /// How its last message came.
    public internal(set) var transport: Transport
    /// Where its last message came from.
    public internal(set) var peer: PeerAddress
    /// How many messages it sent.
    public internal(set) var count = 0
    /// The bytes of its last message, cut at ``KeptOutTrackers/keptBytes``.
    public internal(set) var raw: [UInt8]

    init(_ report: Report, from arrival: Arrival) {
        id = report.device
        firstSeen = arrival.received
        lastSeen = arrival.received
        dialect = report.dialect
        type = ""
        transport = arrival.transport
        peer = arrival.peer
        raw = []
        note(report, from: arrival)
    }

    mutating func note(_ report: Report, from arrival: Arrival) {
        lastSeen = max(lastSeen, arrival.received)
        dialect = report.dialect
        type = String(report.type.prefix(32))
        transport = arrival.transport
        peer = arrival.peer
        count += 1
        raw = Array(arrival.raw.prefix(KeptOutTrackers.keptBytes))
    }
}

/// Trackers that were kept out, so many at most; the one least recently heard goes first.
struct KeptOutTrackers: Sendable, Equatable {
    /// How many are listed.
    static let capacity = 1000
    /// How many bytes are kept of each last message.
    static let keptBytes = 256

    /// How many went for want of room.
    private(set) var goneCount: UInt64 = 0
    private var trackers: [DeviceID: Place] = [:]
    /// Who spoke, in order; only the newest mention of each one counts.
    private var mentions: Deque<Mention> = []
    private var nextNumber: UInt64 = 0

    private struct Place: Sendable, Equatable {
        var tracker: KeptOutTracker
        var mention: UInt64
    }

    private struct Mention: Sendable, Equatable {
        let id: DeviceID
        let number: UInt64
    }

    /// How many there are.
    var count: Int { trackers.count }

    /// All of them, the one heard last first.
    var newestFirst: [KeptOutTracker] {
        trackers.values.sorted { $0.mention > $1.mention }.map(\.tracker)
    }

    /// One of them.
    subscript(id: DeviceID) -> KeptOutTracker? { trackers[id]?.tracker }

    /// Takes note of a message.
    mutating func note(_ report: Report, from arrival: Arrival) {
        let mention = takeMention(of: report.device)
        if trackers[report.device] != nil {
            trackers[report.device]?.tracker.note(report, from: arrival)
            trackers[report.device]?.mention = mention
        } else {
            if trackers.count >= Self.capacity { removeOldest() }
            trackers[report.device] = Place(tracker: KeptOutTracker(report, from: arrival), mention: mention)
        }
    }

    /// Puts one in that was listed elsewhere.
    mutating func insert(_ tracker: KeptOutTracker) {
        if trackers[tracker.id] == nil, trackers.count >= Self.capacity { removeOldest() }
        trackers[tracker.id] = Place(tracker: tracker, mention: takeMention(of: tracker.id))
    }

    /// Takes one out.
    @discardableResult
    mutating func remove(_ id: DeviceID) -> KeptOutTracker? {
        trackers.removeValue(forKey: id)?.tracker
    }

    private mutating func takeMention(of id: DeviceID) -> UInt64 {
        nextNumber += 1
        mentions.append(Mention(id: id, number: nextNumber))
        // Mentions that no longer count go before they are many.
        if mentions.count > 4 * Self.capacity {
            mentions = mentions.filter { trackers[$0.id]?.mention == $0.number || $0.number == nextNumber }
        }
        return nextNumber
    }

    private mutating func removeOldest() {
        while let oldest = mentions.popFirst() {
            guard trackers[oldest.id]?.mention == oldest.number else { continue }
            trackers[oldest.id] = nil
            goneCount += 1
            return
        }
    }
}
