import Streets

/// Draws the lines of the street map into a grid of dots.
struct StreetRaster {
    /// Straight edges along the grid that are longer cut water into pieces; they are no shore.
    private static let longestStraightShore = 256

    private let placed: PlacedPiece
    private let zoom: Double

    /// Draws all pieces of a picture.
    static func draw(_ picture: StreetPicture, in viewport: MapViewport, on grid: inout DotGrid) {
        for placed in PlacedPiece.all(of: picture, in: viewport) {
            grid.confine(to: placed.bounds)
            StreetRaster(placed: placed, zoom: viewport.camera.zoom).draw(on: &grid)
        }
        grid.confine(to: viewport.drawnDots)
    }

    private func draw(on grid: inout DotGrid) {
        for shape in placed.piece.tile.shapes {
            let traits = shape.kind.traits
            guard traits.isDrawn(at: zoom), let layer = MapLayer(outlineOf: shape.kind), placed.shows(shape) else {
                continue
            }
            let isPolygon = traits.shape != .line
            let pen = Pen(layer: layer, dash: Dash(traits.dash), isWide: traits.width(at: zoom) > 1)
            for part in shape.parts { draw(placed.piece.tile.parts[part], pen, skipsFrame: isPolygon, on: &grid) }
        }
    }

    /// How a line is drawn.
    private struct Pen {
        let layer: MapLayer
        let dash: Dash
        let isWide: Bool
    }

    private func draw(_ range: Range<Int>, _ pen: Pen, skipsFrame: Bool, on grid: inout DotGrid) {
        let vertices = placed.piece.tile.vertices
        var last = vertices[range.lowerBound]
        var from = placed.dot(of: last)
        var way = 0.0
        for index in range.dropFirst() {
            let next = vertices[index]
            let to = placed.dot(of: next)
            let isLast = index == range.upperBound - 1
            // Many points within one dot are one point.
            if !isLast, abs(to.x - from.x) < 0.75, abs(to.y - from.y) < 0.75 { continue }
            if !(skipsFrame && Self.isFrame(last, next)) { line(from, to, pen, Int(way), on: &grid) }
            if pen.dash != .solid { way += max(abs(to.x - from.x), abs(to.y - from.y)) }
            last = next
            from = to
        }
    }

    private func line(_ from: DotPoint, _ to: DotPoint, _ pen: Pen, _ way: Int, on grid: inout DotGrid) {
        if pen.isWide {
            grid.wideLine(from, to, pen.layer, pen.dash, phase: way)
        } else {
            grid.line(from, to, pen.layer, pen.dash, phase: way)
        }
    }

    /// Whether an edge exists only because polygons are cut at tiles or into squares.
    private static func isFrame(_ from: StreetTile.Vertex, _ to: StreetTile.Vertex) -> Bool {
        let size = StreetTile.gridSize
        // In wider numbers, for coordinates may lie as far outside as they can.
        func isLong(_ from: Int32, _ to: Int32) -> Bool { abs(Int(from) - Int(to)) > longestStraightShore }
        if from.x == to.x { return from.x <= 0 || from.x >= size || isLong(from.y, to.y) }
        if from.y == to.y { return from.y <= 0 || from.y >= size || isLong(from.x, to.x) }
        return false
    }
}

extension Dash {
    /// The dots of a line of the street map.
    init(_ dash: StreetTraits.Dash) {
        switch dash {
        case .solid: self = .solid
        case .second: self = .second
        case .third: self = .third
        case .fourth: self = .dotted
        }
    }
}

extension MapLayer {
    /// The layer of a class's lines; nil for areas without an edge.
    init?(outlineOf kind: StreetClass) {
        switch kind.traits.ink {
        case .builtUp:
            guard kind == .building else { return nil }
            self = .streetBuilding
        case .park: return nil
        case .water: self = .streetWater
        case .border: self = .streetBorder
        case .rail: self = .streetRail
        case .street: self = .street
        case .road: self = .road
        case .motorway: self = .motorway
        }
    }
}
