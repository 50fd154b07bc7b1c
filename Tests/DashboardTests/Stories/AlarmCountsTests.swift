import Fleet
import Testing

@testable import Dashboard

/// What the header counts.
struct AlarmCountsTests {
    @Test func eachAlarmIsCountedWhereItBelongs() {
        let story = Scenario(Fleets.all)
        #expect(AlarmCounts([]).worst == nil)
        for kind in [AlarmKind.sos, .lowBattery, .door] { story.alarm(kind, of: "Van 2") }
        let alarms = story.store.snapshot().alarms
        let counts = AlarmCounts(alarms)
        #expect(counts.unacknowledged == 3 && counts.worst == alarms.map(\.priority).min())
        story.press("2", "g", "a", "g", "s", "enter")
        story.write("new lock")
        story.press("enter")
        let later = AlarmCounts(story.store.snapshot().alarms)
        #expect(later.unacknowledged == 1 && later.shelved == 1 && later.hidden == 0)
        #expect((later.worst ?? 0) > 1)
    }
}
