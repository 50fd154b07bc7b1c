import Fleet
import Testing

@testable import Dashboard

/// When the bell rings.
struct BellTests {
    @Test(arguments: AlarmKind.allCases)
    func itRingsOnceForAnAlarmOfPriorityOneOrTwo(kind: AlarmKind) {
        let story = Scenario(Fleets.all)
        #expect(story.alarm(kind, of: "Van 12") == (kind.traits.priority <= 2 ? [.ring] : []))
        #expect(story.hear("Van 2", at: "Vienne") == [])
        story.pass(seconds: 1)
        #expect(story.effects.count(where: { $0 == .ring }) <= 1)
    }

    @Test func itIsQuietWhenTheSameAlarmComesAgain() {
        let story = Scenario(Fleets.all)
        story.alarm(.sos, of: "Van 12")
        #expect(story.alarm(.sos, of: "Van 12") == [])
        #expect(story.state.feed.first?.count == 2)
    }

    @Test func itRingsForEachNewOne() {
        let story = Scenario(Fleets.all)
        #expect(story.alarm(.sos, of: "Van 12") == [.ring])
        #expect(story.alarm(.sos, of: "Van 2") == [.ring])
        #expect(story.alarm(.door, of: "Van 2") == [.ring])
    }

    @Test func itRingsWhileTheScreenIsFrozen() {
        let story = Scenario(Fleets.all)
        story.press("p")
        #expect(story.alarm(.sos, of: "Van 12") == [.ring])
        #expect(story.alarm(.overspeed, of: "Van 12") == [])
        #expect(story.press("p") == [])
    }

    @Test func acknowledgingAndTakingBackAreQuiet() {
        let story = Scenario(Fleets.all)
        story.alarm(.sos, of: "Bus 4")
        #expect(!story.press("a", "u").contains(.ring))
    }
}
