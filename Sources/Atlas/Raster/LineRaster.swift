import Geo

/// Draws layers of tiles into a grid of dots.
struct LineRaster {
    /// What is drawn.
    private(set) var grid: DotGrid
    private let zoom: Double
    private let bounds: DotBounds
    private let blends: Bool

    /// Below this zoom borders would bury the coasts.
    private static let firstBorderZoom = 1.0
    /// Below this zoom borders that are not settled would be crumbs.
    private static let firstDisputedZoom = 3.0

    /// How many zooms later regions are drawn in ASCII.
    private static let laterRegions = 2.0

    /// An empty picture of a view.
    init(_ viewport: MapViewport, blends: Bool) {
        zoom = viewport.camera.zoom
        bounds = viewport.drawnDots
        self.blends = blends
        grid = DotGrid(columns: viewport.columns, rows: viewport.rows, bounds: bounds, blends: blends)
    }

    /// Draws lakes, rivers, borders and coasts, in this order, of tiles at their places.
    mutating func draw(_ tiles: [(tile: MapTile, place: TileView)]) {
        for (tile, place) in tiles {
            draw(tile[.lakes], .lake, until: zoom + 1, smallestDots: 6, at: place)
            draw(tile[.rivers], .river, until: zoom + 1, at: place)
            // A character for a dot is much: where dots do not blend, regions come later.
            draw(tile[.regions], .region, until: blends ? zoom : zoom - Self.laterRegions, at: place)
            if zoom >= Self.firstBorderZoom { draw(tile[.borders], .border, at: place) }
            draw(tile[.land], .coast, smallestDots: 1, at: place)
        }
    }

    /// Draws the parts of a layer that appear up to a zoom and are not smaller than some dots.
    private mutating func draw(
        _ layer: TileLayer, _ kind: MapLayer, until zoom: Double = .infinity, smallestDots: Double = 0,
        at place: TileView
    ) {
        let smallest = smallestDots / place.scale
        for part in layer.parts where Double(part.firstZoomTenths) <= zoom * 10 && isVisible(part, place) {
            let isKept = part.goesOn || (kind == .coast && part.featureClass == MapPackLayout.keptIslandClass)
            guard isKept || Double(part.side) >= smallest else { continue }
            let isDisputed = kind == .border && part.featureClass == MapPackLayout.disputedClass
            if isDisputed, self.zoom < Self.firstDisputedZoom { continue }
            let dash: Dash = isDisputed ? .dashed : kind == .region ? (blends ? .dotted : .sparse) : .solid
            draw(layer, part, isDisputed ? .disputedBorder : kind, dash, place)
        }
    }

    private func isVisible(_ part: TileLayer.Part, _ place: TileView) -> Bool {
        bounds.touches(place.point(part.low), place.point(part.high))
    }

    private mutating func draw(
        _ layer: TileLayer, _ part: TileLayer.Part, _ kind: MapLayer, _ dash: Dash, _ place: TileView
    ) {
        let isRing = kind == .coast || kind == .lake
        let range = Int(part.range.lowerBound)..<Int(part.range.upperBound)
        var last = layer.vertices[isRing ? range.upperBound - 1 : range.lowerBound]
        var from = place.point(last)
        // Counted over the whole line, seen or not, so that dashes stay where they are when the map moves.
        var way = 0.0
        for index in isRing ? range : range.dropFirst() {
            let next = layer.vertices[index]
            let to = place.point(next)
            if !(isRing && place.isArtificial(last, next)) { grid.line(from, to, kind, dash, phase: Int(way)) }
            if dash != .solid { way += max(abs(to.x - from.x), abs(to.y - from.y)) }
            last = next
            from = to
        }
    }
}
