import Canvas
import Testing

@testable import Dashboard

/// Looking for something in the help, and clicks on the hints.
struct HelpTests {
    @Test func aSlashNarrowsTheHelpWhileTyping() {
        let story = Scenario(Fleets.all)
        story.press("?", "/")
        story.write("acknow all")
        #expect(story.screen.contains("Acknowledge all alarms of the feed"))
        #expect(!story.screen.contains("Move the cursor down"))
        #expect(story.line(1).contains("Help  /acknow all"))
        story.press("enter")
        #expect(story.line(-1).contains("look for"))
    }

    @Test func escShowsAllAgainAndThenLeaves() {
        let story = Scenario(Fleets.all)
        story.press("?", "/")
        story.write("zoom")
        story.press("enter", "esc")
        #expect(story.screen.contains("Move the cursor down"))
        story.press("esc")
        #expect(story.state.overlays.isEmpty)
    }

    @Test func whatIsNowhereSaysSo() {
        let story = Scenario(Fleets.all)
        story.press("?", "/")
        story.write("qqqq")
        #expect(story.screen.contains("Nothing in the help has that."))
    }

    @Test func whatCannotBeDoneSaysWhyThere() {
        let story = Scenario(Fleets.all) { $0.isReadOnly = true }
        story.press("?", "/")
        story.write("write a note")
        #expect(story.screen.contains("(not now: read only"))
    }

    @Test func headingsCountForTheirLines() {
        let story = Scenario(Fleets.all)
        story.press("?", "/")
        story.write("statuses")
        #expect(story.screen.contains("parked"))
    }

    @Test func aClickOnAHintDoesWhatItsKeyDoes() throws {
        let story = Scenario(Fleets.all)
        let spot = try #require(LinePanels.hintBar(story.state).spots.last)
        #expect(spot.words == "help")
        story.mouse(.press, x: spot.x + 1, y: 23)
        #expect(story.line(1).contains("Help"))
        let back = try #require(LinePanels.hintBar(story.state).spots.first)
        story.mouse(.press, x: back.x, y: 23)
        #expect(story.state.overlays.isEmpty)
        story.mouse(.press, x: 79, y: 23)
        #expect(story.state.overlays.isEmpty)
    }

    @Test func aClickOnAPromptDoesNothing() {
        let story = Scenario(Fleets.all)
        story.press("/")
        story.mouse(.press, x: 2, y: 23)
        #expect(story.state.overlays.count == 1)
    }

    @Test(arguments: Pane.allCases)
    func everyHintCanBeClicked(pane: Pane) {
        let story = Scenario(Fleets.all, width: 200, height: 30)
        story.press("\(pane.number)")
        for spot in LinePanels.hintBar(story.state).spots {
            let keys = LinePanels.hintBar(story.state).keys(atX: spot.x, chords: story.state.keymap)
            #expect(!keys.isEmpty, "\(spot.key)")
        }
    }
}
