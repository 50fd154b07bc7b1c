import Testing

@testable import Fleet

/// The device's clock and ours are kept apart: late reports and clocks that are ahead do no harm.
@Suite struct DeviceClockTests {
    @Test func aLateReportNeverMovesTheNewestPositionBack() {
        var tracker = Tracker()
        tracker.position(at: 3600, speedKmh: 0, metresNorth: 500)
        tracker.position(at: 3610, fixAt: 100, speedKmh: 80, metresNorth: 0)
        #expect(tracker.device?.position?.coordinate == Tracker.north(500))
        #expect(tracker.device?.position?.time == Tracker.at(3600))
        #expect(tracker.device?.counts.late == 1)
        #expect(tracker.device?.counts.positions == 1)
        #expect(tracker.device?.trail.points.count == 2, "the trail has it all the same")
    }

    @Test func aLiveReportOutOfOrderDoesNotEither() {
        var tracker = Tracker()
        tracker.position(at: 20, metresNorth: 500)
        tracker.position(at: 21, fixAt: 10, metresNorth: 0)
        #expect(tracker.device?.position?.coordinate == Tracker.north(500))
        #expect(tracker.device?.counts.late == 0)
    }

    @Test func lateReportsTakeNoPartInMotion() {
        var tracker = Tracker()
        tracker.position(at: 3600)
        tracker.position(at: 3610, fixAt: 2900, speedKmh: 80, metresNorth: 900)
        tracker.position(at: 3611, fixAt: 2910, speedKmh: 80, metresNorth: 1200)
        #expect(tracker.status(at: 3611) == .stopped)
        #expect(tracker.device?.lastHeard == Tracker.at(3611), "but they prove that it is there")
    }

    @Test func aLateReportThatIsTheNewestMovesTheMarkerButIsNoDriving() {
        var tracker = Tracker()
        tracker.position(at: 0)
        tracker.position(at: 4000, fixAt: 3000, speedKmh: 80, metresNorth: 900)
        tracker.position(at: 4001, fixAt: 3010, speedKmh: 80, metresNorth: 1200)
        #expect(tracker.device?.position?.coordinate == Tracker.north(1200))
        #expect(tracker.status(at: 4001) == .stale)
    }

    @Test func aStoredRecordIsLateHoweverYoung() {
        var tracker = Tracker()
        tracker.position(at: 0)
        var report = Tracker.report()
        report.fix = Tracker.fix(at: 9, speedKmh: 80)
        report.ignition = true
        report.isStoredRecord = true
        tracker.take(report, at: 10)
        #expect(tracker.device?.counts.late == 1)
        #expect(tracker.device?.ignition == nil, "a stored record does not tell the state of now")
    }

    @Test func aClockThatIsAheadCountsAsNowAndIsNoted() {
        var tracker = Tracker()
        tracker.position(at: 0, fixAt: 8 * 3600)
        #expect(tracker.device?.position?.time == Tracker.at(0))
        #expect(tracker.device?.clockAheadMilliseconds == 28_800_000)
        #expect(tracker.device?.counts.clockAhead == 1)
        #expect(tracker.device?.counts.late == 0)
    }

    @Test func aClockThatWasAheadDoesNotFreezeThePosition() {
        var tracker = Tracker()
        tracker.position(at: 0, fixAt: 8 * 3600, metresNorth: 0)
        tracker.position(at: 10, fixAt: 8 * 3600 + 10, metresNorth: 50)
        #expect(tracker.device?.position?.coordinate == Tracker.north(50), "still ahead")
        tracker.position(at: 20, metresNorth: 100)
        #expect(tracker.device?.position?.coordinate == Tracker.north(100), "set right")
        #expect(tracker.device?.clockAheadMilliseconds == nil)
        #expect(tracker.device?.counts.clockAhead == 2)
    }

    @Test func aClockTwoMinutesAheadIsBelievedToBeNearlyRight() {
        var tracker = Tracker()
        tracker.position(at: 0, fixAt: 120)
        #expect(tracker.device?.clockAheadMilliseconds == nil)
        #expect(tracker.device?.position?.time == Tracker.at(0), "but never newer than its arrival")
        tracker.position(at: 10, fixAt: 130.001)
        #expect(tracker.device?.clockAheadMilliseconds == 120_001)
    }

    @Test func aFixWithoutATimeIsAsOldAsItsArrival() {
        var tracker = Tracker()
        var report = Tracker.report()
        report.fix = Tracker.fix(at: nil)
        tracker.take(report, at: 7)
        #expect(tracker.device?.position?.time == Tracker.at(7))
    }

    @Test func aDateBefore2009IsNoDateAndTheDeviceIsLive() {
        var tracker = Tracker()
        let rolledOver = -24.0 * 365 * 86_400  // 24 years before the fixed morning
        tracker.position(at: 0, fixAt: rolledOver, speedKmh: 60)
        tracker.position(at: 10, fixAt: rolledOver + 10, speedKmh: 60, metresNorth: 160)
        #expect(tracker.status(at: 10) == .moving)
        #expect(tracker.device?.position?.time == Tracker.at(10), "the arrival counts")
        #expect(tracker.device?.hasImplausibleClock == true)
        #expect(tracker.device?.counts.late == 0)
    }
}
