import Foundation
import Streets
import Testing

@testable import Tiles

/// What other programs found in the sample files.
struct ExpectedFactsTests {
    /// The same tiles lie in the PMTiles file, which is the one kept here.
    private func kept(_ name: String) -> String {
        name == "liechtenstein.mbtiles" ? "liechtenstein.pmtiles" : name
    }

    @Test func everyFileHasTheTilesOfItsInventory() throws {
        for container in try Expected.load().inventory {
            guard let perZoom = container.tiles_per_zoom else { continue }
            let file = try TileFiles.open(Sample.path(kept(container.file)))
            let box = file.facts.bounds
            for zoom in 0...15 {
                let side = Double(1 << zoom)
                var found = 0
                // A ring around the bounds shows that there is nothing beside them.
                let columns = max(0, Int(box.west * side) - 2)...min(Int(side) - 1, Int(box.east * side) + 2)
                let rows = max(0, Int(box.north * side) - 2)...min(Int(side) - 1, Int(box.south * side) + 2)
                for x in columns {
                    for y in rows where try file.tile(Sample.id(zoom, x, y)) != nil { found += 1 }
                }
                #expect(found == perZoom[String(zoom)] ?? 0, "\(container.file) zoom \(zoom)")
            }
        }
    }

    @Test func headersOfPMTilesAreRead() throws {
        var count = 0
        for container in try Expected.load().inventory {
            guard let version = container.version else { continue }
            let file = try #require(try TileFiles.open(Sample.path(container.file)) as? PMTilesFile)
            let header = file.header
            #expect(version == 3)
            #expect(header.root.offset == container.root_offset && header.root.length == container.root_length)
            #expect(header.metadata.offset == container.metadata_offset)
            #expect(header.metadata.length == container.metadata_length)
            #expect(header.leaves.offset == container.leaf_directory_offset)
            #expect(header.leaves.length == container.leaf_directory_length)
            #expect(header.tiles.offset == container.tile_data_offset)
            #expect(header.tiles.length == container.tile_data_length)
            #expect(header.internalCompression == .gzip && header.tileCompression == .gzip)
            #expect(header.firstZoom == container.min_zoom && header.deepestZoom == container.max_zoom)
            let bounds = [
                container.min_lon_e7, container.min_lat_e7, container.max_lon_e7, container.max_lat_e7,
            ]
            #expect(header.boundsE7.map { Optional($0) } == bounds)
            count += 1
        }
        #expect(count == 3)
    }

    @Test func tilesHoldTheLayersFeaturesAndPoints() throws {
        let tiles = try Expected.load().tiles
        #expect(tiles.count == 12)
        for expected in tiles {
            let file = try TileFiles.open(Sample.path(kept(expected.file)))
            let bytes = try file.tile(Sample.id(expected.z, expected.x, expected.y))
            #expect((bytes != nil) == expected.present)
            guard let bytes, let layers = expected.layers else { continue }
            #expect(bytes.count == expected.mvt_bytes)
            var seen: Set<String> = []
            try MVTLayer.forEach(in: bytes, wanted: { _ in true }) { layer throws(TileError) in
                seen.insert(layer.name)
                guard let facts = layers[layer.name] else {
                    Issue.record("a layer \(layer.name) too many")
                    return
                }
                try compare(layer, facts)
            }
            #expect(seen == Set(layers.keys))
        }
    }

    private func compare(_ layer: MVTLayer, _ facts: Expected.Layer) throws(TileError) {
        #expect(layer.extent == facts.extent)
        var (features, vertices) = (0, 0)
        var kinds: [String: Int] = [:]
        var types: [String: Int] = [:]
        let keys = layer.keys.map { StreetKey($0, language: nil) }
        try layer.forEachFeature { feature throws(TileError) in
            features += 1
            var budget = TileLimits.vertices
            let lines = try feature.lines(&budget)
            vertices += lines.reduce(0) { $0 + $1.count }
            let attributes = try StreetAttributes(feature, layer, keys)
            if !attributes.kind.isEmpty { kinds[attributes.kind, default: 0] += 1 }
            let type =
                switch feature.geometry {
                case .points: lines.count > 1 ? "MultiPoint" : "Point"
                case .lines: lines.count > 1 ? "MultiLineString" : "LineString"
                case .polygons: lines.filter { twiceArea($0) > 0 }.count > 1 ? "MultiPolygon" : "Polygon"
                case .unknown: "unknown"
                }
            types[type, default: 0] += 1
        }
        #expect(features == facts.features, "\(layer.name)")
        #expect(vertices == facts.vertices, "\(layer.name)")
        #expect(types == facts.geometry_types, "\(layer.name)")
        if let expected = facts.class_counts ?? facts.kind_counts { #expect(kinds == expected, "\(layer.name)") }
    }

    /// Twice the area of a ring by the surveyor's formula: that of outer rings is positive (MVT 2, 4.3.4.4).
    private func twiceArea(_ ring: [StreetTile.Vertex]) -> Int {
        zip(ring, ring.dropFirst()).reduce(0) { $0 + Int($1.0.x) * Int($1.1.y) - Int($1.1.x) * Int($1.0.y) }
    }

    @Test func theFirstRoadLiesWhereItShould() throws {
        var count = 0
        for expected in try Expected.load().tiles {
            guard let road = expected.first_road_feature else { continue }
            let file = try TileFiles.open(Sample.path(kept(expected.file)))
            let bytes = try #require(try file.tile(Sample.id(expected.z, expected.x, expected.y)))
            var first: [[[Int32]]]?
            try MVTLayer.forEach(in: bytes, wanted: { $0 == road.layer }) { layer throws(TileError) in
                try layer.forEachFeature { feature throws(TileError) in
                    guard first == nil, feature.geometry == .lines else { return }
                    var budget = TileLimits.vertices
                    first = try feature.lines(&budget).map { $0.map { [$0.x, $0.y] } }
                }
            }
            #expect(first == road.geometry.coordinates, "\(expected.file) \(expected.z)")
            count += 1
        }
        #expect(count == 11)
    }

    @Test func roadsHaveTheirNames() throws {
        for expected in try Expected.load().tiles {
            guard let names = expected.road_names_most_common, !names.isEmpty else { continue }
            let file = try TileFiles.open(Sample.path(kept(expected.file)))
            let bytes = try #require(try file.tile(Sample.id(expected.z, expected.x, expected.y)))
            var counts: [String: Int] = [:]
            let wanted: Set = ["transportation_name", "roads"]
            try MVTLayer.forEach(in: bytes, wanted: { wanted.contains($0) }) { layer throws(TileError) in
                let keys = layer.keys.map { StreetKey($0, language: nil) }
                try layer.forEachFeature { feature throws(TileError) in
                    if let name = try StreetAttributes(feature, layer, keys).name { counts[name.text, default: 0] += 1 }
                }
            }
            for pair in names {
                guard case .text(let text) = pair[0], case .count(let count) = pair[1] else { continue }
                #expect(counts[text] == count, "\(expected.file) \(text)")
            }
        }
    }

    @Test(arguments: ["14/2621/6332", "12/655/1583", "8/40/98"])
    func bothContainersHoldTheSameTiles(place: String) throws {
        let numbers = place.split(separator: "/").compactMap { Int($0) }
        let id = try Sample.id(numbers[0], numbers[1], numbers[2])
        let packed = try #require(try TileFiles.open(Sample.path("sf-downtown.pmtiles")).tile(id))
        #expect(try TileFiles.open(Sample.path("sf-downtown.mbtiles")).tile(id) == packed)
    }
}
