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
    /// How many zooms it looks from farther away, at least.
    private static let zoomsOut = 4.5
    /// Fewer cells with lines than this do not show where one is.
    private static let leastMarks = 6

    /// The lines of a small map, which may look from farther away than was asked for.
    struct Lines {
        /// The nearest view that was asked for.
        let asked: Background.Key
        /// What they show.
        let viewport: MapViewport
        /// The lines; nil where there are none, however far away one looks.
        let grid: CellGrid?
    }

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
        let right = large.columns - Self.size.columns - 1
        let cell = marker.flatMap { large.cell(of: $0.place) }
        let isHidden = cell.map { $0.row <= Self.size.rows + 1 && $0.column >= right - 2 } ?? false
        x = isHidden ? 0 : right
    }

    /// Whether a cell of the large map lies beneath it or its frame.
    func contains(column: Int, row: Int) -> Bool {
        (x...x + Self.size.columns).contains(column) && (y...y + Self.size.rows).contains(row)
    }

    /// Takes its cells.
    func take(_ occupancy: inout Occupancy) {
        for row in y...y + Self.size.rows { occupancy.take(x..<x + Self.size.columns + 1, row: row) }
    }

    /// What it shows at a zoom.
    ///
    /// Its middle comes in steps, so that it stands still while the large map moves a little.
    private func viewport(zoom: Double) -> MapViewport {
        let (columns, rows) = Self.size
        let world = MapCamera(center: large.camera.center, zoom: zoom).worldDots
        let middle = MercatorPoint(large.camera.center)
        func stepped(_ part: Double, _ dots: Double) -> Double { (part * world / dots).rounded() * dots / world }
        let center = MercatorPoint(
            x: stepped(middle.x, Double(columns) / 2), y: max(0, min(1, stepped(middle.y, Double(rows))))
        ).coordinate
        return MapViewport(camera: MapCamera(center: center, zoom: zoom), columns: columns, rows: rows)
    }

    /// Its lines: those of the last picture where nothing has changed, else from as far away as there is enough to see.
    func lines(
        like large: Background.Key, last: Lines?, _ world: World, _ tiles: inout TileCache
    ) -> Lines {
        func key(_ viewport: MapViewport) -> Background.Key {
            Background.Key(viewport: viewport, drawing: large.drawing, style: large.style, streets: .none)
        }
        let nearest = (self.large.camera.zoom - Self.zoomsOut).rounded(.down)
        let asked = key(viewport(zoom: nearest))
        if let last, last.asked == asked { return last }
        for zoom in stride(from: nearest, through: MapCamera.zoomRange.lowerBound, by: -1) {
            let viewport = viewport(zoom: zoom)
            let grid = Background.grid(key(viewport), world, &tiles)
            let marks = grid.cells.count { $0.glyph != .space }
            if marks >= Self.leastMarks { return Lines(asked: asked, viewport: viewport, grid: grid) }
        }
        return Lines(asked: asked, viewport: asked.viewport, grid: nil)
    }

    /// Draws lines, a frame, and the large map's place among them; nothing where there are no lines.
    func draw(_ lines: Lines, drawing: MapDrawing, style: MapStyle, on grid: inout CellGrid) {
        guard let cells = lines.grid else { return }
        for row in 0..<cells.rows {
            for column in 0..<cells.columns {
                let cell = cells[row * cells.columns + column]
                grid.put(cell.glyph, column: left + column, row: y + row, style: cell.style)
            }
        }
        drawPlace(lines.viewport, drawing, style.measure, on: &grid)
        drawFrame(drawing, style.scaleBar, on: &grid)
    }

    /// The column of its first cell.
    private var left: Int { x == 0 ? 0 : x + 1 }

    /// A frame of dots where the large map is, at least one cell.
    private func drawPlace(
        _ viewport: MapViewport, _ drawing: MapDrawing, _ style: Style, on grid: inout CellGrid
    ) {
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
        for index in dots.dots.indices where dots.dots[index] != 0 {
            grid.overlay(
                dots.dots[index], column: left + index % viewport.columns, row: y + index / viewport.columns,
                CellShapes(drawing), sign: Glyph("#"), style: style)
        }
    }

    /// A line at its inner side and below.
    private func drawFrame(_ drawing: MapDrawing, _ style: Style, on grid: inout CellGrid) {
        let isAscii = drawing == .ascii
        let (columns, rows) = Self.size
        let side = x == 0 ? columns : x
        for row in 0..<rows {
            grid.put(Glyph(isAscii ? "|" : "│"), column: side, row: y + row, style: style)
        }
        for column in 0...columns {
            grid.put(Glyph(isAscii ? "-" : "─"), column: x + column, row: y + rows, style: style)
        }
        grid.put(Glyph(isAscii ? "+" : x == 0 ? "┘" : "└"), column: side, row: y + rows, style: style)
    }
}
