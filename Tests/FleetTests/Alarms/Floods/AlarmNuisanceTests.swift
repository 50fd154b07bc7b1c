import Testing

@testable import Fleet

/// Chattering, fleeting and stale alarms.
@Suite struct AlarmNuisanceTests {
    private func told(_ changes: [(AlarmKind, Double)]) -> AlarmDesk {
        let desk = AlarmDesk()
        for (kind, second) in changes { desk.alarm(kind, at: second) }
        return desk
    }

    private func cut(_ desk: AlarmDesk) throws -> Alarm { try #require(desk.alarms.first { $0.kind == .powerCut }) }

    @Test("three begins and ends within a minute are chattering, for ten minutes")
    func chattering() throws {
        let alarm = try cut(told([(.powerCut, 0), (.powerRestored, 20), (.powerCut, 40)]))
        #expect(alarm.nuisance(at: Tracker.at(41)) == .chattering)
        #expect(alarm.nuisance(at: Tracker.at(599)) == .chattering)
        #expect(alarm.nuisance(at: Tracker.at(700)) == nil)
        #expect(alarm.nuisanceAdvice(at: Tracker.at(41))?.contains("off_delay") == true)
    }

    @Test("three in a longer time are not")
    func slow() throws {
        let alarm = try cut(told([(.powerCut, 0), (.powerRestored, 40), (.powerCut, 80)]))
        #expect(alarm.nuisance(at: Tracker.at(81)) == nil)
    }

    @Test("what was over within ten seconds is fleeting, unless somebody had acted")
    func fleeting() throws {
        let quick = told([(.powerCut, 0), (.powerRestored, 8)])
        #expect(try cut(quick).nuisance(at: Tracker.at(60)) == .fleeting)
        #expect(try cut(quick).nuisanceAdvice(at: Tracker.at(60))?.contains("on_delay") == true)
        #expect(try cut(told([(.powerCut, 0), (.powerRestored, 11)])).nuisance(at: Tracker.at(60)) == nil)
        let acted = AlarmDesk()
        acted.alarm(.powerCut, at: 0)
        acted.acknowledge(0, at: 3)
        acted.alarm(.powerRestored, at: 8)
        #expect(try cut(acted).nuisance(at: Tracker.at(60)) == nil)
    }

    @Test("what lasts for more than a day is stale; a momentary alarm never does")
    func stale() throws {
        let desk = told([(.powerCut, 0), (.sos, 1)])
        #expect(try cut(desk).nuisance(at: Tracker.at(86_400)) == nil)
        #expect(try cut(desk).nuisance(at: Tracker.at(86_401)) == .stale)
        #expect(desk.alarms.first { $0.kind == .sos }?.nuisance(at: Tracker.at(90_000)) == nil)
    }
}
