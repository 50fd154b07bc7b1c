import Streets

extension MapViewport {
    /// Which street tiles this view wants, or nil when it shows more than the world.
    public var streetView: StreetView? {
        let zoom = Int(camera.zoom.rounded(.down))
        let bounds = drawnDots
        guard zoom >= 0, !bounds.isEmpty else { return nil }
        let side = worldDots / Double(1 << zoom)
        let last = (1 << zoom) - 1
        func number(_ dots: Double) -> Int { Int((dots / side).rounded(.down)) }
        let rows = (number(top + Double(bounds.minY)), number(top + Double(bounds.maxY)))
        return StreetView(
            zoom: zoom, columns: number(left + Double(bounds.minX))...number(left + Double(bounds.maxX)),
            rows: max(0, min(last, rows.0))...max(0, min(last, rows.1)))
    }

    /// Where a box of the world lies on one of its copies, in dots from the view's corner.
    func dots(of box: MercatorBox, offset: Double) -> (west: Double, north: Double, east: Double, south: Double) {
        (
            box.west * worldDots + offset, box.north * worldDots - top, box.east * worldDots + offset,
            box.south * worldDots - top
        )
    }

    /// The dots in a box of the world on one of its copies, as far as they are drawn.
    func bounds(of box: MercatorBox, offset: Double) -> DotBounds {
        let edges = dots(of: box, offset: offset)
        func dot(_ edge: Double) -> Int { Int(max(-1e6, min(1e6, edge.rounded()))) }
        return drawnDots.intersection(
            DotBounds(
                minX: dot(edges.west), minY: dot(edges.north), maxX: dot(edges.east) - 1, maxY: dot(edges.south) - 1))
    }
}

/// A piece of the street map on a copy of the world in a view.
struct PlacedPiece {
    /// The piece.
    let piece: StreetPiece
    /// The dots on which it is drawn.
    let bounds: DotBounds
    /// How many dots a step of its grid is.
    let scale: Double
    private let west: Double
    private let north: Double

    /// All pieces of a picture that can be seen.
    static func all(of picture: StreetPicture, in viewport: MapViewport) -> [PlacedPiece] {
        viewport.copyOffsets.flatMap { offset in
            picture.pieces.compactMap { PlacedPiece($0, in: viewport, offset: offset) }
        }
    }

    private init?(_ piece: StreetPiece, in viewport: MapViewport, offset: Double) {
        self.piece = piece
        bounds = viewport.bounds(of: piece.clip.box, offset: offset)
        guard !bounds.isEmpty else { return nil }
        let edges = viewport.dots(of: piece.id.box, offset: offset)
        west = edges.west
        north = edges.north
        scale = (edges.east - edges.west) / Double(StreetTile.gridSize)
    }

    /// Where a point of the tile lies in dots.
    @inline(__always)
    func dot(of vertex: StreetTile.Vertex) -> DotPoint {
        DotPoint(x: west + Double(vertex.x) * scale, y: north + Double(vertex.y) * scale)
    }

    /// Whether a part of a shape may lie on the piece's dots.
    func shows(_ shape: StreetTile.Shape) -> Bool {
        bounds.touches(dot(of: shape.low), dot(of: shape.high))
    }
}
