import Canvas
import Foundation
import Geo

@testable import Atlas

/// Text as glyphs, one column a scalar: enough for the names in these tests.
func plainGlyphs(_ text: String) -> [Glyph] {
    text.unicodeScalars.map { Glyph($0) }
}

/// A marker for tests.
func marker(
    _ id: UInt64, _ latitude: Double, _ longitude: Double, _ label: String = "", importance: Int = 0,
    isSelected: Bool = false
) -> MapMarker {
    MapMarker(
        id: id, place: ProjectedPlace(Coordinate(latitude: latitude, longitude: longitude)), glyph: Glyph("#"),
        label: label,
        importance: importance, isSelected: isSelected)
}

/// A map drawn on a canvas of its own.
struct Drawn {
    var canvas: Canvas

    init(
        _ scene: MapScene = MapScene(), latitude: Double = 45.76, longitude: Double = 4.84, zoom: Double,
        columns: Int = 80, rows: Int = 24, drawing: MapDrawing = .braille, style: MapStyle = MapStyle(),
        world: World = .embedded
    ) {
        let camera = MapCamera(center: Coordinate(latitude: latitude, longitude: longitude), zoom: zoom)
        self.init(scene, camera, columns, rows, drawing, style, world)
    }

    init(
        _ scene: MapScene = MapScene(), _ camera: MapCamera, _ columns: Int, _ rows: Int, _ drawing: MapDrawing,
        _ style: MapStyle = MapStyle(), _ world: World = .embedded
    ) {
        canvas = Canvas(width: columns, height: rows)
        var map = WorldMap(world: world, places: .embedded)
        map.draw(
            scene, camera: camera, on: &canvas, in: canvas.bounds, drawing: drawing, style: style, glyphs: plainGlyphs)
    }

    /// The texts of a style, each a run of cells in a row.
    func texts(_ style: Style) -> [String] {
        (0..<canvas.height).flatMap { row in
            canvas.row(row).split { $0.style != style }.map { cells in
                String(String.UnicodeScalarView(cells.map(\.glyph.base)))
            }
        }
    }

    /// The characters of some cells of a row.
    func text(_ columns: Range<Int>, row: Int) -> String {
        String(String.UnicodeScalarView(columns.map { canvas[$0, row].glyph.base }))
    }
}

extension World {
    /// A world without anything, so that only the scene is seen.
    static var empty: World { (try? World(packed: MapPackLayout.magic + [MapPackLayout.version, 0])) ?? .embedded }
}

/// A file of these tests, by its path beside this file.
func file(_ path: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(path)
}
