import ArgumentParser
import Atlas
import Canvas
import Geo
import Streets
import Tiles

/// `fleettop-bench streets`: what street tiles cost, cold and from the cache.
struct StreetsBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "streets", abstract: "Draw the map with street tiles.")

    @Option(help: "PMTiles or MBTiles file; repeatable.")
    var tiles: [String]

    @Option(help: "Latitude in degrees.")
    var latitude = 37.787

    @Option(help: "Longitude in degrees.")
    var longitude = -122.402

    func run() throws {
        cold()
        let source = StreetSource(tiles) {}
        for report in source.reports { print("\(report.path): \(report.words)") }
        for zoom in [12.0, 14, 16] { frame(source, zoom) }
        Figure.count("tiles kept", source.kept.tiles)
        Figure.line("tiles kept", Double(source.kept.bytes) / 1e6, "MB")
        Figure.line("memory", ProcessMemory.megabytes, "MB")
    }

    private func viewport(_ zoom: Double) -> MapViewport {
        let center = Coordinate(latitude: latitude, longitude: longitude)
        return MapViewport(camera: MapCamera(center: center, zoom: zoom), columns: 200, rows: 50)
    }

    /// From the first question until the only tile of a small view is there, with a file that was just opened.
    private func cold() {
        let small = MapViewport(camera: viewport(14).camera, columns: 2, rows: 2)
        guard let view = small.streetView else { return }
        let best = (0..<5).map { _ in
            let source = StreetSource(tiles) {}
            return Figure.bestSeconds(runs: 1) { _ = settled(source, view) }
        }.min()
        Figure.line("cold tile: read, inflate, decode", (best ?? 0) * 1e3, "ms")
    }

    private func settled(_ source: StreetSource, _ view: StreetView) -> StreetPicture {
        var picture = source.picture(for: view)
        while true {
            let isIdle = source.isIdle
            let next = source.picture(for: view)
            if isIdle, next == picture, source.isIdle { return next }
            picture = next
        }
    }

    private func frame(_ source: StreetSource, _ zoom: Double) {
        let base = viewport(zoom)
        guard let view = base.streetView else { return }
        var picture = settled(source, view)
        var map = WorldMap()
        var canvas = Canvas(width: 200, height: 50)
        // A cell to and fro, so that nothing of the frame before can be kept.
        var turn = 0.0
        let seconds = Figure.bestSeconds(runs: 30) {
            turn = 1 - turn
            let camera = base.camera.panned(byColumns: turn, rows: 0)
            if let view = MapViewport(camera: camera, columns: 200, rows: 50).streetView {
                picture = source.picture(for: view)
            }
            map.draw(
                MapScene(streets: picture), camera: camera, on: &canvas, in: canvas.bounds, drawing: .braille,
                style: MapStyle(), glyphs: Text.glyphs)
        }
        Figure.line("frame 200x50 at zoom \(Int(zoom)), \(picture.pieces.count) tiles", seconds * 1e3, "ms")
    }
}
