import Canvas
import Testing

@testable import Dashboard

/// The list of everything that can be done.
struct PaletteTests {
    private func titles(_ story: Scenario) -> [String] {
        guard case .palette(let palette) = story.state.overlays.last else { return [] }
        return palette.matches(in: story.state).map(\.title)
    }

    @Test func itListsEveryActionButMovingAndItself() {
        let story = Scenario(Fleets.all)
        story.press(":")
        let expected = Action.all.filter {
            $0.group != .move && $0.id != .palette && !Action.numberedViews.contains($0.id)
        }
        .map(\.title)
        #expect(Array(titles(story).prefix(expected.count)) == expected)
        #expect(titles(story).contains("show offline"))
        #expect(titles(story).contains("theme dark"))
    }

    @Test(arguments: [
        ("frz", "freeze"), ("ackall", "acknowledge all"), ("show off", "show offline"), ("ZOOM", "zoom in"),
    ])
    func aFewLettersFindIt(letters: String, title: String) {
        let story = Scenario(Fleets.all)
        story.press(":")
        story.write(letters)
        #expect(titles(story).first == title)
    }

    @Test func eachViewHasOneRowWithItsKeys() {
        let story = Scenario(Fleets.all) { $0.views = [SavedView(name: "north", filter: "status:moving")] }
        story.press(":")
        #expect(titles(story).filter { $0.hasPrefix("view") } == ["view: north"])
        story.write("north")
        #expect(story.line(5).contains("view: north") && story.line(5).contains("Alt-1"))
    }

    @Test func itIsAsHighAsItsHits() {
        let story = Scenario(Fleets.all)
        story.press(":")
        let top = story.screen.split(separator: "\n").firstIndex { $0.contains("Palette") }
        story.write("freeze")
        let lines = story.screen.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.firstIndex { $0.contains("Palette") } == top, "the prompt stands still")
        #expect(lines.count { $0.hasPrefix("│") || $0.contains("│ ") } <= 3)
    }

    @Test func enterDoesWhatIsChosen() {
        let story = Scenario(Fleets.all)
        story.press(":")
        story.write("show off")
        story.press("enter")
        #expect(story.table == ["Car 9"])
        #expect(story.state.overlays.isEmpty)
    }

    @Test func aSavedViewSetsTheFilter() {
        let story = Scenario(Fleets.all) { $0.views = [SavedView(name: "all-vans", filter: "name:van")] }
        story.press(":")
        story.write("view: all")
        #expect(titles(story).first == "view: all-vans")
        story.press("enter")
        #expect(story.state.filter.text == "name:van")
        #expect(story.table == ["Van 2", "Van 12"])
    }

    @Test func arrowsAndTabChooseAndGoRound() {
        let story = Scenario(Fleets.all)
        story.press(":")
        story.write("zoom")
        story.press("down", "enter")
        #expect(story.toast == "the map is not on the screen: 3 shows it")
        story.press("3", ":")
        story.write("pane")
        let count = titles(story).count
        for _ in 0..<count { story.press("tab") }
        story.press("enter")
        #expect(story.state.focus == .devices)
    }

    @Test func keysThatChangeNothingKeepTheChoice() {
        let story = Scenario(Fleets.all)
        story.press(":", "down", "down", "pgdn", "left", "f5")
        guard case .palette(let palette) = story.state.overlays.last else {
            Issue.record("the palette is not open")
            return
        }
        #expect(palette.selected == 2)
    }

    @Test func whatCanNotBeDoneSaysWhyInTheListAndWhenChosen() {
        let story = Scenario(Fleets.all) { $0.isReadOnly = true }
        story.press(":")
        story.write("acknowledge all")
        #expect(story.screen.contains("read only: started with --read-only"))
        story.press("enter")
        #expect(story.toast == "read only: started with --read-only")
    }

    @Test func fromTheFeedItIsAboutTheAlarmUnderTheCursor() {
        let story = Scenario(Fleets.all)
        story.alarm(.sos, of: "Van 12")
        story.press("2", ":")
        story.write("acknowledge")
        #expect(story.line(5).contains("acknowledge        Acknowledge the alarm"))
        story.press("enter")
        #expect(story.unacknowledged == [])
    }

    @Test func escAndBackspaceOnAnEmptyLineCloseIt() {
        let story = Scenario(Fleets.all)
        story.press(":", "x", "backspace")
        #expect(story.state.overlays.count == 1)
        story.press("backspace")
        #expect(story.state.overlays.isEmpty)
        story.press(":", "esc")
        #expect(story.state.overlays.isEmpty)
    }

    @Test func aPasteIsTyped() {
        let story = Scenario(Fleets.all)
        story.press(":")
        story.paste("freeze\u{1B}")
        #expect(!story.screen.contains("\u{1B}"))
        story.press("backspace")
        #expect(titles(story).first == "freeze")
    }

    @Test func whereNothingFitsEnterDoesNothing() {
        let story = Scenario(Fleets.all)
        story.press(":")
        story.write("qqqqq")
        #expect(titles(story) == [])
        #expect(story.press("down", "enter") == [])
    }

    @Test func gotoMovesTheMapToAPlace() throws {
        let story = Scenario(Fleets.all)
        story.press(":")
        story.write("goto zurich")
        #expect(titles(story).first == "goto Zürich, CH")
        story.press("enter")
        let center = try #require(story.state.map.camera).center
        #expect(abs(center.latitude - 47.37) < 0.1 && abs(center.longitude - 8.54) < 0.1)
        #expect(story.state.map.mode == .free)
        #expect(story.state.layout.panes[.map] != nil)
        #expect(story.toast == "the map shows Zürich, CH")
        #expect(story.state.overlays.isEmpty)
    }

    @Test func gotoAloneAsksForAName() {
        let story = Scenario(Fleets.all)
        story.press(":")
        story.write("goto")
        #expect(titles(story).first == "goto")
        story.press("enter")
        story.write("lyon")
        #expect(titles(story).first == "goto Lyon, FR")
        story.press("ctrl-u")
        story.write("goto qqqzzz")
        #expect(titles(story).isEmpty)
    }

    private func item(_ title: String, _ story: Scenario) -> Palette.Item? {
        guard case .palette(let palette) = story.state.overlays.last else { return nil }
        return palette.matches(in: story.state).first { $0.title == title }
    }

    @Test func itSaysWhatCanBeDoneBelowIt() throws {
        let story = Scenario(Fleets.all, unknown: .quarantine, book: .depots)
        story.stranger("861785001515377")
        story.press(":")
        #expect(try #require(item("adopt", story)).disabledReason == "Q opens the quarantine first")
        story.press("esc", "Q", ":")
        #expect(try #require(item("adopt", story)).disabledReason == nil)
        let flood = Scenario(Floods.fleet)
        Floods.play(flood, doors: 8)
        flood.press("2", "g", "j")
        #expect(flood.state.burstUnderCursor != nil)
        flood.press(":")
        #expect(try #require(item("acknowledge", flood)).disabledReason == nil)
    }

    @Test func theHelpSaysWhatCanBeDoneBelowIt() {
        let story = Scenario(Fleets.all, width: 149, height: 400, unknown: .quarantine, book: .depots)
        story.stranger("861785001515377")
        story.press("?")
        #expect(story.screen.contains("(not now: Q opens the quarantine first)"))
        story.press("esc", "Q", "?")
        #expect(!story.screen.contains("(not now: Q opens the quarantine first)"))
    }

    @Test func onlyWhatIsListedIsRememberedAsAChoice() {
        let story = Scenario(Fleets.all)
        for text in ["show off", "sort speed", "goto lyon", "theme da"] {
            story.press(":")
            story.write(text)
            story.press("enter")
        }
        #expect(story.state.paletteHistory == ["theme dark", "show offline"])
    }

    @Test func aPasteEndsTheRecallAsTypingDoes() {
        let story = Scenario(Fleets.all)
        story.press(":")
        story.write("sort age")
        story.press("enter", ":", "up")
        story.paste(" of all")
        story.press("up")
        guard case .palette(let palette) = story.state.overlays.last else {
            Issue.record("the palette is not open")
            return
        }
        #expect(palette.editor.text == "sort age of all")
    }

    @Test func aPasteTakesWhatWasWrongAwayAsTypingDoes() {
        let story = Scenario(Fleets.all)
        story.alarm(.door, of: "Van 2")
        story.press("2", "n", "enter")
        #expect(story.line(-1).contains("a note needs words"))
        story.paste("ben drives there")
        #expect(!story.line(-1).contains("a note needs words"))
    }
}
