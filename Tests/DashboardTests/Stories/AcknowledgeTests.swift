import Fleet
import Testing

@testable import Dashboard

/// Taking notice of alarms, and taking that back.
struct AcknowledgeTests {
    @Test func inTheFeedItIsTheAlarmUnderTheCursorEvenIfAnSOSArrivesFirst() {
        let story = Scenario(Fleets.all)
        story.alarm(.door, of: "Van 2")
        story.press("2")
        #expect(story.alarm == "door opened of Van 2")
        story.alarm(.sos, of: "Van 12")
        #expect(story.feed == ["SOS of Van 12", "door opened of Van 2"])
        story.press("a")
        #expect(story.unacknowledged == ["SOS of Van 12"])
    }

    @Test func theActionNamesTheInstanceAndNotTheRow() {
        let story = Scenario(Fleets.all)
        story.alarm(.door, of: "Van 2")
        story.press("2")
        let id = story.state.alarmUnderCursor?.id
        story.alarm(.sos, of: "Van 12")
        #expect(story.press("a").first == .perform(.acknowledge([id].compactMap { $0 })))
    }

    @Test(arguments: ["1", "3"])
    func fromTableAndMapItIsTheNewestOneOfTheSelectedDevice(pane: String) {
        let story = Scenario(Fleets.all)
        for kind in [AlarmKind.door, .vibration, .overspeed] { story.alarm(kind, of: "Bus 4") }
        story.alarm(.sos, of: "Van 12")
        story.press(pane, "a")
        #expect(story.unacknowledged == ["door opened of Bus 4", "vibration of Bus 4", "SOS of Van 12"])
        story.press("a", "a")
        #expect(story.unacknowledged == ["SOS of Van 12"])
        story.press("a")
        #expect(story.toast == "Bus 4 has no unacknowledged alarm")
        #expect(story.unacknowledged == ["SOS of Van 12"])
    }

    @Test func fromTheDetailsItIsTheNewestOneOfTheirDevice() {
        let story = Scenario(Fleets.all)
        story.alarm(.sos, of: "Van 12")
        story.alarm(.door, of: "Bus 4")
        story.press("enter")
        #expect(story.line(1).contains("Details  Bus 4"))
        story.press("a")
        #expect(story.unacknowledged == ["SOS of Van 12"])
        #expect(story.line(1).contains("Details  Bus 4"))
    }

    @Test func inTheViewOfAnAlarmItIsThatOneAndTheCursorOfTheFeedGoesOn() {
        let story = Scenario(Fleets.all)
        for (kind, name) in [(AlarmKind.sos, "Van 12"), (.door, "Van 2"), (.overspeed, "Van 12")] {
            story.alarm(kind, of: name)
        }
        story.press("2", "enter", "a", "esc")
        #expect(story.unacknowledged == ["door opened of Van 2", "overspeed of Van 12"])
        #expect(story.alarm == "door opened of Van 2")
    }

    @Test func theCursorGoesOnToTheNextUnacknowledgedAlarm() {
        let story = Scenario(Fleets.all)
        for (kind, name) in [(AlarmKind.overspeed, "Van 2"), (.door, "Bus 4"), (.sos, "Van 12")] {
            story.alarm(kind, of: name)
        }
        story.press("2")
        #expect(story.alarm == "SOS of Van 12")
        story.press("a")
        #expect(story.alarm == "door opened of Bus 4")
        story.press("j", "a")
        #expect(story.alarm == "door opened of Bus 4")
        story.press("a")
        #expect(story.unacknowledged == [])
        story.press("a")
        #expect(story.toast == "already acknowledged by ana")
    }

    @Test func undoTakesTheLastOneBackAgainAndAgain() {
        let story = Scenario(Fleets.all)
        for (kind, name) in [(AlarmKind.door, "Van 2"), (.sos, "Van 12")] { story.alarm(kind, of: name) }
        story.press("2", "a", "a")
        #expect(story.unacknowledged == [])
        story.press("u")
        #expect(story.unacknowledged == ["door opened of Van 2"])
        #expect(story.alarm == "door opened of Van 2")
        story.press("1", "u")
        #expect(story.unacknowledged == ["door opened of Van 2", "SOS of Van 12"])
        #expect(story.press("u") == [])
        #expect(story.toast == "nothing to undo")
    }

    @Test func inTheFeedUndoIsAboutTheAlarmUnderTheCursorWhenNothingElseIsLeft() {
        let story = Scenario(Fleets.all)
        story.alarm(.door, of: "Van 2")
        story.store.perform(
            .acknowledge(story.store.snapshot().alarms.map(\.id)), by: Operator(user: "bo"), at: story.now)
        story.alarm(.sos, of: "Van 12")
        story.press("2", "j")
        #expect(story.feed == ["SOS of Van 12", "✓ door opened of Van 2"])
        story.press("u")
        #expect(story.unacknowledged == ["door opened of Van 2", "SOS of Van 12"])
    }

    @Test func theWholeFeedButWhatIsCriticalIsAcknowledgedAfterAQuestionWithTheCount() {
        let story = Scenario(Fleets.all)
        for (kind, name) in [(AlarmKind.door, "Van 2"), (.overspeed, "Bus 4"), (.sos, "Van 12")] {
            story.alarm(kind, of: name)
        }
        story.press("A")
        #expect(story.screen.contains("Acknowledge 2 alarms? 1 critical stay"))
        story.alarm(.movement, of: "Bus 4")
        story.press("enter")
        #expect(Set(story.unacknowledged) == ["SOS of Van 12", "movement of Bus 4"])
        story.press("u")
        #expect(story.unacknowledged.count == 4)
    }

    @Test(arguments: [("y", 0), ("enter", 0), ("Y", 0), ("n", 2), ("N", 2), ("esc", 2)])
    func theQuestionTakes(key: String, left: Int) {
        let story = Scenario(Fleets.all)
        for (kind, name) in [(AlarmKind.door, "Van 2"), (.vibration, "Van 12")] { story.alarm(kind, of: name) }
        story.press("A", key)
        #expect(story.unacknowledged.count == left)
        #expect(story.state.overlays.isEmpty)
    }

    @Test func whatIsCriticalIsNeverAskedForAtOnce() {
        let story = Scenario(Fleets.all)
        story.alarm(.sos, of: "Van 12")
        story.press("A")
        #expect(story.state.overlays.isEmpty)
        #expect(story.toast == "critical alarms are acknowledged one by one")
    }

    @Test func otherKeysLeaveTheQuestionStanding() {
        let story = Scenario(Fleets.all)
        story.alarm(.door, of: "Van 2")
        story.press("A", "a", "j", "q", "z", "space")
        #expect(story.screen.contains("Acknowledge 1 alarm?"))
        #expect(story.unacknowledged.count == 1)
    }

    @Test func withoutAnyAlarmThereIsNothingToAsk() {
        let story = Scenario(Fleets.all)
        story.press("A")
        #expect(story.state.overlays.isEmpty)
        #expect(story.toast == "no alarm is unacknowledged")
    }

    @Test(arguments: ["a", "A", "u"])
    func readOnlyRefusesWithWords(key: String) {
        let story = Scenario(Fleets.all) { $0.isReadOnly = true }
        story.alarm(.sos, of: "Bus 4")
        #expect(story.press(key) == [])
        #expect(story.toast == "read only: started with --read-only")
        #expect(story.line(-1).contains("read only"))
        #expect(story.unacknowledged == ["SOS of Bus 4"])
    }

    @Test func theFeedNamesThePlaceWhereTheAlarmWasRaised() {
        let story = Scenario(Fleets.all)
        story.hear("Van 12", at: "Villeurbanne") { report in
            report.kind = .alarm
            report.alarm = .sos
        }
        story.pass(seconds: 30)
        story.hear("Van 12", at: "Grenoble")
        story.press("2")
        #expect(story.line(2).contains("Villeurbanne"))
    }
}
