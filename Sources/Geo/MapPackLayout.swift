/// How the packed world map is laid out: the numbers on which its writer and its reader must agree.
///
///     file      "FTWP"  version (1 byte)  section count (1 byte)
///               per section  kind (1 byte)  offset (4 bytes)  length (4 bytes)
///     tiles     tile zoom (1 byte)  tile count (4 bytes)
///               per tile, by rising key  key (4 bytes)  end of its payload (4 bytes)
///               payloads
///     payload   per layer  kind (1 byte)  group count  group*
///     group     class (1 byte)  first zoom × 10 (1 byte)  part count  part*
///     part      vertex count, then per vertex  zigzag dx  zigzag dy
///     labels    label count, then per label
///                   zigzag d-latitude  zigzag d-longitude  flags (1 byte)  scale rank (1 byte)
///                   first zoom × 10 (1 byte)  name length  name
///     places    place count, then  countries  sections  codes  numbers of names  positions, see ``Places``
///     names     name count  end of each block (4 bytes each)  blocks of front-coded names, see ``Names``
///     folding   entry count, then per entry  scalar  length  ASCII spelling
///
/// Counts and lengths are varints of 7 bits a byte, lowest first; fixed numbers have their lowest byte first. A tile
/// has a grid of 4096 steps on each side of its Web Mercator square and geometry up to two steps beyond; vertices are
/// given as the way from the one before, also across parts, groups and layers of the tile, from its north-west corner.
/// Rings do not repeat their first vertex. A tile's key interleaves the bits of its column (low) and row. Positions
/// are in steps of 0.0001 degrees. A reader skips sections and layers that it does not know.
public enum MapPackLayout {
    /// The first bytes of a file.
    public static let magic: [UInt8] = Array("FTWP".utf8)
    /// The version that this describes.
    public static let version: UInt8 = 2
    /// Steps on each side of a tile.
    public static let tileExtent: Int32 = 4096
    /// How many steps geometry goes on beyond its tile, so that no seam is seen.
    public static let tilePad: Int32 = 2
    /// The deepest tile zoom of a level.
    public static let deepestTileZoom: UInt8 = 10
    /// Steps of a degree in positions.
    public static let placeStepsPerDegree = 10_000.0
    /// The flag of a label that is the capital of a country.
    public static let capitalFlag: UInt8 = 1

    /// What a section holds.
    public enum Section: UInt8, Sendable, CaseIterable {
        /// Tiles for zooms below 2, from 1 : 110 million.
        case world = 0
        /// Tiles for zooms from 2 to below 4, from 1 : 50 million.
        case continents = 1
        /// Tiles for zooms from 4 to below 6, from 1 : 10 million.
        case countries = 2
        /// Tiles for zooms from 6 on, from 1 : 10 million.
        case regions = 3
        /// Tiles with the areas of countries, for asking in which one a point lies.
        case countryAreas = 4
        /// Towns that are labelled first.
        case townLabels = 5
        /// Oceans, seas, gulfs and straits.
        case seaLabels = 6
        /// Places for naming a coordinate and for search.
        case places = 7
        /// The names of places, sorted.
        case names = 8
        /// How letters beyond ASCII are written in ASCII.
        case folding = 9
    }

    /// What a layer of a tile holds.
    public enum Layer: UInt8, Sendable, CaseIterable {
        /// Rings around land: their edges are the coast; of class ``keptIslandClass`` where they are drawn at any size.
        case land = 0
        /// Lines between countries; of class ``disputedClass`` where they are disputed or indefinite.
        case borders = 1
        /// Rings around lakes.
        case lakes = 2
        /// Lines of rivers.
        case rivers = 3
        /// Lines between the states or provinces of a country.
        case regions = 4
        /// Rings around built-up ground.
        case urban = 5
        /// Rings around countries, whose class is their number among the countries of the places.
        case countryAreas = 6

        /// Whether its parts are rings.
        public var isArea: Bool {
            switch self {
            case .land, .lakes, .urban, .countryAreas: true
            case .borders, .rivers, .regions: false
            }
        }
    }

    /// The class of a border that is drawn dashed: one that is disputed or indefinite.
    public static let disputedClass: UInt8 = 1
    /// The first zoom of the area of a small country, which counts before a large one that lies around it.
    public static let smallCountryZoom = 1.0
    /// The class of an island that stays as a dot however small it is, for people live there.
    public static let keptIslandClass: UInt8 = 1

    /// The key of a tile: the bits of its column and row in turn.
    public static func tileKey(column: Int, row: Int) -> UInt32 {
        var key: UInt32 = 0
        for bit in 0..<16 {
            key |= UInt32((column >> bit) & 1) << UInt32(2 * bit)
            key |= UInt32((row >> bit) & 1) << UInt32(2 * bit + 1)
        }
        return key
    }

    /// The numbers of the section of places.
    ///
    ///     countries   country count, 2 bytes each; then runs until all places are told: country number (varint)
    ///                 how many places (varint)
    ///     sections    how many places are quarters of a town; per quarter the way from the one before
    ///     codes       one byte a place: its population
    ///     names       one number of a name a place, ``nameBits`` bits each, lowest first, to a whole byte
    ///     positions   per place  zigzag d-latitude  zigzag d-longitude
    ///
    /// Places near to each other stand near to each other; every ``blockSize`` of them make a leaf of the search tree.
    public enum Places {
        /// Places in a leaf of the search tree.
        public static let blockSize = 16
        /// Bits of a number of a name.
        public static let nameBits = 17
        /// Places with fewer people are not in the pack.
        public static let leastPopulation = 1000

        /// The population that a code stands for: 1,000 at 0, 15,000 at 65, 4.25 % more each step.
        public static let populations: [Int] = {
            var values: [Double] = [1000]
            // The 65th root of 15.
            for _ in 1..<256 { values.append((values.last ?? 1000) * 1.0425423639901692) }
            return values.map { Int($0.rounded()) }
        }()

        /// The first code that does not stand for fewer people than these; nil when there are more than any code tells.
        public static func firstCode(ofAtLeast population: Int) -> UInt8? {
            populations.firstIndex { $0 >= population }.map { UInt8($0) }
        }

        /// The code of a population: the largest that does not stand for more people.
        public static func code(forPopulation population: Int) -> UInt8 {
            UInt8(max(0, (populations.firstIndex { $0 > population } ?? 256) - 1))
        }
    }

    /// The numbers of the section of names.
    ///
    /// A block holds ``blockSize`` names, each as  lengths (1 byte)  rest: how many bytes its beginning shares with the
    /// name before it in the block (high half), how many more it has (low half), and those. A length of 15 or more
    /// follows as a varint, the shared one first. Names are sorted by their folded form (lower-case ASCII), then by
    /// their bytes.
    public enum Names {
        /// Names in a block.
        public static let blockSize = 32
    }
}
