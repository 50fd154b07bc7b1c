/// A polygon of one outer ring and any number of holes; the last corner of a ring may repeat the first or not.
public struct GeoPolygon: Sendable, Hashable {
    /// The corners of the outer ring.
    public var outer: [Coordinate]
    /// The corners of each hole.
    public var holes: [[Coordinate]]

    /// A polygon.
    public init(outer: [Coordinate], holes: [[Coordinate]] = []) {
        self.outer = outer
        self.holes = holes
    }
}

/// The form of a piece of ground.
///
/// Lines between corners are straight in degrees, as GeoJSON has it (RFC 7946, 3.1.1), and go the short way round, so
/// that a polygon may lie across the antimeridian. A corner may lie less than 180 degrees of longitude from the next.
public enum GeoShape: Sendable, Hashable {
    /// All places not further than so many metres from a centre.
    case circle(center: Coordinate, radiusMetres: Double)
    /// All places inside of at least one polygon.
    case polygons([GeoPolygon])
    /// All places not further than so many metres from a line.
    case corridor(path: [Coordinate], halfWidthMetres: Double)
}

/// Why a shape is no piece of ground.
public enum GeoShapeFault: Error, Sendable, Hashable {
    /// A ring has fewer than three different corners, a corridor fewer than two points, or nothing is there at all.
    case tooFewPoints(needed: Int)
    /// A latitude beyond 90 or a longitude beyond 180 degrees.
    case outsideTheEarth(Coordinate)
    /// A radius or width that is not above 0 and at most 1,000,000 metres.
    case radius(Double)
    /// A polygon without any ground in it.
    case noGround
    /// A shape that reaches over 180 degrees of longitude or more.
    case tooWide
}
