import Geo

/// Tells cell by cell what lies within rings, for maps that colour land, water and built-up ground.
struct AreaFill {
    private let viewport: MapViewport
    private let bounds: DotBounds
    private let zoomTenths: Double
    /// Whether the middle of each cell lies within, row after row; nil for cells outside the world.
    private(set) var cells: [Bool?]
    /// Where edges cross the middle of each row of cells, in dots; of one tile at a time.
    private var crossings: [[Double]]

    /// A fill of a view with nothing in it yet.
    init(_ viewport: MapViewport) {
        self.viewport = viewport
        bounds = viewport.drawnDots
        zoomTenths = (viewport.camera.zoom + 1) * 10
        crossings = Array(repeating: [], count: viewport.rows)
        cells = Array(repeating: nil, count: viewport.columns * viewport.rows)
    }

    /// Fills the cells whose middle lies in a tile: within, if an odd number of rings of some layers lie around it.
    mutating func add(_ tile: MapTile, _ layers: [MapPackLayout.Layer], at place: TileView) {
        for row in crossings.indices { crossings[row].removeAll(keepingCapacity: true) }
        for layer in layers {
            let layer = tile[layer]
            for part in layer.parts where Double(part.firstZoomTenths) <= zoomTenths && isVisible(part, place) {
                add(layer, part, place)
            }
        }
        let rows = middles(4, place.corner.y, place.corner.y + place.side, bounds.minY, bounds.maxY)
        let columns = middles(2, place.corner.x, place.corner.x + place.side, bounds.minX, bounds.maxX)
        for row in rows where row < viewport.rows { fill(row, columns) }
    }

    /// The cells of some dots whose middles lie between two points and within the bounds.
    private func middles(_ dots: Int, _ start: Double, _ end: Double, _ low: Int, _ high: Int) -> Range<Int> {
        let half = Double(dots / 2)
        let first = ((max(start, Double(low)) - half) / Double(dots)).rounded(.up)
        let last = ((min(end, Double(high + 1)) - half) / Double(dots)).rounded(.up)
        return max(0, Int(first))..<max(0, Int(first), Int(last))
    }

    private mutating func fill(_ row: Int, _ columns: Range<Int>) {
        crossings[row].sort()
        var passed = 0
        for column in columns where column < viewport.columns {
            while passed < crossings[row].count, crossings[row][passed] <= Double(column * 2 + 1) { passed += 1 }
            cells[row * viewport.columns + column] = passed % 2 == 1
        }
    }

    /// Whether a part matters: one to the west of the view is crossed on the way into it.
    private func isVisible(_ part: TileLayer.Part, _ place: TileView) -> Bool {
        bounds.touches(place.point(part.low), DotPoint(x: .infinity, y: place.point(part.high).y))
    }

    private mutating func add(_ layer: TileLayer, _ part: TileLayer.Part, _ place: TileView) {
        let vertices = layer.vertices[Int(part.range.lowerBound)..<Int(part.range.upperBound)]
        guard var last = vertices.last.map(place.point) else { return }
        for vertex in vertices {
            let next = place.point(vertex)
            RowCrossings.of(last, next, in: 0..<viewport.rows) { crossings[$0].append($1) }
            last = next
        }
    }
}
