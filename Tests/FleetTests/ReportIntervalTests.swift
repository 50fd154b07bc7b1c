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

    @Test func theAllowedSilenceKeepsWithinItsLimits() {
        let rules = StatusRules()
        #expect(interval([]).allowedSilenceMilliseconds(rules) == 600_000)
        #expect(interval([1000, 1000]).allowedSilenceMilliseconds(rules) == 120_000)
        #expect(interval([300_000, 300_000]).allowedSilenceMilliseconds(rules) == 900_000)
        #expect(interval([.max, .max]).allowedSilenceMilliseconds(rules) == 86_400_000)
    }
}
