import Geo

/// Tells land from water cell by cell, for maps that colour them.
struct LandFill {
    private let viewport: MapViewport
    private let bounds: DotBounds
    /// Where edges cross the middle of each row of cells, in dots.
    private var crossings: [[Double]]

    private init(_ viewport: MapViewport) {
        self.viewport = viewport
        bounds = viewport.drawnDots
        crossings = Array(repeating: [], count: viewport.rows)
    }

    /// Whether the middle of each cell is land, row after row; nil for cells outside the world.
    static func cells(of lines: World.Lines, in viewport: MapViewport) -> [Bool?] {
        var fill = LandFill(viewport)
        guard !fill.bounds.isEmpty else { return Array(repeating: nil, count: viewport.columns * viewport.rows) }
        fill.add(lines.land)
        fill.add(lines.lakes)
        return fill.cells()
    }

    private mutating func add(_ layer: LineLayer) {
        let scale = viewport.worldDots / Double(MapPackLayout.gridSize)
        let zoomTenths = (viewport.camera.zoom + 1) * 10
        for offset in viewport.copyOffsets {
            for part in layer.parts where Double(part.firstZoomTenths) <= zoomTenths {
                guard Double(part.high.x) * scale + offset >= Double(bounds.minX),
                    Double(part.low.x) * scale + offset <= Double(bounds.maxX + 1)
                else { continue }
                add(layer, part, scale, offset)
            }
        }
    }

    private mutating func add(_ layer: LineLayer, _ part: LineLayer.Part, _ scale: Double, _ offset: Double) {
        var last = layer.vertices[part.range.upperBound - 1]
        for index in part.range {
            let next = layer.vertices[index]
            if last.y != next.y {
                let from = DotPoint(x: Double(last.x) * scale + offset, y: Double(last.y) * scale - viewport.top)
                let to = DotPoint(x: Double(next.x) * scale + offset, y: Double(next.y) * scale - viewport.top)
                addEdge(from, to)
            }
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

    private func cells() -> [Bool?] {
        var cells: [Bool?] = []
        cells.reserveCapacity(viewport.columns * viewport.rows)
        for row in 0..<viewport.rows {
            let sorted = crossings[row].sorted()
            var passed = 0
            let isInWorld = (bounds.minY...bounds.maxY).contains(row * 4 + 2)
            for column in 0..<viewport.columns {
                while passed < sorted.count, sorted[passed] <= Double(column * 2 + 1) { passed += 1 }
                let drawn = isInWorld && (bounds.minX...bounds.maxX).contains(column * 2 + 1)
                cells.append(drawn ? passed % 2 == 1 : nil)
            }
        }
        return cells
    }
}
