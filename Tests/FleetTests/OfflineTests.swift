import Testing

@testable import Fleet

/// Offline: silent for three of its own usual intervals, at least two minutes and at most a day.
@Suite struct OfflineTests {
    /// A device that spoke four times at an interval, last at second 0.
    private func device(every interval: Double) -> Tracker {
        var tracker = Tracker()
        for index in -3...0 { tracker.position(at: Double(index) * interval) }
        return tracker
    }

    @Test func threeUsualIntervalsOfSilenceAreOffline() {
        let tracker = device(every: 60)
        #expect(tracker.status(at: 180) == .parked)
        #expect(tracker.status(at: 180.001) == .offline)
    }

    @Test func aFastTalkerGetsTwoMinutes() {
        let tracker = device(every: 10)
        #expect(tracker.status(at: 120) == .stopped)
        #expect(tracker.status(at: 120.001) == .offline)
    }

    @Test func aSlowTalkerGetsADay() {
        let tracker = device(every: 12 * 3600)
        #expect(tracker.status(at: 86_400) == .parked)
        #expect(tracker.status(at: 86_400.001) == .offline)
    }

    @Test func withoutAKnownIntervalItIsTenMinutes() {
        var tracker = Tracker()
        tracker.position(at: 0)
        tracker.position(at: 5)
        #expect(tracker.status(at: 605) == .parked)
        #expect(tracker.status(at: 605.001) == .offline)
    }

    @Test func anyMessageEndsIt() {
        var tracker = device(every: 60)
        #expect(tracker.status(at: 1000) == .offline)
        tracker.heartbeat(at: 1000)
        #expect(tracker.status(at: 1000) == .stale)
        tracker.position(at: 1001)
        #expect(tracker.status(at: 1001) == .parked)
    }

    @Test func theFactorAndTheLimitsAreRules() {
        var tracker = device(every: 60)
        tracker.rules.offlineFactor = 5
        #expect(tracker.status(at: 300) == .parked)
        #expect(tracker.status(at: 300.001) == .offline)
        tracker.rules.offlineMaximumMilliseconds = 200_000
        #expect(tracker.status(at: 200.001) == .offline)
    }
}
