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
    /// Slots that were used from here on belong to the picture that is shown, and stay.
    private var pictureStart = UInt64.max
    /// Tiles for which there was no room beside those of the picture; nobody looks for them again in the same view.
    private var refused: Set<Key> = []
    /// How many bytes the kept tiles take.
    private(set) var byteCount = 0
    /// How many tiles are kept.
    var count: Int { slots.count }

    /// Begins a picture: the tiles that are used or come from now on stay, until the next one begins.
    ///
    /// - Parameter isNewView: whether it is of other ground, for which tiles may be looked for again.
    mutating func beginPicture(isNewView: Bool) {
        pictureStart = uses + 1
        if isNewView { refused.removeAll() }
    }

    /// What is known of a tile, which then counts as used; one for which there was no room is missing.
    mutating func finding(_ key: Key) -> Finding? {
        if let blank = blanks[key] { return blank }
        if refused.contains(key) { return .missing }
        uses += 1
        slots[key]?.lastUse = uses
        return slots[key]?.finding
    }

    /// Takes in what came of asking.
    ///
    /// What was not used for longest goes first; where all the others are in the picture, the new one is not kept.
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
            let isShown = oldest.value.lastUse >= pictureStart
            if isShown { refused.insert(key) }
            take(away: isShown ? key : oldest.key)
        }
    }

    private mutating func take(away key: Key) {
        byteCount -= slots.removeValue(forKey: key)?.bytes ?? 0
    }
}
