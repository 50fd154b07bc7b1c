/// Which tiles a view of the map wants to see.
public struct StreetView: Sendable, Hashable {
    /// The most tiles that a view asks for; one that wants more is too large for any terminal.
    public static let mostTiles = 48

    /// The whole part of the view's zoom, 0 or more.
    public let zoom: Int
    /// Columns of tiles from the western edge of the world; outside of 0 ..< 2^zoom on copies of it.
    public let columns: ClosedRange<Int>
    /// Rows of tiles from the northern edge of the world.
    public let rows: ClosedRange<Int>

    /// A view.
    public init(zoom: Int, columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
        self.zoom = zoom
        self.columns = columns
        self.rows = rows
    }

    /// The tiles that are wanted of a file that goes no deeper than some zoom; each once.
    public func tiles(deepest: Int) -> [StreetTileID] {
        let levels = max(0, zoom - deepest)
        let depth = zoom - levels
        guard (0...StreetTileID.deepestZoom).contains(depth), levels < 32 else { return [] }
        var known: Set<StreetTileID> = []
        var tiles: [StreetTileID] = []
        for row in (rows.lowerBound >> levels)...(rows.upperBound >> levels) {
            for column in (columns.lowerBound >> levels)...(columns.upperBound >> levels) {
                let turned = column & ((1 << depth) - 1)
                guard tiles.count < Self.mostTiles, let tile = StreetTileID(zoom: depth, x: turned, y: row),
                    known.insert(tile).inserted
                else { continue }
                tiles.append(tile)
            }
        }
        return tiles
    }
}

/// A tile, or a part of one, that is drawn.
public struct StreetPiece: Sendable {
    /// What is drawn.
    public let tile: StreetTile
    /// Where it lies.
    public let id: StreetTileID
    /// The part that is drawn: the tile itself, or a smaller one of which there is nothing better.
    public let clip: StreetTileID
    /// The part of the world that its file tells of.
    public let bounds: MercatorBox
    /// Whether its file has the sea, so that what is not water is land.
    public let knowsSea: Bool

    /// A piece.
    public init(tile: StreetTile, id: StreetTileID, clip: StreetTileID, bounds: MercatorBox, knowsSea: Bool) {
        self.tile = tile
        self.id = id
        self.clip = clip
        self.bounds = bounds
        self.knowsSea = knowsSea
    }
}

/// What there is of the street map for a view; the revision tells whether two are the same.
public struct StreetPicture: Sendable, Hashable {
    /// Nothing.
    public static let none = StreetPicture(revision: 0)

    /// Different for every picture that a source has made.
    public let revision: UInt64
    /// What is drawn, in this order.
    public let pieces: [StreetPiece]
    /// Whom to thank for it: hostile text until it has been made into glyphs.
    public let attribution: String

    /// A picture.
    public init(revision: UInt64, pieces: [StreetPiece] = [], attribution: String = "") {
        self.revision = revision
        self.pieces = pieces
        self.attribution = attribution
    }

    /// Whether both are the same, by their revisions.
    public static func == (lhs: StreetPicture, rhs: StreetPicture) -> Bool { lhs.revision == rhs.revision }

    /// Feeds the revision to `hasher`.
    public func hash(into hasher: inout Hasher) { hasher.combine(revision) }
}
