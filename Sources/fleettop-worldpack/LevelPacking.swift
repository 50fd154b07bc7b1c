import Geo

/// Packs one level of detail from its tables.
struct LevelPacking {
    /// What a table gives to a level.
    struct Source {
        var layer: MapPackLayout.Layer
        var table: String
        /// The column with the zoom from which on a feature is drawn, if it has one.
        var zoomColumn: String? = "min_zoom"
        /// Features that would only appear after this zoom are left out.
        var lastZoom = Double.infinity
    }

    /// The kind of section.
    let section: MapPackLayout.Section
    /// The zoom of its tiles.
    let tileZoom: Int
    /// The highest whole zoom at which it has to look right.
    let highestZoom: Int
    /// Its tables.
    let sources: [Source]

    /// The four levels.
    static let all = [
        LevelPacking(section: .world, tileZoom: 0, highestZoom: 1, sources: sources("110m")),
        LevelPacking(
            section: .continents, tileZoom: 2, highestZoom: 3,
            sources: sources("50m") + [Source(layer: .regions, table: "admin1_lines_50m")]),
        LevelPacking(section: .countries, tileZoom: 4, highestZoom: 5, sources: sources("10m", lastZoom: 6.9)),
        LevelPacking(section: .regions, tileZoom: 6, highestZoom: 9, sources: sources("10m", lastZoom: 16)),
    ]

    private static func sources(_ scale: String, lastZoom: Double = .infinity) -> [Source] {
        let isFine = scale == "10m"
        var sources = [
            Source(layer: .land, table: "land_" + scale, zoomColumn: nil),
            Source(layer: .borders, table: "borders_" + scale, zoomColumn: nil),
            Source(layer: .lakes, table: "lakes_" + scale, lastZoom: lastZoom),
            Source(layer: .rivers, table: "rivers_" + scale, lastZoom: lastZoom),
        ]
        if isFine {
            sources.append(
                Source(
                    layer: .regions, table: "admin1_lines_10m", zoomColumn: "suggested_min_zoom",
                    lastZoom: min(10, lastZoom)))
            sources.append(Source(layer: .urban, table: "urban_areas_50m", lastZoom: lastZoom))
        }
        return sources
    }

    /// The bytes of the section; islands on which one of the `towns` lies stay however small they are.
    func pack(from folder: String, towns: [MercatorPoint]) throws -> PackWriter {
        var tiles = TilePacking(tileZoom: tileZoom)
        // Half a dot of the highest zoom, of which the world has 256 · 2^zoom.
        let tolerance = tiles.gridSize / Double(512 << highestZoom)
        let islands = KeptIslands(towns, gridSize: tiles.gridSize, dot: 2 * tolerance)
        for source in sources {
            let geometry = try Geometry(source.table, in: folder)
            let column = try source.zoomColumn.map(geometry.table.column)
            let kind = try Self.kind(geometry.table, source.layer)
            for feature in geometry.features {
                let zoom = column.flatMap { Double(feature.row[field: $0]) } ?? 0
                guard zoom <= source.lastZoom, let featureClass = kind(feature.row) else { continue }
                for part in feature.parts {
                    let points = part.map { GridPoint($0, size: tiles.gridSize) }
                    let isKept = source.layer == .land && islands.holds(points)
                    let box = GridBox(points)
                    if source.layer.isArea, !isKept, box.side < 4 * tolerance { continue }
                    if isNullIsland(box, tiles.gridSize) { continue }
                    tiles.add(
                        simplified(points, source.layer, tolerance, isKept), to: source.layer,
                        featureClass: isKept ? MapPackLayout.keptIslandClass : featureClass, firstZoom: zoom)
                }
            }
        }
        return tiles.section()
    }

    /// Whether a ring is the square of 1 km that the source has at 0° N 0° E to show wrong positions: it is no land.
    private func isNullIsland(_ box: GridBox, _ gridSize: Double) -> Bool {
        let middle = gridSize / 2
        return box.side < gridSize / 20_000 && box.low.x < middle && box.high.x > middle && box.low.y < middle
            && box.high.y > middle
    }

    private func simplified(
        _ points: [GridPoint], _ layer: MapPackLayout.Layer, _ tolerance: Double, _ isKept: Bool
    ) -> [GridPoint] {
        guard layer.isArea else { return Simplification.line(points) { _ in tolerance } }
        let ring = Simplification.ring(points) { _ in tolerance }
        guard isKept, Set(ring.map(\.rounded)).count < 3 else { return ring }
        let box = GridBox(points)
        let (low, high) = (box.low.rounded, GridPoint(x: box.high.x + 1, y: box.high.y + 1).rounded)
        return [low, GridPoint(x: high.x, y: low.y), high, GridPoint(x: low.x, y: high.y), low]
    }

    /// How to find the class of a record; nil for those that are not drawn: the ways of rivers through lakes.
    private static func kind(
        _ table: SourceTable, _ layer: MapPackLayout.Layer
    ) throws -> ([Substring]) -> UInt8? {
        switch layer {
        case .borders:
            let column = try table.column("class")
            return { $0[field: column] == "international" ? 0 : MapPackLayout.disputedClass }
        case .rivers:
            let column = try table.column("kind")
            return { $0[field: column] == "lake_centerline" ? nil : 0 }
        case .land, .lakes, .regions, .urban, .countryAreas: return { _ in 0 }
        }
    }
}

/// Tells small islands that hold a labelled town.
struct KeptIslands {
    private let towns: [GridPoint]
    private let dot: Double

    /// The towns on a grid of some steps, of which a dot takes `dot`.
    init(_ towns: [MercatorPoint], gridSize: Double, dot: Double) {
        self.towns = towns.map { GridPoint($0, size: gridSize) }
        self.dot = dot
    }

    /// Whether a ring of less than two dots has a town on it or a dot beside it.
    func holds(_ ring: [GridPoint]) -> Bool {
        let box = GridBox(ring)
        guard box.side < 2 * dot else { return false }
        return towns.contains {
            $0.x >= box.low.x - dot && $0.x <= box.high.x + dot && $0.y >= box.low.y - dot && $0.y <= box.high.y + dot
        }
    }
}
