import Canvas
import Testing

@testable import Dashboard

/// What is drawn where only ASCII can be shown; texts from outside are folded by the room Terminal, cell by cell.
struct AsciiTests {
    private static func isAscii(_ canvas: Canvas) -> Bool {
        canvas.cells.allSatisfy { $0.glyph.base.isASCII && $0.glyph.marks.0 == "\0" && $0.glyph.width == 1 }
    }

    @Test(arguments: Depth.all)
    func noCellOfAnyViewHoldsAnythingElse(depth: Depth) {
        let story = Scenario(Fleets.plain, width: 140, height: 40) { $0.isAscii = true }
        story.alarm(.sos, of: "Van 12")
        story.alarm(.sos, of: "Van 12")
        for key in depth.keys {
            story.press(key)
            #expect(Self.isAscii(story.canvas))
        }
        story.press("G")
        #expect(Self.isAscii(story.canvas))
    }

    @Test(arguments: ["1", "2", "3"])
    func noCellOfAnEmptyFleetHoldsAnythingElse(pane: String) {
        var settings = DashboardSettings()
        settings.isAscii = true
        var state = AppState(settings, at: Scenario.start, width: 80, height: 24)
        for key in [pane, "z"].compactMap({ Key(name: $0) }) { _ = state.handle(.input(.key(key)), at: Scenario.start) }
        var view = DashboardView()
        #expect(Self.isAscii(view.draw(state)))
    }

    @Test func aCutTextEndsInATilde() {
        let story = Scenario(Fleets.plain, width: 80, height: 24) { $0.isAscii = true }
        story.press(":")
        #expect(story.screen.contains("~"))
    }

    @Test func theMapCanNotBeDrawnInBraille() {
        let story = Scenario(Fleets.plain) { $0.isAscii = true }
        story.press("3", "B")
        #expect(story.toast == "only ASCII here: started with --ascii, or no UTF-8")
    }
}
