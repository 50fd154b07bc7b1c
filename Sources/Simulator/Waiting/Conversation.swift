/// One tracker's half of its talk with the server: what it still has to say, what it waits for and what it makes of
/// answers; a pure state machine without a socket.
///
/// A message whose answer is awaited holds back all others. It is sent again when no answer comes in time, and when
/// that has not helped often enough, the tracker hangs up, logs in anew and says it once more.
struct Conversation: Sendable {
    /// How long and how often a tracker tries.
    struct Patience: Sendable, Equatable {
        /// How long an answer may take, in ms.
        var replyTimeoutMs: Int64 = 8000
        /// How often the same message is sent again before the tracker hangs up.
        var resends = 3
    }

    /// What to do because time has passed.
    enum Lapse: Equatable {
        /// Nothing yet.
        case nothing
        /// Send these bytes again.
        case resend([UInt8])
        /// Close the connection.
        case hangUp
    }

    /// The message whose answer is awaited.
    private struct Awaited {
        let message: TrackerMessage
        let reply: ExpectedReply
        var deadlineMs: Int64
        var resends = 0
    }

    /// How many answers that nobody waits for are remembered.
    private static let maximumUnawaited = 64

    private let patience: Patience
    private var greeting: TrackerMessage?
    private var outbox: Outbox
    private var awaited: Awaited?
    /// Answers that come to messages sent of late although nobody waits for them, in the order of sending.
    private var unawaited: [ExpectedReply] = []
    /// Whether some of those were forgotten because there were too many.
    private var hasForgotten = false
    /// The answer to a message that was sent more than once: it may come as often.
    private var repeated: ExpectedReply?
    private var input: [UInt8] = []

    /// A tracker that has not said anything yet and stores at most `capacity` messages.
    init(patience: Patience, capacity: Int) {
        self.patience = patience
        outbox = Outbox(capacity: capacity)
    }

    /// Whether there is something to say or to wait for.
    var isBusy: Bool { awaited != nil || greeting != nil || !outbox.isEmpty }

    /// How many messages are stored.
    var storedCount: Int { outbox.count }

    /// When ``lapse(nowMs:)`` has something to do; nil while nothing is awaited.
    var dueMs: Int64? { awaited?.deadlineMs }

    /// Stores a new message until it may be sent.
    mutating func add(_ message: TrackerMessage, tally: inout LinkTally) {
        tally.dropped += outbox.append(message)
    }

    /// A connection was opened: the greeting comes first.
    mutating func begin(greeting: TrackerMessage?) {
        self.greeting = greeting
    }

    /// The connection was lost or given up: what was not answered is stored again, signs of life excepted.
    mutating func end(tally: inout LinkTally) {
        if let message = awaited?.message {
            switch message.utterance {
            case .greeting, .heartbeat: break
            case .position, .alarm: tally.dropped += outbox.putBack(message)
            }
        }
        awaited = nil
        greeting = nil
        unawaited = []
        hasForgotten = false
        repeated = nil
        input = []
    }

    /// The bytes that may be sent now; nil while an answer is awaited and when there is nothing to say.
    mutating func next(nowMs: Int64) -> [UInt8]? {
        guard awaited == nil, let message = greeting ?? outbox.popFirst() else { return nil }
        greeting = nil
        if let reply = message.reply { expect(reply, to: message, nowMs: nowMs) }
        return message.bytes
    }

    /// Says what is to be done when an answer has not come in time.
    mutating func lapse(nowMs: Int64) -> Lapse {
        guard var late = awaited, nowMs >= late.deadlineMs else { return .nothing }
        guard late.resends < patience.resends else { return .hangUp }
        late.resends += 1
        late.deadlineMs = nowMs + patience.replyTimeoutMs
        awaited = late
        repeated = late.reply
        return .resend(late.message.bytes)
    }

    /// Takes bytes from the server and compares them with what is expected.
    ///
    /// - Parameter isWhole: whether nothing can follow that belongs to them, as in a datagram.
    mutating func hear(_ bytes: some Sequence<UInt8>, isWhole: Bool, tally: inout LinkTally) {
        input += bytes
        while !input.isEmpty {
            guard let (place, comparison, reply) = firstAnswer() else { break }
            if place > 0 { noteWrong(&tally) }
            guard case .complete(let count) = comparison else {
                input.removeFirst(place)
                if isWhole { break }
                return
            }
            input.removeFirst(place + count)
            settle(reply, tally: &tally)
        }
        if !input.isEmpty { noteWrong(&tally) }
        input = []
    }

    // MARK: - Answers

    /// Remembers which answer will come.
    private mutating func expect(_ reply: ExpectedReply, to message: TrackerMessage, nowMs: Int64) {
        if reply.isAwaited {
            awaited = Awaited(message: message, reply: reply, deadlineMs: nowMs + patience.replyTimeoutMs)
            return
        }
        if unawaited.count == Self.maximumUnawaited {
            unawaited.removeFirst()
            hasForgotten = true
        }
        unawaited.append(reply)
    }

    /// The first place in the input where an expected answer stands, or begins.
    private func firstAnswer() -> (place: Int, comparison: ExpectedReply.Comparison, reply: ExpectedReply)? {
        let candidates = unawaited + [awaited?.reply, repeated].compactMap { $0 }
        for place in input.indices {
            var beginning: ExpectedReply?
            for reply in candidates {
                switch reply.compare(input[place...]) {
                case .complete(let count): return (place, .complete(count), reply)
                case .partial: beginning = beginning ?? reply
                case .no: break
                }
            }
            if let beginning { return (place, .partial, beginning) }
        }
        return nil
    }

    /// An answer came: what it was expected for is done, and so is everything sent before.
    private mutating func settle(_ reply: ExpectedReply, tally: inout LinkTally) {
        if let place = unawaited.firstIndex(of: reply) {
            unawaited.removeSubrange(...place)
        } else if reply == awaited?.reply {
            unawaited = []
            awaited = nil
        } else {
            return  // one more answer to a message that was sent more than once
        }
        tally.answered += 1
    }

    /// Counts bytes that are no answer, unless they may answer something long past.
    private mutating func noteWrong(_ tally: inout LinkTally) {
        if !hasForgotten { tally.wrong += 1 }
        hasForgotten = false
    }
}
