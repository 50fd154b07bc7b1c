import Canvas
import Streets

/// Whom to thank for the street map, at the bottom right: its licence asks for it on every picture.
enum AttributionLine {
    /// Writes it in the bottom row beside the coordinates or, where that has no room, in the row above.
    static func draw(
        _ picture: StreetPicture, drawing: MapDrawing, style: Style, on grid: inout CellGrid,
        _ occupancy: inout Occupancy, glyphs: (String) -> [Glyph]
    ) {
        guard !picture.pieces.isEmpty, grid.rows >= 2, grid.columns >= 12 else { return }
        let text = drawing == .ascii ? picture.attribution.split(separator: "©").joined(separator: "(c)") : nil
        let isMarked = picture.attribution.hasPrefix("©")
        let made = glyphs(text.map { (isMarked ? "(c)" : "") + $0 } ?? picture.attribution)
        guard let spot = spot(for: made.columns, grid, occupancy) else { return }
        grid.write(made, at: spot, style: style)
        occupancy.take(spot.block, row: spot.row)
    }

    private static func spot(for width: Int, _ grid: CellGrid, _ occupancy: Occupancy) -> LabelSpot? {
        let bottom = grid.rows - 1
        // From the right, the first free stretch of the bottom row.
        for end in stride(from: grid.columns - 1, to: width + grid.columns / 3, by: -1) {
            let spot = LabelSpot(column: end - width, row: bottom, width: width, columns: grid.columns)
            if occupancy.isFree(spot.block, row: bottom) { return spot }
        }
        let start = max(1, grid.columns - 1 - width)
        return LabelSpot(column: start, row: bottom - 1, width: min(width, grid.columns - 2), columns: grid.columns)
    }
}
