import Testing

@testable import Fleet

/// Stale: connected and talking, but without a valid fix for five minutes.
@Suite struct StaleTests {
    @Test func talkingWithoutAFixForFiveMinutesIsStale() {
        var tracker = Tracker()
        tracker.position(at: 0)
        for minute in 1...5 { tracker.heartbeat(at: Double(minute) * 60) }
        #expect(tracker.status(at: 299.999) == .stopped)
        #expect(tracker.status(at: 300) == .stale)
        tracker.position(at: 310)
        #expect(tracker.status(at: 310) == .parked, "one valid fix ends it")
    }

    @Test func silenceIsNotStale() {
        var tracker = Tracker()
        tracker.position(at: 0)
        #expect(tracker.status(at: 599) == .parked)
    }

    @Test func aMovingDeviceThatLosesItsFixIsStaleAndNotMovingForEver() {
        var tracker = Tracker()
        tracker.position(at: 0, speedKmh: 50)
        tracker.position(at: 30, speedKmh: 50, metresNorth: 400)
        #expect(tracker.status(at: 30) == .moving)
        for second in stride(from: 60.0, through: 330, by: 30) {
            var report = Tracker.report()
            report.fix = Tracker.fix(at: second, speedKmh: 50, metresNorth: 400, isValid: false)
            tracker.take(report, at: second)
        }
        #expect(tracker.status(at: 329.999) == .moving)
        #expect(tracker.status(at: 330) == .stale)
    }

    @Test func onlyStoredFixesAreNoLiveOnes() {
        var tracker = Tracker()
        tracker.position(at: 3600, fixAt: 0)
        #expect(tracker.device?.position != nil)
        #expect(tracker.status(at: 3600) == .stale)
    }
}
