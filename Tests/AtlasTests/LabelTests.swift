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
        let map = Drawn(MapScene(markers: fleet), zoom: zoom, columns: 120, rows: 40)
        var taken: Set<Int> = []
        for area in map.hits.areas {
            for column in area.columns {
                #expect(taken.insert(area.row * 120 + column).inserted)
            }
            guard area.columns.count > 1 else { continue }
            let first = area.ids.first.map { "Van \($0)" } ?? ""
            let more = area.ids.count > 1 ? " +\(area.ids.count - 1)" : ""
            let text = map.text(area.columns, row: area.row)
            #expect(text == first + more || text == String(area.ids.count))
        }
        #expect(map.hits.areas.flatMap(\.ids).count >= map.hits.areas.count)
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
        #expect(map.hits.markers(column: 20, row: 4) == [2, 0, 1])
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

    @Test func hitsFindMarkersAndTheirLabels() {
        let map = Drawn(
            MapScene(markers: [marker(7, 45.76, 4.84, "Van")]), zoom: 9, columns: 41, rows: 9, world: .empty)
        #expect(map.hits.markers(column: 20, row: 4) == [7])
        #expect(map.hits.markers(column: 24, row: 4) == [7])
        #expect(map.hits.markers(column: 20, row: 5) == [7])
        #expect(map.hits.markers(column: 2, row: 2).isEmpty)
    }
}
