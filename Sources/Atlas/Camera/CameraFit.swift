import Geo
import Glibc

extension MapCamera {
    /// The zoom at which one single spot is shown.
    public static let singleSpotZoom = 11.0
    /// The closest zoom that fitting gives.
    public static let closestFitZoom = 14.0
    /// How much of the world's height people live in: from about 78° N to 57° S.
    private static let inhabitedHeight = 0.57

    /// The whole inhabited world, as large as a view of some size can show it.
    public static func world(columns: Int, rows: Int) -> MapCamera {
        let dots = max(1, min(Double(columns * 2), Double(rows * 4) / inhabitedHeight))
        return MapCamera(
            center: Coordinate(latitude: 33, longitude: 10), zoom: (log2(dots / 256) * 4).rounded(.down) / 4)
    }

    /// The closest camera that shows all the given points in a view of some size, with a margin.
    ///
    /// One spot gives ``singleSpotZoom``, no valid point the world. Points on both sides of the antimeridian are
    /// shown together. Zooms come in quarters, so that small moves of a fleet do not make the map breathe.
    public static func fitting(_ coordinates: [Coordinate], columns: Int, rows: Int) -> MapCamera {
        guard let box = GeoBox(coordinates) else { return world(columns: columns, rows: rows) }
        let northWest = MercatorPoint(Coordinate(latitude: box.north, longitude: box.west))
        let south = MercatorPoint(Coordinate(latitude: box.south, longitude: box.west))
        let width = box.widthDeg / 360
        let height = south.y - northWest.y
        let center = MercatorPoint(x: northWest.x + width / 2, y: northWest.y + height / 2).coordinate
        let zoom = min(zoom(fitting: width, dots: columns * 2), zoom(fitting: height, dots: rows * 4))
        let closest = max(width, height) < spot ? singleSpotZoom : closestFitZoom
        return MapCamera(center: center, zoom: min(closest, (zoom * 4).rounded(.down) / 4))
    }

    /// What counts as one spot, as a part of the world's width: about 100 m.
    private static let spot = 2.5e-6

    /// The zoom at which a part of the world takes as many dots, less a margin of about a tenth on each side.
    private static func zoom(fitting part: Double, dots: Int) -> Double {
        let margin = max(4, Double(dots) / 10)
        let usable = max(2, Double(dots) - 2 * margin)
        return part > 0 ? log2(usable / (part * 256)) : zoomRange.upperBound
    }
}
