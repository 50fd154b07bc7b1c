import Geo
import Testing

@testable import Fleet

/// What users of another tracking server complained about, by the number of the issue: here it has to go well.
@Suite struct TraccarComplaintTests {
    private static func zone(radius: Double = 200, north: Double = 0) -> FleetPolicy {
        do {
            let area = try GeoArea(.circle(center: Tracker.north(north), radiusMetres: radius))
            return FleetPolicy(zones: ZoneSet([Zone(id: ZoneID("depot"), name: "depot", area: area)]))
        } catch {
            preconditionFailure("no circle: \(error)")
        }
    }

    @Test("#4640: a device that really was taken far away is not locked out at its old place")
    func lockOutAfterAJump() {
        let desk = WatchDesk(Self.zone(north: 0))
        for second in stride(from: 0.0, through: 60, by: 20) { desk.position(second, north: second / 20) }
        let old = desk.device?.position
        // By ferry, switched off for twenty minutes: 400 km away.
        desk.position(1260, north: 400_000)
        desk.position(1280, speed: 30, north: 400_150)
        #expect(desk.device?.position == old, "one and two far fixes may be wrong")
        #expect(desk.device?.lastFlaw?.flaw == .jump)
        #expect(desk.device?.counts.flaws == [.jump: 2])
        desk.position(1300, speed: 30, north: 400_300)
        #expect(desk.device?.position?.coordinate == Tracker.north(400_300), "three that agree are right")
        desk.position(1320, speed: 30, north: 400_450)
        #expect(desk.status(at: 1321) == .moving)
        #expect(desk.device?.counts.flaws == [.jump: 2], "nothing more is refused")
        #expect((desk.device?.drivenM ?? .infinity) < 1000, "nobody drove 400 km")
        #expect(desk.story == ["raised geofenceExit depot"], "it has left, once")
    }

    @Test("#4640: single wild fixes are left out, and the device stays where it is")
    func singleJumps() {
        let desk = WatchDesk(Self.zone())
        for number in 0..<30 {
            desk.position(Double(number) * 20, north: number % 5 == 4 ? 80_000 : Double(number % 3))
        }
        #expect(desk.device?.counts.flaws == [.jump: 6])
        #expect(desk.status(at: 600) == .parked)
        #expect(desk.story.isEmpty)
    }

    @Test("#2264: one fix from the future does not freeze the last position")
    func futureFix() {
        let desk = WatchDesk()
        desk.position(0)
        desk.position(20, north: 50, fixAt: 315_360_000)
        #expect(desk.device?.position?.time == Tracker.at(20), "it counts as of now")
        #expect(desk.device?.counts.clockAhead == 1)
        #expect(desk.device?.clockAheadMilliseconds != nil)
        for second in stride(from: 40.0, through: 80, by: 20) { desk.position(second, speed: 40, north: second * 10) }
        #expect(desk.device?.position?.coordinate == Tracker.north(800))
        #expect(desk.device?.position?.time == Tracker.at(80))
        #expect(desk.status(at: 81) == .moving)
        #expect(desk.device?.clockAheadMilliseconds == nil)
        #expect(desk.story.isEmpty, "one message says nothing about the clock")
    }

    @Test("#5449: a parked car that drifts does not drive")
    func parkedDrift() {
        let desk = WatchDesk(Self.zone(radius: 300))
        desk.position(-20) { $0.ignition = false }
        // Up to 40 m about, at speeds a receiver makes up, now and then one above the threshold.
        for number in 0..<360 {
            let second = Double(number) * 20
            desk.position(
                second, speed: number % 9 == 4 ? 6 : Double(number % 4) * 0.7, north: Double(number * 7 % 9) * 5
            ) { $0.ignition = false }
            desk.sweep(second + 1)
            #expect([.stopped, .parked].contains(desk.status(at: second + 2)), "after \(second) s")
        }
        #expect(desk.status(at: 7200) == .parked)
        #expect(desk.device?.drivenM == 0)
        #expect(desk.story.isEmpty, "no tow, no zone")
        guard case .stands(let since, let fixes, let within, let ignition) = desk.reason(at: 7200) else {
            Issue.record("it stands")
            return
        }
        #expect(since == Tracker.at(-20) && fixes == 361 && ignition == false)
        #expect((30...45).contains(within))
    }

    @Test("#6019: a car at the border of a zone does not come and go")
    func zoneFlapping() {
        let desk = WatchDesk(Self.zone(radius: 200))
        desk.position(0, speed: 30, north: 600)
        desk.position(30, speed: 30, north: 100)
        for number in 0..<120 {
            let second = 60 + Double(number) * 30
            desk.position(second, speed: 1, north: number % 2 == 0 ? 192 : 209) { $0.fix?.hdop = 1.5 }
            desk.sweep(second + 5)
        }
        #expect(desk.story == ["raised geofenceEnter depot"])
        desk.position(4000, speed: 40, north: 900)
        #expect(
            desk.story == ["raised geofenceEnter depot", "ended geofenceEnter depot", "raised geofenceExit depot"])
        #expect(desk.alarms.map(\.count) == [1, 1])
    }

    @Test("#3779: passing a small zone fast, between two fixes, is coming in and going out")
    func fastPass() {
        let desk = WatchDesk(Self.zone(radius: 60, north: 500))
        desk.position(0, speed: 120, north: 0)
        desk.position(30, speed: 120, north: 1000)
        #expect(
            desk.story == ["raised geofenceEnter depot", "ended geofenceEnter depot", "raised geofenceExit depot"])
        let times = desk.alarms.compactMap(\.deviceTime?.milliseconds).map { $0 - Tracker.morning.milliseconds }
        #expect(times.count == 2)
        for (time, expected) in zip(times, [13_200, 16_800]) { #expect(abs(time - Int64(expected)) <= 50) }
        #expect(desk.status(at: 31) == .moving)
    }

    @Test("#3640: fixes that were stored come late and change nothing that is shown as now")
    func lateBufferedFixes() {
        let desk = WatchDesk(Self.zone(north: 3000))
        desk.position(3600, north: 0) { $0.power.batteryPercent = 80 }
        let shown = desk.device?.position
        // Twenty minutes of a drive through the zone, an hour old, newest first and shuffled.
        for number in 0..<60 {
            let minute = Double(number * 37 % 60)
            desk.position(3601 + Double(number) / 10, speed: 90, north: minute * 100, fixAt: minute * 20) {
                $0.isStoredRecord = true
                $0.power.batteryPercent = 3
            }
        }
        #expect(desk.device?.position == shown)
        #expect(desk.status(at: 3620) == .stopped)
        #expect(desk.device?.counts.late == 60)
        #expect(desk.device?.counts.flaws == [:], "they are good, only old")
        #expect(desk.device?.power.batteryPercent == 80)
        #expect(desk.story.isEmpty)
        #expect(desk.device?.trail.points.map(\.time) == desk.device?.trail.points.map(\.time).sorted())
        // An alarm among them counts, and is marked.
        desk.position(3610, north: 0, fixAt: 10) { $0.alarm = .sos }
        #expect(desk.story == ["raised sos"])
        #expect(desk.alarms.first?.isLate == true)
    }
}
