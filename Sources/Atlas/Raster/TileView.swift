import Geo

/// A tile at its place in a view.
struct TileView {
    /// Which tile.
    let address: TileLevel.Address
    /// Whether it is the first or the last column and row of the world, where polygons end without a coast.
    let isWest: Bool
    let isEast: Bool
    let isNorth: Bool
    let isSouth: Bool
    /// Its north-west corner, in dots from the view's corner.
    let corner: DotPoint
    /// Dots that a step of its grid takes.
    let scale: Double

    /// Dots that the tile takes on each side.
    var side: Double { Double(MapPackLayout.tileExtent) * scale }

    private init(_ address: TileLevel.Address, _ level: TileLevel, _ viewport: MapViewport, _ offset: Double) {
        self.address = address
        isWest = address.column == 0
        isEast = address.column == level.side - 1
        isNorth = address.row == 0
        isSouth = address.row == level.side - 1
        scale = viewport.worldDots / Double(level.gridSize)
        let side = Double(MapPackLayout.tileExtent) * scale
        corner = DotPoint(x: Double(address.column) * side + offset, y: Double(address.row) * side - viewport.top)
    }

    /// The tiles of a level that a view shows, on each copy of the world.
    static func all(of level: TileLevel, in viewport: MapViewport) -> [TileView] {
        let bounds = viewport.drawnDots
        guard !bounds.isEmpty else { return [] }
        let side = viewport.worldDots / Double(level.side)
        let rows = range(bounds.minY, bounds.maxY, -viewport.top, side, level.side)
        return viewport.copyOffsets.flatMap { offset in
            range(bounds.minX, bounds.maxX, offset, side, level.side).flatMap { column in
                rows.map { TileView(.init(column: column, row: $0), level, viewport, offset) }
            }
        }
    }

    /// The tiles along one axis between two dots, of a world that begins at `offset`.
    private static func range(_ first: Int, _ last: Int, _ offset: Double, _ side: Double, _ count: Int) -> Range<Int> {
        let from = max(0, ((Double(first) - offset) / side).rounded(.down))
        let to = min(Double(count - 1), ((Double(last + 1) - offset) / side).rounded(.down))
        return from <= to ? Int(from)..<Int(to) + 1 : 0..<0
    }

    /// A vertex of the tile in dots from the view's corner.
    @inline(__always)
    func point(_ vertex: TileLayer.Vertex) -> DotPoint {
        DotPoint(x: corner.x + Double(vertex.x) * scale, y: corner.y + Double(vertex.y) * scale)
    }

    /// Whether an edge exists only because polygons are cut: at the tile's frame, at ±180° and at the map's edges.
    @inline(__always)
    func isArtificial(_ from: TileLayer.Vertex, _ to: TileLayer.Vertex) -> Bool {
        let extent = Int16(MapPackLayout.tileExtent)
        let pad = Int16(MapPackLayout.tilePad)
        let west = isWest ? 0 : -pad
        let east = isEast ? extent : extent + pad
        let north = isNorth ? 0 : -pad
        let south = isSouth ? extent : extent + pad
        return (from.x <= west && to.x <= west) || (from.x >= east && to.x >= east)
            || (from.y <= north && to.y <= north) || (from.y >= south && to.y >= south)
    }
}
