import Testing

@testable import Fleet

/// Every status can say why.
@Suite struct StatusReasonTests {
    private func reason(_ tracker: Tracker, at seconds: Double) -> StatusReason? {
        tracker.device.map { DeviceStatus.judged($0, at: Tracker.at(seconds), rules: StatusRules()).reason }
    }

    @Test func standing() {
        var tracker = Tracker()
        for step in 0...2 {
            tracker.position(at: Double(step) * 200, metresNorth: Double(step) * 20, ignition: false)
        }
        guard case .stands(let since, let fixes, let metres, let ignition) = reason(tracker, at: 400) else {
            Issue.record("it does not stand")
            return
        }
        #expect(since == Tracker.at(0))
        #expect(fixes == 3)
        #expect(abs(metres - 40) < 1)
        #expect(ignition == false)
    }

    @Test func driving() {
        var tracker = Tracker()
        tracker.position(at: 0, speedKmh: 30)
        tracker.position(at: 10, speedKmh: 30, metresNorth: 80)
        #expect(reason(tracker, at: 10) == .drivesFast)
        var silent = Tracker()
        silent.position(at: 0)
        silent.position(at: 60, speedKmh: 0, metresNorth: 500)
        #expect(reason(silent, at: 60) == .isAway)
    }

    @Test func atATrafficLight() {
        var tracker = Tracker()
        for step in 0...3 {
            tracker.position(at: Double(step) * 10, speedKmh: step < 2 ? 30 : 0, metresNorth: Double(step) * 40)
        }
        #expect(tracker.status(at: 100) == .moving)
        #expect(reason(tracker, at: 100) == .pauses(since: Tracker.at(20)))
        tracker.position(at: 110, speedKmh: 30, metresNorth: 200)
        #expect(reason(tracker, at: 110) == .drivesFast)
    }

    @Test func silentAndWithoutAFix() {
        var tracker = Tracker()
        tracker.heartbeat(at: 0)
        #expect(reason(tracker, at: 1) == .neverAFix)
        #expect(reason(tracker, at: 5000) == .silent(milliseconds: 5_000_000, usualMilliseconds: nil))
        tracker.position(at: 10)
        for second in stride(from: 20.0, through: 400, by: 20) { tracker.heartbeat(at: second) }
        #expect(reason(tracker, at: 400) == .noFixSince(Tracker.at(10)))
    }
}
