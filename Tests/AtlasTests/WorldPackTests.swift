import Geo
import Testing

@testable import Atlas

/// Reading packed maps, whole and broken ones.
struct WorldPackTests {
    /// A tile with one river of three vertices, from zoom 2 on, and an island as a ring.
    private static let tile: [UInt8] =
        [3] + varint(1) + [0, 20] + varint(1) + varint(3) + [2048, 2048, 10, -3, -2, 5].flatMap(zigzag)
        + [0] + varint(1) + [1, 0] + varint(1) + varint(3) + [-1000, -1000, 20, 0, 0, 20].flatMap(zigzag)
    private static let tiles = [0] + fixed(1) + fixed(0) + fixed(tile.count) + tile
    /// One town in France.
    private static let label =
        varint(1) + zigzag(450_000) + zigzag(-50_000) + [1, 3, 45] + varint(4) + Array("Né".utf8) + [0x21]
    private static let folding = varint(1) + varint(0xE9) + varint(1) + [0x65]
    /// Two names in one block: Ab, Abé.
    private static let names = varint(2) + fixed(6) + [0x02, 0x41, 0x62] + [0x22, 0xC3, 0xA9]
    /// Two places: Abé with 15,000 people and Ab, a quarter with 1,000.
    private static let places =
        varint(2) + varint(2) + Array("  FR".utf8) + varint(1) + varint(2) + varint(1) + varint(1) + [65, 0]
        + [0x01, 0, 0, 0, 0] + zigzag(450_000) + zigzag(50_000) + zigzag(100) + zigzag(-100)

    private static func varint(_ value: UInt32) -> [UInt8] {
        value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7F) | 0x80] + varint(value >> 7)
    }

    private static func zigzag(_ value: Int32) -> [UInt8] {
        varint(UInt32(bitPattern: (value << 1) ^ (value >> 31)))
    }

    private static func fixed(_ value: Int) -> [UInt8] { [0, 8, 16, 24].map { UInt8((value >> $0) & 0xFF) } }

    private static func pack(_ sections: [(UInt8, [UInt8])]) -> [UInt8] {
        var bytes = MapPackLayout.magic + [MapPackLayout.version, UInt8(sections.count)]
        var offset = bytes.count + 9 * sections.count
        for (kind, body) in sections {
            bytes += [kind] + fixed(offset) + fixed(body.count)
            offset += body.count
        }
        return bytes + sections.flatMap(\.1)
    }

    private static let small = pack([
        (0, tiles), (99, [0xFF]), (5, label), (7, places), (8, names), (9, folding),
    ])

    @Test func embeddedWorldIsWhole() throws {
        let world = World.embedded
        #expect(world.towns.count > 7_000)
        #expect(world.seas.contains { $0.name == "Arctic Ocean" })
        for (section, zoom) in [(MapPackLayout.Section.world, 0), (.continents, 2), (.countries, 4), (.regions, 6)] {
            let level = world.level(section)
            #expect(level.tileZoom == zoom)
            var found: Set<UInt8> = []
            for row in 0..<level.side {
                for column in 0..<level.side {
                    let tile = try level.tile(at: .init(column: column, row: row))
                    for layer in MapPackLayout.Layer.allCases where !tile[layer].parts.isEmpty {
                        found.insert(layer.rawValue)
                    }
                }
            }
            #expect(found.isSuperset(of: zoom < 2 ? [0, 1, 2, 3] : zoom < 4 ? [0, 1, 2, 3, 4] : [0, 1, 2, 3, 4, 5]))
        }
        let lyon = try #require(world.towns.first { $0.name == "Lyon" })
        #expect(abs(lyon.coordinate.latitude - 45.772) < 1e-9)
        #expect(world.folding.ascii("São Paulo, Łódź") == "Sao Paulo, Lodz")
    }

    @Test func everyPlaceIsWhole() {
        let table = Gazetteer.embedded.table
        #expect(table.count == 147_519)
        var last: [UInt8] = []
        var count = 0
        var isSorted = true
        table.names.visit(from: 0) { number, key in
            isSorted = isSorted && number == count && !key.lexicographicallyPrecedes(last)
            last = key
            count += 1
            return true
        }
        #expect(isSorted)
        #expect(count == table.names.count)
        let unnamed = (0..<table.count).count { table.nameNumber(of: $0) >= count }
        #expect(unnamed == 0)
        #expect(stride(from: 0, to: table.count, by: 97).allSatisfy { !table.place($0).name.isEmpty })
    }

    @Test func smallPackIsRead() throws {
        let world = try World(packed: Self.small)
        let tile = try world.level(.world).tile(at: .init(column: 0, row: 0))
        #expect(
            tile[.rivers].vertices == [.init(x: 2048, y: 2048), .init(x: 2058, y: 2045), .init(x: 2056, y: 2050)])
        #expect(tile[.rivers].parts.map(\.low) == [.init(x: 2048, y: 2045)])
        #expect(tile[.rivers].parts.map(\.high) == [.init(x: 2058, y: 2050)])
        #expect(tile[.rivers].parts.map(\.firstZoomTenths) == [20])
        #expect(tile[.land].parts.map(\.featureClass) == [1])
        #expect(try world.level(.world).tile(at: .init(column: 1, row: 0))[.land].parts.isEmpty)
        let town = try #require(world.towns.first)
        #expect((town.name, town.firstZoom, town.isCapital) == ("Né!", 4.5, true))
        let gazetteer = Gazetteer(world)
        #expect(gazetteer.search("abe").map(\.asciiName) == ["Abe"])
        let point = Coordinate(latitude: 45.01, longitude: 4.99)
        #expect(gazetteer.describe(point) == "1 km NW of Abé, FR")
        #expect(gazetteer.nearestPlace(to: point)?.place.name == "Ab")
        #expect(gazetteer.nearestPlace(to: point)?.place.coordinate == point)
        #expect(gazetteer.nearestPlace(to: point, leastPopulation: 15_000)?.place.name == "Abé")
    }

    @Test func everyCutGivesAnError() {
        for length in 0..<Self.small.count {
            #expect(throws: WorldPackError.self) { try World(packed: Array(Self.small[..<length])) }
        }
        for length in 1..<Self.tile.count {
            // A tile may end between layers, nowhere else.
            guard length != 14 else { continue }
            #expect(throws: WorldPackError.self) { try MapTile(PackBytes(Array(Self.tile[..<length]))) }
        }
        for length in 1..<Self.places.count {
            let short = PackBytes(Array(Self.places[..<length]))
            #expect(throws: WorldPackError.self) {
                try PlaceTable(short, names: NameTable(PackBytes([]), folding: NameFolding([:])))
            }
        }
    }

    @Test func strangeBytesGiveErrors() {
        let huge = Self.varint(.max)
        let cases: [(WorldPackError, [UInt8])] = [
            (.notAPack, Array("PNG and more".utf8)),
            (.unknownVersion(1), MapPackLayout.magic + [1, 0]),
            (.truncated, []),
            (
                .truncated,
                MapPackLayout.magic + [MapPackLayout.version, 1, 0] + Self.fixed(0xFFFF_FFFF) + Self.fixed(1)
            ),
            (.truncated, Self.pack([(0, [0] + Self.fixed(1_000_000))])),
            (.malformed, Self.pack([(0, [77] + Self.fixed(0))])),
            (.malformed, Self.pack([(0, [0] + [2, 0, 0, 0, 0].flatMap(Self.fixed))])),
            (.truncated, Self.pack([(5, huge)])),
            (.malformed, Self.pack([(5, [0xFF, 0xFF, 0xFF, 0xFF, 0x7F])])),
            (.malformed, Self.pack([(5, [1] + Self.zigzag(2_000_000) + [0, 0, 0, 0, 0, 0])])),
            (.malformed, Self.pack([(5, [1, 0, 0, 0, 0, 0, 2, 0xC3, 0x28])])),
        ]
        for (error, bytes) in cases {
            #expect(throws: error) { try World(packed: bytes) }
        }
        let tiles: [[UInt8]] = [
            [0, 1, 0, 0, 1, 1] + Self.zigzag(-3) + [0], [0, 1, 0, 0, 1, 1] + Self.zigzag(4099) + [0],
            [0, 1, 0, 0, 1, 1] + Self.zigzag(.max) + [0], [0, 1, 0, 0, 1] + huge, [0] + huge,
        ]
        for tile in tiles { #expect(throws: WorldPackError.self) { try MapTile(PackBytes(tile)) } }
    }

    @Test func damagedBytesNeverLeaveTheMap() {
        var seed: UInt64 = 3
        func next(_ count: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % count
        }
        var survivors = 0
        for _ in 0..<5_000 {
            var bytes = Self.small
            for _ in 0...next(3) { bytes[next(bytes.count)] = UInt8(next(256)) }
            guard let world = try? World(packed: bytes) else { continue }
            survivors += 1
            let tile = (try? world.level(.world).tile(at: .init(column: 0, row: 0))) ?? MapTile()
            #expect(tile[.rivers].vertices.allSatisfy { (-2...4098).contains($0.x) && (-2...4098).contains($0.y) })
            #expect(world.towns.allSatisfy { $0.coordinate.isValid })
            let gazetteer = Gazetteer(world)
            let point = Coordinate(latitude: 45, longitude: 5)
            _ = gazetteer.describe(point)
            _ = gazetteer.country(at: point)
            _ = gazetteer.search("ab x")
        }
        #expect(survivors > 0)
    }

    @Test func theCacheHasABound() {
        var cache = TileCache()
        let level = World.embedded.level(.regions)
        for column in 0..<60 { _ = cache.tile(at: .init(column: column, row: 24), of: level) }
        #expect(cache.tiles.count == TileCache.capacity)
        let again = cache.tile(at: .init(column: 59, row: 24), of: level)
        #expect(again[.land].vertices == (try? level.tile(at: .init(column: 59, row: 24)))?[.land].vertices)
    }
}
