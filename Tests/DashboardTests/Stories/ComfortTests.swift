import Canvas
import Fleet
import Testing

@testable import Dashboard

/// Small things that make a screen kind: welcome, focus, order, toasts, hints, themes.
struct ComfortTests {
    @Test func theFirstStartSaysWhereTheHelpIsOverAFleetToo() {
        let story = Scenario(Fleets.all) { $0.isFirstStart = true }
        #expect(story.toast == "New here? ? shows all keys, : finds anything.")
        story.pass(seconds: 5)
        #expect(story.toast == nil)
        #expect(Scenario(Fleets.all).toast == nil)
    }

    @Test func aPressThatBringsTheWindowToTheFrontDoesNoMore() {
        let story = Scenario(Fleets.all)
        story.press("j")
        let before = story.device
        story.send(.input(.focus(true)))
        story.mouse(.press, x: 20, y: 7)
        #expect(story.device == before)
        story.pass(milliseconds: 101)
        story.mouse(.press, x: 20, y: 7)
        #expect(story.device != before)
    }

    @Test func aToastEndsWhenSomethingOpensOverIt() {
        let story = Scenario(Fleets.all)
        story.send(.notice("hello"))
        #expect(story.toast == "hello")
        story.press("j")
        #expect(story.toast == "hello")
        story.press("/")
        #expect(story.toast == nil)
    }

    @Test func rowsKeepTheirOrderWhileTheCursorMoves() throws {
        let ids = try (0...9).map { try #require(DeviceID("86178500151534\($0)")) }
        func row(_ number: Int) -> DeviceRow {
            DeviceRow(index: number, id: ids[number], status: .moving, alarmPriority: nil)
        }
        let rows = HeldOrder.split([row(1), row(2), row(3), row(5), row(4)], after: [row(3), row(9), row(1)])
        #expect(rows.known.map(\.index) == [3, 1] && rows.new.map(\.index) == [2, 5, 4])
        let other = DeviceRow(index: 3, id: ids[8], status: .moving, alarmPriority: nil)
        #expect(HeldOrder.split([other], after: [row(3)]).known.isEmpty, "another device in the same place")
        #expect(HeldOrder.split([], after: [row(3)]).known.isEmpty)
        let wish = HeldOrder.Wish(column: 1, isInverted: false, filter: "", status: .all)
        let otherWish = HeldOrder.Wish(column: 1, isInverted: false, filter: "x", status: .all)
        let now = Scenario.start
        let held = HeldOrder(wish: wish, until: now.adding(milliseconds: 1000))
        #expect(held.holds(for: wish, at: now) && !held.holds(for: otherWish, at: now))
        #expect(!held.holds(for: wish, at: now.adding(milliseconds: 1000)))
        #expect(!held.holds(for: wish, at: now.adding(milliseconds: -5)))
    }

    @Test func aThemeThatThePersonDidNotChooseIsNotRemembered() {
        let story = Scenario(Fleets.all) {
            $0.themes = [.dark, Theme(name: "paper", assigned: [:])]
            $0.isThemeConfigured = true
        }
        var change = SettingsChange()
        change.theme = "paper"
        story.send(.settings(change))
        #expect(story.state.theme.name == "paper" && story.state.memory.theme == nil)
        story.press("T", "enter")
        #expect(story.state.memory.theme == "paper")
        #expect(story.toast == "theme paper; the next start takes that of config.toml")
    }

    @Test func theMapBeginsInASCIIWhereFontsLackBraille() {
        #expect(Scenario(Fleets.all) { $0.prefersAsciiMap = true }.state.drawing == .ascii)
        #expect(
            Scenario(Fleets.all) { ($0.prefersAsciiMap, $0.remembered.drawing) = (true, .braille) }.state.drawing
                == .braille)
    }

    @Test func theHelpIsFoundByTheNameOfAnAction() {
        let story = Scenario(Fleets.all)
        story.press("?", "/")
        story.write("half-page-down")
        #expect(story.screen.contains("half page down: Move the cursor down by half a page."))
    }

    @Test func onePaneSaysThatThereAreMore() {
        #expect(Scenario(Fleets.all).line(-1).contains("Tab panes"))
        #expect(!Scenario(Fleets.all, width: 140, height: 40).line(-1).contains("Tab panes"))
    }
}
