import Geo
import Glibc

/// Where the map looks: a centre and a Web Mercator zoom.
///
/// At zoom 0 the world is 256 Braille dots wide, which is 128 columns by 64 rows; each step doubles that. North is up.
public struct MapCamera: Sendable, Hashable {
    /// The zooms that can be reached; at -2 the world takes 32 columns.
    public static let zoomRange = -2.0...16.0

    /// The middle of the view: latitude within ±85.05°, longitude -180 ..< 180.
    public let center: Coordinate
    /// The zoom, within ``zoomRange``.
    public let zoom: Double

    /// A camera; a centre or zoom outside the ranges is brought into them, what is not a number becomes 0.
    public init(center: Coordinate, zoom: Double) {
        let latitude = center.latitude.isNaN ? 0 : center.latitude
        let limit = MercatorPoint.maximumLatitude
        self.center = Coordinate(
            latitude: max(-limit, min(limit, latitude)), longitude: Coordinate.wrapped(longitude: center.longitude))
        self.zoom = zoom.isNaN ? 0 : max(Self.zoomRange.lowerBound, min(Self.zoomRange.upperBound, zoom))
    }

    /// The width and height of the whole world in Braille dots.
    var worldDots: Double { 256 * exp2(zoom) }

    /// This camera moved by cells: positive columns to the east, positive rows to the south.
    ///
    /// It goes round the world at ±180° and stops at the northern and southern edges.
    public func panned(byColumns columns: Double, rows: Double) -> MapCamera {
        var point = MercatorPoint(center)
        point.x += columns * 2 / worldDots
        point.y = max(0, min(1, point.y + rows * 4 / worldDots))
        return MapCamera(center: point.coordinate, zoom: zoom)
    }

    /// This camera with another zoom and the same centre.
    public func zoomed(by steps: Double) -> MapCamera {
        MapCamera(center: center, zoom: zoom + steps)
    }

    /// This camera with another zoom; what lies at a cell of a view of some size stays there.
    public func zoomed(by steps: Double, atColumn column: Int, row: Int, columns: Int, rows: Int) -> MapCamera {
        let target = zoomed(by: steps)
        let center = MercatorPoint(self.center)
        // From the middle of the view to the middle of the cell, in dots: the same before and after.
        let right = Double(column * 2 + 1 - columns)
        let down = Double(row * 4 + 2 - rows * 2)
        let kept = MercatorPoint(x: center.x + right / worldDots, y: center.y + down / worldDots)
        let moved = MercatorPoint(
            x: kept.x - right / target.worldDots, y: max(0, min(1, kept.y - down / target.worldDots)))
        return MapCamera(center: moved.coordinate, zoom: target.zoom)
    }
}
