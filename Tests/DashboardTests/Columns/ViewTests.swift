import Canvas
import Fleet
import Geo
import Testing

@testable import Dashboard

/// Saved views: filter, order, columns, keys and the map, and the colours of cells.
struct ViewTests {
    private func story(_ change: @escaping (inout DashboardSettings) -> Void = { _ in }) -> Scenario {
        Scenario(Fleets.all) { settings in
            var vans = SavedView(name: "vans", filter: "name:van")
            vans.sort = ViewSort("-battery")
            vans.columns = ["device", "battery"].compactMap { ColumnChoice($0) }
            vans.key = Key(.function(5))
            let slow = SavedView(name: "slow", filter: "speed<10")
            settings.views = [vans, slow]
            change(&settings)
        }
    }

    @Test(arguments: ["alt-1", "f5"])
    func aKeyPutsAViewInForceWithEverythingItHas(key: String) {
        let story = story()
        story.press(key)
        #expect(story.table == ["Van 12", "Van 2"])
        #expect(story.state.shownColumns.map(\.column.id) == ["device", "battery"])
        #expect(story.line(1).contains("vans") && story.line(2).contains("BAT▼"))
    }

    @Test func escLeavesItAndGivesOrderAndColumnsBack() {
        let story = story()
        story.press("alt-1", "esc")
        #expect(story.table.count == 7 && story.state.activeView == nil)
        #expect(story.line(2).contains("DEVICE▲") && story.line(2).contains("STATUS"))
    }

    @Test func columnsChosenInAViewAreThatViewsOwn() {
        let story = story()
        story.press("alt-1", "C", "j", "space", "enter")
        #expect(story.state.shownColumns.map(\.column.id) == ["device"])
        story.press("alt-2")
        #expect(story.state.shownColumns.count == 9)
        story.press("alt-1")
        #expect(story.state.shownColumns.map(\.column.id) == ["device"])
    }

    @Test func aViewThatIsNotThereSaysSo() {
        let story = story()
        story.press("alt-3")
        #expect(story.toast == "there is no view 3")
        let none = Scenario(Fleets.all)
        none.press("alt-1")
        #expect(none.toast == "no view has a name: [views] in the config gives names")
    }

    @Test func theMapGoesToItsPlace() {
        let box = GeoBox([Coordinate(latitude: 45.9, longitude: 6.0), Coordinate(latitude: 46.3, longitude: 6.4)])
        let story = story { $0.views[1].bounds = box }
        story.press("3", "alt-2")
        let center = story.state.map.camera?.center
        #expect(abs((center?.latitude ?? 0) - 46.1) < 0.1 && abs((center?.longitude ?? 0) - 6.2) < 0.1)
        story.press("esc")
        #expect(story.state.map.mode == .fitAll)
    }

    @Test func cellsTakeTheColourOfTheFirstRuleThatHolds() throws {
        let rules = [
            ColumnColour(column: "battery", when: "battery<20", role: .bad),
            ColumnColour(column: "battery", when: "battery<60", role: .warning),
        ]
        let story = story { $0.colours = rules.compactMap { $0 } }
        let column = DeviceColumn.all[try #require(DeviceColumn.index(of: "battery"))]
        let context = try #require(story.state.colourContext)
        let roles = story.state.rows.map { row in story.state.ruledRole(column) { context.subject(row) } }
        let byName = Dictionary(uniqueKeysWithValues: zip(story.table, roles))
        #expect(byName["Trailer 7"] == .bad && byName["Van 2"] == .warning)
        #expect(byName["Van 12"] == .some(nil))
    }

    @Test func aRuleForWhatIsNoColumnIsNone() {
        #expect(ColumnColour(column: "colour", when: "speed>1", role: .bad) == nil)
        #expect(ColumnColour(column: "speed", when: "colour:red", role: .bad)?.problem != nil)
        #expect(ColumnColour(column: "speed", when: " ", role: .bad)?.problem == "it says nothing")
    }

    @Test func wideTablesHaveBars() {
        let wide = Scenario(Fleets.all, width: 300, height: 30)
        #expect(wide.screen.contains("━━━"))
        #expect(!Scenario(Fleets.all, width: 80, height: 24).screen.contains("━━━"))
    }

    @Test func theOrderOfAViewIsNotRememberedAsThePersonsOwn() {
        let story = story()
        story.press("alt-1")
        #expect(story.state.isSortInverted)
        #expect(story.state.memory.sort == nil && story.state.memory.isSortInverted == nil)
        story.press("esc", ">")
        let own = story.state.memory.sort
        #expect(own != nil)
        story.press("alt-1")
        #expect(story.state.memory.sort == own && story.state.memory.isSortInverted == false)
    }

    @Test func aViewWithoutAPlaceLeavesTheMapWhereThePersonHasPutIt() throws {
        let story = story()
        story.press("3", "+", "+", "l", "alt-2")
        let camera = try #require(story.state.map.camera)
        story.press("esc")
        #expect(story.state.activeView == nil)
        #expect(story.state.map.camera == camera && story.state.map.mode == .free)
    }

    @Test func theMapFitsAllAgainAfterAViewWithAPlaceEvenThroughAnotherView() throws {
        let box = GeoBox([Coordinate(latitude: 10, longitude: 6.0), Coordinate(latitude: 10.3, longitude: 6.4)])
        let story = story { $0.views[1].bounds = box }
        story.press("3")
        let camera = story.state.map.camera
        story.press("alt-2", "alt-1", "esc")
        #expect(story.state.map.mode == .fitAll && story.state.map.camera == camera)
    }

    @Test func aPlaceFitsThePaneAlsoWhileTheMapIsNotOnTheScreen() throws {
        let box = GeoBox([Coordinate(latitude: 45.9, longitude: 6.0), Coordinate(latitude: 46.3, longitude: 6.4)])
        let story = story { $0.views[1].bounds = box }
        story.press("alt-2")
        let hidden = try #require(story.state.map.camera)
        story.press("esc", "3", "alt-2")
        #expect(story.state.map.camera == hidden)
    }
}
