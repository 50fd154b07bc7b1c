/// A box between two parallels and two meridians, which may lie across the antimeridian.
public struct GeoBox: Sendable, Hashable {
    /// The southern edge in degrees.
    public let south: Double
    /// The northern edge in degrees, not less than `south`.
    public let north: Double
    /// The western edge in degrees, -180 ..< 180.
    public let west: Double
    /// The eastern edge, counted on from `west` beyond 180 if need be.
    private let eastFromWest: Double

    /// The smallest box around some points, or nil when none of them is valid.
    ///
    /// Longitudes lie on a circle: the box leaves out the widest gap between neighbours, so that points on both
    /// sides of the antimeridian give a narrow box.
    public init?(_ coordinates: [Coordinate]) {
        let valid = coordinates.filter(\.isValid)
        guard let first = valid.first else { return nil }
        south = valid.reduce(first.latitude) { min($0, $1.latitude) }
        north = valid.reduce(first.latitude) { max($0, $1.latitude) }
        (west, eastFromWest) = Self.smallestInterval(valid.map { Coordinate.wrapped(longitude: $0.longitude) }.sorted())
    }

    /// A box by its edges in degrees.
    ///
    /// - Parameters:
    ///   - west: the western edge, brought into -180 ..< 180.
    ///   - widthDeg: how far it reaches to the east, 0 or more.
    init(south: Double, north: Double, west: Double, widthDeg: Double) {
        self.south = south
        self.north = north
        self.west = Coordinate.wrapped(longitude: west)
        eastFromWest = self.west + widthDeg
    }

    /// How far it reaches from west to east in degrees, 0 ..< 360.
    public var widthDeg: Double { eastFromWest - west }

    /// The point halfway between its edges in degrees.
    public var center: Coordinate {
        Coordinate(latitude: (south + north) / 2, longitude: Coordinate.wrapped(longitude: west + widthDeg / 2))
    }

    /// The ends of the shortest arc over sorted longitudes.
    private static func smallestInterval(_ sorted: [Double]) -> (west: Double, east: Double) {
        guard let first = sorted.first, let last = sorted.last else { return (0, 0) }
        var west = first
        var widestGap = first + 360 - last
        for (before, after) in zip(sorted, sorted.dropFirst()) where after - before > widestGap {
            widestGap = after - before
            west = after
        }
        guard west != first, let end = sorted.last(where: { $0 < west }) else { return (first, last) }
        return (west, end + 360)
    }
}
