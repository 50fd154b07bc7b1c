import Geo

/// Cuts rings and lines into the tiles of a level.
struct TileClipper {
    /// What lies in a tile, on the grid of the whole world.
    struct Piece {
        /// The column of the tile.
        var column: Int
        /// The row of the tile.
        var row: Int
        /// The vertices; a ring does not repeat its first one.
        var points: [GridPoint]
    }

    /// The zoom of the tiles.
    let tileZoom: Int
    /// Whether rings are cut, or else lines.
    let isArea: Bool

    /// The pieces of a ring or a line.
    func pieces(of points: [GridPoint]) -> [Piece] {
        var found: [Piece] = []
        var open = [(zoom: 0, column: 0, row: 0, parts: [points])]
        while let (zoom, column, row, parts) = open.popLast() {
            if zoom == tileZoom {
                found += parts.map { Piece(column: column, row: row, points: $0) }
                continue
            }
            for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                let cut = cut(parts, zoom + 1, column * 2 + dx, row * 2 + dy)
                if !cut.isEmpty { open.append((zoom + 1, column * 2 + dx, row * 2 + dy, cut)) }
            }
        }
        return found
    }

    /// What of some parts lies in a tile of any zoom and in the pad around it.
    private func cut(_ parts: [[GridPoint]], _ zoom: Int, _ column: Int, _ row: Int) -> [[GridPoint]] {
        let side = Double(Int(MapPackLayout.tileExtent) << (tileZoom - zoom))
        let pad = Double(MapPackLayout.tilePad)
        let west = Double(column) * side - pad
        let north = Double(row) * side - pad
        let planes = [
            Plane(\.x, west, isUpper: false), Plane(\.x, west + side + 2 * pad, isUpper: true),
            Plane(\.y, north, isUpper: false), Plane(\.y, north + side + 2 * pad, isUpper: true),
        ]
        return planes.reduce(parts) { parts, plane in
            parts.flatMap { isArea ? plane.cut(ring: $0) : plane.cut(line: $0) }
        }
    }
}

/// One side of a rectangle: what lies beyond it is cut off.
private struct Plane {
    let axis: KeyPath<GridPoint, Double>
    let bound: Double
    let isUpper: Bool

    init(_ axis: KeyPath<GridPoint, Double>, _ bound: Double, isUpper: Bool) {
        self.axis = axis
        self.bound = bound
        self.isUpper = isUpper
    }

    private func isInside(_ point: GridPoint) -> Bool {
        let value = axis == \GridPoint.x ? point.x : point.y
        return isUpper ? value <= bound : value >= bound
    }

    private func crossing(_ from: GridPoint, _ to: GridPoint) -> GridPoint {
        if axis == \GridPoint.x {
            return GridPoint(x: bound, y: from.y + (to.y - from.y) * (bound - from.x) / (to.x - from.x))
        }
        return GridPoint(x: from.x + (to.x - from.x) * (bound - from.y) / (to.y - from.y), y: bound)
    }

    /// The part of a ring inside, as a ring that may run along the side (Sutherland and Hodgman); none or one.
    func cut(ring: [GridPoint]) -> [[GridPoint]] {
        let inside = ring.map(isInside)
        if inside.allSatisfy(\.self) { return ring.isEmpty ? [] : [ring] }
        guard inside.contains(true) else { return [] }
        var cut: [GridPoint] = []
        var last = ring.count - 1
        for index in ring.indices {
            if inside[index] != inside[last] { cut.append(crossing(ring[last], ring[index])) }
            if inside[index] { cut.append(ring[index]) }
            last = index
        }
        return [cut]
    }

    /// The parts of a line inside.
    func cut(line: [GridPoint]) -> [[GridPoint]] {
        let inside = line.map(isInside)
        if inside.allSatisfy(\.self) { return line.isEmpty ? [] : [line] }
        var parts: [[GridPoint]] = []
        var part: [GridPoint] = []
        for index in line.indices {
            if index > 0, inside[index] != inside[index - 1] {
                part.append(crossing(line[index - 1], line[index]))
            }
            if inside[index] {
                part.append(line[index])
            } else {
                if part.count > 1 { parts.append(part) }
                part = []
            }
        }
        if part.count > 1 { parts.append(part) }
        return parts
    }
}
