import Fleet
import Testing

@testable import Dashboard

/// Stepping through statuses, columns and panes.
struct StepTests {
    @Test func fStepsThroughAllStatusesAndBackToAll() {
        let story = Scenario(Fleets.all)
        var seen: [[String]] = []
        for _ in DeviceStatus.allCases {
            story.press("f")
            seen.append(story.table)
        }
        #expect(seen == [["Van 12"], ["Truck 3"], ["Van 2"], ["Trailer 7"], ["Bus 4"], ["Car 9"], ["861785001515307"]])
        story.press("f")
        #expect(story.table.count == 7)
        story.press("F")
        #expect(story.table == ["861785001515307"])
    }

    @Test func theTitleTellsTheStatusAndTheCount() {
        let story = Scenario(Fleets.all)
        story.press("f")
        #expect(story.line(1).contains("1 Devices  moving"))
        #expect(story.line(1).contains("1/7"))
    }

    @Test func theExclamationMarkShowsProblemsAndDevicesWithAlarmsOrAllAgain() {
        let story = Scenario(Fleets.all)
        story.alarm(.sos, of: "Van 12")
        story.press("!")
        #expect(story.table == ["Bus 4", "Car 9", "Van 12", "861785001515307"])
        story.press("!")
        #expect(story.table.count == 7)
    }

    @Test func anglesChooseTheColumnAndIInverts() {
        let story = Scenario(Fleets.all)
        #expect(story.line(2).contains("DEVICE▲"))
        story.press(">")
        #expect(story.line(2).contains("AGE▲"))
        #expect(story.table.prefix(2) == ["Van 12", "Truck 3"])
        story.press("I")
        #expect(story.line(2).contains("AGE▼"))
        #expect(story.table.first == "Car 9")
        story.press("<", "<")
        #expect(story.line(2).contains("STATUS▲"))
        #expect(story.table == ["Van 12", "Truck 3", "Van 2", "Trailer 7", "Bus 4", "Car 9", "861785001515307"])
    }

    @Test func everyColumnSortsBothWaysAndTheRoundEndsWhereItBegan() {
        let story = Scenario(Fleets.all)
        let before = story.table
        for _ in DeviceColumn.wanted(story.state.shown.book) {
            let upwards = story.table
            story.press("I")
            #expect(Set(story.table) == Set(upwards))
            story.press(">")
        }
        #expect(story.table == before)
    }

    @Test func numbersInNamesSortByTheirValue() {
        let story = Scenario(Fleets.all)
        #expect(story.table == ["Bus 4", "Car 9", "Trailer 7", "Truck 3", "Van 2", "Van 12", "861785001515307"])
    }

    @Test func tabAndDigitsGiveTheKeysToPanes() {
        let story = Scenario(Fleets.all)
        let panes = ["tab", "tab", "tab", "shift-tab", "1", "3", "2"].map { key -> Pane in
            story.press(key)
            return story.state.focus
        }
        #expect(panes == [.alarms, .map, .devices, .map, .devices, .map, .alarms])
    }

    @Test func aPaneTakesTheKeysFromDetailsThatLieOverIt() {
        let story = Scenario(Fleets.all)
        story.press("enter", "2")
        #expect(story.state.overlays.isEmpty)
        #expect(story.line(1).contains("2 Alarms"))
    }

    @Test(arguments: ["z", "esc", "q"])
    func zGivesThePaneTheWholeScreenAndBack(key: String) {
        let story = Scenario(Fleets.all, width: 140, height: 40)
        story.press("3", "z")
        #expect(story.state.layout.panes.keys.sorted { $0.rawValue < $1.rawValue } == [.map])
        #expect(!story.screen.contains("2 Alarms"))
        story.press(key)
        #expect(story.state.layout.panes.count == 3)
    }

    @Test func zLeavesOnlyThePaneWithoutDetails() {
        let story = Scenario(Fleets.all, width: 140, height: 40)
        story.press("enter", "z")
        #expect(story.state.overlays.isEmpty)
        #expect(story.state.isEnlarged)
    }
}
