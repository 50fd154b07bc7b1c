import Geo
import Streets

/// A file of tiles; used by one thread at a time.
protocol TileContainer: AnyObject {
    /// What the file says about itself.
    var facts: TileFacts { get }

    /// The unpacked bytes of a tile, or nil when the file does not have it.
    func tile(_ id: StreetTileID) throws(TileError) -> [UInt8]?
}

/// What a file of tiles says about itself.
struct TileFacts: Sendable, Hashable {
    /// The least deep zoom with tiles.
    var firstZoom = 0
    /// The deepest zoom with tiles.
    var deepestZoom = 0
    /// The part of the world it tells of.
    var bounds = MercatorBox.world
    /// Whom to thank, as the file has it; may be empty and may be HTML.
    var attribution = ""
    /// The names of its layers; empty when it does not tell.
    var layers: [String] = []

    /// The rectangle between meridians and parallels in degrees; the world when they make no sense.
    static func bounds(west: Double, south: Double, east: Double, north: Double) -> MercatorBox {
        let isSane = [west, south, east, north].allSatisfy { abs($0) <= 180 } && west < east && south < north
        guard isSane else { return .world }
        let northWest = MercatorPoint(Coordinate(latitude: north, longitude: west))
        let southEast = MercatorPoint(Coordinate(latitude: south, longitude: east))
        return MercatorBox(west: northWest.x, north: northWest.y, east: southEast.x, south: southEast.y)
    }
}

/// Opens tile files by what is in them, whatever they are called.
enum TileFiles {
    /// Opens a file.
    static func open(_ path: String) throws(TileError) -> any TileContainer {
        let file = try TileBytes(path)
        let head = try file.read(0, 16)
        if head.starts(with: Array("PMTiles".utf8)) { return try PMTilesFile(file) }
        if head == Array("SQLite format 3\0".utf8) { return try MBTilesFile(path) }
        throw .notATileFile
    }
}
