import Testing

@testable import Fleet

/// When a device starts to move and when it stops: two fast fixes or 200 m, then three minutes of standing.
@Suite struct MotionTests {
    private func driving() -> Tracker {
        var rules = StatusRules()
        rules.offlineMinimumMilliseconds = 3_600_000  // silence is for other tests
        var tracker = Tracker(rules: rules)
        tracker.position(at: 0, speedKmh: 50)
        tracker.position(at: 10, speedKmh: 50, metresNorth: 140)
        return tracker
    }

    @Test func slowTrafficBetweenTheThresholdsKeepsMoving() {
        var tracker = driving()
        for second in stride(from: 20.0, through: 600, by: 20) {
            tracker.position(at: second, speedKmh: 3.1, metresNorth: 140)
        }
        #expect(tracker.status(at: 600) == .moving)
    }

    @Test func speedsBetweenTheThresholdsDoNotStartAMove() {
        var tracker = Tracker()
        for second in stride(from: 0.0, through: 200, by: 10) { tracker.position(at: second, speedKmh: 4.9) }
        #expect(tracker.status(at: 200) == .stopped)
    }

    @Test func movingIsLeftAfterThreeMinutesOfStanding() {
        var tracker = driving()
        for second in stride(from: 20.0, through: 200, by: 10) {
            tracker.position(at: second, speedKmh: 3, metresNorth: 150)
            #expect(tracker.status(at: second) == (second < 200 ? .moving : .stopped), "at \(second) s")
        }
        #expect(tracker.status(at: 319.999) == .stopped)
        #expect(tracker.status(at: 320) == .parked, "five minutes after it came to a stand, not after it left moving")
    }

    @Test func movingIsLeftInSilenceToo() {
        var tracker = driving()
        tracker.position(at: 20, speedKmh: 0, metresNorth: 150)
        #expect(tracker.status(at: 199.999) == .moving)
        #expect(tracker.status(at: 200) == .stopped)
        #expect(tracker.status(at: 320) == .parked)
    }

    @Test func aFastFixInBetweenStartsTheThreeMinutesAnew() {
        var tracker = driving()
        tracker.position(at: 20, speedKmh: 0, metresNorth: 150)
        tracker.position(at: 190, speedKmh: 30, metresNorth: 150)
        tracker.position(at: 195, speedKmh: 0, metresNorth: 150)
        #expect(tracker.status(at: 374.999) == .moving)
        #expect(tracker.status(at: 375) == .stopped)
    }

    @Test func oneFastFixAfterStandingIsNotYetMoving() {
        var tracker = Tracker()
        for second in stride(from: 0.0, through: 300, by: 60) { tracker.position(at: second) }
        tracker.position(at: 310, speedKmh: 40)
        #expect(tracker.status(at: 310) == .parked)
        tracker.position(at: 320)
        tracker.position(at: 330, speedKmh: 40)
        #expect(tracker.status(at: 330) == .parked, "two fast fixes, but not in a row")
        tracker.position(at: 340, speedKmh: 40)
        #expect(tracker.status(at: 340) == .moving)
    }

    @Test func oneFastFixAfterAStandThatPassedInSilenceIsNotYetMoving() {
        var tracker = driving()
        tracker.position(at: 20, speedKmh: 0, metresNorth: 150)
        #expect(tracker.status(at: 240) == .stopped)
        tracker.position(at: 240, speedKmh: 40, metresNorth: 160)
        #expect(tracker.status(at: 240) == .stopped)
        tracker.position(at: 250, speedKmh: 40, metresNorth: 170)
        #expect(tracker.status(at: 250) == .moving)
    }

    @Test func twoHundredMetresFromTheLastStopAreMovingWhateverTheSpeed() {
        var tracker = Tracker()
        tracker.position(at: 0)
        tracker.position(at: 10, speedKmh: nil, metresNorth: 199)
        #expect(tracker.status(at: 10) == .stopped)
        tracker.position(at: 20, speedKmh: nil, metresNorth: 201)
        #expect(tracker.status(at: 20) == .moving)
    }

    @Test func theDistanceCountsFromWhereItStoppedLast() {
        var tracker = driving()
        for second in stride(from: 20.0, through: 200, by: 10) { tracker.position(at: second, metresNorth: 900) }
        #expect(tracker.status(at: 200) == .stopped)
        tracker.position(at: 210, metresNorth: 1050)
        #expect(tracker.status(at: 210) == .stopped)
        tracker.position(at: 220, metresNorth: 1101)
        #expect(tracker.status(at: 220) == .moving)
    }

    @Test func theThresholdsAreRules() {
        var rules = StatusRules()
        rules.movingFixes = 3
        rules.movingSpeedKmh = 10
        var tracker = Tracker(rules: rules)
        for second in [0.0, 10, 20] { tracker.position(at: second, speedKmh: 9) }
        #expect(tracker.status(at: 20) == .stopped)
        for second in [30.0, 40] { tracker.position(at: second, speedKmh: 10) }
        #expect(tracker.status(at: 40) == .stopped)
        tracker.position(at: 50, speedKmh: 10)
        #expect(tracker.status(at: 50) == .moving)
    }

    @Test func whereOneFastFixIsEnoughTheFirstOneIs() {
        var rules = StatusRules()
        rules.movingFixes = 1
        var tracker = Tracker(rules: rules)
        tracker.position(at: 0, speedKmh: 50)
        #expect(tracker.status(at: 0) == .moving)
    }
}
