/// How often a device usually speaks, learned from its last few gaps.
///
/// The median of five shrugs off a tunnel and a burst alike.
struct ReportInterval: Sendable, Equatable {
    /// Messages closer together than this belong to one burst.
    private static let shortestGapMilliseconds: Int64 = 200
    /// How many gaps it learns from.
    private static let gapsKept = 5
    /// Gaps that must be known before the interval is.
    private static let gapsNeeded = 2

    private var gaps: [Int64] = []
    private var oldest = 0

    /// The usual interval in milliseconds, nil until it is known; kept, because it is asked far more often than it changes.
    private(set) var usualMilliseconds: Int64?

    /// Takes the time since the message before.
    mutating func note(gapMilliseconds: Int64) {
        guard gapMilliseconds >= Self.shortestGapMilliseconds else { return }
        if gaps.count < Self.gapsKept {
            gaps.append(gapMilliseconds)
        } else {
            gaps[oldest] = gapMilliseconds
            oldest = (oldest + 1) % Self.gapsKept
        }
        settle()
    }

    private mutating func settle() {
        usualMilliseconds = gaps.count >= Self.gapsNeeded ? gaps.sorted()[gaps.count / 2] : nil
    }

    /// How long this device may be silent before it counts as offline.
    func allowedSilenceMilliseconds(_ rules: StatusRules) -> Int64 {
        guard let usualMilliseconds else { return rules.offlineUnknownMilliseconds }
        let allowed = max(0, Double(usualMilliseconds) * rules.offlineFactor)
        guard allowed < Double(rules.offlineMaximumMilliseconds) else { return rules.offlineMaximumMilliseconds }
        return min(max(Int64(allowed), rules.offlineMinimumMilliseconds), rules.offlineMaximumMilliseconds)
    }
}

extension ReportInterval {
    /// Puts the gaps it has learned from.
    func encode(into sink: inout ByteSink) {
        sink.put(UInt64(gaps.count))
        for gap in gaps { sink.put(signed: gap) }
        sink.put(oldest)
    }

    /// Reads them back.
    init(from source: inout ByteSource) throws(CodingFault) {
        for _ in 0..<(try source.count()) { gaps.append(try source.signed()) }
        let place = try source.int()
        guard gaps.count <= Self.gapsKept, (0..<Self.gapsKept).contains(place) else {
            throw CodingFault("there are \(gaps.count) gaps between reports")
        }
        oldest = place
        settle()
    }
}
