import Testing

@testable import Fleet
@testable import Notify

/// The escalation of an alarm through its whole life: it comes again, is withdrawn, and outlives a restart.
@Suite struct EscalationLifeTests {
    private let stage = AlarmStage()
    private let device = "861785001515349"

    private func plan(_ change: (inout EscalationRule) -> Void = { _ in }) -> EscalationPlan {
        var rule = EscalationRule(steps: [
            .init(afterMilliseconds: 0, sinks: ["desk"]), .init(afterMilliseconds: 300_000, sinks: ["boss"]),
        ])
        change(&rule)
        return EscalationPlan(rules: [rule])
    }

    private func feed(_ plan: inout EscalationPlan) -> [NoticeOrder] {
        var orders: [NoticeOrder] = []
        for step in stage.news.take() { orders += plan.take(step, groups: []) }
        return orders
    }

    private func told(_ plan: inout EscalationPlan, at seconds: Double) -> [String] {
        let orders = feed(&plan) + plan.due(at: AlarmStage.at(seconds))
        return orders.map { "\($0.sink) \($0.reason.rawValue)" }
    }

    private func perform(_ action: OperatorAction, at seconds: Double) {
        #expect(stage.store.perform(action, by: Operator(user: "ana"), at: AlarmStage.at(seconds)) > 0)
    }

    private func scope(_ kind: AlarmKind) throws -> AlarmScope {
        AlarmScope(device: try #require(DeviceID(device)), kind: kind)
    }

    private func change(_ word: AlarmTransition.Change) -> Bool {
        stage.store.snapshot().alarms.contains { $0.history.contains { $0.change == word } }
    }

    @Test func aSecondSOSAfterTheAcknowledgementIsTold() {
        var plan = plan()
        stage.alarm(.sos, at: 0)
        #expect(told(&plan, at: 0) == ["desk raised"])
        stage.acknowledge(at: 10)
        _ = feed(&plan)
        stage.alarm(.sos, at: 3600)
        #expect(told(&plan, at: 3600) == ["desk raised"])
        #expect(plan.nextDue == AlarmStage.at(3900))
    }

    @Test func anAlarmThatLastsTooLongAfterItsAcknowledgementIsToldAgain() {
        var rules = AlarmRules()
        var rule = AlarmRuleChange()
        rule.ackTimeoutMilliseconds = 600_000
        rules.changes[.powerCut] = rule
        stage.store.take(rules: StatusRules(), alarmRules: rules)
        var plan = plan { $0.kinds = [.powerCut] }
        stage.alarm(.powerCut, at: 0)
        #expect(told(&plan, at: 0) == ["desk raised"])
        stage.acknowledge(at: 10)
        stage.store.sweep(at: AlarmStage.at(620))
        #expect(change(.acknowledgementExpired))
        #expect(told(&plan, at: 620) == ["desk raised"])
    }

    @Test func takingOutOfServiceStopsItAndReturningBeginsAnew() throws {
        var plan = plan()
        stage.alarm(.powerCut, at: 0)
        #expect(told(&plan, at: 0) == ["desk raised"])
        perform(.takeOutOfService([try scope(.powerCut)], reason: "workshop"), at: 10)
        #expect(told(&plan, at: 400) == [])
        #expect(plan.nextDue == nil)
        perform(.returnToService([try scope(.powerCut)]), at: 500)
        #expect(told(&plan, at: 500) == ["desk raised"])
    }

    @Test("a raise under a withdrawal tells nobody") func aRaiseUnderAWithdrawal() throws {
        var plan = plan { $0.tellsAcknowledgement = true }
        perform(.takeOutOfService([try scope(.sos)], reason: "workshop"), at: 0)
        stage.alarm(.sos, at: 10)
        #expect(change(.takenOutOfService))
        stage.alarm(.sos, at: 20)
        #expect(told(&plan, at: 1000) == [])
        #expect(plan.nextDue == nil)
    }

    @Test func aRaiseUnderShelvingTellsNobody() {
        var plan = plan()
        stage.alarm(.powerCut, at: 0)
        #expect(told(&plan, at: 0) == ["desk raised"])
        let ids = stage.store.snapshot().alarms.map(\.id)
        perform(.shelve(ids, until: AlarmStage.at(600), endsAtClear: false, reason: "known"), at: 10)
        stage.alarm(.powerCut, at: 400)
        #expect(told(&plan, at: 500) == [])
        stage.store.sweep(at: AlarmStage.at(601))
        #expect(told(&plan, at: 601) == ["desk raised"])
    }

    @Test(arguments: [true, false]) func anAlarmThatEndedAndComesAgainBeginsAnewWhereItsEndStoppedIt(_ stops: Bool) {
        var plan = plan {
            $0.stopsAtEnd = stops
            $0.kinds = [.powerCut]
        }
        stage.alarm(.powerCut, at: 0)
        #expect(told(&plan, at: 0) == ["desk raised"])
        stage.alarm(.powerRestored, at: 10)
        _ = feed(&plan)
        stage.alarm(.powerCut, at: 100)
        #expect(told(&plan, at: 100) == (stops ? ["desk raised"] : []))
        #expect(plan.nextDue == AlarmStage.at(stops ? 400 : 300))
    }

    @Test func oneThatBecomesWorseReachesTheRulesOfItsNewPriority() throws {
        var plan = plan { $0.priorities = [1] }
        var alarm = try #require(stage.alarm(.tow, at: 0).first?.alarm)
        _ = stage.news.take()
        alarm.priority = 2
        _ = plan.take(AlarmTransition(alarm: alarm, change: .raised, at: AlarmStage.at(0)), groups: [])
        #expect(told(&plan, at: 0) == [])
        alarm.priority = 1
        let step = AlarmTransition(
            alarm: alarm, change: .worsened, at: AlarmStage.at(60), from: .unacknowledged)
        _ = plan.take(step, groups: [])
        #expect(told(&plan, at: 60) == ["desk raised"])
        alarm.remember(AlarmStep(change: .worsened, state: .unacknowledged, at: AlarmStage.at(60)))
        var next = self.plan { $0.priorities = [1] }
        next.resume([alarm], lastAlive: AlarmStage.at(61)) { _ in [] }
        #expect(next.nextDue == AlarmStage.at(360), "also after a restart")
    }

    @Test func aRestartCountsFromTheStepThatBeganItLast() {
        stage.alarm(.sos, at: 0)
        stage.acknowledge(at: 10)
        perform(.unacknowledge(stage.store.snapshot().alarms.map(\.id)), at: 1000)
        _ = stage.news.take()
        var plan = plan()
        plan.resume(stage.store.snapshot().alarms, lastAlive: AlarmStage.at(1010)) { _ in [] }
        #expect(told(&plan, at: 1020) == [])
        #expect(plan.nextDue == AlarmStage.at(1300))
        #expect(told(&plan, at: 1300) == ["boss escalated"])
    }

    @Test(arguments: [true, false]) func aRestartKnowsWhatItsEndHasStopped(_ comesAgain: Bool) {
        stage.alarm(.powerCut, at: 0)
        stage.alarm(.powerRestored, at: 10)
        if comesAgain { stage.alarm(.powerCut, at: 100) }
        _ = stage.news.take()
        var plan = plan {
            $0.stopsAtEnd = true
            $0.kinds = [.powerCut]
        }
        plan.resume(stage.store.snapshot().alarms, lastAlive: AlarmStage.at(101)) { _ in [] }
        #expect(plan.nextDue == (comesAgain ? AlarmStage.at(400) : nil))
    }

    @Test func theLastSignOfLifeIsTheNewestButNotInTheFuture() {
        stage.alarm(.sos, at: 0)
        let at = AlarmStage.at
        let now = at(1000)
        #expect(stage.store.snapshot().lastAlive(told: nil, now: now) == at(0))
        #expect(stage.store.snapshot().lastAlive(told: at(300), now: now) == at(300))
        #expect(stage.store.snapshot().lastAlive(told: at(-300), now: now) == at(0))
        #expect(stage.store.snapshot().lastAlive(told: at(9000), now: now) == now)
        stage.acknowledge(at: 500)
        #expect(stage.store.snapshot().lastAlive(told: at(300), now: now) == at(500))
    }
}
