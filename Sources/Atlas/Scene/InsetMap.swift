import Canvas
import Geo

/// A small map in a corner that shows where the large one lies.
struct InsetMap {
    /// The small map has its use only where the large one shows too little of the world to be recognised.
    static let firstZoom = 9.0
    /// The least pane that has room for it.
    static let leastColumns = 60
    static let leastRows = 20
    private static let size = (columns: 22, rows: 8)
    /// How many zooms it looks from farther away.
    private static let zoomsOut = 4.5

    /// What it shows.
    let viewport: MapViewport
    private let large: MapViewport
    private let x: Int
    private let y = 0

    /// A small map for a large one; nil where it has no use or no room.
    ///
    /// It stands at the right, or at the left where it would hide a marker.
    init?(_ large: MapViewport, avoiding marker: MapMarker?) {
        guard large.columns >= Self.leastColumns, large.rows >= Self.leastRows, large.camera.zoom >= Self.firstZoom
        else { return nil }
        self.large = large
        let (columns, rows) = Self.size
        let zoom = (large.camera.zoom - Self.zoomsOut).rounded(.down)
        // Its middle comes in steps, so that it stands still while the large map moves a little.
        let world = MapCamera(center: large.camera.center, zoom: zoom).worldDots
        let middle = MercatorPoint(large.camera.center)
        func stepped(_ part: Double, _ dots: Double) -> Double { (part * world / dots).rounded() * dots / world }
        let center = MercatorPoint(
            x: stepped(middle.x, Double(columns) / 2), y: max(0, min(1, stepped(middle.y, Double(rows))))
        ).coordinate
        viewport = MapViewport(camera: MapCamera(center: center, zoom: zoom), columns: columns, rows: rows)
        let right = large.columns - columns - 1
        let cell = marker.flatMap { large.cell(of: $0.place) }
        let isHidden = cell.map { $0.row <= rows + 1 && $0.column >= right - 2 } ?? false
        x = isHidden ? 0 : right
    }

    /// Takes its cells.
    func take(_ occupancy: inout Occupancy) {
        for row in y...y + viewport.rows { occupancy.take(x..<x + viewport.columns + 1, row: row) }
    }

    /// Draws its lines, its frame, and the large map's place on it.
    func draw(_ lines: CellGrid, drawing: MapDrawing, style: MapStyle, on grid: inout CellGrid) {
        for row in 0..<viewport.rows {
            for column in 0..<viewport.columns {
                let cell = lines[row * viewport.columns + column]
                put(cell.glyph, column, row, cell.style, on: &grid)
            }
        }
        drawPlace(drawing, style, lines, on: &grid)
        drawFrame(drawing, style.scaleBar, on: &grid)
    }

    private func put(_ glyph: Glyph, _ column: Int, _ row: Int, _ style: Style, on grid: inout CellGrid) {
        let left = x == 0 ? 0 : 1
        grid.put(glyph, column: x + left + column, row: y + row, style: style)
    }

    /// A frame of dots where the large map is, at least one cell.
    private func drawPlace(_ drawing: MapDrawing, _ style: MapStyle, _ lines: CellGrid, on grid: inout CellGrid) {
        var dots = DotGrid(
            columns: viewport.columns, rows: viewport.rows, bounds: viewport.drawnDots, blends: true)
        let middle = viewport.dot(of: large.camera.center)
        let scale = viewport.worldDots / large.worldDots
        let right = max(1, Double(large.columns) * scale)
        let down = max(2, Double(large.rows * 2) * scale)
        let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1), (-1, -1)].map {
            DotPoint(x: middle.x + $0.0 * right, y: middle.y + $0.1 * down)
        }
        for (from, to) in zip(corners, corners.dropFirst()) { dots.line(from, to, .measure) }
        let shapes = CellShapes(drawing)
        for index in dots.dots.indices where dots.dots[index] != 0 {
            let glyph = drawing == .ascii ? Glyph("#") : shapes.glyph(dots.dots[index], over: lines[index].glyph)
            put(glyph, index % viewport.columns, index / viewport.columns, style.measure, on: &grid)
        }
    }

    /// A line at its inner side and below.
    private func drawFrame(_ drawing: MapDrawing, _ style: Style, on grid: inout CellGrid) {
        let isAscii = drawing == .ascii
        let side = x == 0 ? viewport.columns : x
        for row in 0..<viewport.rows {
            grid.put(Glyph(isAscii ? "|" : "│"), column: side, row: y + row, style: style)
        }
        for column in 0...viewport.columns {
            grid.put(Glyph(isAscii ? "-" : "─"), column: x + column, row: y + viewport.rows, style: style)
        }
        grid.put(
            Glyph(isAscii ? "+" : x == 0 ? "┘" : "└"), column: side, row: y + viewport.rows, style: style)
    }
}
