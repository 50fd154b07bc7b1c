import Geo
import Testing

@testable import Fleet

/// Where devices should and should not be, and when.
///
/// The morning of the tests is Sunday 2026-11-22, 08:00 UTC.
struct ZoneDutyTests {
    @Test("traccar #3897: a device is outside when it should be inside")
    func outsideWhenItShouldBeInside3897() throws {
        let nights = try ZoneSchedule("Su 22:00-06:00")
        var walk = ZoneWalk([
            ZoneWalk.circle {
                $0.use = .inside
                $0.schedule = nights
            }
        ])
        walk.fix(0, 1_000)
        walk.sweep(13.9 * 3_600)
        #expect(walk.story == [])
        walk.sweep(14 * 3_600)
        walk.sweep(14 * 3_600 + 1)
        #expect(walk.story == ["absent depot 50400"])
        #expect(walk.presence.missingIn == [ZoneID("depot")])
        walk.fix(15 * 3_600, 0)
        walk.sweep(15 * 3_600 + 1)
        #expect(Array(walk.story.dropFirst()) == ["entered depot 54000", "absenceEnded depot 54001"])
        walk.fix(16 * 3_600, 1_000)
        walk.sweep(16 * 3_600)
        // Monday at six nobody has to be there any more.
        walk.sweep(22 * 3_600)
        #expect(walk.story.suffix(2) == ["absent depot 57600", "absenceEnded depot 79200"])
    }

    @Test func aDeviceNeverHeardIsNotMissing() {
        var walk = ZoneWalk([ZoneWalk.circle { $0.use = .inside }])
        walk.sweep(0)
        #expect(walk.story == [])
    }

    @Test func beingThereAfterHoursIsTold() throws {
        let hours = try ZoneSchedule("daily 09:00-10:00")
        var walk = ZoneWalk([
            ZoneWalk.circle {
                $0.use = .outside
                $0.schedule = hours
            }
        ])
        walk.fix(0, 0)
        walk.sweep(10)
        #expect(walk.story == [])
        walk.sweep(3_600)
        walk.sweep(3_700)
        walk.sweep(7_200)
        #expect(walk.story == ["trespassing depot 3600", "trespassEnded depot 7200"])
        walk.fix(7_210, 5)
        walk.sweep(7_220, utcOffsetSeconds: -3_600)
        walk.fix(7_260, 1_000)
        #expect(walk.story.suffix(3) == ["trespassing depot 7220", "left depot 7220", "trespassEnded depot 7220"])
    }

    @Test func whatIsToldOfAWatchedZoneGoesByItsSchedule() throws {
        var zone = ZoneWalk.circle()
        zone.schedule = try ZoneSchedule("Su 09:00-10:00")
        #expect(!zone.isTold(ZoneEvent(.entered, zone.id, at: Tracker.at(0)), utcOffsetSeconds: 0))
        #expect(zone.isTold(ZoneEvent(.entered, zone.id, at: Tracker.at(0)), utcOffsetSeconds: 3_600))
        zone.use = .noCut
        #expect(!zone.isTold(ZoneEvent(.entered, zone.id, at: Tracker.at(0)), utcOffsetSeconds: 3_600))
    }

    @Test(arguments: [
        ("22:00-06:00", [22, 23, 0, 5], [6, 12, 21]),
        ("00:00-24:00", [0, 12, 23], []),
        ("Su 07:00-9:30", [7, 8, 9], [6, 10]),
        ("weekends 08:00-09:00; Mo 10:00-11:00", [8], [9, 10]),
        ("Mo-Fr 00:00-24:00", [], [0, 12, 23]),
        ("Sat-Mon 08:00-09:00", [8], [7, 9]),
        ("Sa 22:00-06:00", [0, 5], [6, 22, 23]),
        ("Sunday,We 22:00-00:00", [22, 23], [0, 21]),
    ])
    func hoursOfASunday(text: String, inForce: [Int], notInForce: [Int]) throws {
        let schedule = try ZoneSchedule(text)
        for (hours, expected) in [(inForce, true), (notInForce, false)] {
            for hour in hours {
                let moment = Tracker.at(Double(hour - 8) * 3_600)
                #expect(schedule.isInForce(at: moment, utcOffsetSeconds: 0) == expected, "\(hour) o'clock")
                // Two hours earlier by UTC it is the same by a clock that is two hours ahead.
                let there = moment.adding(seconds: -7_200)
                #expect(schedule.isInForce(at: there, utcOffsetSeconds: 7_200) == expected)
            }
        }
    }

    @Test(arguments: [
        ("", "an empty schedule; write Mo-Fr 22:00-06:00"),
        ("always", "'always' is no time; write 22:00-06:00, for a whole day 00:00-24:00"),
        ("Mo 22:00", "'22:00' is no time; write 22:00-06:00, for a whole day 00:00-24:00"),
        ("Mo 25:00-26:00", "'25:00-26:00' is no time; write 22:00-06:00, for a whole day 00:00-24:00"),
        ("Mo 08:00-08:00", "'08:00-08:00' is no time; write 22:00-06:00, for a whole day 00:00-24:00"),
        (
            "Mi 08:00-09:00",
            "'Mi' is no day; write Mo, Tu, We, Th, Fr, Sa, Su, Mo-Fr, weekdays, weekends or daily"
        ),
        ("on Mo 08:00-09:00", "'on Mo 08:00-09:00' is no schedule; write Mo-Fr 22:00-06:00"),
    ])
    func whatIsNoScheduleIsSaid(text: String, words: String) {
        #expect(throws: ScheduleFault(words)) { try ZoneSchedule(text) }
    }
}
