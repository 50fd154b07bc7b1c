import Testing

@testable import Fleet

/// The table of statuses, row by row, with the time passed in.
@Suite struct DeviceStatusTests {
    @Test func heardButWithoutAnyValidFixIsNew() {
        var tracker = Tracker()
        tracker.heartbeat(at: 0)
        #expect(tracker.status(at: 1) == .new)
        var invalid = Tracker.report()
        invalid.fix = Tracker.fix(at: 20, isValid: false)
        tracker.take(invalid, at: 20)
        #expect(tracker.status(at: 21) == .new)
        tracker.position(at: 40)
        #expect(tracker.status(at: 41) == .stopped)
    }

    @Test func aNewDeviceGoesOfflineLikeAnyOther() {
        var tracker = Tracker()
        tracker.heartbeat(at: 0)
        #expect(tracker.status(at: 600) == .new)
        #expect(tracker.status(at: 600.001) == .offline)
    }

    @Test func twoFastFixesInARowAreMoving() {
        var tracker = Tracker()
        tracker.position(at: 0, speedKmh: 5)
        #expect(tracker.status(at: 0) == .stopped, "one fast fix")
        tracker.position(at: 10, speedKmh: 5)
        #expect(tracker.status(at: 10) == .moving)
    }

    @Test func standingForLessThanFiveMinutesIsStoppedAndThenParked() {
        var tracker = Tracker()
        for minute in 0...4 { tracker.position(at: Double(minute) * 60) }
        #expect(tracker.status(at: 299.999) == .stopped)
        tracker.position(at: 300)
        #expect(tracker.status(at: 300) == .parked)
    }

    @Test func standingGoesOnByTheArrivalClockInSilence() {
        var tracker = Tracker()
        tracker.position(at: 0)
        #expect(tracker.status(at: 299.999) == .stopped)
        #expect(tracker.status(at: 300) == .parked)
    }

    @Test func silenceIsCountedFromTheArrivalAndNotFromTheFix() {
        var tracker = Tracker()
        tracker.position(at: 100, fixAt: 0)
        #expect(tracker.status(at: 399.999) == .stopped, "300 s after the fix, but not after its arrival")
        #expect(tracker.status(at: 400) == .parked)
    }

    @Test func standingWithTheIgnitionOnIsIdling() {
        var tracker = Tracker()
        tracker.position(at: 0, ignition: true)
        #expect(tracker.status(at: 1) == .idling)
        #expect(tracker.status(at: 599) == .idling, "for however long")
        tracker.position(at: 599)
        #expect(tracker.status(at: 599) == .idling, "silence about the ignition is no news about it")
        tracker.position(at: 600, ignition: false)
        #expect(tracker.status(at: 600) == .parked)
    }

    @Test func drivingWithTheIgnitionOnIsMovingAndNotIdling() {
        var tracker = Tracker()
        tracker.position(at: 0, speedKmh: 40, ignition: true)
        tracker.position(at: 10, speedKmh: 40, ignition: true)
        #expect(tracker.status(at: 10) == .moving)
    }

    @Test func problemsAreStaleOfflineAndNew() {
        #expect(DeviceStatus.allCases.filter(\.isProblem) == [.stale, .offline, .new])
    }

    @Test func everyStatusHasMarksOfItsOwn() {
        let traits = DeviceStatus.allCases.map(\.traits)
        #expect(Set(traits.map(\.glyph)).count == DeviceStatus.allCases.count)
        #expect(Set(traits.map(\.asciiGlyph)).count == DeviceStatus.allCases.count)
        #expect(traits.allSatisfy { $0.asciiGlyph.isASCII && !$0.rule.isEmpty })
    }
}
