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
        let dots = dots(of: trail, in: viewport, drawing)
        grid.overlay(dots, CellShapes(drawing)) { (TrailPen.asciiSign(of: $0), style.style(of: $0)) }
        for index in dots.dots.indices where dots.dots[index] != 0 {
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

    private static func dots(of trail: [TrailPoint], in viewport: MapViewport, _ drawing: MapDrawing) -> DotGrid {
        let points = trail.filter(\.coordinate.isValid)
        var grid = DotGrid(
            columns: viewport.columns, rows: viewport.rows, bounds: viewport.drawnDots, blends: true)
        let newFrom = points.count - max(1, points.count / newestPart)
        var last: DotPoint?
        // Counted over the whole trail, so that pieces of a dot or two do not fill up a broken line.
        var way = 0
        for (index, point) in points.enumerated() {
            let end = viewport.dot(of: point.coordinate)
            let layer =
                point.followsGap && index > 0
                ? .trailGap : layer(of: point, isNew: index > newFrom || points.count == 1)
            let pen = TrailPen(layer, drawing)
            viewport.forEachShortWay(from: last ?? end, to: end) { from, to in
                pen.draw(from, to, phase: way, on: &grid)
                if to == end { way += steps(from, to) }
            }
            last = end
        }
        return grid
    }

    /// How many dots a line has beyond its first.
    private static func steps(_ from: DotPoint, _ to: DotPoint) -> Int {
        let (right, down) = (to.x.rounded(.down) - from.x.rounded(.down), to.y.rounded(.down) - from.y.rounded(.down))
        return Int(max(abs(right), abs(down)))
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
}
