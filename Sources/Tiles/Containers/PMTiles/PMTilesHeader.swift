import Streets

/// The first 127 bytes of a PMTiles file (PMTiles specification, version 3).
struct PMTilesHeader: Sendable, Hashable {
    /// A part of the file.
    struct Section: Sendable, Hashable {
        /// Its first byte.
        let offset: UInt64
        /// Its bytes.
        let length: UInt64
    }

    /// How many bytes it takes.
    static let byteCount = 127

    /// The directory that everything begins with.
    let root: Section
    /// What the file says about itself, as JSON.
    let metadata: Section
    /// The directories that the root points to.
    let leaves: Section
    /// The tiles.
    let tiles: Section
    /// How directories and metadata are packed.
    let internalCompression: PMTilesCompression
    /// How tiles are packed.
    let tileCompression: PMTilesCompression
    /// The least deep zoom with tiles.
    let firstZoom: Int
    /// The deepest zoom with tiles.
    let deepestZoom: Int
    /// West, south, east and north in 1e-7 degrees.
    let boundsE7: [Int32]

    /// Reads a header.
    init(_ bytes: [UInt8]) throws(TileError) {
        guard bytes.count >= Self.byteCount else { throw .malformed("its header ends too early") }
        guard bytes[7] == 3 else { throw .unsupported("PMTiles of version \(bytes[7]); only version 3 is read") }
        func number(_ offset: Int, _ count: Int = 8) -> UInt64 {
            bytes[offset..<offset + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        func section(_ offset: Int) -> Section { Section(offset: number(offset), length: number(offset + 8)) }
        root = section(8)
        metadata = section(24)
        leaves = section(40)
        tiles = section(56)
        internalCompression = try PMTilesCompression(bytes[97], of: "directories")
        tileCompression = try PMTilesCompression(bytes[98], of: "tiles")
        try Self.refuseOtherTypes(bytes[99])
        firstZoom = Int(bytes[100])
        deepestZoom = min(Int(bytes[101]), StreetTileID.deepestZoom)
        boundsE7 = [102, 106, 110, 114].map { Int32(truncatingIfNeeded: number($0, 4)) }
    }

    private static func refuseOtherTypes(_ type: UInt8) throws(TileError) {
        let names: [UInt8: String] = [
            2: "PNG pictures", 3: "JPEG pictures", 4: "WebP pictures", 5: "AVIF pictures", 6: "MLT",
        ]
        guard let name = names[type] else { return }
        throw .unsupported("its tiles are \(name); only vector tiles (MVT) are drawn")
    }
}

/// How a part of a PMTiles file is packed.
enum PMTilesCompression: UInt8, Sendable {
    case unknown, none, gzip

    /// A kind of packing by its number.
    init(_ number: UInt8, of what: String) throws(TileError) {
        guard let known = PMTilesCompression(rawValue: number) else {
            let name = number == 3 ? "brotli" : number == 4 ? "zstd" : "a way of number \(number)"
            throw .unsupported("its \(what) are packed by \(name); only gzip is unpacked")
        }
        self = known
    }

    /// Unpacks bytes.
    func unpack(_ bytes: [UInt8]) throws(TileError) -> [UInt8] {
        switch self {
        case .none: return bytes
        case .gzip: return bytes.isEmpty ? [] : try Inflater.unpack(bytes)
        case .unknown: return Inflater.isPacked(bytes) ? try Inflater.unpack(bytes) : bytes
        }
    }
}
