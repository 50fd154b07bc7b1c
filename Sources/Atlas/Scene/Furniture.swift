import Canvas
import Geo

/// The scale bar and the coordinates in the bottom row, what is measured, and what the lines of a trail mean.
struct Furniture {
    /// A text at its place.
    private struct Piece {
        let glyphs: [Glyph]
        let spot: LabelSpot
        let style: Style
    }

    private var pieces: [Piece] = []
    private let viewport: MapViewport

    /// What there is room for.
    ///
    /// The coordinates are those of the pointer where that is known, else of the middle; what is measured stands before.
    init(_ scene: MapScene, in viewport: MapViewport, drawing: MapDrawing, style: MapStyle) {
        self.viewport = viewport
        guard viewport.rows >= 3 else { return }
        addBottomRow(scene, drawing, style)
        addLegend(scene, drawing, style)
    }

    /// Takes the cells.
    func take(_ occupancy: inout Occupancy) {
        for piece in pieces { occupancy.take(piece.spot.block, row: piece.spot.row) }
    }

    /// Draws everything but what would cover the cells that are in use.
    func draw(on grid: inout CellGrid, except isInUse: (Range<Int>, Int) -> Bool) {
        for piece in pieces where !isInUse(piece.spot.block, piece.spot.row) {
            grid.write(piece.glyphs, at: piece.spot, style: piece.style)
        }
    }

    private mutating func addBottomRow(_ scene: MapScene, _ drawing: MapDrawing, _ style: MapStyle) {
        let row = viewport.rows - 1
        let bar = ScaleBar(metresPerColumn: viewport.metresPerColumn, columns: viewport.columns / 4)?.text(drawing)
        let place = (scene.pointer ?? viewport.camera.center).text(decimals: decimals)
        let coordinates = scene.pointer == nil ? place : "pointer " + place
        var used = 0
        if let bar, bar.unicodeScalars.count + 2 <= viewport.columns {
            used = bar.unicodeScalars.count + 4
            add(bar, column: 1, row: row, style.scaleBar)
        }
        var end = viewport.columns - 1
        if end - coordinates.unicodeScalars.count >= max(1, used) {
            end -= coordinates.unicodeScalars.count
            add(coordinates, column: end, row: row, style.scaleBar)
            end -= 2
        }
        guard let label = scene.measure?.label else { return }
        let start = end - label.unicodeScalars.count
        let isBeside = start >= max(1, used)
        add(
            label, column: max(0, isBeside ? start : viewport.columns - label.unicodeScalars.count - 1),
            row: isBeside ? row : row - 1, style.measure)
    }

    /// What the lines of a trail mean; only where the map has room to spare.
    private mutating func addLegend(_ scene: MapScene, _ drawing: MapDrawing, _ style: MapStyle) {
        guard viewport.columns >= 100, viewport.rows >= 24, scene.trail.contains(where: { $0.speedKmh != nil }) else {
            return
        }
        let slow = Int(TrailPainter.slowKmh)
        let fast = Int(TrailPainter.fastKmh)
        let parts: [(String, MapLayer)] = [
            ("< \(slow) km/h", .trailSlow), ("to \(fast)", .trailNew), ("faster", .trailFast),
        ]
        var column = 1
        for (words, layer) in parts {
            let sample = TrailPen.sample(layer, drawing, columns: 4)
            add(sample, column: column, row: viewport.rows - 2, style.style(of: layer))
            column += sample.count + 1
            add(words, column: column, row: viewport.rows - 2, style.scaleBar)
            column += words.unicodeScalars.count + 2
        }
    }

    private var decimals: Int {
        let zoom = viewport.camera.zoom
        return zoom < 10 ? 2 : zoom < 13 ? 3 : 4
    }

    private mutating func add(_ text: String, column: Int, row: Int, _ style: Style) {
        add(text.unicodeScalars.map { Glyph($0) }, column: column, row: row, style)
    }

    private mutating func add(_ glyphs: [Glyph], column: Int, row: Int, _ style: Style) {
        let spot = LabelSpot(column: column, row: row, width: glyphs.count, columns: viewport.columns)
        pieces.append(Piece(glyphs: glyphs, spot: spot, style: style))
    }
}
