/// How the packed world map is laid out: the numbers on which its writer and its reader must agree.
///
///     file      "FTWP"  version (1 byte)  section*
///     section   kind (1 byte)  detail (1 byte)  length (varint)  that many bytes
///     lines     feature count, then per feature
///                   class (1 byte)  first zoom × 10 (1 byte)  part count  part*
///     part      vertex count, then per vertex  zigzag dx  zigzag dy
///     places    place count, then per place
///                   zigzag d-latitude  zigzag d-longitude  flags (1 byte)  scale rank (1 byte)
///                   first zoom × 10 (1 byte)  population  country (2 bytes)
///                   name length  name  ASCII name length (0: the same)  ASCII name
///
/// Counts and lengths are varints of 7 bits a byte, lowest first. Vertices lie on a grid of 2^20 steps on each side
/// of the Web Mercator square (at most 38 m a step), each given as the way from the one before it, also across parts
/// and features. Places are in steps of 0.0001 degrees. A reader skips sections that it does not know.
public enum MapPackLayout {
    /// The first bytes of a file.
    public static let magic: [UInt8] = Array("FTWP".utf8)
    /// The version that this describes.
    public static let version: UInt8 = 1
    /// Steps on each side of the square.
    public static let gridSize: Int32 = 1 << 20
    /// Steps of a degree in the positions of places.
    public static let placeStepsPerDegree = 10_000.0
    /// The flag of a place that is the capital of a country.
    public static let capitalFlag: UInt8 = 1

    /// What a section holds.
    public enum Kind: UInt8, Sendable, CaseIterable {
        /// Polygons of land: their edges are the coast.
        case land = 0
        /// Lines between countries.
        case borders = 1
        /// Polygons of lakes.
        case lakes = 2
        /// Lines of rivers.
        case rivers = 3
        /// Towns with their names.
        case places = 4
    }

    /// How finely a section is drawn.
    public enum Detail: UInt8, Sendable, CaseIterable {
        /// Made for maps at 1 : 110 million.
        case coarse = 0
        /// Made for maps at 1 : 50 million.
        case medium = 1
    }

    /// The class of a border that is drawn dashed: one that is disputed or indefinite.
    public static let disputedClass: UInt8 = 1
}
