import Synchronization

/// The answers of one burst, which leave once the burst is safe.
struct AwaitedAnswers: Sendable {
    /// The number of the burst on its shard.
    var burst: UInt64
    /// The connections with answers in it, each once; they hold the answers themselves.
    var sessions: [Session] = []
    /// The answers to datagrams in it.
    var datagrams: [DatagramAnswer] = []

    /// Whether nobody waits.
    var isEmpty: Bool { sessions.isEmpty && datagrams.isEmpty }
}

/// What became of a burst.
enum CommitOutcome: Sendable {
    /// It is safe.
    case kept
    /// It cannot be kept for the time being.
    case notKept
    /// Nobody told.
    case forgotten
}

/// What a burst with answers is handed over with: told once that the burst is safe, from any thread.
///
/// Later calls do nothing. When the last reference goes without a call, the answers are given up.
final class CommitTicket: Sendable {
    private let shard: Shard
    private let answers: Mutex<AwaitedAnswers?>

    /// A ticket for the answers of one burst of `shard`.
    init(_ answers: AwaitedAnswers, of shard: Shard) {
        self.shard = shard
        self.answers = Mutex(answers)
    }

    deinit { tell(.forgotten) }

    /// Sends the answers on the queue of the shard: all when the burst is safe, else those that acknowledge nothing but
    /// the tracker's presence.
    func commit(isKept: Bool) { tell(isKept ? .kept : .notKept) }

    /// Tells the shard, the first time; always by its queue, which may be in the middle of a message now.
    private func tell(_ outcome: CommitOutcome) {
        let taken = answers.withLock { answers -> AwaitedAnswers? in
            defer { answers = nil }
            return answers
        }
        guard let taken else { return }
        shard.queue.async { [shard] in shard.settle(taken, outcome) }
    }
}
