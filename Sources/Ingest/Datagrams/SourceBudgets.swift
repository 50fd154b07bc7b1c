import Fleet

/// How much each UDP source may still cost us: pieces without sense, and answers a second.
///
/// Sources can be forged, so the table is bounded: it is forgotten when it is full or a period is over, and an
/// overall budget for pieces without sense holds whatever the sources are.
struct SourceBudgets {
    /// What one source has used.
    private struct Use {
        var unparsed = 0
        var second: Int64 = 0
        var replies = 0
    }

    /// Sources remembered at once.
    static let maxSources = 8192
    /// How long a source is remembered, in seconds.
    static let period: Int64 = 30 * 60
    /// Pieces without sense handed over a second, from all sources.
    static let maxUnparsedPerSecond = 1000

    private let maxUnparsed: Int
    private let maxReplies: Int
    private var uses: [PeerAddress: Use] = [:]
    private var since: Int64 = 0
    private var second: Int64 = 0
    private var unparsedThisSecond = 0

    /// Budgets of which nothing is used.
    init(maxUnparsed: Int, maxRepliesPerSecond: Int) {
        self.maxUnparsed = maxUnparsed
        maxReplies = maxRepliesPerSecond
    }

    /// Whether one more piece without sense from `peer` may be handed over; if so, it is counted.
    mutating func takeUnparsed(_ peer: PeerAddress, at now: MonotonicTime) -> Bool {
        let second = now.nanoseconds / 1_000_000_000
        if second != self.second { (self.second, unparsedThisSecond) = (second, 0) }
        guard unparsedThisSecond < Self.maxUnparsedPerSecond else { return false }
        let isTaken = update(peer, second) { [maxUnparsed] use in
            guard use.unparsed < maxUnparsed else { return false }
            use.unparsed += 1
            return true
        }
        if isTaken { unparsedThisSecond += 1 }
        return isTaken
    }

    /// Whether one more answer may go to `peer`; if so, it is counted.
    mutating func takeReply(_ peer: PeerAddress, at now: MonotonicTime) -> Bool {
        let second = now.nanoseconds / 1_000_000_000
        return update(peer, second) { [maxReplies] use in
            if use.second != second { (use.second, use.replies) = (second, 0) }
            guard use.replies < maxReplies else { return false }
            use.replies += 1
            return true
        }
    }

    /// Changes what `peer` has used, after forgetting everything that is too much or too old.
    private mutating func update(_ peer: PeerAddress, _ second: Int64, _ change: (inout Use) -> Bool) -> Bool {
        if second - since >= Self.period || (uses.count >= Self.maxSources && uses[peer] == nil) {
            uses.removeAll(keepingCapacity: true)
            since = second
        }
        return change(&uses[peer, default: Use()])
    }
}
