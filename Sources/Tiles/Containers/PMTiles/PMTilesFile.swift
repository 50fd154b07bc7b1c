import Streets

/// A PMTiles file of version 3.
final class PMTilesFile: TileContainer {
    /// How many directories may lie between header and tile; the specification's writers make one or two.
    private static let mostLevels = 4
    /// How many entries of leaf directories are kept.
    private static let keptEntries = 1 << 17

    let facts: TileFacts
    /// The header, for tests.
    let header: PMTilesHeader
    private let file: TileBytes
    private let root: PMTilesDirectory
    private var leaves: [UInt64: PMTilesDirectory] = [:]

    /// Reads header, root directory and metadata.
    init(_ file: TileBytes) throws(TileError) {
        self.file = file
        header = try PMTilesHeader(try file.read(0, UInt64(PMTilesHeader.byteCount)))
        let packed = try file.readWhole(header.root.offset, header.root.length, "its root directory")
        root = try PMTilesDirectory(try header.internalCompression.unpack(packed))
        let metadata = try file.readWhole(header.metadata.offset, header.metadata.length, "its metadata")
        var facts = TileFacts()
        TileMetadata.read(try header.internalCompression.unpack(metadata), into: &facts)
        facts.firstZoom = header.firstZoom
        facts.deepestZoom = header.deepestZoom
        let degrees = header.boundsE7.map { Double($0) / 1e7 }
        facts.bounds = TileFacts.bounds(west: degrees[0], south: degrees[1], east: degrees[2], north: degrees[3])
        self.facts = facts
    }

    func tile(_ id: StreetTileID) throws(TileError) -> [UInt8]? {
        let number = id.hilbertNumber
        var directory = root
        // Bounded, because a pointer may lead back to where it came from.
        for _ in 0..<Self.mostLevels {
            guard let entry = directory.entry(of: number) else { return nil }
            guard entry.run == 0 else { return try content(entry) }
            directory = try leaf(entry)
        }
        throw .malformed("directories that lead in circles")
    }

    private func content(_ entry: PMTilesDirectory.Entry) throws(TileError) -> [UInt8] {
        let packed = try part(entry, of: header.tiles, "a tile")
        return try header.tileCompression.unpack(packed)
    }

    private func leaf(_ entry: PMTilesDirectory.Entry) throws(TileError) -> PMTilesDirectory {
        if let known = leaves[entry.offset] { return known }
        let packed = try part(entry, of: header.leaves, "a directory")
        let directory = try PMTilesDirectory(try header.internalCompression.unpack(packed))
        let kept = leaves.values.reduce(directory.entries.count) { $0 + $1.entries.count }
        if kept > Self.keptEntries || leaves.count >= 256 { leaves.removeAll() }
        leaves[entry.offset] = directory
        return directory
    }

    private func part(
        _ entry: PMTilesDirectory.Entry, of section: PMTilesHeader.Section, _ what: String
    ) throws(TileError) -> [UInt8] {
        guard entry.length > 0, entry.offset < section.length, entry.length <= section.length - entry.offset else {
            throw .malformed("\(what) lies outside of its section")
        }
        let (offset, overflow) = section.offset.addingReportingOverflow(entry.offset)
        guard !overflow else { throw .malformed("\(what) lies beyond the end of the file") }
        return try file.readWhole(offset, entry.length, what)
    }
}
