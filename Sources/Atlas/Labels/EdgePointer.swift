import Canvas
import Geo

/// Shows at the edge of the map where the selected marker is when it lies outside.
enum EdgePointer {
    /// Draws an arrow and the name at the edge; nothing while the marker is in the view.
    static func draw(
        _ selected: MapMarker?, in viewport: MapViewport, drawing: MapDrawing, on grid: inout CellGrid,
        _ occupancy: inout Occupancy, glyphs: (String) -> [Glyph]
    ) {
        guard let marker = selected, marker.coordinate.isValid,
            viewport.cell(of: marker.place) == nil, viewport.columns >= 12, viewport.rows >= 4
        else { return }
        let dot = viewport.dot(of: marker.coordinate)
        let (width, height) = (Double(viewport.columns * 2), Double(viewport.rows * 4))
        let way = DotPoint(x: dot.x - width / 2, y: dot.y - height / 2)
        // The point where the way from the middle leaves the view; the bottom row is for scale and coordinates.
        let part = min(
            (width / 2 - 1) / max(abs(way.x), 1e-9), (height / 2 - (way.y > 0 ? 6 : 1)) / max(abs(way.y), 1e-9))
        let column = max(0, min(viewport.columns - 1, Int(width / 2 + way.x * part) / 2))
        let row = max(0, min(viewport.rows - 1, Int(height / 2 + way.y * part) / 4))
        let text = glyphs(marker.badge.isEmpty ? marker.label : marker.badge + " " + marker.label)
        let start = column * 2 < viewport.columns ? column + 2 : max(0, column - 1 - text.columns)
        let spot = LabelSpot(column: start, row: row, width: text.columns, columns: viewport.columns)
        grid.write(text, at: spot, style: marker.labelStyle)
        grid.put(arrow(way, drawing), column: column, row: row, style: marker.style)
        occupancy.take(spot.block, row: row)
        occupancy.take(column..<column + 1, row: row)
    }

    /// The arrow that comes nearest to a direction on the screen.
    static func arrow(_ way: DotPoint, _ drawing: MapDrawing) -> Glyph {
        let signs: [Unicode.Scalar] = Array((drawing == .ascii ? "^/>\\v/<\\" : "↑↗→↘↓↙←↖").unicodeScalars)
        // Three thirds of a right angle: more than twice as far one way as the other is straight.
        let (right, down) = (abs(way.x), abs(way.y))
        let index =
            right > 2.4 * down
            ? (way.x > 0 ? 2 : 6)
            : down > 2.4 * right ? (way.y > 0 ? 4 : 0) : way.x > 0 ? (way.y > 0 ? 3 : 1) : (way.y > 0 ? 5 : 7)
        return Glyph(signs[index])
    }
}
