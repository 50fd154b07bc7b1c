import Glibc

/// A point of the Web Mercator square: `x` grows to the east and `y` to the south, 0 to 1 each.
public struct MercatorPoint: Sendable, Hashable {
    /// 0 at 180° W, 1 at 180° E.
    public var x: Double
    /// 0 at the northern edge, 1 at the southern one.
    public var y: Double

    /// The latitude of the northern edge in degrees; the southern one mirrors it (EPSG:3857, where y = x at its ends).
    public static let maximumLatitude = 85.051_128_779_806_59

    /// A point of the square.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// The picture of a coordinate; nearer to a pole than the edges it lies on the edge.
    public init(_ coordinate: Coordinate) {
        let latitude = max(-Self.maximumLatitude, min(Self.maximumLatitude, coordinate.latitude))
        x = coordinate.longitude / 360 + 0.5
        y = max(0, min(1, 0.5 - atanh(sin(latitude.radians)) / (2 * .pi)))
    }

    /// The coordinate whose picture this is, its longitude wrapped.
    public var coordinate: Coordinate {
        Coordinate(
            latitude: atan(sinh((0.5 - y) * 2 * .pi)).degrees,
            longitude: Coordinate.wrapped(longitude: (x - 0.5) * 360))
    }
}
