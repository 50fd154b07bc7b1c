import Testing

@testable import Fleet

/// A clock in another zone is suspected, shown, and corrected only when somebody says so.
@Suite struct ClockOffsetTests {
    @Test func threeLiveMessagesThatAgreeRaiseASuspicion() {
        var tracker = Tracker()
        tracker.position(at: 0, fixAt: 8 * 3600)
        tracker.position(at: 30, fixAt: 8 * 3600 + 30)
        #expect(tracker.device?.clock.suspectedMinutes == nil)
        tracker.position(at: 60, fixAt: 8 * 3600 + 61)
        #expect(tracker.device?.clock.suspectedMinutes == 480)
        #expect(tracker.device?.clock.correctionMinutes == 0, "never silently")
    }

    @Test func clocksBehindCountAsWell() {
        var tracker = Tracker()
        for second in [0.0, 30, 60] { tracker.position(at: second, fixAt: second - 3.5 * 3600) }
        #expect(tracker.device?.clock.suspectedMinutes == -210)
    }

    @Test func lateDataOfAllAgesRaisesNone() {
        var tracker = Tracker()
        tracker.position(at: 10_000)
        for step in 0..<20 { tracker.position(at: 10_001 + Double(step), fixAt: Double(step) * 137) }
        #expect(tracker.device?.clock.suspectedMinutes == nil)
    }

    @Test func aCorrectionSetsTimesRightAndMakesTheDeviceLive() throws {
        let store = FleetStore()
        func send(_ seconds: Double) {
            var report = Tracker.report()
            report.fix = Tracker.fix(at: seconds - 5 * 3600, metresNorth: seconds)
            store.apply([Tracker.arrival(report, at: seconds)])
        }
        for second in [0.0, 30, 60] { send(second) }
        let id = Tracker.id("861785001515349")
        #expect(store.snapshot().device(id)?.counts.late == 3)
        #expect(store.perform(.correctClock(id, minutes: -300), by: Operator(user: "ana"), at: Tracker.at(61)) == 1)
        for second in [90.0, 120] { send(second) }
        let device = try #require(store.snapshot().device(id))
        #expect(device.counts.late == 3)
        #expect(device.position?.time == Tracker.at(120))
        #expect(DeviceStatus.of(device, at: Tracker.at(121), rules: StatusRules()) == .stopped)
        #expect(device.clock.suspectedMinutes == nil)
    }

    @Test func aRolledOverWeekCounterIsRepaired() {
        let store = FleetStore()
        var report = Tracker.report()
        report.fix = Tracker.fix(at: 10 - 1024 * 7 * 86_400)
        store.apply([Tracker.arrival(report, at: 10)])
        let device = store.snapshot().devices.first
        #expect(device?.position?.time == Tracker.at(10))
        #expect(device?.clock.rollovers == 1)
        #expect(device?.hasImplausibleClock == false)
    }

    @Test func whatIsKnownAboutTheClockIsKept() throws {
        var clock = DeviceClock()
        for second in [0.0, 1, 2] { clock.note(Tracker.at(second + 3600), received: Tracker.at(second)) }
        var sink = ByteSink()
        clock.encode(into: &sink)
        var source = ByteSource(sink.bytes)
        #expect(try DeviceClock(from: &source) == clock)
    }
}
