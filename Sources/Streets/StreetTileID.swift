/// The number of a tile: zoom, column from the west and row from the north (the XYZ scheme of web maps).
public struct StreetTileID: Sendable, Hashable {
    /// The deepest zoom that is known; with it a number fits into 64 bits with room to spare.
    public static let deepestZoom = 24

    /// 0 to ``deepestZoom``.
    public let zoom: Int
    /// 0 ..< 2^zoom.
    public let x: Int
    /// 0 ..< 2^zoom.
    public let y: Int

    /// A tile, or nil when there is none with these numbers.
    public init?(zoom: Int, x: Int, y: Int) {
        guard (0...Self.deepestZoom).contains(zoom), x >= 0, y >= 0, x < 1 << zoom, y < 1 << zoom else { return nil }
        self.zoom = zoom
        self.x = x
        self.y = y
    }

    /// The tile that holds this one some levels up; nil above the only tile of zoom 0.
    public func ancestor(_ levels: Int) -> StreetTileID? {
        guard levels >= 0, levels <= zoom else { return nil }
        return StreetTileID(zoom: zoom - levels, x: x >> levels, y: y >> levels)
    }

    /// The square that it covers.
    public var box: MercatorBox {
        let size = 1 / Double(1 << zoom)
        return MercatorBox(
            west: Double(x) * size, north: Double(y) * size, east: Double(x + 1) * size, south: Double(y + 1) * size)
    }
}

/// A rectangle of the Web Mercator square: 0 is the western and northern edge of the world, 1 the eastern and southern.
public struct MercatorBox: Sendable, Hashable {
    /// The western edge.
    public var west: Double
    /// The northern edge.
    public var north: Double
    /// The eastern edge.
    public var east: Double
    /// The southern edge.
    public var south: Double

    /// The whole world.
    public static let world = MercatorBox(west: 0, north: 0, east: 1, south: 1)

    /// A rectangle.
    public init(west: Double, north: Double, east: Double, south: Double) {
        self.west = west
        self.north = north
        self.east = east
        self.south = south
    }

    /// Whether nothing lies in it.
    public var isEmpty: Bool { !(west < east && north < south) }

    /// What two have in common; it may be empty.
    public func intersection(_ other: MercatorBox) -> MercatorBox {
        MercatorBox(
            west: max(west, other.west), north: max(north, other.north), east: min(east, other.east),
            south: min(south, other.south))
    }
}
