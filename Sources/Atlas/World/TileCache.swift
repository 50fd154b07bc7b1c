/// Keeps the tiles that were drawn last, decoded.
struct TileCache: Sendable {
    /// Which tile of which level.
    struct Key: Hashable {
        var tileZoom: Int
        var address: TileLevel.Address
    }

    /// How many tiles are kept: a view touches 1 to 6.
    static let capacity = 32

    private(set) var tiles: [Key: (tile: MapTile, lastUse: UInt64)] = [:]
    private var clock: UInt64 = 0

    /// A tile of a level, decoded at the first use; one that is damaged is empty.
    mutating func tile(at address: TileLevel.Address, of level: TileLevel) -> MapTile {
        clock += 1
        let key = Key(tileZoom: level.tileZoom, address: address)
        if let known = tiles[key] {
            tiles[key]?.lastUse = clock
            return known.tile
        }
        if tiles.count >= Self.capacity, let oldest = tiles.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            tiles[oldest.key] = nil
        }
        let tile = (try? level.tile(at: address)) ?? MapTile()
        tiles[key] = (tile, clock)
        return tile
    }
}
