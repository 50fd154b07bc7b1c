import Testing

@testable import Dashboard

/// A screen that stands still while the listener goes on.
struct FreezeTests {
    @Test func aBannerSaysSoAndCountsWhatComesIn() {
        let story = Scenario(Fleets.all)
        story.press("p")
        #expect(story.line(1) == " FROZEN at 14:02:31: since then 0 reports, 0 new alarms. p goes on.")
        story.pass(seconds: 1)
        story.hear("Van 2", at: "Vienne")
        story.alarm(.sos, of: "Van 12")
        #expect(story.line(1) == " FROZEN at 14:02:31: since then 2 reports, 1 new alarm. p goes on.")
    }

    @Test func tableFeedAndAgesStandStill() {
        let story = Scenario(Fleets.all)
        story.press("p")
        let before = story.screen.split(separator: "\n").dropFirst(2)
        story.hear("Able", at: "Lyon")
        story.alarm(.sos, of: "Van 12")
        story.pass(seconds: 40)
        #expect(story.screen.split(separator: "\n").dropFirst(2) == before)
    }

    @Test func theClockAndTheAlarmCounterGoOn() {
        let story = Scenario(Fleets.all)
        story.press("p")
        story.pass(seconds: 9)
        story.alarm(.sos, of: "Van 12")
        #expect(story.line(0).contains("14:02:40"))
        #expect(story.line(0).contains("▲1"))
    }

    @Test func theSameKeyShowsEverythingThatCameIn() {
        let story = Scenario(Fleets.all)
        story.press("p")
        story.hear("Able", at: "Lyon")
        #expect(!story.screen.contains("Able"))
        story.press("p")
        #expect(story.screen.contains("Able"))
        #expect(!story.screen.contains("FROZEN"))
    }

    @Test func whatTheOperatorDoesShowsAtOnce() {
        let story = Scenario(Fleets.all)
        story.alarm(.door, of: "Bus 4")
        story.alarm(.sos, of: "Bus 4")
        story.press("p", "a")
        #expect(story.feed == ["door opened of Bus 4", "✓ SOS of Bus 4"])
        story.press("a")
        #expect(story.unacknowledged == [])
        story.press("u", "u")
        #expect(story.feed == ["SOS of Bus 4", "door opened of Bus 4"])
    }

    @Test func movingFilteringAndSortingStillWork() {
        let story = Scenario(Fleets.all)
        story.press("p", "j")
        #expect(story.device == "Car 9")
        story.press("/")
        story.write("van")
        story.press("enter", "I")
        #expect(story.table == ["Van 12", "Van 2"])
    }
}
