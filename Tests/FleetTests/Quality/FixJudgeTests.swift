import Geo
import Testing

@testable import Fleet

/// Bad fixes are kept and counted, and take no part; named cases are complaints about other software.
@Suite struct FixJudgeTests {
    private func flaws(_ tracker: Tracker) -> [FixFlaw: Int] { tracker.device?.counts.flaws ?? [:] }

    /// A position 40 km north, from where it goes on.
    private static let far = 40_000.0

    @Test("traccar #4640: after a jump the device is not locked at its old place")
    func lockOutAfterAJump() {
        var tracker = Tracker()
        for second in [0.0, 10, 20] { tracker.position(at: second) }
        tracker.position(at: 30, metresNorth: Self.far)
        #expect(tracker.device?.position?.coordinate == Tracker.north(0), "one far fix is not believed")
        tracker.position(at: 40, metresNorth: Self.far + 10)
        #expect(tracker.device?.position?.coordinate == Tracker.north(0))
        tracker.position(at: 50, metresNorth: Self.far + 20)
        #expect(tracker.device?.position?.coordinate == Tracker.north(Self.far + 20), "three that agree are")
        #expect(flaws(tracker) == [.jump: 2])
        tracker.position(at: 60, metresNorth: Self.far + 30)
        #expect(flaws(tracker) == [.jump: 2])
    }

    @Test func farFixesThatDoNotAgreeAreNeverBelieved() {
        var tracker = Tracker()
        tracker.position(at: 0)
        for step in 1...9 { tracker.position(at: Double(step) * 10, metresNorth: Self.far * Double(step % 3 + 1)) }
        #expect(tracker.device?.position?.coordinate == Tracker.north(0))
        #expect(flaws(tracker) == [.jump: 9])
    }

    @Test func aLongWayInALongTimeIsNoJump() {
        var tracker = Tracker()
        tracker.position(at: 0)
        tracker.position(at: 3600, speedKmh: 80, metresNorth: 80_000)
        #expect(tracker.device?.position?.coordinate == Tracker.north(80_000))
        #expect(flaws(tracker).isEmpty)
    }

    @Test("traccar #2264: a fix from the future does not stay the newest for ever")
    func futureFix() {
        var tracker = Tracker()
        tracker.position(at: 0, fixAt: 86_400 * 300)
        tracker.position(at: 10, metresNorth: 20)
        #expect(tracker.device?.position?.coordinate == Tracker.north(20))
    }

    @Test("traccar #5449: a parked car whose fixes drift does not drive")
    func parkedDrift() {
        var tracker = Tracker()
        for step in 0..<120 {
            tracker.position(at: Double(step) * 30, speedKmh: Double(step % 4), metresNorth: Double(step * 7 % 60))
        }
        #expect(tracker.status(at: 119 * 30) == .parked)
        #expect(tracker.device?.drivenM == 0)
    }

    @Test("traccar #3640: buffered fixes that come late go into the trail, not to the front")
    func lateBufferedFixes() {
        var tracker = Tracker()
        tracker.position(at: 0)
        tracker.position(at: 3600, metresNorth: 900)
        for step in 0..<5 {
            tracker.position(at: 3601, fixAt: 600 + Double(step) * 60, speedKmh: 50, metresNorth: Double(step) * 100)
        }
        #expect(tracker.device?.position?.coordinate == Tracker.north(900))
        #expect(tracker.device?.trail.points.count == 7)
        #expect(tracker.device?.counts.late == 5)
        #expect(flaws(tracker).isEmpty, "late is no flaw")
    }

    @Test func nowhereAtZeroIsNoPlace() {
        var tracker = Tracker()
        tracker.position(at: 0)
        var report = Tracker.report()
        report.fix = Tracker.fix(at: 10)
        report.fix?.coordinate = Coordinate(latitude: 0, longitude: 0)
        tracker.take(report, at: 10)
        #expect(tracker.device?.position?.coordinate == Tracker.north(0))
        #expect(flaws(tracker) == [.zero: 1])
    }

    @Test func theSameFixTwiceCountsOnce() {
        var tracker = Tracker()
        tracker.position(at: 0)
        tracker.position(at: 5, fixAt: 0)
        #expect(tracker.device?.counts.positions == 1)
        #expect(flaws(tracker) == [.duplicate: 1])
    }

    @Test func aPlaceThatStandsStillWhileItDrivesIsFrozen() {
        var tracker = Tracker()
        for step in 0..<8 { tracker.position(at: Double(step) * 10, speedKmh: 60) }
        #expect(flaws(tracker) == [.frozen: 3])
        tracker.position(at: 80, speedKmh: 60, metresNorth: 160)
        #expect(flaws(tracker) == [.frozen: 3], "as soon as it moves it is good again")
    }

    @Test func alarmsInFlawedMessagesCount() {
        let store = FleetStore()
        var report = Tracker.report("861785001515349", .alarm, type: "ALM-A")
        report.alarm = .sos
        report.fix = Tracker.fix(at: 0)
        store.apply([Tracker.arrival(report, at: 0)])
        report.alarm = .powerCut
        report.fix = Tracker.fix(at: 10, metresNorth: Self.far)
        store.apply([Tracker.arrival(report, at: 10)])
        #expect(store.snapshot().alarms.map(\.kind) == [.sos, .powerCut])
        #expect(store.snapshot().devices.first?.counts.flaws == [.jump: 1])
    }

    @Test func drivenIsTheWayBetweenGoodFixesWhileItMoves() throws {
        var tracker = Tracker()
        for step in 0...10 { tracker.position(at: Double(step) * 10, speedKmh: 60, metresNorth: Double(step) * 160) }
        tracker.position(at: 105, speedKmh: 60, metresNorth: 30_000)
        let driven = try #require(tracker.device?.drivenM)
        #expect(abs(driven - 1600) <= 161, "the first metres prove that it drives; the jump counts for nothing")
    }
}
