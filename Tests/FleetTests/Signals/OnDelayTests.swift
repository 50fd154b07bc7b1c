import Testing

@testable import Fleet

/// What the listener notices has to last before it is told; what a tracker tells is told at once.
@Suite struct OnDelayTests {
    @Test(
        "the delays are those that are agreed",
        arguments: [(AlarmKind.overspeed, 10), (.lowBattery, 60), (.powerCut, 5)])
    func declared(kind: AlarmKind, seconds: Int) {
        #expect(AlarmRules().rule(of: kind).onDelayMilliseconds == Int64(seconds) * 1000)
        #expect(AlarmRules().rule(of: kind, isTold: true).onDelayMilliseconds == 0)
        #expect(AlarmTraits.all.count { $0.onDelaySeconds > 0 } == 3)
    }

    @Test("a setting counts for both")
    func set() {
        var rules = AlarmRules()
        var change = AlarmRuleChange()
        change.onDelayMilliseconds = 7000
        rules.changes[.lowBattery] = change
        #expect(rules.rule(of: .lowBattery).onDelayMilliseconds == 7000)
        #expect(rules.rule(of: .lowBattery, isTold: true).onDelayMilliseconds == 7000)
    }

    @Test("a dip of the supply while the engine is started is no power cut, a longer one is")
    func cranking() {
        let desk = WatchDesk(delays: true)
        func supply(_ isThere: Bool, at seconds: Double) {
            var report = Tracker.report()
            report.fix = Tracker.fix(at: seconds)
            report.power.external = isThere
            desk.store.apply([Tracker.arrival(report, at: seconds)])
        }
        supply(true, at: 0)
        supply(false, at: 10)
        desk.store.sweep(at: Tracker.at(14))
        supply(true, at: 14.5)
        desk.store.sweep(at: Tracker.at(20))
        #expect(desk.story.isEmpty)
        supply(false, at: 30)
        desk.store.sweep(at: Tracker.at(34))
        #expect(desk.story.isEmpty)
        desk.store.sweep(at: Tracker.at(35))
        #expect(desk.story == ["raised powerCut"])
    }
}
