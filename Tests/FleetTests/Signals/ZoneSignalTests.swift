import Testing

@testable import Fleet

/// What happens between devices and zones begins and ends alarms about that zone.
@Suite struct ZoneSignalTests {
    private func desk(_ change: (inout Zone) -> Void = { _ in }) -> WatchDesk {
        WatchDesk(FleetPolicy(zones: ZoneSet([ZoneWalk.circle(radius: 200, change)])))
    }

    @Test("coming in and going out are told, each ends the other")
    func enterAndLeave() {
        let desk = desk()
        for (number, north) in [-600.0, -400, -100, 0, 100, 400, 600].enumerated() {
            desk.position(Double(number) * 60, speed: 20, north: north)
        }
        #expect(desk.story == ["raised geofenceEnter depot", "ended geofenceEnter depot", "raised geofenceExit depot"])
        #expect(desk.alarms.map(\.area) == [ZoneID("depot"), ZoneID("depot")])
        desk.position(500, speed: 20, north: 0)
        #expect(desk.story.suffix(2) == ["ended geofenceExit depot", "repeated geofenceEnter depot"])
    }

    @Test("going out is told by a sweep where nothing more is heard")
    func leftInSilence() {
        let desk = desk { $0.dwellMilliseconds = 120_000 }
        desk.position(0, north: 0)
        desk.position(60, speed: 30, north: 500)
        desk.sweep(120)
        #expect(desk.story.isEmpty)
        desk.sweep(180)
        #expect(desk.story == ["raised geofenceExit depot"])
    }

    @Test("staying too long and being where it must not be are told by sweeps and end with leaving")
    func overstayAndTrespass() {
        let overstay = desk {
            $0.maximumStayMilliseconds = 600_000
            $0.use = .noCut
        }
        let trespass = desk { $0.use = .outside }
        for desk in [overstay, trespass] {
            desk.position(0, north: 600)
            desk.position(60, speed: 30, north: 0)
            for second in stride(from: 120.0, through: 900, by: 60) {
                desk.position(second, north: second / 100)
                desk.sweep(second)
            }
            desk.position(960, speed: 30, north: 600)
        }
        #expect(overstay.story == ["raised zoneOverstay depot", "ended zoneOverstay depot"])
        #expect(trespass.story == ["raised zoneTrespass depot", "ended zoneTrespass depot"])
    }

    @Test("not being where it should be is told while the schedule is in force")
    func absence() throws {
        let schedule = try ZoneSchedule("08:10-08:30")
        let desk = desk {
            $0.use = .inside
            $0.schedule = schedule
        }
        for second in stride(from: 0.0, through: 1980, by: 60) {
            desk.position(second, north: 1000 + second / 100)
            desk.sweep(second)
        }
        #expect(desk.story == ["raised zoneAbsence depot", "ended zoneAbsence depot"])
        #expect(desk.alarms.first?.raisedAt == Tracker.at(600))
        #expect(desk.alarms.first?.endedAt == Tracker.at(1800))
    }

    @Test("late and flawed fixes move nobody into a zone")
    func notTaken() {
        let desk = desk()
        desk.position(5000, north: 600)
        desk.position(5010, north: 0, fixAt: 100)
        desk.message(5020) { $0.fix = Tracker.fix(at: 5020, isValid: false) }
        #expect(desk.story.isEmpty)
        #expect(desk.device?.zones.stays.isEmpty == true)
    }

    @Test("a restart leaves a device on the border where it was")
    func restart() throws {
        let desk = desk()
        for (number, north) in [600.0, 195].enumerated() { desk.position(Double(number) * 60, north: north) }
        let next = try desk.restarted(desk.store.policy)
        next.position(120, speed: 30, north: 600)
        #expect(next.story.isEmpty, "it never surely came in")
    }
}
