import Fleet
import Testing

@testable import Dashboard

/// Shelving, notes, resets, marks and the bell, by keys.
struct AlarmLifeStoryTests {
    private func type(_ text: String, into story: Scenario) {
        for letter in text { story.press(letter == " " ? "space" : String(letter)) }
    }

    @Test func shelvingTakesATimeThenAReason() {
        let story = Scenario(Fleets.all)
        story.alarm(.door, of: "Van 2")
        story.press("2", "s")
        #expect(story.screen.contains("Shelve door opened of Van 2 for"))
        story.press("j", "enter", "enter")
        #expect(story.line(-1).contains("shelving needs a reason"))
        type("new lock", into: story)
        story.press("enter")
        #expect(story.unacknowledged.isEmpty && story.feed.isEmpty)
        #expect(story.store.snapshot().alarms.first?.shelf?.reason == "new lock")
        #expect(story.line(0).contains("z1"), "there is no room for the word")
        story.press("S")
        #expect(story.screen.contains("new lock (ana)"))
        story.press("u")
        #expect(story.unacknowledged == ["door opened of Van 2"])
    }

    @Test func whatIsCriticalLiesOnTheShelfForAQuarterOfAnHourAndAnSOSNever() {
        let story = Scenario(Fleets.all)
        story.alarm(.tow, of: "Van 2")
        story.press("2", "s")
        #expect(story.screen.contains("15 minutes") && !story.screen.contains("1 hour"))
        story.press("esc")
        story.alarm(.sos, of: "Van 12")
        story.press("k", "k", "s")
        #expect(story.toast == "SOS can not be shelved")
    }

    @Test func aNoteStandsInTheViewOfTheAlarmWithWhoAndWhatToDo() {
        let story = Scenario(Fleets.all)
        story.alarm(.door, of: "Van 2")
        story.press("2", "n")
        type("ben drives there", into: story)
        story.press("enter", "enter")
        #expect(story.screen.contains("noted by ana"))
        #expect(story.screen.contains("ben drives there"))
        #expect(story.screen.contains("Ask the driver"))
        story.press("esc")
        #expect(story.state.overlays.isEmpty)
    }

    @Test func marksLetOneKeyBeAboutSeveral() {
        let story = Scenario(Fleets.all)
        for name in ["Van 2", "Van 12", "Bus 4"] { story.alarm(.door, of: name) }
        story.press("2", "g", "space", "v", "a")
        #expect(story.unacknowledged.count == 1)
        #expect(story.state.alarmDesk.marked.isEmpty)
        story.press("u")
        #expect(story.unacknowledged.count == 3)
    }

    @Test func whatLatchesWaitsForX() {
        let story = Scenario(Fleets.all)
        story.alarm(.sos, of: "Van 12")
        story.press("2", "a", "x")
        #expect(story.toast == "only what is latched is reset")
        story.pass(seconds: 61)
        story.store.sweep(at: story.now)
        story.hear("Van 2", at: "Lyon")
        #expect(story.screen.contains("latched"))
        story.press("x")
        #expect(story.store.snapshot().alarms.first?.state == .cleared)
    }

    @Test func whatATrackerNeverTellsTheEndOfIsOverByTheOperatorsWord() {
        let story = Scenario(Fleets.all)
        story.alarm(.powerCut, of: "Van 2")
        story.press("2", "x")
        #expect(story.toast == "only what is latched is reset")
        story.press("a", "x")
        #expect(story.screen.contains("No message told that power cut of Van 2 is over. Is it?"))
        story.press("enter")
        #expect(story.store.snapshot().alarms.first?.state == .acknowledged, "no is the default")
        story.press("x", "y")
        let alarm = story.store.snapshot().alarms.first
        #expect(alarm?.state == .cleared)
        #expect(alarm?.history.suffix(2).map(\.change) == [.ended, .reset])
        #expect(alarm?.history.last?.by?.user == "ana")
    }

    @Test func whatIsCriticalGoesOutOfServiceAlone() {
        let story = Scenario(Fleets.all)
        story.alarm(.door, of: "Van 2")
        story.alarm(.sos, of: "Van 12")
        story.press("2", "g", "space", "v", "o")
        #expect(story.screen.contains("(1 critical stay)"))
        type("workshop", into: story)
        story.press("enter")
        #expect(story.store.snapshot().withdrawals.keys.map(\.kind) == [.door])
        story.alarm(.sos, of: "Van 12")
        #expect(story.unacknowledged == ["SOS of Van 12"])
    }

    @Test func undoIsAboutTheAlarmThatIsOpen() {
        let story = Scenario(Fleets.all)
        story.alarm(.door, of: "Van 2")
        story.alarm(.fall, of: "Van 12")
        story.press("2", "g", "a", "a", "G", "enter", "u")
        #expect(story.unacknowledged.count == 1)
        let opened = story.state.overlays.last.flatMap { if case .alarm(let id, _) = $0 { id } else { nil } }
        #expect(story.store.snapshot().alarms.first(where: \.isUnacknowledged)?.id == opened)
    }

    @Test func theBellIsSilencedFromAnyView() {
        let story = Scenario(Fleets.all)
        story.alarm(.sos, of: "Van 12")
        story.press("K", "m")
        #expect(story.toast?.hasPrefix("silent for 2 minutes") == true)
    }

    @Test func whatIsOverLeavesTheFeedAfterTenMinutes() {
        let story = Scenario(Fleets.all)
        story.alarm(.door, of: "Van 2")
        story.press("2", "a")
        story.pass(seconds: 61)
        story.store.sweep(at: story.now)
        story.hear("Van 12", at: "Lyon")
        func doors() -> Int { story.feed.count { $0.contains("door opened") } }
        #expect(doors() == 1)
        story.pass(seconds: 660)
        story.hear("Van 12", at: "Lyon")
        #expect(doors() == 0)
    }

    @Test func outOfServiceHidesTheKindUntilItIsBroughtBack() {
        let story = Scenario(Fleets.all)
        story.alarm(.door, of: "Van 2")
        story.press("2", "o")
        type("workshop", into: story)
        story.press("enter")
        story.alarm(.door, of: "Van 2")
        #expect(story.feed.isEmpty)
        story.press("S", "enter")
        #expect(story.unacknowledged == ["door opened of Van 2"])
    }

    @Test func theBellRepeatsForWhatIsCriticalUntilItIsSilencedAndANewAlarmSoundsAgain() {
        let story = Scenario(Fleets.all)
        story.alarm(.sos, of: "Van 12")
        func rings(seconds: Int) -> Int {
            let before = story.effects.count { $0 == .ring }
            for _ in 0..<seconds { story.pass(seconds: 1) }
            return story.effects.count { $0 == .ring } - before
        }
        #expect(rings(seconds: 11) == 2)
        story.press("m")
        #expect(rings(seconds: 11) == 0)
        #expect(story.alarm(.tow, of: "Van 2") == [.ring])
        #expect(rings(seconds: 6) == 1)
        story.press("2", "a", "a")
        #expect(rings(seconds: 11) == 0)
    }

    @Test func aWeightyAlarmUnderAViewStandsInTheBanner() {
        let story = Scenario(Fleets.all)
        story.press("?")
        story.alarm(.sos, of: "Van 12")
        #expect(story.line(1).contains("NEW: SOS of Van 12"))
        story.press("esc")
        #expect(!story.line(1).contains("NEW"))
    }

    @Test(arguments: ["ctrl-u", "alt-u"]) func aModifiedKeyIsNotTheKeyThatBringsBack(key: String) {
        let story = Scenario(Fleets.all)
        story.alarm(.door, of: "Van 2")
        story.press("2", "s", "enter")
        type("new lock", into: story)
        story.press("enter", "S", key)
        #expect(story.unacknowledged.isEmpty && story.state.overlays.count == 1)
    }

    @Test(arguments: ["ctrl-y", "alt-y"]) func aModifiedKeyIsNoAnswer(key: String) {
        let story = Scenario(Fleets.all)
        story.alarm(.door, of: "Van 2")
        story.press("2", "A", key)
        #expect(story.unacknowledged.count == 1 && story.state.overlays.count == 1)
        story.press("y")
        #expect(story.unacknowledged.isEmpty)
    }
}
