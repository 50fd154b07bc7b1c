import Fleet
import Testing

@testable import Dashboard

/// The line under the header that tells a weighty alarm where the feed cannot.
struct BannerTests {
    private let news = "NEW: SOS of Van 12"

    @Test func aScrolledFeedNeedsIt() throws {
        let story = Scenario(Fleets.all, width: 140, height: 30)
        for name in ["Van 2", "Truck 3", "Trailer 7", "Bus 4"] {
            for kind in [AlarmKind.door, .vibration, .lowBattery] { story.alarm(kind, of: name) }
        }
        let pane = try #require(story.state.layout.panes[.alarms])
        for _ in 0..<9 { story.mouse(.wheelDown, x: pane.x + 3, y: pane.y + 3) }
        #expect(story.state.focus == .devices && story.state.alarmOffset > 0)
        story.alarm(.sos, of: "Van 12")
        #expect(story.line(1).contains(news))
        for _ in 0..<9 { story.mouse(.wheelUp, x: pane.x + 3, y: pane.y + 3) }
        #expect(!story.screen.contains("NEW"))
    }

    @Test(arguments: ["1", "3"]) func anEnlargedPaneNeedsIt(pane: String) {
        let story = Scenario(Fleets.all, width: 200, height: 50)
        story.press(pane, "z")
        story.alarm(.sos, of: "Van 12")
        #expect(story.line(1).contains(news))
        story.press("z")
        #expect(!story.screen.contains("NEW"), "the feed shows it")
    }

    @Test(arguments: [(140, 30), (100, 36), (80, 24)])
    func whereTheFeedOrItsLineShowsItThereIsNone(width: Int, height: Int) {
        let story = Scenario(Fleets.all, width: width, height: height)
        story.alarm(.sos, of: "Van 12")
        #expect(story.screen.contains("SOS") && !story.screen.contains("NEW"))
        story.press("2", "z")
        story.alarm(.sos, of: "Van 2")
        #expect(!story.screen.contains("NEW"))
    }
}
