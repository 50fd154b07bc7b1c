import Foundation
import GRDBSQLite
import Streets
import TestSupport
import Testing

@testable import Tiles

/// Files and tiles that mean harm: an error in words, and nothing else.
struct HostileTests {
    // MARK: - Hand-made

    /// A PMTiles file without compression from a root directory and what follows it.
    private func pmtiles(root: [UInt8], leaves: [UInt8] = [], tiles: [UInt8] = [], compression: UInt8 = 1) -> [UInt8] {
        func number(_ value: Int) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
        let start = PMTilesHeader.byteCount
        var bytes = Array("PMTiles".utf8) + [3]
        bytes += number(start) + number(root.count)
        bytes += number(start + root.count) + number(0)
        bytes += number(start + root.count) + number(leaves.count)
        bytes += number(start + root.count + leaves.count) + number(tiles.count)
        bytes += number(0) + number(0) + number(0)
        bytes += [1, compression, compression, 1, 0, 14]
        bytes += [UInt8](repeating: 0, count: start - bytes.count)
        return bytes + root + leaves + tiles
    }

    private func tile(_ bytes: [UInt8], _ id: StreetTileID) throws -> [UInt8]? {
        try opened(try ScratchFile(bytes)).tile(id)
    }

    /// Opens a file that must not be gone before.
    private func opened(_ file: ScratchFile) throws -> any TileContainer {
        try withExtendedLifetime(file) { try TileFiles.open(file.path) }
    }

    @Test func aTileIsFoundInAFileWithoutCompression() throws {
        let file = pmtiles(root: [1, 0, 1, 3, 1], tiles: [7, 8, 9])
        #expect(try tile(file, Sample.id(0, 0, 0)) == [7, 8, 9])
        #expect(try tile(file, Sample.id(1, 0, 0)) == nil)
    }

    @Test func aLeafThatPointsToItselfEnds() throws {
        // One entry from tile 0 on, no run: a pointer to the leaf at 0, which says the same.
        let loop: [UInt8] = [1, 0, 0, 5, 1]
        #expect(throws: TileError.malformed("directories that lead in circles")) {
            try tile(pmtiles(root: loop, leaves: loop), Sample.id(3, 1, 1))
        }
    }

    @Test func promisesOfManyEntriesAreNotBelieved() throws {
        let huge: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0, 0, 0]
        #expect(throws: TileError.self) { try tile(pmtiles(root: huge), Sample.id(0, 0, 0)) }
        #expect(throws: TileError.self) { try tile(pmtiles(root: [4, 0, 0, 0, 0]), Sample.id(0, 0, 0)) }
        #expect(throws: TileError.self) { try tile(pmtiles(root: [1, 0, 1, 3, 0]), Sample.id(0, 0, 0)) }
    }

    @Test func tilesBeyondTheEndOfTheFileAreRefused() throws {
        #expect(throws: TileError.self) { try tile(pmtiles(root: [1, 0, 1, 90, 1], tiles: [7]), Sample.id(0, 0, 0)) }
        #expect(throws: TileError.self) { try tile(pmtiles(root: [1, 0, 1, 1, 90], tiles: [7]), Sample.id(0, 0, 0)) }
        var far = pmtiles(root: [1, 0, 1, 1, 1], tiles: [7])
        for index in 56..<72 { far[index] = 0xFF }
        #expect(throws: TileError.self) { try tile(far, Sample.id(0, 0, 0)) }
    }

    @Test func bombsAreNotUnpacked() throws {
        // 40 MB of zeros take about 40 kB.
        let bomb = try gzip([UInt8](repeating: 0, count: 40 << 20))
        #expect(bomb.count < 100_000)
        #expect(throws: TileError.tooLarge("more than 4 MB")) { try Inflater.unpack(bomb) }
        #expect(throws: TileError.tooLarge("more than 4 MB")) {
            try opened(try ScratchFile(pmtiles(root: bomb, compression: 2)))
        }
        #expect(try Inflater.unpack(gzip([1, 2, 3])) == [1, 2, 3])
    }

    @Test(arguments: [
        (2, "PNG"), (3, "JPEG"), (4, "WebP"), (5, "AVIF"), (6, "MLT"),
    ])
    func otherKindsOfTilesAreNamed(type: UInt8, name: String) throws {
        var file = try Sample.bytes("monaco-protomaps.pmtiles")
        file[99] = type
        let error = #expect(throws: TileError.self) { try opened(try ScratchFile(file)) }
        #expect(error?.description.contains(name) == true)
    }

    @Test(arguments: [(97, 3, "brotli"), (98, 4, "zstd"), (7, 2, "version 2")])
    func otherCompressionsAndVersionsAreNamed(place: Int, value: UInt8, name: String) throws {
        var file = try Sample.bytes("monaco-protomaps.pmtiles")
        file[place] = value
        let error = #expect(throws: TileError.self) { try opened(try ScratchFile(file)) }
        #expect(error?.description.contains(name) == true)
    }

    @Test func filesThatAreNoneAreNamed() throws {
        #expect(throws: TileError.notATileFile) { try opened(try ScratchFile(Array("hello".utf8))) }
        #expect(throws: TileError.notATileFile) { try opened(try ScratchFile([])) }
        #expect(throws: TileError.unreadable("there is no such file")) { try TileFiles.open("/nowhere/x.pmtiles") }
        #expect(throws: TileError.unreadable("it is no ordinary file")) { try TileFiles.open("/tmp") }
    }

    @Test func coordinatesBeyondAllBoundsAreRefused() throws {
        // MoveTo (1), then twice as far to the right as a number of 32 bits goes.
        let far: [UInt8] = [0xFE, 0xFF, 0xFF, 0xFF, 0x0F]
        let geometry: [UInt8] = [9] + far + [0] + [10] + far + [0]
        let feature: [UInt8] = [0x18, 2, 0x22, UInt8(geometry.count)] + geometry
        let layer: [UInt8] = [0x78, 2, 0x0A, 5] + Array("roads".utf8) + [0x12, UInt8(feature.count)] + feature
        let bytes: [UInt8] = [0x1A, UInt8(layer.count)] + layer
        var budget = 100
        #expect(throws: TileError.malformed("a coordinate beyond all bounds")) {
            try MVTLayer.forEach(in: bytes, wanted: { _ in true }) { layer throws(TileError) in
                try layer.forEachFeature { feature throws(TileError) in _ = try feature.lines(&budget) }
            }
        }
    }

    // MARK: - SQLite

    private func database(_ sql: String) throws -> ScratchFile {
        let file = try ScratchFile([], name: "a b?#%é.mbtiles")
        var connection: OpaquePointer?
        #expect(sqlite3_open(file.path, &connection) == SQLITE_OK)
        defer { sqlite3_close(connection) }
        #expect(sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK)
        return file
    }

    @Test func tilesMayBeAViewAndUnpacked() throws {
        let file = try database(
            """
            CREATE TABLE map (z, x, y, id); CREATE TABLE images (id, tile_data);
            CREATE VIEW tiles AS SELECT z AS zoom_level, x AS tile_column, y AS tile_row, tile_data
              FROM map JOIN images ON map.id = images.id;
            INSERT INTO map VALUES (1, 0, 1, 5); INSERT INTO images VALUES (5, x'1A00');
            """)
        let tiles = try opened(file)
        #expect(try tiles.tile(Sample.id(1, 0, 0)) == [0x1A, 0])
        #expect(try tiles.tile(Sample.id(1, 0, 1)) == nil)
        #expect(tiles.facts.firstZoom == 1 && tiles.facts.deepestZoom == 1)
    }

    @Test func aViewWithoutAnEndIsStopped() throws {
        let file = try database(
            """
            CREATE TABLE metadata (name, value); INSERT INTO metadata VALUES ('minzoom', '0'), ('maxzoom', '3');
            CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
              SELECT 99 AS zoom_level, i AS tile_column, i AS tile_row, x'00' AS tile_data FROM n WHERE i < 0;
            """)
        #expect(throws: TileError.tooLarge("a query that takes too long")) { try opened(file) }
    }

    @Test func blobsLargerThanTheCapAreRefused() throws {
        let file = try database(
            "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data); "
                + "INSERT INTO tiles VALUES (0, 0, 0, zeroblob(9000000))")
        #expect(throws: TileError.self) { try opened(file).tile(Sample.id(0, 0, 0)) }
    }

    @Test func databasesWithoutTilesAndWithPicturesAreNamed() throws {
        #expect(throws: TileError.malformed("it has no table of tiles")) {
            try opened(try database("CREATE TABLE other (x)"))
        }
        let named = try database(
            "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data); CREATE TABLE metadata (name, value); "
                + "INSERT INTO metadata VALUES ('format', 'png')")
        #expect(throws: TileError.unsupported("its tiles are png; only vector tiles (MVT) are drawn")) {
            try opened(named)
        }
        let unnamed = try database(
            "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data); "
                + "INSERT INTO tiles VALUES (0, 0, 0, x'89504E470D0A')")
        #expect(throws: TileError.unsupported("its tiles are pictures; only vector tiles (MVT) are drawn")) {
            try opened(unnamed)
        }
    }
}
