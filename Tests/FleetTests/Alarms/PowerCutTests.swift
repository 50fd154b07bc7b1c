import Testing

@testable import Fleet

/// A power cut lasts until something says that the supply is back.
@Suite struct PowerCutTests {
    private let desk = AlarmDesk()

    private var isCleared: Bool? { desk.alarms.first?.isCleared(at: Tracker.at(100_000)) }

    @Test func itDoesNotEndByItself() {
        desk.alarm(.powerCut, at: 0)
        #expect(isCleared == false)
    }

    @Test func externalPowerEndsIt() {
        desk.alarm(.powerCut, at: 0)
        desk.position(externalPower: nil, at: 10)
        desk.position(externalPower: false, at: 20)
        #expect(isCleared == false)
        desk.position(externalPower: true, at: 30)
        #expect(isCleared == true)
        #expect(desk.alarms.first?.endedAt == Tracker.at(30))
        desk.position(externalPower: true, at: 40)
        #expect(desk.alarms.first?.endedAt == Tracker.at(30), "the first news of it counts")
    }

    @Test func theReportOfRestoredPowerEndsIt() {
        desk.alarm(.powerCut, at: 0)
        desk.alarm(.powerRestored, at: 30, code: "R")
        #expect(isCleared == true)
        #expect(desk.alarms.map(\.kind) == [.powerCut, .powerRestored])
    }

    @Test func whatWasStoredBeforeTheCutDoesNotEndIt() {
        desk.alarm(.powerCut, at: 3600)
        desk.position(externalPower: true, at: 3610, fixAt: 0)
        #expect(isCleared == false)
    }

    @Test func powerOfAnotherDeviceDoesNotEndIt() {
        desk.alarm(.powerCut, at: 0, device: "861785001515350")
        desk.position(externalPower: true, at: 10)
        #expect(isCleared == false)
    }

    @Test func theNextCutIsNewsOnceAcknowledged() throws {
        desk.alarm(.powerCut, at: 0)
        desk.acknowledge(0, at: 1)
        desk.alarm(.powerCut, at: 30)
        #expect(desk.counts == [2], "somebody has just looked")
        #expect(desk.alarms.first?.state == .acknowledged)
        desk.alarm(.powerCut, at: 86_400)
        #expect(desk.counts == [3], "many trackers never tell that power is back")
        #expect(desk.alarms.first?.state == .unacknowledged)
        desk.acknowledge(0, at: 86_401)
        desk.position(externalPower: true, at: 86_402)
        #expect(desk.alarms.first?.state == .latched)
        let id = try #require(desk.alarms.first?.id)
        desk.store.perform(.reset([id]), by: Operator(user: "ana"), at: Tracker.at(86_403))
        desk.alarm(.powerCut, at: 86_404)
        #expect(desk.counts == [3, 1], "a new instance after the reset")
    }

    @Test func theNextCutBeforeAnybodyLookedLastsAgain() {
        desk.alarm(.powerCut, at: 0)
        desk.position(externalPower: true, at: 10)
        desk.alarm(.powerCut, at: 20)
        #expect(desk.counts == [2])
        #expect(isCleared == false)
    }
}
