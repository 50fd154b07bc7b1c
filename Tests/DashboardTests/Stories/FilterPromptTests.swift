import Testing

@testable import Dashboard

/// The line at which a filter is typed.
struct FilterPromptTests {
    @Test func itStartsEmptyAndFiltersWithTheFirstCharacter() {
        let story = Scenario(Fleets.all)
        story.press("/")
        #expect(story.line(-1).hasPrefix("/ "))
        #expect(story.line(-1).hasSuffix("7/7"))
        story.write("v")
        #expect(story.table == ["Van 2", "Van 12"])
        story.write("an 12")
        #expect(story.table == ["Van 12"])
        #expect(story.line(-1).hasPrefix("/van 12 "))
        #expect(story.line(-1).hasSuffix(" 1/7"))
    }

    @Test func theCursorOfTheTerminalStandsBehindTheText() {
        let story = Scenario(Fleets.all)
        story.press("/")
        story.write("van")
        #expect(story.canvas.cursor?.x == 4)
        #expect(story.canvas.cursor?.y == 23)
        story.press("left", "enter")
        #expect(story.canvas.cursor == nil)
    }

    @Test func enterKeepsTheFilterAndTheTitleTellsIt() {
        let story = Scenario(Fleets.all)
        story.press("/")
        story.write("van")
        story.press("enter")
        #expect(story.table.count == 2)
        #expect(story.line(1).contains("1 Devices  /van"))
        #expect(story.line(1).contains("2/7"))
    }

    @Test func theFilterInForceIsShownAgainAndCtrlUEmptiesIt() {
        let story = Scenario(Fleets.all)
        story.press("/")
        story.write("van")
        story.press("enter", "/")
        #expect(story.line(-1).hasPrefix("/van "))
        story.press("ctrl-u")
        #expect(story.line(-1).hasPrefix("/ "))
        #expect(story.table.count == 7)
        story.press("enter")
        #expect(story.state.filter.isEmpty)
    }

    @Test func escRestoresTheFilterBefore() {
        let story = Scenario(Fleets.all)
        story.press("/")
        story.write("van")
        story.press("enter", "/")
        story.write(" 12")
        #expect(story.table == ["Van 12"])
        story.press("esc")
        #expect(story.table == ["Van 2", "Van 12"])
        #expect(story.state.filter.text == "van")
    }

    @Test func escAtTheRootDropsAKeptFilter() {
        let story = Scenario(Fleets.all)
        story.press("/")
        story.write("van")
        story.press("enter", "esc")
        #expect(story.table.count == 7)
        #expect(!story.line(1).contains("/van"))
    }

    @Test func backspaceOnAnEmptyLineDoesNotCloseIt() {
        let story = Scenario(Fleets.all)
        story.press("/", "v", "backspace", "backspace", "backspace")
        #expect(story.line(-1).hasPrefix("/ "))
        story.write("bus")
        #expect(story.table == ["Bus 4"])
    }

    @Test func lettersThatAreKeysElsewhereAreText() {
        let story = Scenario(Fleets.all)
        story.alarm(.sos, of: "Van 12")
        story.press("/", "q", "a", "?", ":", "p", "z", "A")
        #expect(story.state.filter.text == "qa?:pzA")
        #expect(story.effects == [.ring])
    }

    @Test func arrowsMoveTheCursorMeanwhile() {
        let story = Scenario(Fleets.all)
        story.press("/")
        story.write("van")
        story.press("down")
        #expect(story.device == "Van 12")
        story.press("up", "enter")
        #expect(story.device == "Van 2")
    }

    @Test func whatMakesNoSenseIsSaidBesideIt() {
        let story = Scenario(Fleets.all)
        story.press("/")
        story.write("colour:red")
        #expect(story.line(-1).contains("no field called colour: status, name, id"))
        #expect(story.table == [])
    }

    @Test func whatMakesNoSenseIsPointedAt() {
        let story = Scenario(Fleets.all)
        story.press("/")
        story.write("van speed>fast")
        let canvas = story.canvas
        let marked = (0..<20).filter { canvas[$0, 23].style.attributes.contains(.underline) }
        #expect(marked == [11, 12, 13, 14])
        story.press("backspace", "backspace", "backspace", "backspace", "9")
        #expect((0..<20).allSatisfy { !story.canvas[$0, 23].style.attributes.contains(.underline) })
    }

    @Test func tabCompletes() {
        let story = Scenario(Fleets.all)
        story.press("/", "s", "t", "tab", "o", "tab")
        #expect(story.state.filter.text == "status:offline")
        #expect(story.table == ["Car 9"])
        story.press("ctrl-u")
        story.write("name:v")
        story.press("tab")
        #expect(story.state.filter.text == "name:\"Van ")
        #expect(story.table == ["Van 2", "Van 12"])
        story.press("tab")
        #expect(story.toast == "\"Van 2\" \"Van 12\"")
    }

    @Test func tabChangesNothingWhereNothingFits() {
        let story = Scenario(Fleets.all)
        story.press("/")
        story.write("zone:x")
        story.press("tab")
        #expect(story.state.filter.text == "zone:x")
        #expect(story.toast == "nothing begins like this")
    }

    @Test func aPasteGoesIntoTheLineAndFiltersAtOnce() {
        let story = Scenario(Fleets.all)
        story.press("/")
        story.paste("van\n12")
        #expect(story.state.filter.text == "van 12")
        #expect(story.table == ["Van 12"])
        story.press("esc")
        story.paste("q")
        #expect(story.effects == [])
        #expect(story.state.filter.isEmpty)
    }
}
