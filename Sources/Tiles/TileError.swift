/// Why a tile file or a tile cannot be used, in words for a person.
public enum TileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The system refuses it.
    case unreadable(String)
    /// It is no file of a kind that is known.
    case notATileFile
    /// It is well made, but of a kind that is not drawn.
    case unsupported(String)
    /// Its bytes are not as they should be.
    case malformed(String)
    /// It holds more than is taken in.
    case tooLarge(String)

    /// What is wrong.
    public var description: String {
        switch self {
        case .unreadable(let reason): reason
        case .notATileFile: "it is neither PMTiles nor MBTiles"
        case .unsupported(let what): what
        case .malformed(let what): "damaged: \(what)"
        case .tooLarge(let what): "too large: \(what)"
        }
    }
}

/// How much is taken in at most, so that no file can fill the memory.
enum TileLimits {
    /// Bytes of a tile or a directory, packed or unpacked.
    static let bytes = 4 << 20
    /// Entries of a directory.
    static let entries = 1 << 17
    /// Points of a tile; a city's densest has about 60,000.
    static let vertices = 400_000
    /// Features of a tile.
    static let features = 200_000
    /// Bytes of a name.
    static let name = 200
}
