import Canvas
import Fleet
import Testing

@testable import Dashboard

/// Choosing columns: shown, hidden, moved, made wider, and fields of messages.
struct ColumnChooserTests {
    private func ids(_ story: Scenario) -> [String] { story.state.shownColumns.map(\.column.id) }

    private let usual = ["alarm", "status", "device", "age", "speed", "battery", "signal", "sat", "place"]

    @Test func spaceHidesAndShowsAtOnceAndEnterKeeps() {
        let story = Scenario(Fleets.all)
        #expect(ids(story) == usual)
        story.press("C", "j", "space")
        #expect(!story.state.shownColumns.contains { $0.column.id == "status" })
        #expect(!story.line(2).contains("STATUS"))
        story.press("space", "space", "enter")
        #expect(ids(story) == usual.filter { $0 != "status" })
        #expect(story.state.overlays.isEmpty)
    }

    @Test func escRestoresWhatThereWas() {
        let story = Scenario(Fleets.all)
        story.press("C", "j", "space", ">", "+", "esc")
        #expect(ids(story) == usual && story.state.chosenColumns == nil)
        story.press("C", "j", "space", "enter", "C", "space", "esc")
        #expect(ids(story) == usual.filter { $0 != "status" })
    }

    @Test func anglesMoveAColumnAndTheCursorGoesAlong() {
        let story = Scenario(Fleets.all)
        story.press("C", "j", ">", ">", "enter")
        #expect(ids(story).prefix(4) == ["alarm", "device", "age", "status"])
        story.press("C", "<")
        #expect(ids(story).first == "alarm")
    }

    @Test func plusAndMinusSetTheWidthAndZeroTakesItBack() {
        let story = Scenario(Fleets.all)
        story.press("C", "j", "j", "-", "-", "enter")
        #expect(story.state.chosenColumns?[2] == ColumnChoice("device:13"))
        #expect(story.line(2).hasPrefix("  STATUS    DEVICE▲        AGE") == true)
        story.press("C", "j", "j", "0", "enter")
        #expect(story.state.chosenColumns?[2] == ColumnChoice("device"))
    }

    @Test func aWidthStaysWithinItsBounds() {
        let story = Scenario(Fleets.all)
        story.press("C", "j")
        for _ in 0..<100 { story.press("-") }
        #expect(story.state.chosenColumns?[1].width == 1)
        for _ in 0..<100 { story.press("+") }
        #expect(story.state.chosenColumns?[1].width == 60)
    }

    @Test func theLastColumnStays() {
        let story = Scenario(Fleets.all)
        story.press("C")
        for _ in usual { story.press("space", "j") }
        #expect(ids(story) == ["place"])
    }

    @Test func fieldsOfTheLastMessagesAreOfferedAndShown() {
        let story = Scenario(Fleets.three)
        story.hear("Bravo", at: "Lyon") { $0.fix?.hdop = 1.25 }
        story.press("C", "a")
        #expect(story.screen.contains("fix.hdop"))
        let place = story.screen.split(separator: "\n").firstIndex { $0.contains("fix.hdop") } ?? 0
        let top = story.screen.split(separator: "\n").firstIndex { $0.contains("received") } ?? 0
        for _ in 0..<(place - top) { story.press("j") }
        story.press("enter", "enter")
        #expect(ids(story).contains("json:fix.hdop"))
        #expect(story.screen.contains("HDOP") && story.screen.contains("1.25"))
    }

    @Test func rowsAreNotSortedByAFieldOfMessages() {
        let story = Scenario(Fleets.all) {
            $0.columns = ["device", "json:kind", "age"].compactMap { ColumnChoice($0) }
        }
        story.press(">")
        #expect(DeviceColumn.all[story.state.sortColumn].id == "age")
        let x = (story.line(2).range(of: "KIND")?.lowerBound).map {
            story.line(2).distance(from: story.line(2).startIndex, to: $0)
        }
        story.mouse(.press, x: x ?? 0, y: 2)
        #expect(story.toast == "rows are not sorted by this column")
    }

    @Test func aHiddenColumnIsNoLongerSortedBy() {
        let story = Scenario(Fleets.all)
        story.press("<", "<", "C", "j", "space", "enter")
        #expect(story.state.sortablePlaces.contains(story.state.sortColumn))
    }

    @Test(arguments: [
        "", "speed:", "speed:0", "speed:61", "speed:x", "colour", "json:", "json:a b", "json:fix.hdop:0", "json:é",
        "json:" + String(repeating: "a", count: 81),
    ])
    func whatIsNoColumnIsNone(text: String) {
        #expect(ColumnChoice(text) == nil)
    }

    @Test(arguments: ["speed", "speed:12", "json:fix.hdop", "json:power.batteryVolts:6"])
    func aColumnReadsAsItIsWritten(text: String) {
        #expect(ColumnChoice(text)?.text == text)
    }

    @Test func theListIsUsableOnASmallScreen() {
        let story = Scenario(Fleets.all, width: 40, height: 12)
        story.press("C", "G")
        #expect(story.screen.contains("groups"))
    }

    @Test(arguments: ["ctrl-j", "alt-j", "alt-space", "ctrl-a", "alt-q"])
    func modifiedKeysMeanNothingInTheList(key: String) {
        let story = Scenario(Fleets.all)
        story.press("C", key)
        guard case .columns(let chooser) = story.state.overlays.last else {
            Issue.record("the list is not on top")
            return
        }
        #expect(chooser.selected == 0 && ids(story) == usual)
    }

    @Test func whatIsNotConfirmedIsNotRemembered() {
        let story = Scenario(Fleets.three)
        story.press("C", "j", "space", "a", "ctrl-c")
        #expect(ids(story) != usual)
        #expect(story.state.memory.columns.isEmpty)
    }

    @Test func aColumnThatGoesTakesItsOrderAlong() {
        let story = Scenario(Fleets.all)
        story.press(":")
        story.write("sort -speed")
        story.press("enter", ":")
        story.write("columns status device")
        story.press("enter")
        #expect(DeviceColumn.all[story.state.sortColumn].id == "status" && !story.state.isSortInverted)
        #expect(story.line(2).contains("STATUS▲"))
    }

    @Test(arguments: ["click", ":sort", ">", "I"]) func anyWayOfSortingKeepsTheCursorOnItsDevice(way: String) {
        let story = Scenario(Fleets.all)
        let device = story.device
        switch way {
        case "click": story.mouse(.press, x: 3, y: 2)
        case ":sort":
            story.press(":")
            story.write("sort battery")
            story.press("enter")
        default: story.press(way)
        }
        #expect(story.table.first != device, "rows have moved")
        #expect(story.device == device)
    }
}
