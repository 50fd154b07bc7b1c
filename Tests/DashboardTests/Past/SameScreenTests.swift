import Canvas
import Fleet
import Foundation
import Testing

@testable import Dashboard

/// The same moment live and in the past is the same screen but for its tint.
struct SameScreenTests {
    /// How somebody looks at the fleet.
    struct Look: Sendable, CustomTestStringConvertible {
        let width: Int
        let height: Int
        let isAscii: Bool
        let keys: [String]
        var testDescription: String { "\(width)x\(height) \(keys)\(isAscii ? " ASCII" : "")" }
    }

    private static let looks = [[], ["2"], ["3"], ["enter"], ["w"], ["f"], ["z"]].flatMap { keys in
        [
            Look(width: 80, height: 24, isAscii: false, keys: keys),
            Look(width: 80, height: 24, isAscii: true, keys: keys),
            Look(width: 100, height: 40, isAscii: false, keys: keys),
            Look(width: 140, height: 40, isAscii: false, keys: keys),
        ]
    }

    @Test(arguments: looks) func onlyTheTintDiffers(look: Look) throws {
        let story = drivenStory(look)
        for key in look.keys { story.press(key) }
        fitMap(story)
        story.pass(seconds: 1)
        let live = story.canvas
        let moment = story.state.clock.timeOfDay(story.now)
        for key in look.keys.reversed() where key != "2" && key != "3" { story.press(key == "f" ? "F" : "esc") }

        goOn(story)
        #expect(story.canvas.text != live.text)
        story.keepJournal()
        // The time line takes three rows that the panes keep.
        story.resize(look.width, look.height + 3)
        for key in look.keys where key == "2" || key == "3" { story.press(key) }
        story.press("r", "g")
        story.write(moment)
        story.press("enter")
        for key in look.keys where key != "2" && key != "3" { story.press(key) }
        fitMap(story)
        story.pass(seconds: 1)
        expectSamePanes(live, story.canvas, tint: story.state.theme[.past])
    }

    /// A van that has left a trail, alarms, one of them acknowledged.
    private func drivenStory(_ look: Look) -> Scenario {
        let story = Scenario(Fleets.plain, width: look.width, height: look.height) { $0.isAscii = look.isAscii }
        story.alarm(.sos, of: "Truck 3")
        story.press("a")
        story.alarm(.lowBattery, of: "Trailer 7")
        for town in ["Lyon", "Villeurbanne", "Vienne", "Villeurbanne", "Lyon"] {
            story.pass(seconds: 30)
            story.hear("Van 12", at: town) { $0.fix?.speedKmh = 60 }
        }
        story.press("g")
        while story.device != "Van 12" { story.press("j") }
        return story
    }

    /// The map otherwise stays where it is while all devices are in sight.
    private func fitMap(_ story: Scenario) {
        story.press(":")
        story.write("fit all")
        story.press("enter")
    }

    /// What happens later must not be seen.
    private func goOn(_ story: Scenario) {
        story.pass(seconds: 5)
        story.hear("Van 12", at: "Vienne") { $0.fix?.speedKmh = 0 }
        story.hear("Able", at: "Lyon")
        story.alarm(.powerCut, of: "Bus 4")
        story.press("2", "A", "y", "1")
        story.pass(seconds: 400)
    }

    private func expectSamePanes(_ live: Canvas, _ past: Canvas, tint: Style) {
        let rows = 1..<(live.height - 1)
        let (liveText, pastText) = (lines(live), lines(past))
        for row in rows { #expect(pastText[row] == liveText[row], "row \(row)") }
        for row in rows {
            for column in 0..<live.width {
                let style = past[column, row].style
                guard style.background != tint.background else { continue }
                #expect(style == live[column, row].style, "column \(column), row \(row)")
            }
        }
        // The counters of the header, up to the address.
        let counters = { (line: String) in
            line.components(separatedBy: "127.0.0.1")[0].trimmingCharacters(in: .whitespaces)
        }
        #expect(counters(pastText[0]) == counters(liveText[0]))
        #expect(past[0, 0].style.background == tint.background)
        #expect(live[0, 0].style.background != tint.background)
    }

    private func lines(_ canvas: Canvas) -> [String] { canvas.text.components(separatedBy: "\n") }
}
