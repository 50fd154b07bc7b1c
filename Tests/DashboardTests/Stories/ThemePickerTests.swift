import Canvas
import Testing

@testable import Dashboard

/// The list of themes that shows each at once.
struct ThemePickerTests {
    private func story(_ width: Int = 80, _ height: Int = 24) -> Scenario {
        Scenario(Fleets.all, width: width, height: height) { settings in
            settings.themes =
                [.dark]
                + ["paper", "sea"].enumerated().map { place, name in
                    let ground = Color(rgb: UInt32(0x111111 * (place + 2)))
                    return Theme(name: name, assigned: [.text: Style(background: ground)])
                }
        }
    }

    @Test func movingThroughItDrawsTheWholeScreen() {
        let story = story()
        story.press("T", "j")
        #expect(story.state.theme.name == "paper")
        #expect(story.canvas[0, 12].style.background == Color(rgb: 0x222222))
        story.press("down")
        #expect(story.canvas[0, 12].style.background == Color(rgb: 0x333333))
        story.press("j", "j")
        #expect(story.state.theme.name == "sea")
    }

    @Test func enterKeepsIt() {
        let story = story()
        story.press("T", "j", "enter")
        #expect(story.state.overlays.isEmpty && story.toast == "theme paper")
        #expect(story.state.memory.theme == "paper")
    }

    @Test func escGivesTheOneBeforeBack() {
        let story = story()
        story.press("T", "G")
        #expect(story.state.memory.theme == nil)
        story.press("esc")
        #expect(story.state.theme.name == "dark" && story.state.overlays.isEmpty)
        #expect(story.state.memory.theme == nil)
    }

    @Test func otherKeysReachNothingBelow() {
        let story = story()
        #expect(story.press("T", "a", "z", "2") == [])
        #expect(story.state.focus == .devices && !story.state.isEnlarged)
    }

    @Test func theThemeInUseIsReadAgain() {
        let story = story()
        story.press("T", "j", "enter")
        var change = SettingsChange()
        let red = Style(background: Color(rgb: 0x990000))
        change.themes = [Theme(name: "paper", assigned: [.text: red]), Theme(name: "new", assigned: [:])]
        story.send(.settings(change))
        #expect(story.canvas[0, 12].style.background == Color(rgb: 0x990000))
        #expect(story.state.themes.map(\.name) == ["dark", "paper", "sea", "new"])
    }

    @Test func whatIsRememberedIsWhereTheNextRunBegins() {
        var memory = ScreenMemory()
        (memory.sort, memory.isSortInverted, memory.drawing) = ("speed", true, .ascii)
        memory.paletteHistory = ["freeze"]
        let story = Scenario(Fleets.all) { $0.remembered = memory }
        #expect(DeviceColumn.all[story.state.sortColumn].id == "speed" && story.state.isSortInverted)
        #expect(story.state.drawing == .ascii)
        #expect(story.state.memory == memory)
        story.press(":", "enter")
        #expect(story.state.frozen != nil)
        story.press("I", "%")
        #expect(story.state.memory.isSortInverted == false && story.state.memory.mouse == false)
    }
}
