/// A place together with its picture on the Web Mercator square, which costs too much to work out for each frame.
public struct ProjectedPlace: Sendable, Hashable {
    /// The place on the earth.
    public let coordinate: Coordinate
    /// Its picture.
    public let point: MercatorPoint

    /// A place and its picture.
    public init(_ coordinate: Coordinate) {
        self.coordinate = coordinate
        point = MercatorPoint(coordinate)
    }
}
