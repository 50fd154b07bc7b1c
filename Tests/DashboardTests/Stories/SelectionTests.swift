import Testing

@testable import Dashboard

/// The cursor stays on the device, not on the row number.
struct SelectionTests {
    @Test func beforeTheFirstKeyTheCursorStaysOnTheTopRow() {
        let story = Scenario(Fleets.three)
        #expect(story.device == "Bravo")
        story.hear("Able", at: "Lyon")
        #expect(story.table == ["Able", "Bravo", "Charlie", "Delta"])
        #expect(story.device == "Able")
    }

    @Test(arguments: ["j", "enter", "?", "a", "c"])
    func afterTheFirstKeyTheCursorStaysOnItsDeviceWhenANewOneComesFirst(key: String) {
        let story = Scenario(Fleets.three)
        story.press(key)
        let device = story.device
        story.hear("Able", at: "Lyon")
        // Rows keep their order for a second after the cursor has moved.
        story.pass(seconds: 2)
        #expect(story.table.first == "Able")
        #expect(story.device == device)
    }

    @Test func theCursorGoesWithItsDeviceWhenTheOrderChanges() {
        let story = Scenario(Fleets.three)
        story.press("j")
        story.press("G", "k", "I")
        #expect(story.device == "Charlie")
        story.press("I", "g", "I")
        #expect(story.table == ["Delta", "Charlie", "Bravo"])
        #expect(story.device == "Bravo")
        story.press("j")
        #expect(story.device == "Bravo")
        story.press("k")
        #expect(story.device == "Charlie")
    }

    @Test func theCursorGoesWithItsDeviceWhenReportsChangeTheOrder() {
        let story = Scenario(Fleets.all)
        story.press(">", "g", "j")
        #expect(story.table.first == "Van 12")
        #expect(story.device == "Truck 3")
        story.pass(seconds: 60)
        story.hear("Van 2", at: "Vienne")
        #expect(story.table.first == "Van 2")
        #expect(story.device == "Truck 3")
        #expect(story.line(4).contains("Van 12"))
    }

    @Test func aFilterThatHidesTheDeviceLendsTheCursorToTheFirstRowAndGivesItBack() {
        let story = Scenario(Fleets.all)
        story.press("j", "j", "j")
        #expect(story.device == "Truck 3")
        story.press("/")
        story.write("van")
        #expect(story.table == ["Van 2", "Van 12"])
        #expect(story.device == "Van 2")
        story.press("esc")
        #expect(story.device == "Truck 3")
    }

    @Test func aStatusStepThatHidesTheDeviceGivesTheCursorBackAtTheEnd() {
        let story = Scenario(Fleets.all)
        story.press("j", "j", "j", "f")
        #expect(story.device == "Van 12")
        story.press("F")
        #expect(story.device == "Truck 3")
    }

    @Test func whoKeepsAFilterKeepsTheCursorItGave() {
        let story = Scenario(Fleets.all)
        story.press("/")
        story.write("van 12")
        story.press("enter", "esc")
        #expect(story.table.count == 7)
        #expect(story.device == "Van 12")
    }

    @Test func whereNothingMatchesNothingIsSelected() {
        let story = Scenario(Fleets.all)
        story.press("j", "/")
        story.write("nonsense")
        story.press("enter", "enter")
        #expect(story.device == nil)
        #expect(story.toast == "no device is selected")
        #expect(story.screen.contains("No device matches."))
    }

    @Test func aDeviceThatLeavesTheRowsByItselfKeepsTheCursorFromJumpingToAnother() {
        let story = Scenario(Fleets.all)
        story.press("!")
        #expect(story.table == ["Bus 4", "Car 9", "861785001515307"])
        story.press("j")
        #expect(story.device == "Car 9")
        story.hear("Car 9", at: "Mâcon")
        #expect(story.table == ["Bus 4", "861785001515307"])
        #expect(story.device == "Car 9")
    }

    @Test func pagesAndEndsMoveTheCursor() {
        let story = Scenario(Fleets.all)
        story.press("end")
        #expect(story.device == "861785001515307")
        story.press("home")
        #expect(story.device == "Bus 4")
        story.resize(80, 10)
        story.press("pgdn")
        #expect(story.device == "Van 2")
        story.press("ctrl-d")
        #expect(story.device == "861785001515307")
        story.press("ctrl-u", "pgup", "up")
        #expect(story.device == "Bus 4")
        story.press("down")
        #expect(story.device == "Car 9")
    }

    @Test func theSelectedRowIsAlwaysInSight() {
        let story = Scenario(Fleets.all, height: 9)
        for _ in 0..<7 {
            #expect(story.screen.contains(story.device ?? "no device"))
            story.press("j")
        }
    }
}
