import Fleet
import Testing

@testable import Dashboard

/// When the bell rings, and when it is quiet.
@Suite struct QuietHoursTests {
    private static func rules(_ schedule: String, except: Set<Int> = [1]) throws -> BellRules {
        var rules = BellRules()
        rules.quiet = try ZoneSchedule(schedule)
        rules.exceptions = except
        return rules
    }

    /// 2026-11-22, a Sunday, at a time of UTC.
    private static func at(_ hour: Int, _ minute: Int = 0, day: Int = 22) -> Timestamp {
        CalendarDate(year: 2026, month: 11, day: day, hour: hour, minute: minute, second: 0)?.timestamp
            ?? .init(seconds: 0)
    }

    @Test("quiet hours run across midnight on the operator's clock, and what is excepted rings")
    func acrossMidnight() throws {
        let rules = try Self.rules("22:00-06:00")
        let paris = LocalClock { _ in 3600 }
        #expect(rules.isHeard(priority: 2, at: Self.at(20, 59), paris))
        #expect(!rules.isHeard(priority: 2, at: Self.at(21), paris))
        #expect(!rules.isHeard(priority: 2, at: Self.at(4, 59, day: 23), paris))
        #expect(rules.isHeard(priority: 2, at: Self.at(5, day: 23), paris))
        #expect(rules.isHeard(priority: 1, at: Self.at(23), paris))
        #expect(rules.isHeard(priority: 2, at: Self.at(21), .utc))
    }

    @Test("days may be named, and nothing need be excepted")
    func days() throws {
        let rules = try Self.rules("Sa,Su 00:00-24:00", except: [])
        #expect(!rules.isHeard(priority: 1, at: Self.at(12), .utc))
        #expect(rules.isHeard(priority: 1, at: Self.at(12, day: 23), .utc))
    }

    @Test("a bell that is off never rings")
    func off() {
        var rules = BellRules()
        rules.isOn = false
        #expect(!rules.isHeard(priority: 1, at: Self.at(12), .utc))
    }

    @Test("on the screen: no ring in quiet hours, the critical one repeats at its interval")
    func onScreen() throws {
        let quiet = try Self.rules("00:00-24:00")
        let story = Scenario(Fleets.all) { settings in
            settings.bell = quiet
            settings.bell.repeatMilliseconds = 20_000
        }
        #expect(story.alarm(.door, of: "Van 12") == [])
        #expect(story.alarm(.sos, of: "Van 12") == [.ring])
        story.pass(seconds: 19)
        #expect(story.effects.count { $0 == .ring } == 1)
        story.pass(seconds: 2)
        #expect(story.effects.count { $0 == .ring } == 2)
    }
}
