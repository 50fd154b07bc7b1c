import Fleet

/// What became of one try to deliver a notice.
public enum DeliveryResult: Sendable, Equatable {
    /// It has arrived, as far as can be known.
    case delivered
    /// It has not; the words say why, in a line that is safe to log.
    case failed(String, mayRetry: Bool)
}

/// What one sink still has to deliver: a value, with the time passed in.
///
/// Bounded: more notices than the rate allows are counted and told as a number, and of those that wait for another try
/// the least important goes first when there are too many. Notices of priority 1 have a rate of their own, so that a
/// flood of others cannot hold them back.
struct DeliveryQueue: Sendable {
    /// How many notices wait at most.
    static let capacity = 100
    /// How often a notice is tried at most.
    static let maximumTries = 6

    /// A notice with what has been done about it.
    struct Delivery: Sendable, Equatable {
        /// Tells it from others of the same sink.
        let number: Int
        /// What is delivered.
        var notice: Notice
        /// How often that was tried.
        var tries = 0
        /// When it may be tried next.
        var notBefore: Timestamp
    }

    /// What has become of notices so far.
    struct Counts: Sendable, Equatable {
        /// Those that have arrived.
        var sent = 0
        /// Tries that failed.
        var failed = 0
        /// Those beyond the rate.
        var suppressed = 0
        /// Those that were given up after many tries, or for want of room.
        var givenUp = 0
    }

    private let rate: NoticeRate
    private var waiting: [Delivery] = []
    private var inFlight: Delivery?
    /// Whether somebody has taken notice of what is under way.
    private var isInFlightWithdrawn = false
    /// Notices of priority 1.
    private var urgent = RateLane()
    /// All others.
    private var others = RateLane()
    private var nextNumber = 1
    /// What has become of notices so far.
    private(set) var counts = Counts()

    /// A queue without notices.
    init(rate: NoticeRate) {
        self.rate = rate
    }

    /// How many notices wait, the one under way included.
    var waitingCount: Int { waiting.count + (inFlight == nil ? 0 : 1) }

    /// Takes a notice in, unless there have been too many of late.
    mutating func put(_ notice: Notice, at now: Timestamp) {
        let isLetIn =
            notice.priority == 1 ? urgent.letIn(at: now, within: rate) : others.letIn(at: now, within: rate)
        if isLetIn { enqueue(notice, at: now) } else { counts.suppressed += 1 }
    }

    /// Takes back what was not delivered about an alarm yet: somebody has taken notice.
    ///
    /// What is under way is tried no more.
    mutating func withdraw(_ alarm: UInt64) {
        if let notice = inFlight?.notice, notice.alarm == alarm, notice.reason.asksForNotice {
            isInFlightWithdrawn = true
        }
        waiting.removeAll { $0.notice.alarm == alarm && $0.notice.reason.asksForNotice }
    }

    /// The notice to deliver now; nil while one is under way, or none is due.
    mutating func next(at now: Timestamp) -> Delivery? {
        guard inFlight == nil else { return nil }
        summarise(at: now)
        let place = waiting.indices.filter { waiting[$0].notBefore <= now }
            .min { (waiting[$0].notice.priority, $0) < (waiting[$1].notice.priority, $1) }
        guard let place else { return nil }
        var delivery = waiting.remove(at: place)
        delivery.tries += 1
        inFlight = delivery
        isInFlightWithdrawn = false
        return delivery
    }

    /// Learns what became of the notice under way; true when it is tried again later.
    @discardableResult
    mutating func finish(_ result: DeliveryResult, at now: Timestamp) -> Bool {
        guard var delivery = inFlight else { return false }
        inFlight = nil
        guard case .failed(_, let mayRetry) = result else {
            counts.sent += 1
            return false
        }
        counts.failed += 1
        if isInFlightWithdrawn { return false }
        guard mayRetry, delivery.tries < Self.maximumTries else {
            counts.givenUp += 1
            return false
        }
        delivery.notBefore = now.adding(milliseconds: Self.pauseMilliseconds(afterTries: delivery.tries))
        return keep(delivery)
    }

    /// When there is something to do next; nil while nothing waits, or until the one under way is done.
    var nextDue: Timestamp? {
        guard inFlight == nil else { return nil }
        return (waiting.map(\.notBefore) + [urgent.summaryAt, others.summaryAt].compactMap { $0 }).min()
    }

    /// How long a notice waits after so many tries: 5 s, then four times as long each time, 15 minutes at most.
    static func pauseMilliseconds(afterTries tries: Int) -> Int64 {
        min(900_000, 5000 << Int64(2 * (min(max(tries, 1), 8) - 1)))
    }

    /// Tells how many were left out, as soon as the rate allows it again.
    ///
    /// A summary takes no place of a notice: else one that comes as soon as there is room would keep all others out.
    private mutating func summarise(at now: Timestamp) {
        if let count = urgent.summary(at: now, within: rate) {
            var summary = Notice.suppressed(count, at: now)
            summary.priority = 1
            enqueue(summary, at: now)
        }
        if let count = others.summary(at: now, within: rate) { enqueue(.suppressed(count, at: now), at: now) }
    }

    private mutating func enqueue(_ notice: Notice, at now: Timestamp) {
        keep(Delivery(number: nextNumber, notice: notice, notBefore: now))
        nextNumber += 1
    }

    /// Puts one with those that wait; false when there is no room and everything else matters at least as much.
    @discardableResult
    private mutating func keep(_ delivery: Delivery) -> Bool {
        waiting.append(delivery)
        guard waiting.count > Self.capacity else { return true }
        counts.givenUp += 1
        let least = waiting.indices.max { waiting[$0].notice.priority < waiting[$1].notice.priority }
        return least.map { waiting.remove(at: $0).number != delivery.number } ?? false
    }
}
