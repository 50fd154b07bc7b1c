import Fleet
import Geo
import Testing

@testable import Dashboard

/// The zones on the screen: in the list, on the map, in the details and in the filter.
struct ZonesStoryTests {
    private func story(width: Int = 80, height: Int = 24, book: Books = .depots) -> Scenario {
        let story = Scenario(Fleets.all, width: width, height: height, book: book, areas: .all)
        story.sweep()
        return story
    }

    private func selected(_ story: Scenario) -> String? {
        guard case .zones(let view) = story.state.overlays.last else { return nil }
        return view.selected?.text
    }

    @Test func theListHasTheZonesByNameWithWhoIsInside() throws {
        let story = story(width: 140, height: 40)
        story.press("E")
        #expect(story.state.zoneRows.map(\.zone.name) == ["A7", "Depot Saint-Étienne", "Lyon centre", "Nord-Isère"])
        #expect(story.screen.contains("3 of 4 with somebody inside"))
        let lines = story.screen.split(separator: "\n")
        let lyon = try #require(lines.first { $0.contains("Lyon centre") })
        #expect(lyon.contains("Truck 3") && lyon.contains("Van 12"))
        let forbidden = try #require(lines.first { $0.contains("Nord-Isère") })
        #expect(forbidden.contains("▲") && forbidden.contains("Trailer 7") && forbidden.contains("now"))
        let depot = try #require(lines.first { $0.contains("Depot Saint-Étienne") })
        #expect(depot.contains("no Van 2") && depot.contains("no Van 12"), "only the vans of the north")
        #expect(!depot.contains("Bus 4"))
    }

    @Test func keysMoveTheCursorAndStopAtTheEnds() {
        let story = story()
        story.press("E")
        #expect(selected(story) == nil)
        story.press("k")
        #expect(selected(story) == "a7")
        story.press("j")
        #expect(selected(story) == "depot")
        story.press("G")
        #expect(selected(story) == "isere")
        story.press("down", "pgdn")
        #expect(selected(story) == "isere")
        #expect(story.screen.contains("devices should be outside"))
        #expect(story.screen.contains("unwanted, since it was first heard"))
        story.press("g")
        #expect(selected(story) == "a7")
        story.press("ctrl-d")
        #expect(selected(story) == "isere")
        story.press("ctrl-u")
        #expect(selected(story) == "a7")
    }

    @Test func enterShowsTheZoneOnTheMap() throws {
        let story = story()
        story.press("E", "G", "enter")
        #expect(story.state.overlays.isEmpty && story.state.focus == .map)
        let camera = try #require(story.state.map.camera)
        let zone = try #require(story.store.snapshot().zones[ZoneID("isere")])
        #expect(zone.area.contains(camera.center))
        #expect(story.state.map.mode == .free)
        #expect(story.screen.contains("Nord-Isère"))
        story.press("0")
        #expect(story.state.map.mode == .fitAll, "and back to all")
    }

    @Test(arguments: ["esc", "q", "E"])
    func theListIsLeft(key: String) {
        let story = story()
        story.press("E", "j", key)
        #expect(story.state.overlays.isEmpty)
    }

    @Test func withoutZonesTheListSaysHowToGetSome() {
        let story = Scenario(Fleets.all)
        story.press("E")
        #expect(story.screen.contains("zones.geojson"))
        story.press("j", "enter")
        #expect(!story.state.overlays.isEmpty, "there is nowhere to go")
        story.press("esc")
        #expect(story.state.overlays.isEmpty)
    }

    @Test func theDetailsTellTheZones() {
        let story = story(width: 140, height: 40)
        story.press("/")
        story.write("trailer")
        story.press("enter", "enter")
        #expect(story.screen.contains("in Nord-Isère, where it should not be"))
        story.press("esc", "/", "ctrl-u")
        story.write("name:12")
        story.press("enter", "enter")
        #expect(story.screen.contains("not in Depot Saint-Étienne, where it should be"))
        #expect(story.screen.contains("in Lyon centre"))
    }

    @Test func theFilterKnowsWhoIsInAZoneNow() {
        let story = story()
        story.press("/")
        story.write("zone:lyon")
        #expect(Set(story.table) == ["Truck 3", "Van 12"])
        story.press("ctrl-u")
        story.write("zone:isère")
        #expect(story.table == ["Trailer 7"])
        story.press("ctrl-u")
        story.write("zone:lyon")
        for second in [30, 60, 90] {
            story.pass(seconds: 30)
            story.hear("Truck 3", at: "Vienne") { $0.fix?.speedKmh = Double(second) }
        }
        #expect(story.table == ["Van 12"], "it has driven away")
    }

    @Test func anAlarmAboutAZoneNamesIt() {
        let story = story(width: 140, height: 40)
        #expect(story.feed.contains("forbidden zone of Trailer 7"))
        while story.device != "Trailer 7" { story.press("j") }
        story.press("enter")
        #expect(story.screen.contains("forbidden zone Nord-Isère"))
        #expect(
            story.unacknowledged.filter { $0.hasPrefix("not in zone") }.count == 3, "two vans and a truck of the north")
    }

    @Test(arguments: [(200, 50), (100, 40), (80, 24)]) func theZoneFillsThePaneAndNoMore(width: Int, height: Int) throws
    {
        let story = story(width: width, height: height)
        story.press("E", "G", "enter")
        let zone = try #require(story.store.snapshot().zones[ZoneID("isere")])
        let pane = try #require(story.state.layout.panes[.map])
        var expected = MapView()
        expected.show(zone.area.box, columns: pane.width, rows: pane.height - 1)
        #expect(story.state.map.camera == expected.camera)
    }
}
