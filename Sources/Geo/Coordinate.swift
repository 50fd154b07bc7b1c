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
}
