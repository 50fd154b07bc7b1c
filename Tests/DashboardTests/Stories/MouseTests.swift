import Atlas
import Geo
import Testing

@testable import Dashboard

/// Clicks and the wheel.
struct MouseTests {
    @Test func aClickOnARowSelectsItsDevice() {
        let story = Scenario(Fleets.all)
        story.mouse(.press, x: 20, y: 5)
        #expect(story.line(5).contains("Trailer 7"))
        #expect(story.device == "Trailer 7")
    }

    @Test func aClickBelowTheLastRowSelectsNothing() {
        let story = Scenario(Fleets.all)
        story.press("j")
        story.mouse(.press, x: 20, y: 15)
        #expect(story.device == "Car 9")
    }

    @Test func aClickOnAHeadSortsAndTheNextOneInverts() {
        let story = Scenario(Fleets.all)
        story.mouse(.press, x: 3, y: 2)
        #expect(story.line(2).contains("STATUS▲"))
        story.mouse(.press, x: 3, y: 2)
        #expect(story.line(2).contains("STATUS▼"))
        story.mouse(.press, x: 14, y: 2)
        #expect(story.line(2).contains("DEVICE▲"))
    }

    @Test func aClickGivesTheKeysToThePaneAndSelectsTheAlarm() {
        let story = Scenario(Fleets.all, width: 140, height: 40)
        story.alarm(.door, of: "Van 2")
        story.alarm(.sos, of: "Van 12")
        let pane = story.state.layout.panes[.alarms]
        story.mouse(.press, x: (pane?.x ?? 0) + 5, y: (pane?.y ?? 0) + 2)
        #expect(story.state.focus == .alarms)
        #expect(story.alarm == "door opened of Van 2")
    }

    @Test func aClickOnAMarkerSelectsItsDevice() throws {
        let story = Scenario(Fleets.all)
        story.press("3")
        let y = try #require((0..<24).first { story.line($0).contains("✕ Car 9") })
        let x = try #require(Array(story.line(y)).firstIndex(of: "✕"))
        story.mouse(.press, x: x, y: y)
        #expect(story.device == "Car 9")
    }

    @Test func theWheelMovesWhatItIsOverWithoutTakingTheKeys() throws {
        let story = Scenario(Fleets.all, width: 140, height: 40)
        story.press("2")
        story.mouse(.wheelDown, x: 10, y: 10)
        #expect(story.device == "Truck 3")
        story.mouse(.wheelUp, x: 10, y: 10)
        #expect(story.device == "Bus 4")
        let zoom = try #require(story.state.map.camera?.zoom)
        story.mouse(.wheelUp, x: 100, y: 10)
        #expect(try #require(story.state.map.camera?.zoom) > zoom)
        #expect(story.state.focus == .alarms)
    }

    @Test func theWheelKeepsWhatIsUnderThePointer() throws {
        let story = Scenario(Fleets.all)
        story.press("3")
        func place() throws -> Coordinate {
            let room = story.state.mapRoom
            return MapViewport(camera: try #require(story.state.map.camera), columns: room.columns, rows: room.rows)
                .coordinate(column: 60, row: 5)
        }
        let before = try place()
        for _ in 0..<4 { story.mouse(.wheelUp, x: 60, y: 7) }
        let room = story.state.mapRoom
        let camera = try #require(story.state.map.camera)
        let metres = MapViewport(camera: camera, columns: room.columns, rows: room.rows).metresPerColumn
        #expect(try place().distanceMetres(to: before) < metres * 2)
    }

    @Test func draggingMovesTheMapAndSelectsNothingElse() throws {
        let story = Scenario(Fleets.all)
        story.press("3")
        let start = try #require(story.state.map.camera?.center)
        story.mouse(.press, x: 40, y: 12)
        story.mouse(.drag, x: 50, y: 12)
        #expect(try #require(story.state.map.camera?.center.longitude) < start.longitude)
        story.mouse(.drag, x: 40, y: 12)
        story.mouse(.release, x: 40, y: 12)
        #expect(try #require(story.state.map.camera?.center).distanceMetres(to: start) < 10)
        story.mouse(.drag, x: 60, y: 12)
        #expect(try #require(story.state.map.camera?.center).distanceMetres(to: start) < 10)
    }

    @Test func thePointerHasItsCoordinates() {
        let story = Scenario(Fleets.all)
        story.press("3")
        #expect(!story.screen.contains("pointer"))
        story.mouse(.move, x: 40, y: 12)
        #expect(story.screen.contains("pointer "))
        story.mouse(.move, x: 40, y: 0)
        #expect(!story.screen.contains("pointer"))
    }

    @Test(arguments: Depth.all)
    func noClickAnywhereDoesAnythingBad(depth: Depth) {
        let story = depth.story()
        // The last line is for clicks: its hints do what their keys do.
        for y in stride(from: -1, to: 26, by: 3) where y != story.state.layout.hints.y {
            for x in stride(from: -1, to: 82, by: 9) {
                story.mouse(.press, x: x, y: y)
                story.mouse(.release, x: x, y: y)
                story.mouse(.wheelDown, x: x, y: y)
            }
        }
        #expect(story.unacknowledged.count == 2)
        #expect(!story.effects.contains(.quit))
    }
}
