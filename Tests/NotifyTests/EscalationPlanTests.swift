import Testing

@testable import Fleet
@testable import Notify

/// Who is told when, as a function of what happened and of the time.
@Suite struct EscalationPlanTests {
    private let stage = AlarmStage()

    private func plan(_ change: (inout EscalationRule) -> Void = { _ in }) -> EscalationPlan {
        var rule = EscalationRule(steps: [
            .init(afterMilliseconds: 300_000, sinks: ["boss"]), .init(afterMilliseconds: 0, sinks: ["desk"]),
        ])
        change(&rule)
        return EscalationPlan(rules: [rule])
    }

    private func feed(_ plan: inout EscalationPlan) -> [NoticeOrder] {
        var orders: [NoticeOrder] = []
        for step in stage.news.take() { orders += plan.take(step, groups: ["north"]) }
        return orders
    }

    private func told(_ plan: inout EscalationPlan, at seconds: Double) -> [String] {
        plan.due(at: AlarmStage.at(seconds)).map { "\($0.sink) \($0.reason.rawValue)" }
    }

    @Test func stepsComeInTheirOrderAndOnce() {
        var plan = plan()
        stage.alarm(.sos, at: 0)
        #expect(feed(&plan).isEmpty)
        #expect(plan.nextDue == AlarmStage.at(0))
        #expect(told(&plan, at: 0) == ["desk raised"])
        #expect(told(&plan, at: 299.9) == [])
        #expect(plan.nextDue == AlarmStage.at(300))
        #expect(told(&plan, at: 300) == ["boss escalated"])
        #expect(plan.nextDue == nil)
        #expect(told(&plan, at: 100_000) == [])
    }

    @Test func acknowledgingStopsIt() {
        var plan = plan()
        stage.alarm(.sos, at: 0)
        _ = feed(&plan)
        #expect(told(&plan, at: 0) == ["desk raised"])
        stage.acknowledge(at: 10)
        #expect(feed(&plan).isEmpty)
        #expect(plan.nextDue == nil)
        #expect(plan.count == 0)
        #expect(told(&plan, at: 400) == [])
    }

    @Test func anAlarmThatComesAgainIsNoNewOne() {
        var plan = plan()
        stage.alarm(.sos, at: 0)
        stage.alarm(.sos, at: 100)
        _ = feed(&plan)
        #expect(told(&plan, at: 100) == ["desk raised"])
        #expect(plan.nextDue == AlarmStage.at(300), "the delay counts from the first time")
    }

    @Test func takingAnAcknowledgementBackBeginsAnew() {
        var plan = plan()
        stage.alarm(.sos, at: 0)
        stage.acknowledge(at: 10)
        stage.store.perform(
            .unacknowledge(stage.store.snapshot().alarms.map(\.id)), by: Operator(user: "ana"), at: AlarmStage.at(20))
        _ = feed(&plan)
        #expect(plan.nextDue == AlarmStage.at(20))
        #expect(told(&plan, at: 20) == ["desk raised"])
        #expect(plan.nextDue == AlarmStage.at(320))
    }

    @Test func theLastStepIsRepeatedAndAPauseDoesNotPileUp() {
        var plan = plan { $0.repeatMilliseconds = 60_000 }
        stage.alarm(.sos, at: 0)
        _ = feed(&plan)
        #expect(told(&plan, at: 300) == ["desk raised", "boss escalated"])
        #expect(plan.nextDue == AlarmStage.at(360))
        #expect(told(&plan, at: 360) == ["boss reminder"])
        #expect(told(&plan, at: 1000) == ["boss reminder"], "of ten that were due one is enough")
        #expect(plan.nextDue == AlarmStage.at(1020))
    }

    @Test func thoseWhoKnowAreToldHowItEnded() {
        var plan = plan {
            $0.tellsEnd = true
            $0.tellsAcknowledgement = true
        }
        stage.alarm(.powerCut, at: 0)
        _ = feed(&plan)
        _ = told(&plan, at: 0)
        stage.acknowledge(at: 10)
        #expect(feed(&plan).map { "\($0.sink) \($0.reason.rawValue) \($0.by ?? "")" } == ["desk acknowledged ana"])
        stage.alarm(.powerRestored, at: 20)
        let orders = feed(&plan).filter { $0.alarm.kind == .powerCut }
        #expect(orders.map { "\($0.sink) \($0.reason.rawValue)" } == ["desk ended"])
    }

    @Test(arguments: [true, false]) func anEndStopsItWhereThatIsWanted(_ stops: Bool) {
        var plan = plan {
            $0.stopsAtEnd = stops
            $0.kinds = [.powerCut]
        }
        stage.alarm(.powerCut, at: 0)
        stage.alarm(.powerRestored, at: 10)
        _ = feed(&plan)
        #expect((plan.nextDue == nil) == stops)
    }

    @Test func rulesChooseByPriorityKindAndGroup() {
        func count(_ change: (inout EscalationRule) -> Void) -> Int {
            var plan = plan(change)
            let stage = AlarmStage()
            for step in stage.alarm(.sos, at: 0) { _ = plan.take(step, groups: ["north"]) }
            return plan.count
        }
        #expect(count { $0.priorities = [1] } == 1)
        #expect(count { $0.priorities = [2, 3] } == 0)
        #expect(count { $0.kinds = [.sos] } == 1)
        #expect(count { $0.kinds = [.tow] } == 0)
        #expect(count { $0.groups = ["south", "north"] } == 1)
        #expect(count { $0.groups = ["south"] } == 0)
    }

    @Test func aRestartGoesOnByTheWallClock() {
        stage.alarm(.sos, at: 0)
        stage.alarm(.tow, at: 1)
        let alarms = stage.store.snapshot().alarms
        var plan = plan()
        plan.resume(alarms, lastAlive: AlarmStage.at(100)) { _ in [] }
        #expect(told(&plan, at: 120) == [], "nobody is told again of what was told before")
        #expect(plan.nextDue == AlarmStage.at(300))
        #expect(told(&plan, at: 400) == ["boss escalated", "boss escalated"])
        var late = self.plan()
        late.resume(alarms, lastAlive: AlarmStage.at(500)) { _ in [] }
        #expect(told(&late, at: 501) == [])
        stage.acknowledge(at: 600)
        var quiet = self.plan()
        quiet.resume(stage.store.snapshot().alarms, lastAlive: AlarmStage.at(0)) { _ in [] }
        #expect(quiet.count == 0)
    }

    @Test func anAlarmInTheSnapshotAndInTheNewsIsToldOnce() {
        var plan = plan()
        stage.alarm(.sos, at: 100)
        plan.resume(stage.store.snapshot().alarms, lastAlive: AlarmStage.at(50)) { _ in [] }
        #expect(told(&plan, at: 101) == ["desk raised"])
        #expect(feed(&plan).isEmpty)
        #expect(told(&plan, at: 102) == [])
    }

    @Test func severalStepsAtOnceTellEachSinkOnce() {
        var plan = EscalationPlan(rules: [
            EscalationRule(steps: [.init(afterMilliseconds: 0, sinks: ["a", "a", "b"])]),
            EscalationRule(steps: [.init(afterMilliseconds: 0, sinks: ["b", "c"])]),
        ])
        stage.alarm(.sos, at: 0)
        _ = feed(&plan)
        #expect(plan.due(at: AlarmStage.at(1)).map(\.sink) == ["a", "b", "c"])
    }

    @Test func itIsBoundedAndTheMostImportantStays() throws {
        var plan = plan()
        stage.alarm(.lowBattery, at: 0)
        let low = try #require(stage.news.take().first?.alarm)
        for number in 0..<UInt64(EscalationPlan.capacity) + 10 {
            var alarm = low
            alarm.id = AlarmID(number: number + 1_000_000)
            _ = plan.take(AlarmTransition(alarm: alarm, change: .raised, at: low.raisedAt), groups: [])
        }
        #expect(plan.count == EscalationPlan.capacity)
        #expect(plan.givenUp == 10)
        stage.alarm(.sos, at: 1)
        _ = feed(&plan)
        #expect(plan.count == EscalationPlan.capacity)
        #expect(plan.due(at: AlarmStage.at(1)).first?.alarm.kind == .sos)
    }
}
