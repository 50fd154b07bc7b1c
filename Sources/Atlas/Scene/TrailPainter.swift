import Canvas

/// Draws where a device has been.
enum TrailPainter {
    /// The newest part of a trail, in which a device's recent way stands out: one in this many points.
    private static let newestPart = 3

    /// Draws a trail over the map and takes its cells, so that no town's name hides it.
    static func draw(
        _ trail: [TrailPoint], in viewport: MapViewport, drawing: MapDrawing, style: MapStyle, on grid: inout CellGrid,
        _ occupancy: inout Occupancy
    ) {
        guard !trail.isEmpty else { return }
        let dots = dots(of: trail, in: viewport)
        for index in dots.dots.indices where dots.dots[index] != 0 {
            let layer = MapLayer(rawValue: dots.layers[index]) ?? .trailOld
            let cell = grid[index]
            let look = style.style(of: layer).over(Style(background: cell.style.background))
            grid[index] = Cell(glyph(dots.dots[index], layer, over: cell.glyph, drawing), look)
            let column = index % viewport.columns
            occupancy.take(column..<column + 1, row: index / viewport.columns)
        }
    }

    private static func dots(of trail: [TrailPoint], in viewport: MapViewport) -> DotGrid {
        let points = trail.filter(\.coordinate.isValid)
        var grid = DotGrid(
            columns: viewport.columns, rows: viewport.rows, bounds: viewport.drawnDots, blends: true)
        let newFrom = points.count - max(1, points.count / newestPart)
        for (index, point) in points.enumerated() {
            let end = viewport.dot(of: point.coordinate)
            let layer: MapLayer = index > newFrom || points.count == 1 ? .trailNew : .trailOld
            guard index > 0 else {
                grid.line(end, end, layer)
                continue
            }
            draw(from: points[index - 1], to: end, point.followsGap, layer, viewport, &grid)
        }
        return grid
    }

    /// Draws a piece the short way round the world, which may need it on both sides of the view.
    private static func draw(
        from: TrailPoint, to end: DotPoint, _ isGap: Bool, _ layer: MapLayer, _ viewport: MapViewport,
        _ grid: inout DotGrid
    ) {
        let dot = viewport.dot(of: from.coordinate)
        let shift = ((end.x - dot.x) / viewport.worldDots).rounded() * viewport.worldDots
        for turn in shift == 0 ? [0] : [0, -shift] {
            let start = DotPoint(x: dot.x + shift + turn, y: dot.y)
            grid.line(
                start, DotPoint(x: end.x + turn, y: end.y), isGap ? .trailGap : layer, isGap ? .dotted : .solid)
        }
    }

    private static func glyph(_ dots: UInt8, _ layer: MapLayer, over glyph: Glyph, _ drawing: MapDrawing) -> Glyph {
        switch drawing {
        case .ascii: return Glyph(layer == .trailNew ? "*" : ".")
        case .braille:
            let beneath = glyph.base.value &- 0x2800
            return BrailleShapes.glyph(beneath < 256 ? dots | UInt8(beneath) : dots)
        }
    }
}
