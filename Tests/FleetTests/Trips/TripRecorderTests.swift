import Geo
import Testing

@testable import Fleet

/// What a trip is, and what is none: each rule by a short drive.
@Suite struct TripRecorderTests {
    /// A minute of standing, ten minutes at 36 km/h, ten minutes of standing.
    private func plainDrive(drift: Double = 0) -> Drive {
        var drive = Drive()
        drive.stand(seconds: 60, drift: drift)
        drive.go(seconds: 600, speedKmh: 36)
        drive.stand(seconds: 600, drift: drift)
        return drive
    }

    @Test func aDriveIsOneTripFromWhereItStoodToWhereItStandsAgain() throws {
        let drive = plainDrive()
        #expect(drive.trips() == ["50-660 6.0 km"])
        let recorder = drive.recorded()
        let trip = try #require(recorder.finished.first)
        #expect(trip.topSpeedKmh == 36)
        #expect(trip.startPlace == PackedPlace(Tracker.north(0)))
        #expect(abs(trip.endPlace.coordinate.distanceMetres(to: Tracker.north(6000))) < 1)
        #expect(abs(recorder.drivenM - 6000) < 5)
        #expect(recorder.allStops.map { $0.since.milliseconds(since: Tracker.morning) / 1000 } == [0, 660])
        #expect(recorder.allStops.map(\.until) == [Tracker.at(50), nil])
        #expect(abs(try #require(trip.averageMovingKmh) - 35.4) < 0.1, "6 km in 610 s")
    }

    @Test func whileItDrivesTheTripRuns() {
        var drive = Drive()
        drive.stand(seconds: 60)
        drive.go(seconds: 120, speedKmh: 36)
        #expect(drive.trips() == ["50-170 1.2 km running"])
    }

    @Test("a red light does not end a trip, five minutes of standing do", arguments: [240.0, 290, 300, 400])
    func light(seconds: Double) {
        var drive = plainDrive()
        drive = Drive()
        drive.stand(seconds: 20)
        drive.go(seconds: 300, speedKmh: 36)
        drive.stand(seconds: seconds)
        drive.go(seconds: 300, speedKmh: 36)
        #expect(drive.trips().count == (seconds < 300 ? 1 : 2), "\(drive.trips())")
        #expect(abs(drive.recorded().drivenM - 6000) < 10)
    }

    @Test func standingOnTheWayIsNoMoving() throws {
        var drive = Drive()
        drive.stand(seconds: 20)
        drive.go(seconds: 300, speedKmh: 36)
        drive.stand(seconds: 120, drift: 40)
        drive.go(seconds: 300, speedKmh: 36)
        let trip = try #require(drive.recorded().current(at: Tracker.at(drive.second), rules: StatusRules()))
        #expect(trip.standingMilliseconds == 110_000)
        #expect(abs(trip.distanceM - 6000) < 100, "drift at the light adds next to nothing")
    }

    @Test func parkedDriftDrivesNothing() {
        var drive = Drive()
        drive.stand(seconds: 36_000, drift: 90)
        #expect(drive.trips() == [])
        #expect(drive.recorded().drivenM == 0)
        #expect(plainDrive(drift: 60).trips() == ["50-660 5.9 km"])
    }

    @Test func driftBeyondTheRadiusWithoutAMoveDrivesNothing() {
        var drive = Drive()
        drive.stand(seconds: 36_000, drift: 180)
        #expect(drive.trips() == [] && drive.recorded().drivenM == 0)
    }

    @Test func aTunnelIsAGapInOneTrip() {
        var drive = Drive()
        drive.stand(seconds: 20)
        drive.go(seconds: 300, speedKmh: 36)
        drive.silence(seconds: 600, metres: 8000, speedKmh: 50)
        drive.go(seconds: 300, speedKmh: 36)
        #expect(drive.trips() == ["10-1210 14.0 km gap running"])
    }

    @Test(
        "a silence in which nobody drove, or that is too long, ends the trip",
        arguments: [(900.0, 20.0), (3700, 60_000)])
    func silence(seconds: Double, metres: Double) {
        var drive = Drive()
        drive.stand(seconds: 20)
        drive.go(seconds: 300, speedKmh: 36)
        drive.silence(seconds: seconds, metres: metres, speedKmh: 36)
        drive.go(seconds: 300, speedKmh: 36)
        #expect(drive.trips().count == 2, "\(drive.trips())")
        #expect(drive.trips().first == "10-310 3.0 km")
        #expect(abs(drive.recorded().drivenM - 6000) < metres.squareRoot() + 30)
    }

    @Test func aPlaceThatIsCorrectedIsNoDrive() {
        var drive = Drive()
        drive.stand(seconds: 300)
        drive.metres = 50_000
        drive.stand(seconds: 900)
        #expect(drive.trips() == [] && drive.recorded().drivenM == 0)
        #expect(drive.recorded().allStops.map(\.place) == [PackedPlace(Tracker.north(50_000))])
        drive.go(seconds: 300, speedKmh: 36)
        drive.metres = 0
        drive.go(seconds: 300, speedKmh: 36)
        #expect(drive.trips().count == 2 && abs(drive.recorded().drivenM - 6000) < 250, "\(drive.trips())")
    }

    @Test func whoStandsElsewhereAfterASilenceWasBroughtThere() {
        var drive = Drive()
        drive.stand(seconds: 300)
        drive.silence(seconds: 7200, metres: 5000, speedKmh: 0)
        drive.stand(seconds: 900)
        #expect(drive.trips() == [] && drive.recorded().drivenM == 0)
        #expect(drive.recorded().allStops.map(\.until) == [Tracker.at(290), nil])
    }

    @Test func aTripThatFallsSilentIsOverAfterAnHour() {
        var drive = Drive()
        drive.go(seconds: 300, speedKmh: 36)
        let recorder = drive.recorded()
        func isRunning(after seconds: Double) -> Bool? {
            recorder.current(at: Tracker.at(drive.second + seconds), rules: StatusRules())?.isRunning
        }
        #expect(isRunning(after: 3600) == true)
        #expect(isRunning(after: 3601) == false)
    }

    @Test("what is shorter than 100 m and a minute is no trip", arguments: [(20.0, 0), (30, 1)])
    func shortHop(seconds: Double, trips: Int) {
        var drive = Drive()
        drive.stand(seconds: 300)
        drive.go(seconds: seconds, speedKmh: 16)
        drive.stand(seconds: 600)
        #expect(drive.recorded().finished.count == trips, "\(drive.trips())")
        #expect(drive.recorded().allStops.count == trips + 1)
        if trips == 0 { #expect(drive.recorded().drivenM == 0) }
    }

    @Test func ignitionWhileStandingIsIdling() throws {
        var drive = Drive()
        drive.ignition = true
        drive.stand(seconds: 120)
        drive.go(seconds: 300, speedKmh: 36)
        drive.stand(seconds: 100)
        drive.go(seconds: 300, speedKmh: 36)
        drive.stand(seconds: 200)
        drive.ignition = false
        drive.stand(seconds: 400)
        let recorder = drive.recorded()
        let trip = try #require(recorder.finished.first)
        #expect(recorder.finished.count == 1)
        #expect(trip.idlingMilliseconds == 90_000)
        #expect(recorder.allStops.map(\.idlingMilliseconds) == [110_000, 200_000])
    }

    @Test func withoutAnIgnitionNobodyKnowsOfIdling() {
        let recorder = plainDrive().recorded()
        #expect(recorder.allStops.allSatisfy { $0.idlingMilliseconds == 0 })
    }

    @Test func aTrackerThatTellsNoSpeedDrivesByDistance() {
        var drive = Drive()
        drive.stand(seconds: 60)
        drive.go(seconds: 600, speedKmh: 72, tellsSpeed: false)
        drive.stand(seconds: 600)
        #expect(drive.trips() == ["50-650 12.0 km"])
    }

    @Test func aSlowTrackerMakesTripsToo() {
        var drive = Drive()
        drive.interval = 300
        drive.stand(seconds: 1500)
        drive.go(seconds: 3000, speedKmh: 36)
        drive.stand(seconds: 1500)
        #expect(drive.trips() == ["1200-4500 30.0 km"])
    }

    @Test func anOlderFixTakesNoPart() {
        var drive = plainDrive()
        let before = drive.recorded()
        drive.fix(speedKmh: 90, metres: 5000, after: -400)
        #expect(drive.recorded() == before)
    }

    @Test func theThresholdsAreRules() {
        var rules = StatusRules()
        rules.trips.endAfterMilliseconds = 60_000
        var drive = Drive()
        drive.stand(seconds: 20)
        drive.go(seconds: 300, speedKmh: 36)
        drive.stand(seconds: 80)
        drive.go(seconds: 300, speedKmh: 36)
        #expect(drive.trips(rules).count == 2 && drive.trips().count == 1)
    }

    @Test func onlySoManyAreKeptAndNoneOfTheDistanceIsLost() {
        var drive = Drive()
        for _ in 0..<6 {
            drive.go(seconds: 300, speedKmh: 36)
            drive.stand(seconds: 400)
        }
        var recorder = TripRecorder()
        for fix in drive.fixes { recorder.take(fix, rules: StatusRules(), capacity: 4) }
        let all = drive.recorded()
        #expect(all.finished.count == 6)
        #expect(recorder.finished == Array(all.finished.suffix(4)) && recorder.stops == Array(all.stops.suffix(4)))
        #expect(recorder.drivenM == all.drivenM)
    }

    @Test func aProfileHasTheTopSpeedsOfItsParts() {
        var profile = SpeedProfile()
        for second in 0..<360 { profile.note(speedKmh: Double(second % 100), afterSeconds: Int64(second)) }
        #expect(profile.speedsKmh.count == 24 && profile.speedsKmh.first == 14)
        profile.note(speedKmh: 200, afterSeconds: 700)
        #expect(profile.speedsKmh.count == 24 && profile.speedsKmh.first == 29 && profile.speedsKmh.last == 200)
        #expect(profile.speedsKmh[12...22].allSatisfy { $0 == nil }, "nothing came in between")
        profile.note(speedKmh: 1, afterSeconds: -1)
        profile.note(speedKmh: 300, afterSeconds: 100_000)
        #expect(profile.speedsKmh.count <= 24 && profile.speedsKmh.last == 254)
    }
}
