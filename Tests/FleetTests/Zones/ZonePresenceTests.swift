import Geo
import Testing

@testable import Fleet

/// Coming, going, and everything that must not look like it.
struct ZonePresenceTests {
    @Test func comingAndGoing() {
        var walk = ZoneWalk([ZoneWalk.circle()])
        walk.fix(0, -1_000)
        walk.fix(60, -400)
        walk.fix(120, 0)
        walk.fix(180, 100)
        walk.fix(240, 300)
        // The border is crossed halfway between fixes: at -200 and at +200 metres.
        #expect(walk.story == ["entered depot 90", "left depot 210"])
        #expect(walk.events.last?.since == walk.events.first?.time)
    }

    @Test func theFirstFixOnlySetsWhereItIs() {
        var walk = ZoneWalk([ZoneWalk.circle(), ZoneWalk.circle("gate", radius: 30)])
        walk.fix(0, 0)
        #expect(walk.story == [])
        #expect(walk.presence.stays.map(\.zone.text) == ["depot", "gate"])
        #expect(walk.presence.stays.allSatisfy { !$0.isSinceKnown })
        walk.fix(60, 1_000)
        #expect(walk.story == ["left gate 2", "left depot 12"])
        #expect(walk.events.allSatisfy { $0.since == nil })
    }

    @Test("traccar #6019: a device that stands on the border of a zone does not come and go")
    func flapping6019() {
        var walk = ZoneWalk([ZoneWalk.circle()])
        walk.fix(0, 0)
        for (number, east) in [190.0, 205, 195, 215, 199, 201, 218, 185, 210].enumerated() {
            walk.fix(60 * Double(number + 1), east)
        }
        #expect(walk.story == [])
        #expect(walk.presence.stays.count == 1)
        var outside = ZoneWalk([ZoneWalk.circle()])
        outside.fix(0, 500)
        for (number, east) in [205.0, 190, 215, 185, 199].enumerated() { outside.fix(60 * Double(number + 1), east) }
        #expect(outside.story == [])
        #expect(outside.presence.stays == [])
    }

    @Test("traccar #2189, #3609: a short visit to a zone with a dwell time is none")
    func dwell2189() {
        var walk = ZoneWalk([ZoneWalk.circle { $0.dwellMilliseconds = 120_000 }])
        walk.fix(0, -1_000)
        walk.fix(60, 0)
        walk.fix(90, 1_000)
        #expect(walk.story == [])
        walk.fix(200, 0)
        walk.fix(260, 10)
        #expect(walk.story == [])
        walk.fix(320, 0)
        #expect(walk.story == ["entered depot 178"])
        walk.fix(380, 400)
        walk.fix(440, 0)
        #expect(walk.story.count == 1)
        walk.fix(500, 400)
        walk.fix(620, 400)
        #expect(walk.story.last == "left depot 470")
    }

    @Test("traccar #3779: a fast pass through a small zone between two fixes counts")
    func fastPass3779() {
        var walk = ZoneWalk([ZoneWalk.circle("gate", radius: 40)])
        walk.fix(0, -500)
        walk.fix(20, 500)
        #expect(walk.story == ["entered gate 9 in passing", "left gate 11 in passing"])
        #expect(walk.presence.stays == [])
        // Past the gate, and through its very edge, is not through it.
        walk.fix(40, 500, 200)
        walk.fix(60, -500, 200)
        walk.fix(80, -500, 38)
        walk.fix(100, 500, 38)
        #expect(walk.story.count == 2)
    }

    @Test func aPassTakesAsLongAsItTakes() {
        var walk = ZoneWalk([ZoneWalk.circle { $0.dwellMilliseconds = 30_000 }])
        walk.fix(0, -1_000)
        walk.fix(20, 1_000)
        #expect(walk.story == [])
        walk.fix(320, -1_000)
        #expect(walk.story == ["entered depot 140 in passing", "left depot 200 in passing"])
    }

    @Test func noWayIsGuessedOverALongSilenceOrAJump() {
        var walk = ZoneWalk([ZoneWalk.circle("gate", radius: 40)])
        walk.fix(0, -500)
        walk.fix(3_600, 500)
        walk.fix(3_700, -20_000)
        #expect(walk.story == [])
    }

    @Test("traccar #3640: fixes that arrive late or out of order take no part")
    func late3640() {
        var walk = ZoneWalk([ZoneWalk.circle()])
        walk.fix(0, -1_000)
        walk.fix(100, -500)
        walk.fix(50, 0, arrivesAt: 110)
        walk.fix(100, 0, arrivesAt: 120)
        #expect(walk.story == [])
        #expect(walk.presence.stays == [])
    }

    @Test func aBurstOfBufferedFixesIsJudgedByItsOwnTimes() {
        var walk = ZoneWalk([ZoneWalk.circle { $0.dwellMilliseconds = 60_000 }])
        walk.fix(0, 0)
        // Out for ten seconds, five minutes ago; all of it arrives at once.
        walk.fix(10, 400, arrivesAt: 310)
        walk.fix(20, 0, arrivesAt: 310)
        walk.fix(300, 0, arrivesAt: 310)
        #expect(walk.story == [])
    }

    @Test func silenceAfterGoingOutIsGoingOut() {
        var walk = ZoneWalk([ZoneWalk.circle { $0.dwellMilliseconds = 120_000 }])
        walk.fix(0, 0)
        walk.fix(10, 400)
        walk.sweep(120)
        #expect(walk.story == [])
        walk.sweep(131)
        #expect(walk.story == ["left depot 5"])
    }

    @Test func silenceAfterComingInIsAStayOnlyAfterAWhile() {
        var walk = ZoneWalk([ZoneWalk.circle { $0.dwellMilliseconds = 120_000 }])
        walk.fix(0, -400)
        walk.fix(10, 0)
        walk.sweep(200)
        #expect(walk.story == [])
        walk.sweep(611)
        #expect(walk.story == ["entered depot 5"])
    }

    @Test func aPoorFixHasToBeFurtherFromTheBorder() {
        var walk = ZoneWalk([ZoneWalk.circle(radius: 500)])
        walk.fix(0, 0)
        walk.fix(60, 540, hdop: 5)
        #expect(walk.story == [])
        walk.fix(120, 540, hdop: 1)
        #expect(walk.story.count == 1)
        var exact = ZoneWalk([ZoneWalk.circle { $0.hysteresisMetres = 0 }])
        exact.fix(0, 199)
        exact.fix(10, 201, hdop: 5)
        exact.fix(20, 199, hdop: 5)
        #expect(exact.story.count == 2)
    }

    @Test func aZoneSmallerThanTheHysteresisCanStillBeEntered() {
        var walk = ZoneWalk([ZoneWalk.circle("gate", radius: 10)])
        walk.fix(0, 100)
        walk.fix(10, 2)
        walk.fix(20, 100)
        #expect(walk.story == ["entered gate 9", "left gate 11"])
    }

    @Test func aStayThatIsTooLongIsToldOnce() {
        var walk = ZoneWalk([ZoneWalk.circle { $0.maximumStayMilliseconds = 600_000 }])
        walk.fix(0, -400)
        walk.fix(60, 0)
        walk.sweep(600)
        walk.sweep(700)
        walk.sweep(800)
        #expect(walk.story == ["entered depot 30", "overstayed depot 630"])
    }

    @Test func zonesAreForTheirGroups() {
        var walk = ZoneWalk([ZoneWalk.circle { $0.groups = ["north", "south"] }])
        walk.groups = ["east"]
        walk.fix(0, -400)
        walk.fix(60, 0)
        #expect(walk.story == [])
        walk.groups = ["south"]
        walk.fix(120, 10)
        // It was there before it belonged to the group, at the fix before at least.
        #expect(walk.story == ["entered depot 60"])
        walk.groups = []
        walk.fix(180, 0)
        #expect(walk.presence.stays == [])
    }

    @Test func otherZonesMakeNoEvents() {
        var walk = ZoneWalk([ZoneWalk.circle("old"), ZoneWalk.circle("shrinks")])
        walk.fix(0, 120)
        walk.rezone([ZoneWalk.circle("shrinks", radius: 50), ZoneWalk.circle("new", radius: 300)], at: 30)
        #expect(walk.presence.stays.map(\.zone.text) == ["new"])
        walk.fix(60, 121)
        #expect(walk.story == [])
        walk.fix(120, 421)
        #expect(walk.story == ["left new 96"])
    }

    @Test func leavingOneZoneIntoAnotherInOneStep() {
        var walk = ZoneWalk([ZoneWalk.circle("west", east: -250), ZoneWalk.circle("east", east: 250)])
        walk.fix(0, -250)
        walk.fix(50, 250)
        #expect(walk.story == ["left west 20", "entered east 30"])
    }
}
