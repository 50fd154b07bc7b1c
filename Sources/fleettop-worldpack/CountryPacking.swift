import Geo

/// Packs the areas of countries, for asking in which one a point lies.
///
/// Borders on land stay as fine as the finest map. Coasts become coarse, for whether a point is on land is told by the
/// map itself.
enum CountryPacking {
    private static let tileZoom = 5
    /// About 500 m at the equator, in steps.
    private static let borderTolerance = 1.7
    /// About 3 km at the equator, in steps.
    private static let coastTolerance = 10.0
    /// Countries of fewer than this many steps, such as Monaco, keep their shape.
    private static let smallCountry = 60.0
    /// How well they keep it, in steps.
    private static let smallTolerance = 0.3
    /// Islands smaller than this many steps take their country from their towns.
    private static let smallestIsland = 15.0

    /// The bytes of the section; `countries` are the codes whose places are the classes of the areas.
    static func pack(from folder: String, countries: [String]) throws -> PackWriter {
        let geometry = try Geometry("countries_10m", in: folder)
        let code = try geometry.table.column("iso_a2")
        let shared = sharedVertices(geometry)
        var tiles = TilePacking(tileZoom: tileZoom)
        let small = geometry.features.filter { isSmall($0, gridSize: tiles.gridSize) }
        // Also of the hole in the country around it.
        let smallVertices = Set(small.flatMap { $0.sourceKeys.joined() })
        for feature in geometry.features {
            guard let number = countries.firstIndex(of: String(feature.row[field: code])) else {
                print("countries_10m: no place in '\(feature.row[field: code])', left out")
                continue
            }
            let isSmall = isSmall(feature, gridSize: tiles.gridSize)
            for (part, keys) in zip(feature.parts, feature.sourceKeys) {
                let points = part.map { GridPoint($0, size: tiles.gridSize) }
                let isOnBorder = keys.contains(where: shared.contains)
                guard isOnBorder || isSmall || GridBox(points).side >= smallestIsland else { continue }
                let ring = Simplification.ring(points) {
                    smallVertices.contains(keys[$0])
                        ? smallTolerance
                        : shared.contains(keys[$0]) ? borderTolerance : coastTolerance
                }
                tiles.add(
                    isSmall ? grown(ring) : ring, to: .countryAreas, featureClass: UInt8(number),
                    firstZoom: isSmall ? MapPackLayout.smallCountryZoom : 0)
            }
        }
        return tiles.section()
    }

    /// A ring that would vanish on the grid as the box of whole steps around it: the Vatican.
    private static func grown(_ ring: [GridPoint]) -> [GridPoint] {
        let box = GridBox(ring)
        guard box.side < 2 else { return ring }
        let low = GridPoint(x: box.low.x.rounded(.down), y: box.low.y.rounded(.down))
        let high = GridPoint(x: box.high.x.rounded(.up), y: box.high.y.rounded(.up))
        return [low, GridPoint(x: high.x, y: low.y), high, GridPoint(x: low.x, y: high.y), low]
    }

    private static func isSmall(_ feature: Geometry.Feature, gridSize: Double) -> Bool {
        GridBox(feature.parts.joined().map { GridPoint($0, size: gridSize) }).side < smallCountry
    }

    /// The vertices that more than one country has.
    private static func sharedVertices(_ geometry: Geometry) -> Set<UInt64> {
        var owner: [UInt64: Int] = [:]
        var shared: Set<UInt64> = []
        for (index, feature) in geometry.features.enumerated() {
            for key in feature.sourceKeys.joined() {
                if let other = owner[key], other != index { shared.insert(key) }
                owner[key] = index
            }
        }
        return shared
    }
}
