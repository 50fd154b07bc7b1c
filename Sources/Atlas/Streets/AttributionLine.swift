import Canvas
import Streets

/// Whom to thank for the street map, at the bottom right: its licence asks for it on every picture.
struct AttributionLine {
    private let glyphs: [Glyph]
    private let spot: LabelSpot
    private let style: Style

    /// Finds room in the bottom row beside the coordinates or, where that has none, in the two rows above, and takes it;
    /// nil where there are no street tiles or the map is tiny.
    init?(
        _ picture: StreetPicture, in viewport: MapViewport, drawing: MapDrawing, style: Style,
        _ occupancy: inout Occupancy, glyphs: (String) -> [Glyph]
    ) {
        guard !picture.pieces.isEmpty, viewport.rows >= 2, viewport.columns >= 12 else { return nil }
        let text = drawing == .ascii ? picture.attribution.split(separator: "©").joined(separator: "(c)") : nil
        let isMarked = picture.attribution.hasPrefix("©")
        self.glyphs = glyphs(text.map { (isMarked ? "(c)" : "") + $0 } ?? picture.attribution)
        self.style = style
        spot = Self.spot(for: self.glyphs.columns, viewport, occupancy)
        occupancy.take(spot.block, row: spot.row)
    }

    /// Writes it over whatever is there.
    func draw(on grid: inout CellGrid) { grid.write(glyphs, at: spot, style: style) }

    private static func spot(for width: Int, _ viewport: MapViewport, _ occupancy: Occupancy) -> LabelSpot {
        let (columns, bottom) = (viewport.columns, viewport.rows - 1)
        // From the right, the first free stretch of the bottom row.
        for end in stride(from: columns - 1, to: width + columns / 3, by: -1) {
            let spot = LabelSpot(column: end - width, row: bottom, width: width, columns: columns)
            if occupancy.isFree(spot.block, row: bottom) { return spot }
        }
        let start = max(1, columns - 1 - width)
        let above = [1, 2].map {
            LabelSpot(column: start, row: bottom - $0, width: min(width, columns - 2), columns: columns)
        }
        return above.first { occupancy.isFree($0.block, row: $0.row) } ?? above[0]
    }
}
