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

    private func isVisible(_ part: TileLayer.Part, _ place: TileView) -> Bool {
        let (low, high) = (place.point(part.low), place.point(part.high))
        return high.y >= Double(bounds.minY) && low.y <= Double(bounds.maxY + 1) && low.x <= Double(bounds.maxX + 1)
    }

    private mutating func add(_ layer: TileLayer, _ part: TileLayer.Part, _ place: TileView) {
        let vertices = layer.vertices[Int(part.range.lowerBound)..<Int(part.range.upperBound)]
        guard var last = vertices.last.map(place.point) else { return }
        for vertex in vertices {
            let next = place.point(vertex)
            if last.y != next.y { addEdge(last, next) }
            last = next
        }
    }

    private mutating func addEdge(_ from: DotPoint, _ to: DotPoint) {
        let (high, low) = from.y < to.y ? (from, to) : (to, from)
        // Row r has its middle at 4r + 2; an edge owns the middles from its upper end up to before its lower one.
        let first = max(0, ((high.y - 2) / 4).rounded(.up))
        let end = min(Double(viewport.rows), ((low.y - 2) / 4).rounded(.up))
        guard first < end else { return }
        let slope = (low.x - high.x) / (low.y - high.y)
        for row in Int(first)..<Int(end) {
            crossings[row].append(high.x + (Double(row * 4 + 2) - high.y) * slope)
        }
    }
}
