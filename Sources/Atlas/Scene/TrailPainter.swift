import Canvas

/// Draws where a device has been.
enum TrailPainter {
    /// The newest part of a trail, in which a device's recent way stands out: one in this many points.
    private static let newestPart = 3
    /// Below this speed in km/h a device crawls through a town, above the other it is on a motorway.
    static let slowKmh = 30.0
    static let fastKmh = 80.0

    /// Draws a trail over the map and takes its cells, so that no town's name hides it.
    static func draw(
        _ trail: [TrailPoint], in viewport: MapViewport, drawing: MapDrawing, style: MapStyle, on grid: inout CellGrid,
        _ occupancy: inout Occupancy
    ) {
        guard !trail.isEmpty else { return }
        let dots = dots(of: trail, in: viewport)
        let shapes = CellShapes(drawing)
        for index in dots.dots.indices where dots.dots[index] != 0 {
            let layer = MapLayer(rawValue: dots.layers[index]) ?? .trailOld
            let cell = grid[index]
            let look = style.style(of: layer).over(Style(background: cell.style.background))
            let glyph =
                drawing == .ascii
                ? Glyph(layer.rawValue > MapLayer.fadedFast.rawValue ? "*" : ".")
                : shapes.glyph(dots.dots[index], over: cell.glyph)
            grid[index] = Cell(glyph, look)
            let column = index % viewport.columns
            occupancy.take(column..<column + 1, row: index / viewport.columns)
        }
    }

    /// Writes dots with their lengths where the device stood, as far as there is room.
    static func draw(
        _ stops: [TrailStop], in viewport: MapViewport, drawing: MapDrawing, style: Style, on grid: inout CellGrid,
        _ occupancy: inout Occupancy, glyphs: (String) -> [Glyph]
    ) {
        for stop in stops {
            guard let (column, row) = viewport.cell(of: stop.coordinate),
                occupancy.isFree(column..<column + 1, row: row)
            else { continue }
            grid.put(drawing == .ascii ? Glyph("o") : Glyph("•"), column: column, row: row, style: style)
            occupancy.take(column..<column + 1, row: row)
            let label = glyphs(stop.label)
            let spots = LabelSpot.around(column: column, row: row, width: label.columns, columns: viewport.columns)
            guard let spot = spots.first(where: { occupancy.isFree($0.text, row: $0.row) }) else { continue }
            grid.write(
                label, column: spot.text.lowerBound, row: spot.row, until: spot.text.upperBound, style: style)
            occupancy.take(spot.text, row: spot.row)
        }
    }

    private static func dots(of trail: [TrailPoint], in viewport: MapViewport) -> DotGrid {
        let points = trail.filter(\.coordinate.isValid)
        var grid = DotGrid(
            columns: viewport.columns, rows: viewport.rows, bounds: viewport.drawnDots, blends: true)
        let newFrom = points.count - max(1, points.count / newestPart)
        for (index, point) in points.enumerated() {
            let end = viewport.dot(of: point.coordinate)
            let layer = layer(of: point, isNew: index > newFrom || points.count == 1)
            guard index > 0 else {
                grid.line(end, end, layer)
                continue
            }
            draw(from: points[index - 1], to: end, point.followsGap, layer, viewport, &grid)
        }
        return grid
    }

    /// The look of a piece: by its age, and within that by the speed.
    private static func layer(of point: TrailPoint, isNew: Bool) -> MapLayer {
        let speed = point.speedKmh
        switch point.age ?? (isNew ? .recent : .old) {
        case .old: return .trailOld
        case .faded:
            guard let speed else { return .fadedNew }
            return speed < slowKmh ? .fadedSlow : speed < fastKmh ? .fadedNew : .fadedFast
        case .recent:
            guard let speed else { return .trailNew }
            return speed < slowKmh ? .trailSlow : speed < fastKmh ? .trailNew : .trailFast
        }
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
}
