/// How often a device usually speaks, learned from its last few gaps.
///
/// The median of five shrugs off a tunnel and a burst alike.
struct ReportInterval: Sendable, Equatable {
    /// Messages closer together than this belong to one burst.
    private static let shortestGapMilliseconds: Int64 = 200
    /// Gaps that must be known before the interval is.
    private static let gapsNeeded = 2

    private var gaps: [Int64] = []
    private var oldest = 0

    /// The usual interval in milliseconds, nil until it is known; kept, because it is asked far more often than it changes.
    private(set) var usualMilliseconds: Int64?

    /// Takes the time since the message before.
    mutating func note(gapMilliseconds: Int64) {
        guard gapMilliseconds >= Self.shortestGapMilliseconds else { return }
        defer { usualMilliseconds = gaps.count >= Self.gapsNeeded ? gaps.sorted()[gaps.count / 2] : nil }
        if gaps.count < 5 {
            gaps.append(gapMilliseconds)
        } else {
            gaps[oldest] = gapMilliseconds
            oldest = (oldest + 1) % 5
        }
    }

    /// How long this device may be silent before it counts as offline.
    func allowedSilenceMilliseconds(_ rules: StatusRules) -> Int64 {
        guard let usualMilliseconds else { return rules.offlineUnknownMilliseconds }
        let allowed = max(0, Double(usualMilliseconds) * rules.offlineFactor)
        guard allowed < Double(rules.offlineMaximumMilliseconds) else { return rules.offlineMaximumMilliseconds }
        return min(max(Int64(allowed), rules.offlineMinimumMilliseconds), rules.offlineMaximumMilliseconds)
    }
}
