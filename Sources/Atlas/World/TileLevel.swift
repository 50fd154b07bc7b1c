import Geo

/// The tiles of one level of detail; they are decoded when they are asked for.
struct TileLevel: Sendable {
    /// The column and row of a tile.
    struct Address: Sendable, Hashable {
        /// From 180° W on.
        var column: Int
        /// From the north on.
        var row: Int
    }

    /// The zoom of the tiles: the world is 2 to this power of them wide and high.
    let tileZoom: Int
    private let index: PackBytes
    private let payloads: PackBytes
    private let count: Int

    /// Tiles on each side of the world.
    var side: Int { 1 << tileZoom }
    /// Steps on each side of the world.
    var gridSize: Int { Int(MapPackLayout.tileExtent) << tileZoom }

    /// A level without tiles.
    init() {
        (tileZoom, index, payloads, count) = (0, PackBytes([]), PackBytes([]), 0)
    }

    /// Reads the index of a section of tiles.
    init(_ section: PackBytes) throws(WorldPackError) {
        var reader = PackReader(section)
        let zoom = try reader.byte()
        guard zoom <= MapPackLayout.deepestTileZoom else { throw .malformed }
        tileZoom = Int(zoom)
        count = try reader.fixed()
        guard count <= reader.remaining / 8 else { throw .truncated }
        index = try reader.part(count * 8)
        payloads = reader.rest()
        try check()
    }

    /// The tile at an address; empty where there is none.
    func tile(at address: Address) throws(WorldPackError) -> MapTile {
        guard let payload = payload(at: address) else { return MapTile() }
        return try MapTile(payload)
    }

    /// The bytes of the tile at an address, or nil where there is none.
    func payload(at address: Address) -> PackBytes? {
        guard (0..<side).contains(address.column), (0..<side).contains(address.row) else { return nil }
        let key = Int(MapPackLayout.tileKey(column: address.column, row: address.row))
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if index.fixed(at: middle * 8) < key { low = middle + 1 } else { high = middle }
        }
        guard low < count, index.fixed(at: low * 8) == key else { return nil }
        let start = low == 0 ? 0 : index.fixed(at: low * 8 - 4)
        return payloads[start..<max(start, index.fixed(at: low * 8 + 4))]
    }

    /// Keys must rise, and payloads must lie one behind the other within the section.
    private func check() throws(WorldPackError) {
        var last = (key: -1, end: 0)
        for slot in 0..<count {
            let next = (key: index.fixed(at: slot * 8), end: index.fixed(at: slot * 8 + 4))
            guard next.key > last.key, next.end >= last.end else { throw .malformed }
            guard next.end <= payloads.count else { throw .truncated }
            last = next
        }
    }
}
