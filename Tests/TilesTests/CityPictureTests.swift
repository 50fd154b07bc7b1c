import Atlas
import Canvas
import Foundation
import Geo
import Streets
import Testing

@testable import Tiles

/// San Francisco from the sample tiles, as a person sees it.
///
/// When a picture changes, look at it before you store it: `FLEETTOP_RECORD=1 swift test --filter CityPictureTests`.
struct CityPictureTests {
    /// The picture of a camera once all its tiles are there.
    static func streets(_ camera: MapCamera, columns: Int, rows: Int, files: [String]) throws -> StreetPicture {
        let viewport = MapViewport(camera: camera, columns: columns, rows: rows)
        let view = try #require(viewport.streetView)
        let source = StreetSource(files.map(Sample.path)) {}
        let deadline = ContinuousClock.now + .seconds(30)
        var picture = source.picture(for: view)
        while ContinuousClock.now < deadline {
            if source.isIdle {
                let next = source.picture(for: view)
                if next == picture, source.isIdle { return next }
                picture = next
            }
            usleep(500)
        }
        Issue.record("the tiles did not come")
        return picture
    }

    private func drawn(_ drawing: MapDrawing, zoom: Double, style: MapStyle = MapStyle()) throws -> Canvas {
        let camera = MapCamera(center: Coordinate(latitude: 37.790, longitude: -122.398), zoom: zoom)
        let streets = try Self.streets(camera, columns: 100, rows: 32, files: ["sf-downtown.pmtiles"])
        var canvas = Canvas(width: 100, height: 32)
        var map = WorldMap()
        map.draw(
            MapScene(streets: streets), camera: camera, on: &canvas, in: canvas.bounds, drawing: drawing,
            style: style, glyphs: Text.glyphs)
        return canvas
    }

    @Test(arguments: MapDrawing.allCases)
    func aCityAtStreetLevel(drawing: MapDrawing) throws {
        let text = try drawn(drawing, zoom: 14).text
        let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden/city-\(drawing.rawValue).txt")
        if ProcessInfo.processInfo.environment["FLEETTOP_RECORD"] != nil {
            try text.write(to: golden, atomically: true, encoding: .utf8)
        }
        #expect(text == (try String(contentsOf: golden, encoding: .utf8)))
    }

    @Test func waterParksAndRoadsHaveTheirColours() throws {
        var style = MapStyle()
        style.streetWater = Style(foreground: Color(rgb: 1), background: Color(rgb: 2))
        style.park = Style(background: Color(rgb: 3))
        style.motorway = Style(foreground: Color(rgb: 4))
        style.street = Style(foreground: Color(rgb: 5))
        let canvas = try drawn(.braille, zoom: 14, style: style)
        var counts: [Style: Int] = [:]
        for y in 0..<32 {
            for x in 0..<100 { counts[canvas[x, y].style, default: 0] += 1 }
        }
        func cells(_ test: (Style) -> Bool) -> Int { counts.reduce(0) { $0 + (test($1.key) ? $1.value : 0) } }
        // The bay takes the north-eastern corner of the view.
        #expect((60...200).contains(cells { $0.background == Color(rgb: 2) }))
        #expect(cells { $0.background == Color(rgb: 3) } > 10)
        #expect(cells { $0.foreground == Color(rgb: 4) } > 20)
        #expect(cells { $0.foreground == Color(rgb: 5) } > 20)
    }

    @Test func thanksStandOnEveryPictureWithStreets() throws {
        let camera = MapCamera(center: Coordinate(latitude: 37.790, longitude: -122.398), zoom: 14)
        let streets = try Self.streets(camera, columns: 100, rows: 32, files: ["sf-downtown.pmtiles"])
        for (width, height) in [(100, 32), (40, 12), (30, 5)] {
            var canvas = Canvas(width: width, height: height)
            var map = WorldMap()
            map.draw(
                MapScene(streets: streets), camera: camera, on: &canvas, in: canvas.bounds, drawing: .braille,
                style: MapStyle(), glyphs: Text.glyphs)
            #expect(canvas.text.contains("© OpenStreetMap contrib"), "\(width)x\(height)")
        }
    }

    @Test func protomapsTilesAreDrawnToo() throws {
        let camera = MapCamera(center: Coordinate(latitude: 43.7384, longitude: 7.4246), zoom: 15)
        let streets = try Self.streets(camera, columns: 100, rows: 32, files: ["monaco-protomaps.pmtiles"])
        var canvas = Canvas(width: 100, height: 32)
        var map = WorldMap()
        map.draw(
            MapScene(streets: streets), camera: camera, on: &canvas, in: canvas.bounds, drawing: .braille,
            style: MapStyle(), glyphs: Text.glyphs)
        #expect(canvas.text.contains("Boulevard"))
        #expect(canvas.text.contains("OpenStreetMap"))
    }

    @Test func aNameIsWrittenOnce() throws {
        let text = try drawn(.braille, zoom: 14).text
        #expect(text.components(separatedBy: "Market Street").count == 2)
        #expect(text.components(separatedBy: "Howard Street").count == 2)
    }

    @Test func coordinatesFarOutsideOfATileAreDrawnWithoutHarm() throws {
        var tile = StreetTile()
        // Side by side so that edges within the tile are as long as can be.
        let ends = [Int32.min, 0, 2048, -1, 4096, Int32.max]
        for kind in StreetClass.allCases {
            tile.add(kind, [ends.flatMap { x in ends.map { StreetTile.Vertex(x: x, y: $0) } }])
            tile.add(kind, [ends.flatMap { y in ends.map { StreetTile.Vertex(x: $0, y: y) } }])
            tile.add(name: "far", of: kind, [[.init(x: .min, y: .max), .init(x: .max, y: .min)]])
        }
        tile.add(place: "far", firstZoom: 0, rank: 0, at: .init(x: .max, y: .min))
        tile.finish()
        let id = try Sample.id(0, 0, 0)
        let piece = StreetPiece(tile: tile, id: id, clip: id, bounds: .world, knowsSea: true)
        for zoom in [0.0, 8, 16] {
            var canvas = Canvas(width: 80, height: 24)
            var map = WorldMap()
            map.draw(
                MapScene(streets: StreetPicture(revision: 1, pieces: [piece])),
                camera: MapCamera(center: Coordinate(latitude: 0, longitude: 179), zoom: zoom), on: &canvas,
                in: canvas.bounds, drawing: .braille, style: MapStyle(), glyphs: Text.glyphs)
            #expect(canvas.text.contains("⊢"))
        }
    }
}
