import Canvas
import Geo

/// The scale bar and the coordinates in the bottom row.
enum Furniture {
    /// Draws both where there is room, and takes their cells.
    static func draw(
        in viewport: MapViewport, drawing: MapDrawing, style: Style, on grid: inout CellGrid,
        _ occupancy: inout Occupancy
    ) {
        guard viewport.rows >= 3 else { return }
        let row = viewport.rows - 1
        let bar = ScaleBar(metresPerColumn: viewport.metresPerColumn, columns: viewport.columns / 4)?.text(drawing)
        let center = viewport.camera.center.text(decimals: decimals(at: viewport.camera.zoom))
        var used = 0
        if let bar, bar.unicodeScalars.count + 2 <= viewport.columns {
            used = bar.unicodeScalars.count + 4
            write(bar, column: 1, row: row, style, on: &grid, &occupancy)
        }
        let start = viewport.columns - center.unicodeScalars.count - 1
        if start >= max(1, used) {
            write(center, column: start, row: row, style, on: &grid, &occupancy)
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
