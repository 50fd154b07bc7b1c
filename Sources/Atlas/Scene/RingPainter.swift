import Canvas
import Geo

/// Draws lines that belong to single moments: rings around old positions, and what is measured.
enum RingPainter {
    /// The most rings on one picture; more would hide the map.
    private static let mostRings = 40
    /// The smallest ring that can be told from its marker, in dots.
    private static let smallestRadius = 6.0

    /// Draws a dotted ring around each position that is old: the selected device's first.
    static func draw(
        _ markers: [MapMarker], in viewport: MapViewport, drawing: MapDrawing, style: Style, on grid: inout CellGrid
    ) {
        let uncertain = markers.filter { $0.uncertaintyMetres > 0 && viewport.cell(of: $0.place) != nil }
        guard !uncertain.isEmpty else { return }
        var dots = DotGrid(columns: viewport.columns, rows: viewport.rows, bounds: viewport.drawnDots, blends: true)
        for marker in uncertain.sorted(by: { $0.comesBefore($1) }).prefix(mostRings) {
            viewport.draw(ring(around: marker, viewport), .uncertainty, .dotted, on: &dots)
        }
        grid.overlay(dots, CellShapes(drawing)) { _ in (Glyph("."), style) }
    }

    /// Draws the line of a measured distance and a cross at its ends.
    static func draw(
        _ measure: MapMeasure, in viewport: MapViewport, drawing: MapDrawing, style: Style, on grid: inout CellGrid
    ) {
        var dots = DotGrid(columns: viewport.columns, rows: viewport.rows, bounds: viewport.drawnDots, blends: true)
        viewport.draw([measure.from, measure.to], .measure, .second, on: &dots)
        grid.overlay(dots, CellShapes(drawing)) { _ in (Glyph("."), style) }
        for end in [measure.from, measure.to] {
            guard let (column, row) = viewport.cell(of: end) else { continue }
            grid.put(drawing == .ascii ? Glyph("+") : Glyph("┼"), column: column, row: row, style: style)
        }
    }

    /// The points of a ring; empty where it would be too small.
    private static func ring(around marker: MapMarker, _ viewport: MapViewport) -> [Coordinate] {
        let radius = marker.uncertaintyMetres / max(0.001, viewport.metresPerColumn) * 2
        guard radius >= smallestRadius else { return [] }
        return (0...72).map {
            marker.coordinate.destination(bearingDeg: Double($0) * 5, distanceMetres: marker.uncertaintyMetres)
        }
    }
}
