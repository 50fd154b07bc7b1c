import Canvas
import Geo
import Streets
import Testing

@testable import Atlas

/// What frames the map: legend, thanks and the small map.
struct FurnitureTests {
    private let camera = MapCamera(center: Coordinate(latitude: 45.76, longitude: 4.84), zoom: 12)

    /// A street map without streets, whose makers want thanks.
    private func streets(_ thanks: String) throws -> StreetPicture {
        let id = try #require(StreetTileID(zoom: 0, x: 0, y: 0))
        let piece = StreetPiece(tile: StreetTile(), id: id, clip: id, bounds: .world, knowsSea: false)
        return StreetPicture(revision: 1, pieces: [piece], attribution: thanks)
    }

    @Test(arguments: MapDrawing.allCases) func speedsDifferWithoutColours(drawing: MapDrawing) {
        let layers: [MapLayer] = [.trailSlow, .trailNew, .trailFast, .trailGap]
        let samples = layers.map { TrailPen.sample($0, drawing, columns: 4) }
        #expect(Set(samples).count == 4)
        // On the map as well, along and across.
        for (right, down) in [(1.0, 0.0), (0.0, 1.0)] {
            let pictures = layers.prefix(3).map { layer in
                let speed = layer == .trailSlow ? 10.0 : layer == .trailNew ? 50 : 120
                let trail = [-0.1, 0.1].map {
                    TrailPoint(
                        Coordinate(latitude: 45.76 + $0 * down, longitude: 4.84 + $0 * right), age: .recent,
                        speedKmh: speed)
                }
                return Drawn(MapScene(trail: trail), camera, 40, 20, drawing, MapStyle(), .empty).canvas.text
            }
            #expect(Set(pictures).count == 3)
        }
    }

    @Test func aBrokenTrailStaysBrokenWhereFixesAreCloseTogether() {
        func ink(_ speedKmh: Double) -> Int {
            // A fix each dot or so.
            let trail = (0...200).map {
                TrailPoint(
                    Coordinate(latitude: 45.76, longitude: 4.74 + Double($0) / 2000), age: .recent, speedKmh: speedKmh)
            }
            let canvas = Drawn(MapScene(trail: trail), camera, 80, 20, .braille, MapStyle(), .empty).canvas
            return canvas.cells.reduce(0) { $0 + max(0, Int($1.glyph.base.value) - 0x2800).nonzeroBitCount }
        }
        let (slow, middle, fast) = (ink(10), ink(50), ink(120))
        #expect(slow * 3 < middle * 2 && middle * 3 < fast * 2)
    }

    @Test func theLegendShowsTheLinesOfTheTrail() {
        let trail = [4.8, 4.9].map { TrailPoint(Coordinate(latitude: 45.7, longitude: $0), speedKmh: 50) }
        func text(_ drawing: MapDrawing) -> String {
            Drawn(MapScene(trail: trail), camera, 100, 24, drawing, MapStyle(), .empty).canvas.text
        }
        #expect(text(.ascii).contains(":::: < 30 km/h  **** to 80  #### faster"))
        #expect(text(.braille).contains("⠂⠂⠂⠂ < 30 km/h  ⠒⠒⠒⠒ to 80  ⠶⠶⠶⠶ faster"))
    }

    @Test(arguments: MapDrawing.allCases) func nothingIsDrawnOverThanks(drawing: MapDrawing) throws {
        // A trail, a ring and a measured line right through the bottom row.
        let view = MapViewport(camera: camera, columns: 80, rows: 24)
        let (west, east) = (view.coordinate(column: 0, row: 23), view.coordinate(column: 79, row: 23))
        var scene = MapScene(
            markers: (0..<40).map { index in
                let place = view.coordinate(column: index * 2, row: 23)
                var one = marker(UInt64(index), place.latitude, place.longitude)
                one.uncertaintyMetres = 3000
                return one
            }, trail: [TrailPoint(west), TrailPoint(east)], streets: try streets("by 東京 maps"))
        scene.measure = MapMeasure(from: west, to: east, label: "far")
        var canvas = Canvas(width: 80, height: 24)
        var map = WorldMap(world: .empty, places: Gazetteer(.empty))
        map.draw(
            scene, camera: camera, on: &canvas, in: canvas.bounds, drawing: drawing, style: MapStyle(),
            glyphs: Text.glyphs)
        let bottom = canvas.text.split(separator: "\n", omittingEmptySubsequences: false)[23]
        #expect(bottom.contains(" by 東京 maps ") && bottom.contains(" far ") && bottom.contains("N 4.840 E"))
        #expect(bottom.contains(drawing == .ascii ? "| 1 km " : "⊣ 1 km "))
    }

    @Test func thanksGoTwoRowsUpWhereOneIsTaken() throws {
        let long = "by many people who mapped every street of this town"
        var scene = MapScene(streets: try streets(long))
        scene.measure = MapMeasure(
            from: camera.center, to: camera.center, label: "a distance that is told in far too many words to fit")
        let canvas = Drawn(scene, camera, 60, 12, .braille, MapStyle(), .empty).canvas
        let lines = canvas.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[10].contains("too many words to fit") && lines[9].contains(long))
    }

    @Test func theSmallMapLooksFartherWhereThereIsNothingToSee() throws {
        // The Sahara, the Pacific, Siberia, the plains of Australia.
        for (latitude, longitude) in [(22.5, 10.5), (-35.0, -120.0), (64.0, 100.0), (-25.0, 128.0)] {
            for zoom in [9.0, 12, 16] {
                let view = MapViewport(
                    camera: MapCamera(center: Coordinate(latitude: latitude, longitude: longitude), zoom: zoom),
                    columns: 80, rows: 24)
                let inset = try #require(InsetMap(view, avoiding: nil))
                var tiles = TileCache()
                let key = Background.Key(viewport: view, drawing: .braille, style: MapStyle(), streets: .none)
                let lines = inset.lines(like: key, last: nil, .embedded, &tiles)
                #expect(lines.grid?.cells.count { $0.glyph != .space } ?? 0 >= 6)
                var none = TileCache()
                #expect(inset.lines(like: key, last: nil, .empty, &none).grid == nil)
            }
        }
        let nothing = Drawn(
            {
                var scene = MapScene()
                scene.hasInset = true
                return scene
            }(), camera, 80, 24, .braille, MapStyle(), .empty)
        #expect(!nothing.canvas.text.contains("└"))
    }

    @Test func theSmallMapCannotBeClickedThrough() {
        let view = MapViewport(camera: camera, columns: 80, rows: 24)
        let place = view.coordinate(column: 60, row: 3)
        var scene = MapScene(markers: [marker(1, place.latitude, place.longitude, "Van")])
        #expect(scene.cluster(column: 60, row: 3, in: view).members == [1])
        scene.hasInset = true
        #expect(scene.cluster(column: 60, row: 3, in: view).members.isEmpty)
        let edge = view.coordinate(column: 57, row: 3)
        scene.markers = [marker(1, edge.latitude, edge.longitude, "Van")]
        #expect(scene.cluster(column: 56, row: 3, in: view).members.isEmpty, "it is hidden by the frame")
    }
}
