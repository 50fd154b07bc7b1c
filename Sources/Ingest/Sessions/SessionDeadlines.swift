/// When a connection has to go, as a pure rule with the time passed in.
struct SessionDeadlines: Sendable {
    /// Which deadline passed.
    enum Cause: String, Sendable {
        case firstMessage = "no valid message"
        case partialMessage = "an unfinished message"
        case idle = "silence"
    }

    /// How long each may last.
    struct Limits: Sendable {
        var firstMessage: Duration
        var partialMessage: Duration
        var idle: Duration
    }

    /// When the connection was opened.
    private(set) var opened: MonotonicTime
    /// When bytes last came.
    private(set) var lastHeard: MonotonicTime
    /// When the message that is unfinished now began.
    private(set) var partialSince: MonotonicTime?
    /// Whether a valid message has come.
    private(set) var isDecided = false

    /// The deadlines of a connection opened at `now`.
    init(openedAt now: MonotonicTime) {
        opened = now
        lastHeard = now
    }

    /// A valid message came; the deadline for the first one is met.
    mutating func decided() {
        isDecided = true
    }

    /// Bytes came.
    ///
    /// - Parameters:
    ///   - completed: whether they ended a message, so that what is unfinished now is another one.
    ///   - hasPartial: whether a message is unfinished now.
    mutating func heard(at now: MonotonicTime, completed: Bool, hasPartial: Bool) {
        lastHeard = now
        if !hasPartial {
            partialSince = nil
        } else if completed || partialSince == nil {
            partialSince = now
        }
    }

    /// The connection was not read for so long by our own choice; that time does not count.
    mutating func wasLeftAlone(for duration: Duration) {
        opened = opened.adding(duration)
        lastHeard = lastHeard.adding(duration)
        partialSince = partialSince?.adding(duration)
    }

    /// The deadline that comes first.
    func next(_ limits: Limits) -> (at: MonotonicTime, cause: Cause) {
        var first = (at: lastHeard.adding(limits.idle), cause: Cause.idle)
        if let partialSince {
            let end = partialSince.adding(limits.partialMessage)
            if end < first.at { first = (end, .partialMessage) }
        }
        if !isDecided {
            let end = opened.adding(limits.firstMessage)
            if end < first.at { first = (end, .firstMessage) }
        }
        return first
    }
}
