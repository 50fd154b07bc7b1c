import Canvas
import Geo
import Testing

@testable import Atlas

/// Markers, their labels and the names of towns.
struct LabelTests {
    /// Devices spread over and around Lyon, some of them at one spot.
    private let fleet = (0..<60).map { index in
        let angle = Double(index)
        return marker(
            UInt64(index), 45.76 + Double(index % 12) * 0.07 - 0.4,
            4.84 + (angle * 0.37).truncatingRemainder(dividingBy: 1.7) - 0.8,
            "Van \(index)", importance: index % 5)
    }

    @Test(arguments: [4.0, 6, 7.5, 9])
    func labelsOfMarkersStayReadable(zoom: Double) {
        let ink = Style(foreground: Color(rgb: 1))
        var markers = fleet
        for index in markers.indices { markers[index].labelStyle = ink }
        let map = Drawn(MapScene(markers: markers), zoom: zoom, columns: 120, rows: 40)
        let camera = MapCamera(center: Coordinate(latitude: 45.76, longitude: 4.84), zoom: zoom)
        let clusters = MarkerCluster.all(of: markers, in: MapViewport(camera: camera, columns: 120, rows: 40))
        let labels = Set(clusters.flatMap { [$0.label, $0.shortLabel] })
        let written = map.texts(ink)
        #expect(!written.isEmpty && written.count <= clusters.count)
        #expect(written.allSatisfy { labels.contains($0) })
    }

    @Test func namesOfTownsDoNotTouch() {
        let names = Set(World.embedded.towns.map(\.name))
        for zoom in [2.0, 4, 5.5, 7] {
            var style = MapStyle()
            style.cityLabel = Style(foreground: Color(rgb: 1))
            style.scaleBar = Style(foreground: Color(rgb: 2))
            let map = Drawn(latitude: 48, longitude: 9, zoom: zoom, columns: 120, rows: 40, style: style)
            let labels = (0..<40).flatMap { row in
                map.canvas.row(row).split { $0.style.foreground != Color(rgb: 1) }.map { cells in
                    (row, cells.startIndex % 120, String(String.UnicodeScalarView(cells.map(\.glyph.base))))
                }
            }
            #expect(labels.count > 3)
            for (row, column, name) in labels {
                #expect(names.contains(name))
                let rivals = labels.filter {
                    abs($0.0 - row) == 1 && $0.1 < column + name.count && column < $0.1 + $0.2.count
                }
                #expect(rivals.isEmpty)
            }
        }
    }

    @Test func markersAtOneSpotBecomeOneWithACount() {
        let spot = (0..<3).map { marker(UInt64($0), 45.76, 4.84, "Van \($0)", importance: $0 == 2 ? 5 : 0) }
        let map = Drawn(MapScene(markers: spot), zoom: 9, columns: 40, rows: 9, world: .empty)
        #expect(map.canvas.text.contains("# Van 2 +2"))
        #expect(map.canvas.text.filter { $0 == "#" }.count == 1)
        let found = MapScene(markers: spot).cluster(column: 20, row: 4, in: view(columns: 40))
        #expect(found.members == [2, 0, 1] && !found.isNumber)
    }

    @Test func aCountReplacesTheGlyphWhereNoLabelFits() {
        let spot = (0..<12).map { marker(UInt64($0), 45.76, 4.84, "Van \($0)") }
        #expect(Drawn(MapScene(markers: Array(spot.prefix(4))), zoom: 9, columns: 1, rows: 1).canvas.text == "4\n")
        #expect(Drawn(MapScene(markers: spot), zoom: 9, columns: 1, rows: 1).canvas.text == "+\n")
    }

    @Test func theMostImportantMarkerGivesTheLook() {
        var alarm = marker(9, 45.76, 4.84, "Alarm", importance: 10)
        alarm.style = Style(foreground: Color(rgb: 0xFF0000))
        let scene = MapScene(markers: [marker(1, 45.76, 4.84, "Van"), alarm])
        let map = Drawn(scene, zoom: 9, columns: 41, rows: 9, world: .empty)
        #expect(map.canvas[20, 4].style.foreground == Color(rgb: 0xFF0000))
        #expect(map.canvas.text.contains("# Alarm +1"))
    }

    @Test(arguments: [0.0, 2, 4, 6, 8])
    func theSelectedMarkerAlwaysHasItsLabel(zoom: Double) {
        for index in stride(from: 0, to: fleet.count, by: 7) {
            var markers = fleet
            markers[index].isSelected = true
            let map = Drawn(MapScene(markers: markers), zoom: zoom, columns: 60, rows: 20)
            let view = MapViewport(
                camera: MapCamera(center: .init(latitude: 45.76, longitude: 4.84), zoom: zoom), columns: 60, rows: 20)
            guard view.cell(of: markers[index].coordinate) != nil else { continue }
            #expect(map.canvas.text.contains("Van \(index)"))
        }
    }

    @Test func theSelectedLabelIsCutWhereTheMapIsNarrow() {
        let scene = MapScene(markers: [marker(1, 45.76, 4.84, "A very long name", isSelected: true)])
        #expect(Drawn(scene, zoom: 9, columns: 12, rows: 1, world: .empty).canvas.text == "      # A ve\n")
        #expect(Drawn(scene, zoom: 9, columns: 1, rows: 1, world: .empty).canvas.text == "#\n")
    }

    @Test func labelsMoveLeftAndUpWhereTheRightIsTaken() {
        let view = MapViewport(
            camera: MapCamera(center: .init(latitude: 45, longitude: 5), zoom: 9), columns: 30, rows: 9)
        func at(_ column: Int, _ row: Int, _ id: UInt64, _ label: String) -> MapMarker {
            let place = view.coordinate(column: column, row: row)
            return marker(id, place.latitude, place.longitude, label)
        }
        let scene = MapScene(markers: [at(10, 3, 1, "Right"), at(12, 3, 2, "None"), at(28, 5, 3, "Left")])
        let map = Drawn(scene, latitude: 45, longitude: 5, zoom: 9, columns: 30, rows: 9, world: .empty)
        let lines = map.canvas.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[3] == "    Right # # None")
        #expect(lines[5] == "                       Left #")
    }

    @Test func wideGlyphsStayWhole() {
        var map = WorldMap(world: .empty, places: Gazetteer(.empty))
        var canvas = Canvas(width: 12, height: 1)
        let camera = MapCamera(center: Coordinate(latitude: 45, longitude: 5), zoom: 9)
        let scene = MapScene(markers: [marker(1, 45, 5, "車車車車", isSelected: true)])
        map.draw(scene, camera: camera, on: &canvas, in: canvas.bounds, drawing: .braille, style: MapStyle()) {
            $0.unicodeScalars.flatMap { [Glyph($0, width: 2), .continuation] }
        }
        #expect(canvas.text == "      # 車車\n")
        #expect(canvas[8, 0].glyph.width == 2 && canvas[9, 0].glyph.width == 0)
    }

    @Test func clicksFindMarkersBesideTheirCells() {
        let scene = MapScene(markers: [marker(7, 45.76, 4.84, "Van")])
        func hit(_ column: Int, _ row: Int) -> [UInt64] {
            scene.cluster(column: column, row: row, in: view(columns: 41)).members
        }
        #expect(hit(20, 4) == [7] && hit(22, 4) == [7] && hit(20, 5) == [7])
        #expect(hit(23, 4).isEmpty && hit(20, 6).isEmpty && hit(2, 2).isEmpty)
    }

    private func view(columns: Int) -> MapViewport {
        MapViewport(
            camera: MapCamera(center: Coordinate(latitude: 45.76, longitude: 4.84), zoom: 9), columns: columns, rows: 9)
    }

    @Test func aBadgeIsSeenWhateverTheRoom() {
        var alarm = marker(1, 45.76, 4.84, "Van")
        alarm.badge = "!"
        func text(_ markers: [MapMarker], columns: Int, rows: Int = 1) -> String {
            Drawn(MapScene(markers: markers), zoom: 9, columns: columns, rows: rows, world: .empty).canvas.text
        }
        #expect(text([alarm], columns: 41) == String(repeating: " ", count: 20) + "# ! Van\n")
        #expect(text([alarm], columns: 8) == "    # !\n", "the badge where the name has no room")
        #expect(text([alarm], columns: 1) == "!\n", "the badge for the mark where nothing else has")
        let others = (2...4).map { marker(UInt64($0), 45.76, 4.84, "Car") }
        alarm.importance = 5
        #expect(text([alarm] + others, columns: 41).contains("# ! Van +3"))
        #expect(
            text([alarm] + others, columns: 12) == "      # ! +3\n"
                || text([alarm] + others, columns: 12).contains("! +3"))
        alarm.isSelected = true
        #expect(text([alarm], columns: 41).contains("# ! Van"))
    }

    @Test func namesOfSeasAndZonesAreMadeIntoGlyphsOnce() throws {
        var map = WorldMap()
        let place = Coordinate(latitude: 57, longitude: 4)
        let camera = MapCamera(center: place, zoom: 4)
        let zone = MapZone(
            outlines: [], label: "Zone", center: place, style: .plain,
            box: try #require(
                GeoBox([Coordinate(latitude: 50, longitude: -8), Coordinate(latitude: 62, longitude: 15)])))
        let scene = MapScene(zones: MapZones(revision: 1, zones: [zone]))
        var made: [String] = []
        for round in 0..<2 {
            made = []
            var canvas = Canvas(width: 100, height: 30)
            map.draw(scene, camera: camera, on: &canvas, in: canvas.bounds, drawing: .braille, style: MapStyle()) {
                made.append($0)
                return plainGlyphs($0)
            }
            #expect(canvas.text.contains("Zone"))
            let seas = Set(World.embedded.seas.map(\.name))
            if round == 0 { #expect(made.contains("Zone") && !seas.isDisjoint(with: made), "\(made)") }
        }
        #expect(made.isEmpty)
    }
}
