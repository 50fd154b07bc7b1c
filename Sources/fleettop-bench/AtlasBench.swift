import ArgumentParser
import Atlas
import Canvas
import Geo
import Simulator

/// `fleettop-bench atlas`: what the map and the places cost.
struct AtlasBench: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "atlas", abstract: "Draw the map and name places.")

    func run() {
        Figure.line("open the world", Figure.bestSeconds(runs: 1) { _ = World.embedded } * 1e3, "ms")
        Figure.line("unpack the places", Figure.bestSeconds(runs: 1) { _ = Gazetteer.embedded } * 1e3, "ms")
        let points = Self.landPoints(2000)
        Self.perQuery("name a place", points) { _ = Gazetteer.embedded.describe($0) }
        Self.perQuery("country of a place", points) { _ = Gazetteer.embedded.country(at: $0) }
        for text in ["lyon", "s", "frankfurt main"] {
            Figure.line(
                "search '\(text)'", Figure.bestSeconds { _ = Gazetteer.embedded.search(text, limit: 30) } * 1e3, "ms")
        }
        for zoom in [0.0, 3, 5, 7, 9, 11] { Self.pan(at: zoom) }
    }

    /// Points on land, the same in each run.
    private static func landPoints(_ count: Int) -> [Coordinate] {
        var chance = SplitMix64(seed: 42)
        var points: [Coordinate] = []
        while points.count < count {
            let point = Coordinate(latitude: chance.uniform(-65...85), longitude: chance.uniform(-180...180))
            if Gazetteer.embedded.country(at: point) != nil { points.append(point) }
        }
        return points
    }

    /// The median and the slowest but one percent of single queries.
    private static func perQuery(_ name: String, _ points: [Coordinate], _ query: (Coordinate) -> Void) {
        let times = points.map { point in Figure.bestSeconds(runs: 1) { query(point) } * 1e6 }.sorted()
        Figure.line("\(name), median", times[times.count / 2], "µs")
        Figure.line("\(name), 99 %", times[times.count * 99 / 100], "µs")
    }

    /// A frame after each small move, everything drawn anew out of the decoded tiles.
    private static func pan(at zoom: Double) {
        var map = WorldMap()
        var canvas = Canvas(width: 200, height: 50)
        var style = MapStyle()
        style.landFill = Style(background: Color(rgb: 1))
        style.seaFill = Style(background: Color(rgb: 2))
        var camera = MapCamera(center: Coordinate(latitude: 47, longitude: 6), zoom: zoom)
        let seconds = Figure.bestSeconds(runs: 20) {
            camera = camera.panned(byColumns: 3, rows: 1)
            map.draw(
                MapScene(), camera: camera, on: &canvas, in: canvas.bounds, drawing: .braille, style: style,
                glyphs: Text.glyphs)
        }
        Figure.line("pan 200x50 at zoom \(Int(zoom))", seconds * 1e3, "ms")
    }
}
