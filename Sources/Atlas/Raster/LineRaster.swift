import Geo

/// Draws layers of lines into a grid of dots.
struct LineRaster {
    /// What is drawn.
    private(set) var grid: DotGrid
    private let viewport: MapViewport
    private let bounds: DotBounds
    private let scale: Double

    /// Below this zoom borders would bury the coasts.
    private static let firstBorderZoom = 1.0

    /// An empty picture of a view.
    init(_ viewport: MapViewport, blends: Bool) {
        self.viewport = viewport
        bounds = viewport.drawnDots
        scale = viewport.worldDots / Double(MapPackLayout.gridSize)
        grid = DotGrid(columns: viewport.columns, rows: viewport.rows, bounds: bounds, blends: blends)
    }

    /// Draws lakes, rivers, borders and coasts, in this order.
    static func world(_ lines: World.Lines, in viewport: MapViewport, blends: Bool) -> DotGrid {
        var raster = LineRaster(viewport, blends: blends)
        let detailZoom = viewport.camera.zoom + 1
        raster.draw(lines.lakes, .lake, until: detailZoom, smallestDots: 6)
        raster.draw(lines.rivers, .river, until: detailZoom)
        if viewport.camera.zoom >= firstBorderZoom { raster.draw(lines.borders, .border, until: .infinity) }
        raster.draw(lines.land, .coast, until: .infinity, smallestDots: 1)
        return raster.grid
    }

    /// Draws the parts of a layer that appear up to a zoom and are not smaller than some dots.
    mutating func draw(_ layer: LineLayer, _ kind: MapLayer, until zoom: Double, smallestDots: Double = 0) {
        let smallest = smallestDots / scale
        for offset in viewport.copyOffsets {
            for part in layer.parts where Double(part.firstZoomTenths) <= zoom * 10 {
                let size = max(part.high.x - part.low.x, part.high.y - part.low.y)
                guard Double(size) >= smallest, isVisible(part, offset) else { continue }
                let isDisputed = kind == .border && part.featureClass == MapPackLayout.disputedClass
                draw(layer, part, offset, isDisputed ? .disputedBorder : kind, isDisputed ? .dashed : .solid)
            }
        }
    }

    private func isVisible(_ part: LineLayer.Part, _ offset: Double) -> Bool {
        Double(part.high.x) * scale + offset >= Double(bounds.minX)
            && Double(part.low.x) * scale + offset <= Double(bounds.maxX + 1)
            && Double(part.high.y) * scale - viewport.top >= Double(bounds.minY)
            && Double(part.low.y) * scale - viewport.top <= Double(bounds.maxY + 1)
    }

    private mutating func draw(
        _ layer: LineLayer, _ part: LineLayer.Part, _ offset: Double, _ kind: MapLayer, _ dash: Dash
    ) {
        let isLand = kind == .coast
        var last = layer.vertices[part.range.lowerBound]
        var from = point(last, offset)
        // Counted over the whole line, seen or not, so that dashes stay where they are when the map moves.
        var way = 0.0
        for index in part.range.dropFirst() {
            let next = layer.vertices[index]
            let to = point(next, offset)
            if !(isLand && Self.isArtificial(last, next)) {
                grid.line(from, to, kind, dash, phase: Int(way))
            }
            if dash != .solid { way += max(abs(to.x - from.x), abs(to.y - from.y)) }
            last = next
            from = to
        }
    }

    private func point(_ vertex: LineLayer.Vertex, _ offset: Double) -> DotPoint {
        DotPoint(x: Double(vertex.x) * scale + offset, y: Double(vertex.y) * scale - viewport.top)
    }

    /// Whether an edge exists only because polygons are cut at ±180° and at the edge of the map.
    private static func isArtificial(_ from: LineLayer.Vertex, _ to: LineLayer.Vertex) -> Bool {
        let size = MapPackLayout.gridSize
        return (from.x == to.x && (from.x == 0 || from.x == size)) || (from.y == size && to.y == size)
    }
}
