import Canvas
import Geo
import Testing

@testable import Atlas

/// What is drawn of devices beside their markers.
struct SceneTests {
    private let ink = Style(foreground: Color(rgb: 7))

    @Test func blocksStandForTheDotsTheyCover() {
        for pattern in 0...255 {
            let pattern = UInt8(pattern)
            let quarters = CellShapes(.quadrants).glyph(pattern)
            let halves = CellShapes(.halves).glyph(pattern)
            #expect((quarters == .space) == (pattern == 0) && (halves == .space) == (pattern == 0))
            #expect(BlockShapes.dots(of: quarters) & pattern == pattern)
            #expect(BlockShapes.dots(of: halves) & pattern == pattern)
        }
        #expect(CellShapes(.quadrants).glyph(0x01) == Glyph("▘") && CellShapes(.quadrants).glyph(0x80) == Glyph("▗"))
        #expect(CellShapes(.halves).glyph(0x08) == Glyph("▀") && CellShapes(.halves).glyph(0x40) == Glyph("▄"))
        #expect(CellShapes(.halves).glyph(0x08, over: Glyph("▄")) == Glyph("█"))
        #expect(CellShapes(.quadrants).glyph(0x01, over: Glyph("A")) == Glyph("▘"))
        #expect(MapDrawing.ascii.next == .braille)
    }

    /// A crowd: one marker in every second cell.
    private var crowd: [MapMarker] {
        let view = MapViewport(camera: camera, columns: 60, rows: 20)
        return (0..<600).map { index in
            let place = view.coordinate(column: index % 30 * 2, row: index / 30)
            return marker(UInt64(index), place.latitude, place.longitude, "Van \(index)")
        }
    }

    private let camera = MapCamera(center: Coordinate(latitude: 45.76, longitude: 4.84), zoom: 9)

    @Test func aCrowdBecomesNumbersThatCountEveryone() {
        let view = MapViewport(camera: camera, columns: 60, rows: 20)
        let clusters = MarkerCluster.all(of: crowd, in: view)
        #expect(clusters.count < 120)
        #expect(clusters.reduce(0) { $0 + $1.members.count } == 600)
        #expect(Set(clusters.flatMap(\.members)).count == 600)
    }

    @Test func numbersStayTogetherWhileTheMapMovesAndSplitWhenItComesCloser() {
        func groups(_ camera: MapCamera) -> Set<Set<UInt64>> {
            let view = MapViewport(camera: camera, columns: 60, rows: 20)
            return Set(
                MarkerCluster.all(of: crowd, in: view).filter { $0.isBlock && $0.members.count > 4 }
                    .map { Set($0.members) })
        }
        let before = groups(camera)
        let moved = groups(camera.panned(byColumns: 5, rows: 2))
        // Only those at the edges of the view may differ.
        #expect(before.intersection(moved).count * 2 > before.count)
        #expect(before.intersection(groups(camera.zoomed(by: 4))).isEmpty)
    }

    @Test func alarmsAndTheSelectedOneStandAloneInACrowd() {
        var markers = crowd
        markers[100].standsAlone = true
        markers[333].isSelected = true
        let clusters = MarkerCluster.all(of: markers, in: MapViewport(camera: camera, columns: 60, rows: 20))
        for id in [UInt64(100), 333] {
            #expect(clusters.first { $0.leader.id == id }.map { $0.isBlock } == false)
        }
        let map = Drawn(MapScene(markers: markers), camera, 60, 20, .braille, MapStyle(), .empty)
        #expect(map.canvas.text.contains("Van 333"))
    }

    @Test func aClickFindsTheMembersOfANumber() {
        let view = MapViewport(camera: camera, columns: 60, rows: 20)
        let number = MarkerCluster.all(of: crowd, in: view).first { $0.isBlock }
        let scene = MapScene(markers: crowd)
        let found = scene.cluster(column: number?.column ?? 0, row: number?.row ?? 0, in: view)
        #expect(found.isNumber && Set(found.members) == Set(number?.members ?? []))
        #expect(MapScene().cluster(column: 3, row: 3, in: view).members.isEmpty)
    }

    @Test(arguments: [(46.0, 4.84, "↑"), (45.0, 4.84, "↓"), (45.76, 9.0, "→"), (45.76, 0.5, "←"), (46.5, 6.2, "↗")])
    func anArrowAtTheEdgeShowsWhereTheSelectedMarkerIs(latitude: Double, longitude: Double, arrow: String) {
        let scene = MapScene(markers: [marker(1, latitude, longitude, "Van", isSelected: true)])
        let map = Drawn(scene, zoom: 10, columns: 60, rows: 20, world: .empty)
        #expect(map.canvas.text.contains(arrow) && map.canvas.text.contains("Van"))
        let ascii = Drawn(scene, zoom: 10, columns: 60, rows: 20, drawing: .ascii, world: .empty)
        #expect(ascii.canvas.cells.allSatisfy { (0x20...0x7E).contains($0.glyph.base.value) })
        let inside = Drawn(
            MapScene(markers: [marker(1, 45.76, 4.84, "Van", isSelected: true)]), zoom: 10, columns: 60, rows: 20,
            world: .empty)
        #expect(!inside.canvas.text.contains(arrow))
    }

    @Test func trailsHaveTheColourOfSpeedAndAge() {
        var style = MapStyle()
        style.trailOld = Style(foreground: Color(rgb: 1))
        style.trailSlow = Style(foreground: Color(rgb: 2))
        style.trailNew = Style(foreground: Color(rgb: 3))
        style.trailFast = Style(foreground: Color(rgb: 4))
        let looks: [(TrailPoint.Age, Double?)] = [
            (.old, 90), (.faded, 10), (.recent, 10), (.recent, 50), (.recent, 120), (.recent, nil),
        ]
        let trail = looks.enumerated().map { index, look in
            TrailPoint(
                Coordinate(latitude: 45, longitude: 4 + Double(index) / 6), age: look.0, speedKmh: look.1)
        }
        let map = Drawn(
            MapScene(trail: trail), latitude: 45, longitude: 4.5, zoom: 8, columns: 121, rows: 5, style: style,
            world: .empty)
        let drawn = map.canvas.row(2).filter { $0.glyph != .space }.map(\.style)
        let colours = drawn.reduce(into: [UInt32]()) {
            if $0.last != $1.foreground?.rgb { $0.append($1.foreground?.rgb ?? 0) }
        }
        #expect(colours == [1, 2, 3, 4, 3] || colours == [2, 3, 4, 3])
        #expect(drawn.contains { $0.attributes.contains(.dim) } && drawn.contains { !$0.attributes.contains(.dim) })
    }

    @Test func theLegendNeedsRoomAndSpeeds() {
        var style = MapStyle()
        style.trailSlow = ink
        let trail = [4.8, 4.9].map { TrailPoint(Coordinate(latitude: 45.7, longitude: $0), speedKmh: 50) }
        func text(_ columns: Int, _ trail: [TrailPoint]) -> String {
            Drawn(MapScene(trail: trail), zoom: 9, columns: columns, rows: 24, style: style, world: .empty).canvas.text
        }
        #expect(text(100, trail).contains("< 30 km/h"))
        #expect(!text(99, trail).contains("km/h"))
        #expect(!text(100, [TrailPoint(Coordinate(latitude: 45.7, longitude: 4.8))]).contains("km/h"))
    }

    @Test func stopsShowHowLongTheyWere() {
        let scene = {
            var scene = MapScene()
            scene.stops = [TrailStop(Coordinate(latitude: 45.76, longitude: 4.84), label: "12m")]
            return scene
        }()
        let map = Drawn(scene, zoom: 9, columns: 41, rows: 9, world: .empty)
        #expect(map.canvas.text.contains("• 12m"))
    }

    @Test(arguments: [(0.0, 0.0), (-17.3, 179.99), (84.9, 10.0), (-84.9, -179.99)])
    func aRingHasItsRadius(latitude: Double, longitude: Double) {
        var old = marker(1, latitude, longitude)
        old.uncertaintyMetres = abs(latitude) < 80 ? 20_000 : 2_000
        var style = MapStyle()
        style.uncertainty = ink
        let map = Drawn(
            MapScene(markers: [old]), latitude: latitude, longitude: longitude, zoom: 9, columns: 200, rows: 100,
            style: style, world: .empty)
        let width = MapViewport(
            camera: MapCamera(center: Coordinate(latitude: latitude, longitude: longitude), zoom: 9), columns: 200,
            rows: 100
        ).metresPerColumn
        let columns = (0..<200).filter { x in (0..<100).contains { map.canvas[x, $0].style == ink } }
        let reach = Double((columns.last ?? 0) - (columns.first ?? 0)) * width / 2
        if abs(latitude) < 80 { #expect((18_000...22_000).contains(reach)) } else { #expect(!columns.isEmpty) }
    }

    @Test func aMeasuredDistanceHasItsLineAndWords() {
        var scene = MapScene()
        scene.measure = MapMeasure(
            from: Coordinate(latitude: 45.76, longitude: 4.7), to: Coordinate(latitude: 45.76, longitude: 5),
            label: "23 km")
        let map = Drawn(scene, zoom: 9, columns: 60, rows: 9, world: .empty)
        #expect(map.canvas.text.filter { $0 == "┼" }.count == 2)
        #expect(map.canvas.row(8).map { String($0.glyph.base) }.joined().contains("23 km  45.76 N"))
    }

    @Test func theSmallMapStandsInACornerThatHidesNothing() throws {
        var scene = MapScene(markers: [marker(1, 45.76, 4.84, "Van", isSelected: true)])
        scene.hasInset = true
        let map = Drawn(scene, zoom: 12, columns: 80, rows: 24)
        #expect(map.canvas[57, 8].glyph == Glyph("└") && map.canvas[79, 8].glyph == Glyph("─"))
        let view = MapViewport(
            camera: MapCamera(center: Coordinate(latitude: 45.76, longitude: 4.84), zoom: 12), columns: 80, rows: 24)
        let corner = view.coordinate(column: 70, row: 3)
        scene.markers = [marker(1, corner.latitude, corner.longitude, "Van", isSelected: true)]
        #expect(Drawn(scene, zoom: 12, columns: 80, rows: 24).canvas[22, 8].glyph == Glyph("┘"))
        for (zoom, columns, rows) in [(6.0, 80, 24), (12, 59, 24), (12, 80, 19)] {
            let none = MapViewport(
                camera: MapCamera(center: camera.center, zoom: zoom), columns: columns, rows: rows)
            #expect(InsetMap(none, avoiding: nil) == nil)
        }
    }

    @Test(arguments: MapDrawing.allCases) func everythingAtOnceAtTheEndsOfTheWorld(drawing: MapDrawing) {
        for (latitude, longitude) in [(85.0, 180.0), (-85, -180), (0, 179.999), (89.9, 0)] {
            var scene = MapScene(markers: crowd)
            scene.hasInset = true
            scene.pointer = Coordinate(latitude: 90, longitude: -180)
            scene.measure = MapMeasure(
                from: Coordinate(latitude: latitude, longitude: longitude),
                to: Coordinate(latitude: -latitude, longitude: -longitude), label: "far")
            scene.markers[0].place = ProjectedPlace(Coordinate(latitude: latitude, longitude: longitude))
            scene.markers[0].isSelected = true
            scene.markers[1].uncertaintyMetres = 20_000
            for zoom in [-2.0, 0, 7, 16] {
                for (columns, rows) in [(1, 1), (12, 4), (80, 24)] {
                    let map = Drawn(
                        scene, latitude: latitude, longitude: longitude, zoom: zoom, columns: columns, rows: rows,
                        drawing: drawing)
                    #expect(map.canvas.width == columns)
                }
            }
        }
    }
}
