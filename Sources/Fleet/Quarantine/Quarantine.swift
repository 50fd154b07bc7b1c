/// Trackers that the book does not name, and what operators have decided about them.
///
/// Decisions are kept with the fleet; who waits is not: a tracker that still speaks is back on the list after a restart
/// with its next message.
public struct Quarantine: Sendable, Equatable {
    /// How many trackers are listed; the one least recently heard goes first.
    public static let capacity = KeptOutTrackers.capacity
    /// How many decisions are remembered; beyond that none is taken.
    public static let maximumDecisions = 200_000

    /// What an operator decided about a tracker.
    public struct Decision: Sendable, Equatable {
        /// Whether it is let in.
        public let isAdopted: Bool
        /// Who decided.
        public let by: String
        /// When.
        public let at: Timestamp
    }

    /// The decisions by identity.
    public internal(set) var decisions: [DeviceID: Decision] = [:]
    private var waitingList = KeptOutTrackers()
    private var refusedList = KeptOutTrackers()

    /// Nobody waits.
    init() {}

    /// The trackers that wait for a decision, the one heard last first.
    public var waiting: [KeptOutTracker] { waitingList.newestFirst }
    /// How many wait.
    public var waitingCount: Int { waitingList.count }
    /// How many left the list of those that wait for want of room.
    public var goneCount: UInt64 { waitingList.goneCount }
    /// The identities that were refused, in their order.
    public var refused: [DeviceID] { decisions.filter { !$0.value.isAdopted }.keys.sorted() }
    /// The identities that were adopted.
    public var adopted: Set<DeviceID> { Set(decisions.filter { $0.value.isAdopted }.keys) }

    /// Whether a tracker was adopted.
    public func isAdopted(_ id: DeviceID) -> Bool {
        decisions.isEmpty ? false : decisions[id]?.isAdopted == true
    }

    /// What is known of a tracker that was kept out; nil for one that was not heard since the start.
    public func tracker(_ id: DeviceID) -> KeptOutTracker? {
        waitingList[id] ?? refusedList[id]
    }

    /// Takes note of a message that was kept out.
    mutating func note(_ report: Report, from arrival: Arrival) {
        if decisions[report.device]?.isAdopted == false {
            refusedList.note(report, from: arrival)
        } else {
            waitingList.note(report, from: arrival)
        }
    }

    /// Those whom the book names now no longer wait.
    mutating func follow(_ book: FleetBook) {
        for tracker in waitingList.newestFirst where book.contains(tracker.id) { waitingList.remove(tracker.id) }
    }

    /// Lets a tracker in or keeps it out from now on; false when that was decided already.
    mutating func decide(_ id: DeviceID, isAdopted: Bool, by name: String, at now: Timestamp) -> Bool {
        guard decisions[id]?.isAdopted != isAdopted else { return false }
        guard decisions[id] != nil || decisions.count < Self.maximumDecisions else { return false }
        decisions[id] = Decision(isAdopted: isAdopted, by: name, at: now)
        let known = waitingList.remove(id) ?? refusedList.remove(id)
        if !isAdopted, let known { refusedList.insert(known) }
        return true
    }

    /// Takes a decision back; false when there was none.
    mutating func reconsider(_ id: DeviceID) -> Bool {
        guard decisions.removeValue(forKey: id) != nil else { return false }
        if let known = refusedList.remove(id) { waitingList.insert(known) }
        return true
    }
}

extension Quarantine {
    /// Puts the decisions.
    func encode(into sink: inout ByteSink) {
        sink.put(UInt64(decisions.count))
        for (id, decision) in decisions.sorted(by: { $0.key < $1.key }) {
            id.encode(into: &sink)
            sink.put(byte: decision.isAdopted ? 1 : 0)
            sink.put(decision.by)
            sink.put(decision.at)
        }
    }

    /// Reads the decisions back.
    init(from source: inout ByteSource) throws(CodingFault) {
        self.init()
        for _ in 0..<(try source.count()) {
            let id = try DeviceID(from: &source)
            let isAdopted = try source.byte() != 0
            decisions[id] = Decision(isAdopted: isAdopted, by: try source.text(), at: try source.time())
        }
    }
}
