/// How often a device usually speaks, learned from its last few gaps.
///
/// The median of five shrugs off a tunnel and a burst alike. Many trackers report far less often while they rest: that
/// rhythm is known apart, or every one of them would seem lost whenever it is parked.
struct ReportInterval: Sendable, Equatable {
    /// Messages closer together than this belong to one burst.
    private static let shortestGapMilliseconds: Int64 = 200
    /// How many gaps it learns from.
    private static let gapsKept = 5
    /// A shorter gap tells nothing about the rhythm at rest.
    private static let shortestRestMilliseconds: Int64 = 60_000
    /// After so long at rest a rhythm that has not come again is forgotten.
    private static let restForgottenMilliseconds: Int64 = 172_800_000
    /// Gaps that must be known before the interval is.
    private static let gapsNeeded = 2

    private var gaps: [Int64] = []
    private var oldest = 0

    /// The usual interval in milliseconds, nil until it is known; kept, because it is asked far more often than it changes.
    private(set) var usualMilliseconds: Int64?

    /// The rhythm at rest in milliseconds, where it is another one: two gaps in a row of one length have told it.
    private(set) var restMilliseconds: Int64?
    /// The last gap, where that was one at rest.
    private var lastRestMilliseconds: Int64?
    /// How long it has rested since that rhythm came last.
    private var restlessMilliseconds: Int64 = 0

    /// Takes the time since the message before.
    ///
    /// - Parameter isResting: whether the device was at rest when that began.
    mutating func note(gapMilliseconds: Int64, isResting: Bool = false) {
        guard gapMilliseconds >= Self.shortestGapMilliseconds else { return }
        if isResting { noteRest(gapMilliseconds) } else { lastRestMilliseconds = nil }
        if gaps.count < Self.gapsKept {
            gaps.append(gapMilliseconds)
        } else {
            gaps[oldest] = gapMilliseconds
            oldest = (oldest + 1) % Self.gapsKept
        }
        settle()
    }

    /// Two long gaps with others in between say nothing: nights underground are silence, not a rhythm.
    ///
    /// A tracker may doze before it sleeps: of two rhythms the longer one counts, until it has not come for two days.
    private mutating func noteRest(_ gap: Int64) {
        defer { lastRestMilliseconds = gap }
        let last = lastRestMilliseconds ?? 0
        let isRhythm =
            min(gap, last) >= Self.shortestRestMilliseconds
            && abs(Double(gap) - Double(last)) <= Double(max(gap, last)) / 4
        let rhythm = isRhythm ? max(gap, last) : nil
        let known = restMilliseconds ?? 0
        restlessMilliseconds += min(gap, Self.restForgottenMilliseconds)
        if let rhythm, rhythm >= known - known / 4 {
            (restMilliseconds, restlessMilliseconds) = (rhythm, 0)
        } else if restlessMilliseconds > Self.restForgottenMilliseconds {
            (restMilliseconds, restlessMilliseconds) = (rhythm, 0)
        }
    }

    /// How often it usually speaks in the state it is in.
    func usualMilliseconds(isResting: Bool) -> Int64? {
        guard isResting, let restMilliseconds else { return usualMilliseconds }
        return usualMilliseconds.map { max($0, restMilliseconds) }
    }

    private mutating func settle() {
        usualMilliseconds = gaps.count >= Self.gapsNeeded ? gaps.sorted()[gaps.count / 2] : nil
    }

    /// How long this device may be silent before it counts as offline.
    func allowedSilenceMilliseconds(_ rules: StatusRules, isResting: Bool = false) -> Int64 {
        guard let usualMilliseconds = usualMilliseconds(isResting: isResting) else {
            return rules.offlineUnknownMilliseconds
        }
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
        sink.put(restMilliseconds) { $0.put(signed: $1) }
        sink.put(lastRestMilliseconds) { $0.put(signed: $1) }
        sink.put(signed: restlessMilliseconds)
    }

    /// Reads them back.
    init(from source: inout ByteSource) throws(CodingFault) {
        for _ in 0..<(try source.count()) { gaps.append(try source.signed()) }
        let place = try source.int()
        guard gaps.count <= Self.gapsKept, (0..<Self.gapsKept).contains(place) else {
            throw CodingFault("there are \(gaps.count) gaps between reports")
        }
        oldest = place
        restMilliseconds = try source.optional { source throws(CodingFault) in try source.signed() }
        lastRestMilliseconds = try source.optional { source throws(CodingFault) in try source.signed() }
        restlessMilliseconds = max(0, min(Self.restForgottenMilliseconds, try source.signed()))
        settle()
    }
}
