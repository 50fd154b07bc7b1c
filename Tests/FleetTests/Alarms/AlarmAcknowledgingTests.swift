import Testing

@testable import Fleet

/// Acknowledging an alarm, taking that back, and when the next occurrence is a new instance.
@Suite struct AlarmAcknowledgingTests {
    @Test func acknowledgingTellsWhoAndWhen() {
        let desk = AlarmDesk()
        desk.alarm(.sos, at: 0)
        #expect(desk.store.snapshot().unacknowledged.count == 1)
        #expect(desk.acknowledge(0, at: 5) == 1)
        #expect(desk.alarms.first?.acknowledgement == Acknowledgement(by: "ana", at: Tracker.at(5)))
        #expect(desk.store.snapshot().unacknowledged.isEmpty)
    }

    @Test func whoIsQuickerWins() {
        let desk = AlarmDesk()
        desk.alarm(.sos, at: 0)
        desk.acknowledge(0, at: 5)
        let revision = desk.store.snapshot().revision
        let second = desk.store.perform(
            .acknowledge(desk.alarms.map(\.id)), by: Operator(user: "ben"), at: Tracker.at(6))
        #expect(second == 0)
        #expect(desk.alarms.first?.acknowledgement?.by == "ana")
        #expect(desk.store.snapshot().revision == revision, "nothing has changed")
    }

    @Test func acknowledgedButNotClearedCountsOn() {
        let desk = AlarmDesk()
        desk.alarm(.sos, at: 0)
        desk.acknowledge(0, at: 5)
        desk.alarm(.sos, at: 59.999)
        #expect(desk.counts == [2])
        #expect(desk.alarms.first?.isUnacknowledged == false)
        desk.alarm(.sos, at: 64.999)
        #expect(desk.counts == [3])
        desk.alarm(.sos, at: 65)
        #expect(desk.counts == [4])
        #expect(
            desk.alarms.first?.state == .unacknowledged,
            "a minute after somebody looked, it is news again, however often it came")
    }

    @Test func acknowledgedAndClearedMakesANewInstance() {
        let desk = AlarmDesk()
        desk.alarm(.door, at: 0)
        desk.acknowledge(0, at: 5)
        desk.alarm(.door, at: 60)
        #expect(desk.counts == [1, 1])
        #expect(desk.alarms.map(\.isUnacknowledged) == [false, true])
        desk.alarm(.door, at: 61)
        #expect(desk.counts == [1, 2], "which then counts what comes")
    }

    @Test func whatIsLatchedComesBackAsTheSameInstance() {
        let desk = AlarmDesk()
        desk.alarm(.sos, at: 0)
        desk.acknowledge(0, at: 5)
        desk.alarm(.sos, at: 60)
        #expect(desk.counts == [2])
        #expect(desk.alarms.map(\.state) == [.unacknowledged])
    }

    @Test func clearedButNotAcknowledgedStaysTheSameInstance() {
        let desk = AlarmDesk()
        desk.alarm(.sos, at: 0)
        #expect(desk.alarms.first?.isCleared(at: Tracker.at(60)) == true)
        desk.alarm(.sos, at: 86_400)
        #expect(desk.counts == [2])
    }

    @Test func takingItBackLeavesItUnacknowledged() {
        let desk = AlarmDesk()
        desk.alarm(.sos, at: 0)
        #expect(desk.unacknowledge(0, at: 1) == 0, "there is nothing to take back")
        desk.acknowledge(0, at: 5)
        #expect(desk.unacknowledge(0, at: 6) == 1)
        #expect(desk.alarms.first?.isUnacknowledged == true)
        desk.alarm(.sos, at: 600)
        #expect(desk.counts == [2])
    }

    @Test func takingItBackDoesNotTakeOccurrencesFromANewerInstance() {
        let desk = AlarmDesk()
        desk.alarm(.door, at: 0)
        desk.acknowledge(0, at: 5)
        desk.alarm(.door, at: 100)
        desk.unacknowledge(0, at: 101)
        desk.alarm(.door, at: 102)
        #expect(desk.counts == [1, 2])
    }

    @Test func anAlarmThatIsGoneTakesNoEffect() {
        let desk = AlarmDesk()
        desk.alarm(.sos, at: 0)
        let strange = AlarmID(number: 999)
        #expect(desk.store.perform(.acknowledge([strange]), by: Operator(user: "ana"), at: Tracker.at(1)) == 0)
        #expect(desk.store.perform(.unacknowledge([strange]), by: Operator(user: "ana"), at: Tracker.at(1)) == 0)
    }
}
