import Canvas
import Fleet
import Testing

@testable import Dashboard

/// A depot loses its network: the same alarm on many devices, by keys.
struct FloodStoryTests {
    private func flood(_ count: Int = 23, width: Int = 80, height: Int = 24) -> Scenario {
        let story = Scenario(Floods.fleet, width: width, height: height)
        Floods.play(story, doors: count)
        return story
    }

    @Test func whatHasOneCauseIsOneRowThatOpensAndCloses() {
        let story = flood()
        story.press("2")
        #expect(story.screen.contains("door opened"))
        #expect(story.screen.contains("on 23 devices"))
        #expect(story.screen.contains("×23"))
        #expect(story.state.feedRows.count == 3)
        story.press("g", "j", "enter")
        #expect(story.state.burstUnderCursor?.isOpen == true)
        #expect(story.state.feedRows.count == 26)
        story.press("j", "left")
        #expect(story.state.burstUnderCursor?.isOpen == false)
        story.press("right")
        #expect(story.state.feedRows.count == 26)
        story.press("space")
        #expect(story.state.feedRows.count == 3)
    }

    @Test func aParentIsAcknowledgedAfterAQuestionWithItsCount() {
        let story = flood()
        story.press("2", "g", "j", "a")
        #expect(story.screen.contains("Acknowledge 23 alarms: door opened on 23 devices?"))
        story.press("n")
        #expect(story.unacknowledged.count == 25)
        story.press("a", "enter")
        #expect(story.unacknowledged == ["low battery of Van 2", "SOS of Van 1"])
        #expect(story.state.feedRows.count == 3, "the parent stands below, whole")
        #expect(story.screen.contains("all acknowledged"))
        story.press("u")
        #expect(story.unacknowledged.count == 25)
    }

    @Test func whatIsCriticalIsNeverFoldedAwayAndStaysOnTop() {
        let story = Scenario(Floods.fleet)
        for number in 1...8 { story.alarm(.powerCut, of: "Van \(number)") }
        for number in 1...8 { story.alarm(.door, of: "Van \(number)") }
        story.press("2")
        #expect(story.state.feedRows.count == 9)
        #expect(story.state.feedRows.prefix(8).allSatisfy { $0.alarm?.kind == .powerCut })
        #expect(story.state.feedRows.last?.burst?.members.count == 8)
    }

    @Test func anAlarmUnderTheCursorStaysThereWhenItsParentForms() {
        let story = Scenario(Floods.fleet)
        story.alarm(.door, of: "Van 7")
        story.press("2")
        #expect(story.alarm == "door opened of Van 7")
        Floods.play(story, doors: 6)
        #expect(story.alarm == "door opened of Van 7", "it is not folded away from under the cursor")
        story.press("k")
        #expect(story.state.burstUnderCursor?.members.count == 7)
        story.press("k")
        #expect(story.state.feedRows.count == 3, "now it is")
    }

    @Test func aParentKeepsItsMembersWhateverHappensToThem() {
        let story = flood(8)
        story.press("2", "g", "j", "enter", "j", "a", "a", "a")
        #expect(story.unacknowledged.count == 7)
        #expect(story.state.feedRows.compactMap(\.burst).map(\.members.count) == [8])
        story.pass(seconds: 90)
        story.sweep()
        #expect(story.state.feedRows.compactMap(\.burst).map(\.members.count) == [8])
    }

    @Test func theHeaderTellsTheFloodUntilItIsOver() {
        let story = flood()
        #expect(story.line(0).contains("FLOOD 25/10m"))
        story.pass(seconds: 700)
        #expect(!story.line(0).contains("FLOOD"))
        let narrow = flood(23, width: 40, height: 20)
        #expect(TextWidth.columns(of: narrow.line(0)) <= 40)
    }

    @Test func severalMarkedRowsLeaveWhatIsCritical() {
        let story = Scenario(Fleets.all)
        for (kind, name) in [(AlarmKind.sos, "Van 12"), (.door, "Van 2"), (.door, "Bus 4")] {
            story.alarm(kind, of: name)
        }
        story.press("2", "g", "v", "v", "v", "a")
        #expect(story.unacknowledged == ["SOS of Van 12"])
        #expect(story.toast?.contains("1 critical stay: one by one") == true)
        story.press("g", "a")
        #expect(story.unacknowledged.isEmpty)
    }

    @Test(arguments: ["W", "E", "O", "Q", "?", "L", "K", "d", "w", "r"])
    func theBannerIsInEveryView(key: String) {
        let story = Scenario(Fleets.all, book: .depots)
        story.keepJournal()
        story.press(key)
        story.alarm(.sos, of: "Van 12")
        #expect(story.line(1).contains("NEW: SOS of Van 12"), "\(key)")
    }

    @Test func theViewOfAnAlarmHasTheMessageThatToldIt() {
        let story = Scenario(Fleets.all, width: 110, height: 30)
        story.alarm(.sos, of: "Van 12")
        story.press("2", "enter")
        #expect(story.screen.contains("#861785001515301,ALM,V#"))
        #expect(story.screen.contains("3 Map"), "there is room for the way around it")
    }

    @Test func theFirstOfSeveralIsMarked() {
        let story = Scenario(Fleets.all)
        story.alarm(.door, of: "Van 2")
        story.alarm(.vibration, of: "Van 2")
        story.press("2")
        #expect(story.screen.contains("① door opened"))
        #expect(!story.screen.contains("① vibration"))
    }

    @Test func theFiguresSaySinceWhenAndHowGoodTheyAre() {
        let story = flood()
        story.press("2", "g", "a")
        story.press("K")
        #expect(story.screen.contains("counted since 2026-11-22 14:02"))
        #expect(story.screen.contains("Alarm figures  the last day"))
        for word in ["good", "poor", "TOP TEN", "critical", "HALF IN"] { #expect(story.screen.contains(word)) }
        story.press("tab")
        #expect(story.screen.contains("the last seven days"))
        story.press("K")
        #expect(story.state.overlays.isEmpty)
    }

    /// The story of an operator with a mixed board of 30 alarms: four weights, a burst of 20, three critical ones.
    @Test func aMixedBoardOfThirtyIsClearedWithFewKeys() {
        let story = Scenario(Floods.fleet)
        Floods.play(story, doors: 20)
        story.alarm(.tow, of: "Van 3")
        story.alarm(.accident, of: "Van 4")
        for number in 10..<17 { story.alarm(number % 2 == 0 ? .overspeed : .lowBattery, of: "Van \(number)") }
        #expect(story.unacknowledged.count == 31)
        let keys = ["2", "g", "a", "a", "a", "a", "enter", "A", "enter"]
        for key in keys { story.press(key) }
        #expect(story.unacknowledged.isEmpty)
        #expect(keys.count <= 10)
    }
}
