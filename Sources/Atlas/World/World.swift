import CWorld
import Geo

/// The world as the program carries it: coasts, borders, lakes, rivers, and the names of towns and seas.
///
/// Made with Natural Earth; places, populations and current names from GeoNames (geonames.org), CC BY 4.0, modified.
/// Tiles are read out of the packed bytes as they are needed; only the labels are unpacked as a whole.
public struct World: Sendable {
    /// The line that a program which shows the map must show somewhere.
    public static let attribution = "Made with Natural Earth. Place data © GeoNames (geonames.org), CC BY 4.0."

    /// The world inside the program, opened at the first use; without lines and places should it be damaged.
    public static let embedded: World = {
        let bytes = UnsafeBufferPointer(start: fleettop_world_bytes(), count: fleettop_world_count())
        return (try? World(PackBytes(static: bytes))) ?? World()
    }()

    /// The towns in the order in which they are labelled.
    private(set) var towns: [MapLabel] = []
    /// The oceans and seas in the order in which they are labelled.
    private(set) var seas: [MapLabel] = []
    /// How names are written in ASCII.
    private(set) var folding = NameFolding([:])
    private var sections: [MapPackLayout.Section: PackBytes] = [:]
    private var levels: [TileLevel] = Array(repeating: TileLevel(), count: 5)

    private init() {}

    /// Opens a copy of what `fleettop-worldpack` wrote (see ``MapPackLayout``).
    ///
    /// Any bytes give a world or an error; damage within a tile shows when the tile is asked for, which is then
    /// empty, and within the places when a gazetteer is made of them. Sections of unknown kinds are skipped.
    public init(packed bytes: [UInt8]) throws(WorldPackError) {
        try self.init(PackBytes(bytes))
    }

    private init(_ bytes: PackBytes) throws(WorldPackError) {
        var reader = PackReader(bytes)
        for expected in MapPackLayout.magic {
            guard try reader.byte() == expected else { throw .notAPack }
        }
        let version = try reader.byte()
        guard version == MapPackLayout.version else { throw .unknownVersion(version) }
        for _ in 0..<(try reader.byte()) {
            let kind = MapPackLayout.Section(rawValue: try reader.byte())
            let offset = try reader.fixed()
            let length = try reader.fixed()
            guard offset <= bytes.count, length <= bytes.count - offset else { throw .truncated }
            if let kind { try open(kind, bytes[offset..<offset + length]) }
        }
    }

    private mutating func open(_ kind: MapPackLayout.Section, _ section: PackBytes) throws(WorldPackError) {
        sections[kind] = section
        switch kind {
        case .world, .continents, .countries, .regions, .countryAreas:
            levels[Int(kind.rawValue)] = try TileLevel(section)
        case .townLabels: towns = try MapLabel.list(section)
        case .seaLabels: seas = try MapLabel.list(section)
        case .folding: folding = try NameFolding(section)
        case .places, .names: break
        }
    }

    /// The bytes of a section; none where the pack has none.
    func section(_ kind: MapPackLayout.Section) -> PackBytes { sections[kind] ?? PackBytes([]) }

    /// The tiles of a level; none where the pack has none.
    func level(_ kind: MapPackLayout.Section) -> TileLevel {
        levels.indices.contains(Int(kind.rawValue)) ? levels[Int(kind.rawValue)] : TileLevel()
    }

    /// The tiles that suit a zoom.
    func level(forZoom zoom: Double) -> TileLevel {
        level(zoom < 2 ? .world : zoom < 4 ? .continents : zoom < 6 ? .countries : .regions)
    }
}

extension NameFolding {
    /// Reads the section of spellings.
    init(_ section: PackBytes) throws(WorldPackError) {
        var reader = PackReader(section)
        var spellings: [UInt32: [UInt8]] = [:]
        for _ in 0..<(try reader.count(ofAtLeast: 2)) {
            let scalar = try reader.varint()
            spellings[scalar] = Array(try reader.text().utf8)
        }
        self.init(spellings)
    }
}
