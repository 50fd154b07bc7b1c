/// A point on the earth in WGS 84 degrees.
public struct Coordinate: Sendable, Hashable {
    /// Latitude in degrees, -90 to 90, north positive.
    public var latitude: Double
    /// Longitude in degrees, -180 to 180, east positive.
    public var longitude: Double

    /// A point from degrees; values outside the ranges are the caller's to refuse (see ``isValid``).
    public init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Whether both numbers lie within the ranges of the earth.
    public var isValid: Bool {
        abs(latitude) <= 90 && abs(longitude) <= 180
    }

    /// The point rounded to whole 1e-7 degrees, about a centimetre, as it is kept on disk.
    public var rounded: Coordinate {
        Coordinate(latitude: (latitude * 1e7).rounded() / 1e7, longitude: (longitude * 1e7).rounded() / 1e7)
    }
}
