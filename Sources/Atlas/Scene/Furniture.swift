import Canvas
import Geo

/// The scale bar and the coordinates in the bottom row.
enum Furniture {
    /// Draws both where there is room, and takes their cells.
    ///
    /// The coordinates are those of the pointer where that is known, else of the middle; what is measured stands before.
    static func draw(
        _ scene: MapScene, in viewport: MapViewport, drawing: MapDrawing, style: MapStyle, on grid: inout CellGrid,
        _ occupancy: inout Occupancy
    ) {
        guard viewport.rows >= 3 else { return }
        let row = viewport.rows - 1
        let bar = ScaleBar(metresPerColumn: viewport.metresPerColumn, columns: viewport.columns / 4)?.text(drawing)
        let place = (scene.pointer ?? viewport.camera.center).text(decimals: decimals(at: viewport.camera.zoom))
        let coordinates = scene.pointer == nil ? place : "pointer " + place
        var used = 0
        if let bar, bar.unicodeScalars.count + 2 <= viewport.columns {
            used = bar.unicodeScalars.count + 4
            write(bar, column: 1, row: row, style.scaleBar, on: &grid, &occupancy)
        }
        var end = viewport.columns - 1
        if end - coordinates.unicodeScalars.count >= max(1, used) {
            end -= coordinates.unicodeScalars.count
            write(coordinates, column: end, row: row, style.scaleBar, on: &grid, &occupancy)
            end -= 2
        }
        if let label = scene.measure?.label {
            let start = end - label.unicodeScalars.count
            let isBeside = start >= max(1, used)
            write(
                label, column: max(0, isBeside ? start : viewport.columns - label.unicodeScalars.count - 1),
                row: isBeside ? row : row - 1, style.measure, on: &grid, &occupancy)
        }
        drawLegend(scene, in: viewport, drawing: drawing, style: style, on: &grid, &occupancy)
    }

    /// What the colours of a trail mean; only where the map has room to spare.
    private static func drawLegend(
        _ scene: MapScene, in viewport: MapViewport, drawing: MapDrawing, style: MapStyle, on grid: inout CellGrid,
        _ occupancy: inout Occupancy
    ) {
        guard viewport.columns >= 100, viewport.rows >= 24, scene.trail.contains(where: { $0.speedKmh != nil }),
            style.trailSlow != style.trailFast
        else { return }
        let line = drawing == .ascii ? "--" : "━━"
        let slow = Int(TrailPainter.slowKmh)
        let fast = Int(TrailPainter.fastKmh)
        let parts = [
            ("< \(slow) km/h", style.trailSlow), ("to \(fast)", style.trailNew), ("faster", style.trailFast),
        ]
        var column = 1
        for (words, look) in parts {
            write(line, column: column, row: viewport.rows - 2, look, on: &grid, &occupancy)
            write(words, column: column + 3, row: viewport.rows - 2, style.scaleBar, on: &grid, &occupancy)
            column += words.unicodeScalars.count + 5
        }
    }

    private static func decimals(at zoom: Double) -> Int {
        zoom < 10 ? 2 : zoom < 13 ? 3 : 4
    }

    private static func write(
        _ text: String, column: Int, row: Int, _ style: Style, on grid: inout CellGrid, _ occupancy: inout Occupancy
    ) {
        let glyphs = text.unicodeScalars.map { Glyph($0) }
        let spot = LabelSpot(column: column, row: row, width: glyphs.count, columns: grid.columns)
        grid.write(glyphs, at: spot, style: style)
        occupancy.take(spot.block, row: row)
    }
}
