import Testing

@testable import Fleet

/// What a tracker without a fix claims is not a position; what it leaves unsaid stays as it was.
@Suite struct InvalidFixTests {
    private func invalid(at seconds: Double, metresNorth: Double) -> Report {
        var report = Tracker.report()
        report.fix = Tracker.fix(at: seconds, speedKmh: 80, metresNorth: metresNorth, isValid: false)
        return report
    }

    @Test func anInvalidFixKeepsThePositionAndIsOnlyAClaim() {
        var tracker = Tracker()
        tracker.position(at: 0, metresNorth: 10)
        tracker.take(invalid(at: 10, metresNorth: 700), at: 10)
        #expect(tracker.device?.position?.coordinate == Tracker.north(10))
        #expect(tracker.device?.position?.time == Tracker.at(0))
        #expect(tracker.device?.claimedCoordinate == Tracker.north(700))
        #expect(tracker.device?.shownCoordinate == Tracker.north(10))
        #expect(tracker.device?.counts.invalidFixes == 1)
        #expect(tracker.device?.trail.points.count == 1)
    }

    @Test func satellitesAloneAreNoFix() {
        var tracker = Tracker()
        tracker.position(at: 0)
        var report = Tracker.report("861785001515349", .heartbeat)
        report.fix = Fix(isValid: false)
        report.fix?.satellites = 7
        tracker.take(report, at: 10)
        #expect(tracker.device?.counts.invalidFixes == 0)
        #expect(tracker.device?.satellites == 7)
        report.fix?.time = Tracker.at(20)
        tracker.take(report, at: 20)
        #expect(tracker.device?.counts.invalidFixes == 1, "a time claims that it looked for a place")
    }

    @Test func aClaimIsShownWhereThereIsNothingBetter() {
        var tracker = Tracker()
        tracker.take(invalid(at: 0, metresNorth: 700), at: 0)
        #expect(tracker.device?.position == nil)
        #expect(tracker.device?.shownCoordinate == Tracker.north(700))
    }

    @Test func invalidFixesAreNoDriving() {
        var tracker = Tracker()
        tracker.position(at: 0)
        tracker.take(invalid(at: 10, metresNorth: 700), at: 10)
        tracker.take(invalid(at: 20, metresNorth: 900), at: 20)
        #expect(tracker.status(at: 20) == .stopped)
    }

    @Test func whatAReportLeavesUnsaidStaysAsItWas() {
        var tracker = Tracker()
        var report = Tracker.report()
        report.power.external = true
        report.power.batteryPercent = 80
        report.radio.signal = 20
        report.radio.mcc = 208
        report.radio.cid = 7
        report.temperatureC = 21
        tracker.take(report, at: 0)
        var second = Tracker.report()
        second.power.batteryPercent = 79
        second.radio.signal = 18
        tracker.take(second, at: 10)
        #expect(tracker.device?.power.external == true)
        #expect(tracker.device?.power.batteryPercent == 79)
        #expect(tracker.device?.radio.signal == 18)
        #expect(tracker.device?.radio.mcc == 208)
        #expect(tracker.device?.temperatureC == 21)
    }

    @Test func aNewCellReplacesTheOldOneWhole() {
        var tracker = Tracker()
        var report = Tracker.report()
        report.radio.mcc = 208
        report.radio.lac = 1
        report.radio.cid = 7
        tracker.take(report, at: 0)
        report.radio.cid = nil
        report.radio.lac = 2
        tracker.take(report, at: 10)
        #expect(tracker.device?.radio.lac == 2)
        #expect(tracker.device?.radio.cid == nil)
    }
}
