import Streets

extension StreetTileID {
    /// The number of a tile in a PMTiles file: all tiles of lower zooms, then the place on the Hilbert curve.
    var hilbertNumber: UInt64 {
        let before = ((UInt64(1) << UInt64(2 * zoom)) - 1) / 3
        var place: UInt64 = 0
        var (x, y) = (x, y)
        var side = zoom > 0 ? 1 << (zoom - 1) : 0
        while side > 0 {
            let right = x & side != 0
            let low = y & side != 0
            let quarter: UInt64 = right ? (low ? 2 : 3) : (low ? 1 : 0)
            place += UInt64(side) * UInt64(side) * quarter
            if !low {
                if right {
                    x = side - 1 - (x & (side - 1))
                    y = side - 1 - (y & (side - 1))
                }
                (x, y) = (y, x)
            }
            side >>= 1
        }
        return before + place
    }
}
