import Testing

@testable import Fleet

/// How often a device usually speaks: the median of its last five gaps.
@Suite struct ReportIntervalTests {
    private func interval(_ gaps: [Int64]) -> ReportInterval {
        var interval = ReportInterval()
        for gap in gaps { interval.note(gapMilliseconds: gap) }
        return interval
    }

    @Test func itIsUnknownUntilTwoGapsAre() {
        #expect(interval([]).usualMilliseconds == nil)
        #expect(interval([60_000]).usualMilliseconds == nil)
        #expect(interval([60_000, 60_000]).usualMilliseconds == 60_000)
    }

    @Test func oneTunnelDoesNotChangeIt() {
        #expect(interval([60_000, 60_000, 3_600_000, 60_000, 60_000]).usualMilliseconds == 60_000)
    }

    @Test func messagesOfOneBurstAreOne() {
        #expect(interval([60_000, 0, 10, 199, -5000, 60_000]).usualMilliseconds == 60_000)
    }

    @Test func aNewHabitIsLearnedFromThreeGaps() {
        let old = [Int64](repeating: 60_000, count: 5)
        #expect(interval(old + [10_000, 10_000]).usualMilliseconds == 60_000)
        #expect(interval(old + [10_000, 10_000, 10_000]).usualMilliseconds == 10_000)
    }

    @Test func theRhythmAtRestIsKnownApart() {
        var interval = interval([10_000, 10_000, 10_000])
        for gap: Int64 in [600_000, 620_000] { interval.note(gapMilliseconds: gap, isResting: true) }
        for _ in 0..<9 { interval.note(gapMilliseconds: 10_000) }
        #expect(interval.usualMilliseconds(isResting: false) == 10_000)
        #expect(interval.usualMilliseconds(isResting: true) == 620_000)
        #expect(interval.allowedSilenceMilliseconds(StatusRules(), isResting: true) == 1_860_000)
        #expect(interval.allowedSilenceMilliseconds(StatusRules()) == 120_000)
    }

    @Test func whatDozesBeforeItSleepsIsNotLost() {
        var interval = interval([10_000, 10_000])
        for _ in 0..<3 { interval.note(gapMilliseconds: 600_000, isResting: true) }
        for _ in 0..<100 { interval.note(gapMilliseconds: 60_000, isResting: true) }
        #expect(interval.restMilliseconds == 600_000, "the longer of two rhythms")
        for _ in 0..<3_000 { interval.note(gapMilliseconds: 60_000, isResting: true) }
        #expect(interval.restMilliseconds == 60_000, "but not for ever")
    }

    @Test func silentNightsAreNoRhythm() {
        var interval = interval([10_000, 10_000])
        for gap: Int64 in [36_000_000, 10_000, 10_000, 37_000_000, 10_000, 3_600_000, 600_000] {
            interval.note(gapMilliseconds: gap, isResting: true)
        }
        #expect(interval.restMilliseconds == nil, "only two in a row of about one length are a rhythm")
        // Underway the same gaps tell nothing about rest.
        for gap: Int64 in [600_000, 600_000] { interval.note(gapMilliseconds: gap) }
        #expect(interval.restMilliseconds == nil)
    }

    @Test func theAllowedSilenceKeepsWithinItsLimits() {
        let rules = StatusRules()
        #expect(interval([]).allowedSilenceMilliseconds(rules) == 600_000)
        #expect(interval([1000, 1000]).allowedSilenceMilliseconds(rules) == 120_000)
        #expect(interval([300_000, 300_000]).allowedSilenceMilliseconds(rules) == 900_000)
        #expect(interval([.max, .max]).allowedSilenceMilliseconds(rules) == 86_400_000)
    }
}
