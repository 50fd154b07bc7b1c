import Canvas
import Geo
import Testing

@testable import Atlas

/// Numbers, markers and what frames the map never hide or cut one another.
struct CrowdTests {
    private let columns = 70
    private let rows = 22
    private let markInk = Style(foreground: Color(rgb: 1))
    private let alarmInk = Style(foreground: Color(rgb: 2))

    private func camera(_ step: Int) -> MapCamera {
        MapCamera(center: Coordinate(latitude: 45.76, longitude: 4.84), zoom: 9).panned(
            byColumns: Double(step * 5), rows: Double(step))
    }

    /// A thousand markers all over a view and a little beyond, thickest in its middle; some with alarms.
    private func crowd(_ step: Int, alarmEach: Int) -> [MapMarker] {
        let view = MapViewport(camera: camera(0), columns: columns, rows: rows)
        return (0..<1000).map { index in
            let spread = index % 3 == 0 ? 1 : 3
            let column = (index * 37 + index * index % 11) % (columns + 8) - 4
            let row = (index * 17 + index / 7) % (rows + 4) - 2
            let place = view.coordinate(
                column: columns / 2 + (column - columns / 2) / spread, row: rows / 2 + (row - rows / 2) / spread)
            var one = marker(UInt64(index), place.latitude, place.longitude)
            one.standsAlone = index % alarmEach == 0
            one.importance = one.standsAlone ? 100 : 0
            one.style = one.standsAlone ? alarmInk : markInk
            return one
        }
    }

    private func reserved(_ scene: MapScene, in view: MapViewport) -> Occupancy {
        var occupancy = Occupancy(columns: view.columns, rows: view.rows)
        Furniture(scene, in: view, drawing: .braille, style: MapStyle()).take(&occupancy)
        return occupancy
    }

    @Test(arguments: 0..<7, [2, 9, 1000])
    func noNumberIsCutOrCutsAnything(step: Int, alarmEach: Int) {
        let scene = MapScene(markers: crowd(step, alarmEach: alarmEach))
        let view = MapViewport(camera: camera(step), columns: columns, rows: rows)
        let visible = scene.markers.filter { view.cell(of: $0.place) != nil }
        let clusters = MarkerCluster.all(of: scene.markers, in: view, reserved: reserved(scene, in: view))
        #expect(clusters.reduce(0) { $0 + $1.members.count } == visible.count)
        #expect(Set(clusters.flatMap(\.members)) == Set(visible.map(\.id)))
        let numbers = clusters.filter { $0.isBlock && !$0.isSqueezed }
        #expect(numbers.count > 5 || alarmEach == 2)
        for number in numbers {
            let block = number.columns.lowerBound - 1..<number.columns.upperBound + 1
            let rivals = clusters.filter { $0.row == number.row && $0.columns.overlaps(block) }
            #expect(rivals.count == 1, "only itself")
        }
        // Every alarm is there, and what is written is what was counted.
        #expect(
            visible.filter(\.standsAlone).allSatisfy { alarm in
                clusters.contains { $0.members.contains(alarm.id) && $0.isFixed }
            })
        let map = Drawn(scene, camera(step), columns, rows, .braille, MapStyle(), .empty)
        for number in numbers {
            #expect(map.text(number.columns, row: number.row) == String(number.members.count))
            #expect(map.canvas[number.columns.lowerBound, number.row].style.attributes.contains(.underline))
        }
    }

    @Test func whatHasNoRoomForItsNumberIsStillCounted() {
        // Alarms in every cell but a few, which are crowded themselves.
        let view = MapViewport(camera: camera(0), columns: columns, rows: rows)
        var markers: [MapMarker] = []
        for row in 0..<rows {
            for column in 0..<columns {
                let place = view.coordinate(column: column, row: row)
                for copy in 0..<(column % 6 < 2 ? 3 : 1) {
                    var one = marker(UInt64(markers.count), place.latitude, place.longitude)
                    one.standsAlone = column % 6 >= 2 || (copy == 0 && column % 3 == 0)
                    markers.append(one)
                }
            }
        }
        let clusters = MarkerCluster.all(of: markers, in: view)
        #expect(clusters.flatMap(\.members).count == markers.count)
        #expect(Set(clusters.flatMap(\.members)).count == markers.count)
        let cells = clusters.flatMap { cluster in cluster.columns.map { cluster.row * columns + $0 } }
        #expect(Set(cells).count == cells.count, "no two in one cell")
    }

    @Test(arguments: MapDrawing.allCases)
    func scaleAndCoordinatesAreWholeInACrowd(drawing: MapDrawing) {
        for step in 0..<6 {
            let text = Drawn(
                MapScene(markers: crowd(step, alarmEach: 9)), camera(step), columns, rows, drawing, MapStyle(), .empty
            ).canvas.text
            let empty = Drawn(MapScene(), camera(step), columns, rows, drawing, MapStyle(), .empty).canvas.text
            let words = empty.split(separator: "\n").last?.split(separator: " ", omittingEmptySubsequences: true) ?? []
            let bottom = text.split(separator: "\n").last ?? ""
            #expect(words.count > 4)
            #expect(words.allSatisfy { bottom.contains($0) }, "\(bottom)")
        }
    }

    @Test func theSelectedMarkerIsSeenWhereTheScaleWouldBe() {
        let view = MapViewport(camera: camera(0), columns: columns, rows: rows)
        let place = view.coordinate(column: 5, row: rows - 1)
        var scene = MapScene(markers: [marker(1, place.latitude, place.longitude, "Van", isSelected: true)])
        let map = Drawn(scene, camera(0), columns, rows, .braille, MapStyle(), .empty)
        #expect(map.canvas[5, rows - 1].glyph == Glyph("#") && !map.canvas.text.contains("⊢"))
        #expect(map.canvas.text.contains("N 4.84 E") && map.canvas.text.contains("Van"))
        scene.markers[0].isSelected = false
        let other = Drawn(scene, camera(0), columns, rows, .braille, MapStyle(), .empty)
        #expect(other.canvas.text.contains("⊢") && !other.canvas.text.contains("#"))
        #expect(scene.cluster(column: 5, row: rows - 1, in: view).members.isEmpty, "what is covered cannot be hit")
    }
}
