import Atlas
import Canvas
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

    @Test func bStepsThroughTheDrawingsAndBack() {
        let story = story()
        let braille = story.screen
        var seen: Set<String> = [braille]
        for _ in 0..<3 {
            story.press("B")
            seen.insert(story.screen)
            #expect(!story.screen.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) })
        }
        #expect(seen.count == 4)
        story.press("B")
        #expect(story.screen == braille)
    }

    @Test func theMapGoesBackToWhereItLookedAndOnAgain() throws {
        let story = Scenario(Fleets.all)
        story.press("j", "3", "[")
        #expect(story.toast == "the map has not jumped before")
        let start = try #require(story.state.map.camera)
        story.press("c")
        let town = try #require(story.state.map.camera)
        #expect(town != start)
        story.press("ctrl-o")
        #expect(story.state.map.camera == start)
        story.press("]")
        #expect(story.state.map.camera == town)
        story.press("[")
        #expect(story.state.map.camera == start)
    }

    @Test func plusKeepsTheSelectedDeviceInItsPlaceUntilTheMapIsMoved() throws {
        let story = Scenario(Fleets.all)
        story.press("j", "3")
        let place = try #require(Town.coordinate("Mâcon"))
        func cell() throws -> MapCell? {
            let room = story.state.mapRoom
            let camera = try #require(story.state.map.camera)
            return MapViewport(camera: camera, columns: room.columns, rows: room.rows).cell(of: place).map {
                MapCell(column: $0.column, row: $0.row)
            }
        }
        let before = try #require(try cell())
        story.press("+", "+", "+")
        let after = try #require(try cell())
        #expect(abs(before.column - after.column) <= 1 && abs(before.row - after.row) <= 1)
        story.press("right", "left")
        let middle = try #require(story.state.map.camera?.center)
        story.press("+")
        #expect(try #require(story.state.map.camera?.center).distanceMetres(to: middle) < 1)
    }

    @Test func twoMarksMeasureADistanceAndEscEndsIt() {
        let story = story()
        story.press("M", "right", "right", "right", "right")
        #expect(story.screen.contains("° E "))
        let shown = story.screen.components(separatedBy: "° E ")[0].suffix(10)
        story.press("M", "left")
        #expect(story.screen.contains("\(shown)° E "))
        story.press("esc")
        #expect(!story.screen.contains("° E"))
        #expect(story.state.map.measure.isEmpty)
    }

    @Test func aGroupIsFollowedFromThePalette() throws {
        let story = Scenario(Fleets.all, book: .depots)
        let name = try #require(story.state.shown.book.groupNames.first)
        story.press(":")
        story.write("follow group \(name)")
        story.press("enter")
        #expect(story.state.map.mode == .followGroup(name))
        #expect(story.line(1).contains("follows \(name)"))
        let camera = try #require(story.state.map.camera)
        let room = story.state.mapRoom
        let view = MapViewport(camera: camera, columns: room.columns, rows: room.rows)
        let members = story.state.shown.devices.filter {
            story.state.shown.book[$0.id]?.groups.contains(name) == true
        }
        #expect(!members.isEmpty)
        for place in members.compactMap(\.shownCoordinate) { #expect(view.cell(of: place) != nil) }
        story.press("t")
        #expect(story.toast == "no longer following the group \(name)")
    }

    @Test func theWallHasAHeaderAndTheMap() {
        let story = Scenario(Fleets.all) { $0.isWall = true }
        #expect(story.state.layout.panes.keys.map(\.self) == [.map])
        #expect(story.state.layout.hints.isEmpty)
        #expect(story.line(0).contains("fleettop"))
        story.alarm(.sos, of: "Van 12")
        #expect(story.line(1).contains("SOS"))
        story.press("esc")
        #expect(!story.state.isWall)
        #expect(!story.state.layout.hints.isEmpty)
    }

    @Test func detailsLeaveAnEnlargedMapInSightOnAWideScreen() throws {
        let story = Scenario(Fleets.all, width: 140, height: 40)
        story.press("3", "z", "enter")
        let map = try #require(story.state.layout.panes[.map])
        #expect(map.x == story.state.layout.textRoom.width + 1 && map.right == 140)
        #expect(story.line(1).contains("Details") && story.line(1).contains("3 Map"))
        story.resize(139, 40)
        #expect(story.state.layout.textRoom.isEmpty)
    }

    @Test func noDeviceIsAMapToo() {
        let story = Scenario(width: 100, height: 30)
        story.press("3", "+", "+", "M", "[", "]", "i", "B", "t", "c", "0", "-", "-", "-", "-", "-", "-", "-")
        #expect(story.state.map.camera != nil)
        for _ in 0..<40 { story.press("up", "+") }
        #expect(story.state.map.camera?.center.latitude ?? 90 <= 85.06)
    }

    @Test func enlargingTheWallGivesThePanesBack() {
        let story = Scenario(Fleets.all, width: 140, height: 40) { $0.isWall = true }
        story.press("z")
        #expect(!story.state.isWall && !story.state.isEnlarged)
        #expect(story.state.layout.panes.count == 3)
    }
}
