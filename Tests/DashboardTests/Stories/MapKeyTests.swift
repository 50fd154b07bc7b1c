import Atlas
import Geo
import Testing

@testable import Dashboard

/// The keys of the map.
struct MapKeyTests {
    private func story() -> Scenario {
        let story = Scenario(Fleets.all)
        story.press("3")
        return story
    }

    @Test func atFirstAllDevicesAreInSight() {
        let story = story()
        #expect(story.state.map.mode == .fitAll)
        for name in ["Van 12", "Car 9", "Trailer 7", "Bus 4"] { #expect(story.screen.contains(name)) }
    }

    @Test func plusAndMinusZoomAndZeroFitsAllAgain() throws {
        let story = story()
        let start = try #require(story.state.map.camera)
        story.press("+", "=")
        #expect(story.state.map.camera?.zoom == start.zoom + 2)
        #expect(story.state.map.mode == .free)
        story.press("-")
        #expect(story.state.map.camera?.zoom == start.zoom + 1)
        story.press("0")
        #expect(story.state.map.camera == start)
        #expect(story.state.map.mode == .fitAll)
    }

    @Test func arrowsMoveTheMapAndNotTheCursor() throws {
        let story = story()
        let device = story.device
        let start = try #require(story.state.map.camera?.center)
        story.press("right")
        #expect(try #require(story.state.map.camera?.center.longitude) > start.longitude)
        story.press("left", "up")
        #expect(try #require(story.state.map.camera?.center.latitude) > start.latitude)
        story.press("down", "h", "l", "j", "k", "pgdn", "pgup")
        let end = try #require(story.state.map.camera?.center)
        #expect(end.distanceMetres(to: start) < 10)
        #expect(story.device == device)
        #expect(story.state.map.mode == .free)
    }

    @Test func cPutsTheSelectedDeviceInTheMiddle() throws {
        let story = Scenario(Fleets.all)
        story.press("j", "3", "c")
        #expect(story.device == "Car 9")
        let middle = try #require(story.state.map.camera?.center)
        #expect(middle.distanceMetres(to: try #require(Town.coordinate("Mâcon"))) < 10)
    }

    @Test func tKeepsTheSelectedDeviceInSightAndStops() throws {
        let story = Scenario(Fleets.all)
        story.press("j", "3", "t")
        #expect(story.toast == "following Car 9")
        #expect(story.line(1).contains("follows Car 9"))
        story.hear("Car 9", at: "Grenoble")
        let middle = try #require(story.state.map.camera?.center)
        #expect(middle.distanceMetres(to: try #require(Town.coordinate("Grenoble"))) < 10)
        story.press("t")
        #expect(story.toast == "no longer following Car 9")
        story.hear("Car 9", at: "Lyon")
        #expect(story.state.map.camera?.center == middle)
    }

    @Test func aDeviceWithoutAPlaceCanNotBeCentred() {
        let story = Scenario(Fleets.all)
        story.press("G", "c")
        #expect(story.toast == "861785001515307 has no position yet")
    }

    @Test func aMapThatIsNotOnTheScreenStaysAsItIs() {
        let story = Scenario(Fleets.all)
        story.press("+")
        #expect(story.toast == "the map is not on the screen: 3 shows it")
        story.press("3")
        #expect(story.state.map.mode == .fitAll)
        #expect(story.screen.contains("Van 12"))
    }

    @Test func theFilterDecidesWhatIsOnTheMap() {
        let story = story()
        story.press("/")
        story.write("car")
        story.press("enter")
        #expect(story.screen.contains("Car 9"))
        #expect(!story.screen.contains("Trailer 7"))
    }

    @Test func aFilterThatFindsNothingLeavesTheMapWhereItIs() {
        let story = story()
        let camera = story.state.map.camera
        story.press("/")
        story.write("~")
        #expect(story.state.map.camera == camera)
    }

    @Test func bChangesTheDrawingAndBack() {
        let story = story()
        let braille = story.screen
        story.press("B")
        #expect(!story.screen.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) })
        story.press("B")
        #expect(story.screen == braille)
    }
}
