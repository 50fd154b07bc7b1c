import Streets

/// What is known of the tiles of all files: decoded ones, missing ones and broken ones, all of them within bounds.
struct TileShelf {
    /// A tile of a file.
    struct Key: Hashable, Sendable {
        /// The number of the file.
        let file: Int
        /// The tile.
        let id: StreetTileID
    }

    /// What came of asking for a tile.
    enum Finding: Sendable {
        case tile(StreetTile)
        /// The file does not have it.
        case missing
        /// It could not be read; asked for again it would fail again.
        case failed(TileError)
    }

    private struct Slot {
        let finding: Finding
        let bytes: Int
        var lastUse: UInt64
    }

    /// The most decoded tiles that are kept.
    static let mostTiles = 64
    /// The most bytes that they may take.
    static let mostBytes = 24 << 20
    /// How many missing and broken ones are remembered.
    static let mostBlanks = 4096

    private var slots: [Key: Slot] = [:]
    private var blanks: [Key: Finding] = [:]
    private var uses: UInt64 = 0
    /// How many bytes the kept tiles take.
    private(set) var byteCount = 0
    /// How many tiles are kept.
    var count: Int { slots.count }

    /// What is known of a tile; it then counts as used.
    mutating func finding(_ key: Key) -> Finding? {
        if let blank = blanks[key] { return blank }
        uses += 1
        slots[key]?.lastUse = uses
        return slots[key]?.finding
    }

    /// Takes in what came of asking; what was not used for longest goes first.
    mutating func put(_ key: Key, _ finding: Finding) {
        guard case .tile(let tile) = finding else {
            if blanks.count >= Self.mostBlanks { blanks.removeAll() }
            blanks[key] = finding
            return
        }
        let bytes = tile.byteCount
        uses += 1
        byteCount += bytes - (slots[key]?.bytes ?? 0)
        slots[key] = Slot(finding: finding, bytes: bytes, lastUse: uses)
        while slots.count > 1, slots.count > Self.mostTiles || byteCount > Self.mostBytes {
            guard let oldest = slots.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
            byteCount -= oldest.value.bytes
            slots[oldest.key] = nil
        }
    }
}
