import Geo
import Testing

@testable import Fleet

/// A stretch above the limit is one alarm with its peak and its length.
@Suite struct SpeedSignalTests {
    /// Fixes at these speeds, ten seconds and a believable way apart.
    private func drive(_ desk: WatchDesk, _ speeds: [Double], from start: Double = 0) {
        for (number, speed) in speeds.enumerated() {
            desk.position(start + Double(number) * 10, speed: speed, north: (start / 10 + Double(number)) * 250)
        }
    }

    @Test("two fixes in a row above the limit begin it, the slack below it ends it")
    func stretch() {
        let desk = WatchDesk(limit: 90)
        drive(desk, [80, 95, 88, 95, 100, 120, 110, 88])
        #expect(desk.story == ["raised overspeed"], "88 is within the slack")
        let facts = desk.alarms.first?.facts
        #expect(facts?.peakKmh == 120 && facts?.limitKmh == 90)
        #expect(desk.alarms.first?.deviceTime == Tracker.at(30), "when it began")
        drive(desk, [87], from: 80)
        #expect(desk.story == ["raised overspeed", "ended overspeed"])
        #expect(desk.alarms.first?.facts.lastedMilliseconds == 50_000)
        #expect(desk.alarms.first?.facts.peakKmh == 120)
    }

    @Test("one fast fix, and fast fixes that are late, flawed or without a limit, are nothing")
    func nothing() {
        let single = WatchDesk(limit: 90)
        drive(single, [80, 150, 80, 150, 80])
        #expect(single.story.isEmpty)
        let late = WatchDesk(limit: 90)
        for number in 0..<5 { late.position(5000 + Double(number), speed: 150, fixAt: Double(number) * 10) }
        #expect(late.story.isEmpty)
        let flawed = WatchDesk(limit: 90)
        flawed.position(0)
        for number in 1..<3 { flawed.position(Double(number) * 10, speed: 150, north: 50_000) }
        for number in 3..<6 {
            flawed.message(Double(number) * 10) {
                $0.fix = Tracker.fix(at: Double(number) * 10, speedKmh: 150, isValid: false)
            }
        }
        #expect(flawed.story.isEmpty)
        let free = WatchDesk()
        drive(free, [150, 150, 150])
        #expect(free.story.isEmpty)
    }

    @Test("two fast fixes an hour apart are not in a row")
    func gap() {
        let desk = WatchDesk(limit: 90)
        desk.position(0, speed: 120)
        desk.position(3600, speed: 120, north: 60_000)
        #expect(desk.story.isEmpty)
        desk.position(3610, speed: 120, north: 60_300)
        #expect(desk.story == ["raised overspeed"])
        #expect(desk.alarms.first?.deviceTime == Tracker.at(3600))
    }

    @Test("silence ends it at the last fix, not when the silence was noticed")
    func silence() {
        let desk = WatchDesk(limit: 90)
        drive(desk, [100, 110, 105])
        desk.sweep(30...800)
        #expect(desk.story == ["raised overspeed", "raised offline", "ended overspeed"])
        #expect(desk.alarms.first?.facts.lastedMilliseconds == 20_000)
    }

    @Test("the limit of a zone counts where it is the lower one, and the limit that was broken is told")
    func zoneLimit() {
        var rules = StatusRules()
        rules.signals.speedLimitKmh = 90
        let school = ZoneWalk.circle("school", radius: 400) {
            $0.speedLimitKmh = 30
            $0.use = .noCut
        }
        let desk = WatchDesk(FleetPolicy(rules: rules, zones: ZoneSet([school])))
        for number in 0..<12 { desk.position(Double(number) * 10, speed: 60, north: -1000 + Double(number) * 170) }
        #expect(desk.story == ["raised overspeed", "ended overspeed"])
        #expect(desk.alarms.first?.facts.limitKmh == 30)
    }

    @Test("a restart in the middle changes nothing")
    func restart() throws {
        var rules = StatusRules()
        rules.signals.speedLimitKmh = 90
        let desk = WatchDesk(limit: 90)
        drive(desk, [100, 110])
        let next = try desk.restarted(FleetPolicy(rules: rules))
        drive(next, [120, 50], from: 20)
        #expect(next.story == ["ended overspeed"])
        #expect(next.alarms.first?.facts.peakKmh == 120)
        #expect(next.alarms.first?.facts.lastedMilliseconds == 30_000)
    }
}
