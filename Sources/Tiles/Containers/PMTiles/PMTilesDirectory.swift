/// A directory of a PMTiles file: which tiles lie where.
struct PMTilesDirectory: Sendable {
    /// A run of tiles with the same content, or a pointer to another directory.
    struct Entry: Sendable, Hashable {
        /// The first tile's number.
        var tile: UInt64
        /// How many tiles; 0 for a pointer.
        var run: UInt64
        /// Where the content lies in its section.
        var offset: UInt64
        /// Its bytes.
        var length: UInt64
    }

    /// The entries in the order of their tiles.
    let entries: [Entry]

    /// Reads an unpacked directory.
    init(_ bytes: [UInt8]) throws(TileError) {
        var reader = ProtobufReader(bytes)
        let count = try reader.varint()
        // Each entry takes at least four bytes, so a count that promises more is a lie.
        guard count <= UInt64(bytes.count / 4) else { throw .malformed("a directory shorter than it says") }
        guard count <= UInt64(TileLimits.entries) else { throw .tooLarge("a directory of \(count) entries") }
        var entries = [Entry](repeating: Entry(tile: 0, run: 0, offset: 0, length: 0), count: Int(count))
        var tile: UInt64 = 0
        for index in entries.indices {
            tile = try Self.sum(tile, try reader.varint())
            entries[index].tile = tile
        }
        for index in entries.indices { entries[index].run = try reader.varint() }
        for index in entries.indices { entries[index].length = try reader.varint() }
        for index in entries.indices {
            let stored = try reader.varint()
            if stored > 0 {
                entries[index].offset = stored - 1
            } else {
                // 0 says that it follows the one before.
                guard index > 0 else { throw .malformed("a directory whose first entry follows another") }
                entries[index].offset = try Self.sum(entries[index - 1].offset, entries[index - 1].length)
            }
        }
        self.entries = entries
    }

    private static func sum(_ first: UInt64, _ second: UInt64) throws(TileError) -> UInt64 {
        let (sum, overflow) = first.addingReportingOverflow(second)
        guard !overflow else { throw .malformed("a directory with a number beyond all bounds") }
        return sum
    }

    /// The entry that tells of a tile, or nil when there is none.
    func entry(of tile: UInt64) -> Entry? {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].tile <= tile { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let entry = entries[low - 1]
        return entry.run == 0 || tile - entry.tile < entry.run ? entry : nil
    }
}
