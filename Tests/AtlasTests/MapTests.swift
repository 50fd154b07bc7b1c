import Canvas
import Geo
import Testing

@testable import Atlas

/// The map as a whole: odd sizes and places, caching, trails, furniture.
struct MapTests {
    private let scene = MapScene(
        markers: [
            marker(1, 45.76, 4.84, "Van", isSelected: true), marker(2, 89.9, 0, "Pole"), marker(3, -90, 180, "South"),
            marker(4, -17, 180, "Fiji"), marker(5, .nan, .infinity, "Nowhere"), marker(6, 45.76, 4.84, ""),
        ],
        trail: [(45.0, 4.0), (89.9, 10), (-90, 180), (.nan, 0), (-17, 179), (-17, -179), (45.7, 4.8)].map {
            TrailPoint(Coordinate(latitude: $0.0, longitude: $0.1))
        })

    @Test func everySizeZoomAndPlaceCanBeDrawn() {
        var map = WorldMap()
        var style = MapStyle()
        style.seaFill = Style(background: Color(rgb: 1))
        for (width, height) in [(0, 0), (0, 5), (5, 0), (1, 1), (2, 1), (3, 3), (79, 23)] {
            var canvas = Canvas(width: width, height: height)
            for (latitude, longitude) in [(45.76, 4.84), (90.0, 0.0), (-90, 180), (0, -180), (-17, 179.99)] {
                for zoom in [-2.0, 0, 2.99, 3, 7, 12, 16] {
                    let camera = MapCamera(center: Coordinate(latitude: latitude, longitude: longitude), zoom: zoom)
                    for drawing in [MapDrawing.braille, .ascii] {
                        map.draw(
                            scene, camera: camera, on: &canvas, in: canvas.bounds, drawing: drawing, style: style,
                            glyphs: plainGlyphs)
                    }
                }
            }
            #expect(canvas.cells.count == width * height)
        }
    }

    @Test func nothingIsDrawnOutsideTheRectangle() {
        var map = WorldMap()
        var canvas = Canvas(width: 40, height: 12)
        let camera = MapCamera(center: Coordinate(latitude: 45.76, longitude: 4.84), zoom: 5)
        let rect = Rect(x: 10, y: 3, width: 20, height: 6)
        map.draw(
            scene, camera: camera, on: &canvas, in: rect, drawing: .braille, style: MapStyle(), glyphs: plainGlyphs)
        for y in 0..<12 {
            for x in 0..<40 where !rect.contains(x: x, y: y) { #expect(canvas[x, y] == Cell()) }
        }
        #expect(canvas.text.contains("# Van"))
        map.draw(
            scene, camera: camera, on: &canvas, in: Rect(x: -5, y: -5, width: 900_000, height: 900_000),
            drawing: .braille, style: MapStyle(), glyphs: plainGlyphs)
        #expect(canvas.text.contains("# Van"))
    }

    @Test func aKnownBackgroundGivesTheSamePicture() {
        var map = WorldMap()
        let camera = MapCamera(center: Coordinate(latitude: 45.76, longitude: 4.84), zoom: 6)
        for markers in [[], scene.markers, [marker(1, 45.5, 4.5, "Elsewhere")], []] {
            var canvas = Canvas(width: 80, height: 24)
            let scene = MapScene(markers: markers)
            map.draw(
                scene, camera: camera, on: &canvas, in: canvas.bounds, drawing: .braille, style: MapStyle(),
                glyphs: plainGlyphs)
            #expect(canvas == Drawn(scene, camera, 80, 24, .braille).canvas)
        }
    }

    @Test func asciiIsAscii() {
        for zoom in [0.0, 2, 4, 6, 8] {
            for (latitude, longitude) in [(45.76, 4.84), (-23, -46), (60, 10), (0, 180)] {
                let map = Drawn(
                    scene, latitude: latitude, longitude: longitude, zoom: zoom, columns: 120, rows: 40, drawing: .ascii
                )
                #expect(map.canvas.cells.allSatisfy { (0x20...0x7E).contains($0.glyph.base.value) })
            }
        }
    }

    @Test func theWorldGoesOnAcrossTheAntimeridian() {
        let map = Drawn(latitude: 66.5, longitude: 180, zoom: 3, columns: 60, rows: 24)
        let lines = (0..<22).map { map.canvas.row($0).map { $0.glyph != .space } }
        #expect(lines.contains { $0.prefix(28).contains(true) })
        #expect(lines.contains { $0.suffix(28).contains(true) })
        // The polygons are cut at ±180°: that cut must not be drawn.
        #expect(lines.filter { $0[29] || $0[30] }.count < 12)
    }

    @Test func trailsJoinTheirPoints() {
        var style = MapStyle()
        style.trailOld = Style(foreground: Color(rgb: 1))
        style.trailNew = Style(foreground: Color(rgb: 2))
        style.trailGap = Style(foreground: Color(rgb: 3))
        let trail = (0...30).map { step in
            TrailPoint(Coordinate(latitude: 45, longitude: 4 + Double(step) / 30), followsGap: step == 5)
        }
        let map = Drawn(
            MapScene(trail: trail), latitude: 45, longitude: 4.5, zoom: 8, columns: 121, rows: 5, style: style,
            world: .empty)
        let drawn = map.canvas.row(2).filter { $0.glyph != .space }
        #expect(drawn.count > 80)
        let colours = drawn.map { $0.style.foreground?.rgb ?? 0 }
        #expect(colours.first == 1 && colours.last == 2 && colours.contains(3))
        let cutOut = colours.reduce(into: [UInt32]()) { if $0.last != $1 { $0.append($1) } }
        #expect(cutOut == [1, 3, 1, 2])
    }

    @Test func trailsCrossTheAntimeridianTheShortWay() {
        let trail = [179.8, -179.8].map { TrailPoint(Coordinate(latitude: 0, longitude: $0)) }
        let map = Drawn(
            MapScene(trail: trail), latitude: 0, longitude: 180, zoom: 4, columns: 60, rows: 5, world: .empty)
        #expect((1...4).contains(map.canvas.row(2).count { $0.glyph != .space }))
        let world = Drawn(
            MapScene(trail: trail), latitude: 0, longitude: 0, zoom: 0, columns: 128, rows: 5, world: .empty)
        #expect((1...2).contains(world.canvas.row(2).count { $0.glyph != .space }))
    }

    @Test func scaleBarsAreRound() throws {
        let bar = try #require(ScaleBar(metresPerColumn: 700, columns: 20))
        #expect(bar.metres == 10_000)
        #expect(bar.text(.braille) == "⊢────────────⊣ 10 km")
        #expect(bar.text(.ascii) == "|------------| 10 km")
        #expect(ScaleBar(metresPerColumn: 30, columns: 20)?.metres == 500)
        #expect(ScaleBar(metresPerColumn: 700, columns: 2) == nil)
        #expect(ScaleBar(metresPerColumn: .nan, columns: 20) == nil)
        #expect(ScaleBar(metresPerColumn: 0, columns: 20) == nil)
    }

    @Test func coordinatesInWords() {
        #expect(Coordinate(latitude: 45.764, longitude: 4.8357).text(decimals: 2) == "45.76 N 4.84 E")
        #expect(Coordinate(latitude: -33.999, longitude: -151.004).text(decimals: 2) == "34.00 S 151.00 W")
        #expect(Coordinate(latitude: 0.05, longitude: 0).text(decimals: 4) == "0.0500 N 0.0000 E")
        #expect(Coordinate(latitude: 45.764, longitude: 4.8357).text(decimals: 0) == "46 N 5 E")
        #expect(Coordinate(latitude: .nan, longitude: .infinity).text(decimals: 1) == "0.0 N 0.0 E")
    }
}
