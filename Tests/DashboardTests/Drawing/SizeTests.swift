import Fleet
import Testing

@testable import Dashboard

/// The screen at every size.
struct SizeTests {
    private static let sizes = [
        (1, 1), (2, 2), (10, 3), (40, 12), (79, 23), (80, 24), (119, 30), (120, 40), (300, 80), (1, 80), (300, 1),
        (0, 0),
    ]

    @Test(arguments: Depth.all)
    func everyViewDrawsAtEverySize(depth: Depth) {
        let story = depth.story()
        for (width, height) in Self.sizes {
            story.resize(width, height)
            let canvas = story.canvas
            #expect(canvas.width == width && canvas.height == height)
            #expect(canvas.cells.count == width * height)
        }
    }

    @Test(arguments: Depth.all)
    func goingBackToASizeGivesThePictureBack(depth: Depth) {
        let story = depth.story()
        let before = story.screen
        story.resize(1, 1)
        story.resize(300, 80)
        story.resize(80, 24)
        // The map keeps the camera a person has moved; all else depends on the size alone.
        if story.state.map.mode == .fitAll { #expect(story.screen == before) }
    }

    @Test func keysAtTheSmallestSizesDoNotCrash() {
        for (width, height) in Self.sizes {
            let story = Scenario(Fleets.all, width: width, height: height)
            story.alarm(.sos, of: "Van 12")
            story.press(
                "j", "G", "pgdn", "ctrl-u", "2", "j", "3", "+", "up", "c", "t", "0", "z", "enter", "j", "pgdn", "G", "?"
            )
            story.press("j", "G", "esc", "esc", ":", "down", "esc", "/", "v", "esc", "p", "A", "y", "u", "B", "T", "%")
            #expect(story.canvas.width == width)
        }
    }

    @Test func anEmptyFleetDrawsAtEverySize() {
        let story = Scenario()
        for (width, height) in Self.sizes {
            for pane in ["1", "2", "3"] {
                story.press(pane)
                story.resize(width, height)
                #expect(story.canvas.cells.count == width * height)
            }
        }
    }

    @Test(arguments: 20...120)
    func noMarkInTheHeaderStandsWithoutItsNumber(width: Int) throws {
        let line = Scenario(Fleets.all, width: width, height: 24).line(0)
        let marks = Set(DeviceStatus.allCases.map { Character($0.traits.glyph) })
        let characters = Array(line)
        for (place, character) in characters.enumerated() where marks.contains(character) {
            let following = characters[(place + 1)...].first { $0 != " " }
            #expect(try #require(following) == "1")
        }
    }

    @Test(arguments: [80, 81, 100, 119, 120, 140, 200])
    func fromEightyColumnsOnTheHeaderShowsTheListeningAddress(width: Int) {
        let story = Scenario(Fleets.all, width: width, height: 24)
        story.alarm(.sos, of: "Van 12")
        #expect(story.line(0).contains("127.0.0.1:8888"))
        #expect(story.line(0).hasSuffix("14:02:31"))
    }
}
