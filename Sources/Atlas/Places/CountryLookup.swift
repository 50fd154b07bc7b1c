import Geo

/// Tells in which country a point lies, straight from the packed tiles.
struct CountryLookup: Sendable {
    /// What a point lies in.
    enum Ground: Sendable, Hashable {
        /// The sea, or nowhere.
        case sea
        /// A country, by its number.
        case country(Int)
        /// Land that no area of a country covers: a small island or a cape.
        case otherLand
        /// The land around the south pole, beyond the edge of the map.
        case southPole
    }

    private let land: TileLevel
    private let areas: TileLevel

    /// A lookup in a world.
    init(_ world: World) {
        land = world.level(.regions)
        areas = world.level(.countryAreas)
    }

    /// What a coordinate lies in; damaged tiles are sea.
    func ground(at coordinate: Coordinate) -> Ground {
        guard coordinate.isValid, coordinate.latitude < MercatorPoint.maximumLatitude else { return .sea }
        guard coordinate.latitude > -MercatorPoint.maximumLatitude else { return .southPole }
        let point = MercatorPoint(coordinate)
        let isOnLand = Self.classes(around: point, in: land, layer: .land, asOne: true)
        guard !isOnLand.isEmpty else { return .sea }
        return country(around: point).map { .country($0) } ?? .otherLand
    }

    /// The number of the country whose area a coordinate lies in, without asking whether it is on land; nil for none.
    func country(at coordinate: Coordinate) -> Int? {
        guard coordinate.isValid, abs(coordinate.latitude) < MercatorPoint.maximumLatitude else { return nil }
        return country(around: MercatorPoint(coordinate))
    }

    private func country(around point: MercatorPoint) -> Int? {
        Self.classes(around: point, in: areas, layer: .countryAreas, asOne: false).first.map { Int($0) }
    }

    /// The classes whose rings lie around a point an odd number of times; `asOne` takes all classes together.
    private static func classes(
        around point: MercatorPoint, in level: TileLevel, layer: MapPackLayout.Layer, asOne: Bool
    ) -> [UInt8] {
        let size = Double(level.gridSize)
        let extent = Double(MapPackLayout.tileExtent)
        let last = Double(level.side - 1)
        let column = max(0, min(last, (point.x * size / extent).rounded(.down)))
        let row = max(0, min(last, (point.y * size / extent).rounded(.down)))
        guard let payload = level.payload(at: .init(column: Int(column), row: Int(row))) else { return [] }
        let (x, y) = (point.x * size - column * extent, point.y * size - row * extent)
        return (try? classes(in: payload, x: Float(x), y: Float(y), layer, asOne)) ?? []
    }

    private static func classes(
        in payload: PackBytes, x: Float, y: Float, _ layer: MapPackLayout.Layer, _ asOne: Bool
    ) throws(WorldPackError) -> [UInt8] {
        var reader = PackReader(payload)
        var cursor = TileLayer.Cursor()
        var odd: [UInt8] = []
        while reader.remaining > 0 {
            let isWanted = try reader.byte() == layer.rawValue
            for _ in 0..<(try reader.count(ofAtLeast: 3)) {
                let kind = try reader.byte()
                let featureClass = asOne ? 0 : kind
                let isSmall = try reader.byte() > 0
                var isOdd = false
                for _ in 0..<(try reader.count(ofAtLeast: 1)) {
                    if try crosses(&reader, &cursor, x, y) { isOdd.toggle() }
                }
                guard isWanted, isOdd else { continue }
                if isSmall, !asOne { return [featureClass] }
                if let known = odd.firstIndex(of: featureClass) {
                    odd.remove(at: known)
                } else {
                    odd.append(featureClass)
                }
            }
            if isWanted { return odd }
        }
        return odd
    }

    /// Whether a line to the east from a point crosses a ring an odd number of times; reads the ring.
    private static func crosses(
        _ reader: inout PackReader, _ cursor: inout TileLayer.Cursor, _ x: Float, _ y: Float
    ) throws(WorldPackError) -> Bool {
        var isOdd = false
        var first: (x: Float, y: Float)?
        var last = (x: Float(0), y: Float(0))
        for _ in 0..<(try reader.count(ofAtLeast: 2)) {
            cursor.x &+= try reader.zigzag()
            cursor.y &+= try reader.zigzag()
            let next = (x: Float(cursor.x), y: Float(cursor.y))
            if first == nil { first = next } else if isCrossed(last, next, x, y) { isOdd.toggle() }
            last = next
        }
        if let first, isCrossed(last, first, x, y) { isOdd.toggle() }
        return isOdd
    }

    @inline(__always)
    private static func isCrossed(_ from: (x: Float, y: Float), _ to: (x: Float, y: Float), _ x: Float, _ y: Float)
        -> Bool
    {
        (from.y > y) != (to.y > y) && x < from.x + (to.x - from.x) * (y - from.y) / (to.y - from.y)
    }
}
