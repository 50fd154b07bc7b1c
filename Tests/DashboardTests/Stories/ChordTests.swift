import Canvas
import Testing

@testable import Dashboard

/// Two keys for one thing, presets, and keys that actions lose.
struct ChordTests {
    private func story(_ change: (inout KeyChoice) -> Void) -> Scenario {
        var choice = KeyChoice()
        change(&choice)
        return Scenario(Fleets.all) { $0.keys = choice }
    }

    private func chord(_ name: String) -> KeyChord {
        KeyChord(name: name) ?? KeyChord(.character("?"), .character("?"))
    }

    @Test func namesOfChords() {
        #expect(KeyChord(name: "g d") == KeyChord(.character("g"), .character("d")))
        #expect(KeyChord(name: "ctrl-x space")?.shownName == "Ctrl-X Space")
        for wrong in ["g", "", "g d d", "g banana"] { #expect(KeyChord(name: wrong) == nil) }
    }

    @Test func theSecondKeyDoesItAndTheHintsSayWhatMayFollow() {
        let story = story { $0.chords[.freeze] = [chord("g f")] }
        story.press("g")
        #expect(story.line(-1).contains("g f freeze") && story.line(-1).contains("Esc none"))
        story.press("f")
        #expect(story.state.frozen != nil && story.state.statusFilter == .all)
    }

    @Test func aFirstKeyAloneDoesWhatItDoesAfterAWhile() {
        let story = story { $0.chords[.freeze] = [chord("p x")] }
        story.press("p")
        #expect(story.state.frozen == nil && story.state.nextDeadline != nil)
        story.pass(seconds: 2)
        #expect(story.state.frozen != nil)
    }

    @Test func anotherSecondKeyIsTakenAfterTheFirst() {
        let story = story { $0.chords[.freeze] = [chord("2 x")] }
        story.press("2", "z")
        #expect(story.state.focus == .alarms && story.state.isEnlarged)
    }

    @Test func escTakesTheFirstKeyBack() {
        let story = story { $0.chords[.freeze] = [chord("p x")] }
        story.press("p", "esc")
        story.pass(seconds: 2)
        #expect(story.state.frozen == nil)
    }

    @Test func aChordScrollsAViewToo() {
        let story = story { $0.chords[.moveToLast] = [chord("g e")] }
        story.press("?", "g", "e")
        guard case .help(let help) = story.state.overlays.last else {
            Issue.record("the help is not open")
            return
        }
        #expect(help.offset > 0)
    }

    @Test func inAPromptKeysAreText() {
        let story = story { $0.chords[.freeze] = [chord("g f")] }
        story.press("/")
        story.write("gf")
        #expect(story.state.filter.text == "gf")
    }

    @Test func chordsStandInTheHelp() {
        let keymap = Keymap(
            {
                var choice = KeyChoice()
                choice.keys[.freeze] = []
                choice.chords[.freeze] = [chord("g f")]
                return choice
            }())
        #expect(keymap.names(for: .freeze) == ["g f"] && keymap.hint(for: .freeze) == "g f")
        #expect(keymap.keys(for: .freeze).isEmpty)
    }

    @Test(arguments: ["j", "k", "h", "l", "g", "G"]) func withoutViTheLettersDoNothing(letter: String) throws {
        let keymap = Keymap(
            {
                var choice = KeyChoice()
                choice.preset = .arrows
                return choice
            }())
        let key = try #require(Key(name: letter))
        #expect(keymap.action(for: key) == nil && keymap.pastAction(for: key) == nil)
        #expect(Keymap().action(for: key) != nil)
    }

    @Test func withoutViFunctionKeysDoTheRest() {
        var choice = KeyChoice()
        choice.preset = .arrows
        let keymap = Keymap(choice)
        let wanted: [Int: ActionID] = [1: .help, 3: .filter, 4: .filter, 5: .redraw, 6: .sortRight, 10: .quit]
        for (number, id) in wanted { #expect(keymap.action(for: Key(.function(number))) == id, "F\(number)") }
        #expect(keymap.pastAction(for: Key(.function(7))) == .goTo)
        #expect(keymap.hint(for: .moveDown) == "Down")
        for id in ActionID.allCases { #expect(!keymap.keys(for: id).isEmpty, "\(id.rawValue)") }
    }

    @Test func lostKeysAreNamed() {
        var choice = KeyChoice()
        choice.keys = [.freeze: [.character("x")], .help: [.character("T")], .theme: [.character("?")]]
        #expect(
            choice.conflicts == [.init(key: .character("x"), winner: .freeze, loser: .reset, hasOthers: false)])
    }

    @Test func keysReadAgainAreInForceAtOnce() {
        let story = story { _ in }
        var choice = KeyChoice()
        choice.keys[.freeze] = [.character("U")]
        var change = SettingsChange()
        change.keys = choice
        story.send(.settings(change))
        story.press("p")
        #expect(story.state.frozen == nil)
        story.press("U")
        #expect(story.state.frozen != nil)
    }

    @Test func whatIsLookedForInTheHelpIsTextToo() {
        let story = story { $0.chords[.freeze] = [chord("g f")] }
        story.press("?", "/")
        story.write("gf")
        guard case .help(let help) = story.state.overlays.last else {
            Issue.record("the help is not open")
            return
        }
        #expect(help.editor.text == "gf" && story.state.frozen == nil)
    }

    private func click(_ words: String, in story: Scenario) throws {
        let spot = try #require(LinePanels.hintBar(story.state).spots.first { $0.words == words })
        story.mouse(.press, x: spot.x, y: story.state.layout.hints.y)
    }

    @Test func aClickOnTheHintOfAChordDoesTheChord() throws {
        let story = story { $0.chords[.freeze] = [chord("g f")] }
        story.press("j", "g")
        let device = story.device
        try click("freeze", in: story)
        #expect(story.state.frozen != nil && story.state.pendingChord == nil)
        #expect(story.device == device, "the first key has done nothing")
    }

    @Test func aClickOnNoneTakesTheFirstKeyBack() throws {
        let story = story { $0.chords[.freeze] = [chord("p x")] }
        story.press("z", "p")
        try click("none", in: story)
        story.pass(seconds: 2)
        #expect(story.state.frozen == nil && story.state.isEnlarged)
    }

    @Test func anActionThatHasAChordAloneIsClicked() throws {
        let story = story {
            $0.keys[.filter] = []
            $0.chords[.filter] = [chord("g x")]
        }
        try click("filter", in: story)
        guard case .filter = story.state.overlays.last else {
            Issue.record("no filter is typed")
            return
        }
    }

    @Test func aClickElsewhereForgetsTheFirstKey() {
        let story = story { $0.chords[.freeze] = [chord("p x")] }
        story.press("p")
        story.mouse(.press, x: 20, y: 5)
        story.pass(seconds: 2)
        #expect(story.state.frozen == nil && story.device == "Trailer 7")
    }
}
