import Streets
import TestSupport
import Testing

@testable import Tiles

/// Seeded damage, thousands of cases: a tile or an error in words, within the caps, and never a crash.
struct FuzzTests {
    /// Cuts, flips or overwrites bytes.
    private func damaged(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var bytes = bytes
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeLast(Int.random(in: 0...bytes.count, using: &random))
        case 1:
            for _ in 0..<Int.random(in: 1...8, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
        case 2:
            // Numbers without an end and huge ones are where readers stumble.
            let place = Int.random(in: 0..<bytes.count, using: &random)
            for index in place..<min(bytes.count, place + Int.random(in: 1...12, using: &random)) {
                bytes[index] = [0xFF, 0x80, 0x7F, 0].randomElement(using: &random) ?? 0
            }
        default:
            bytes = (0..<Int.random(in: 0...400, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        }
        return bytes
    }

    private func decode(_ bytes: [UInt8]) -> Bool {
        do throws(TileError) {
            let tile = try StreetTileDecoder.decode(bytes, schema: nil, zoom: 14)
            #expect(tile.vertices.count <= TileLimits.vertices)
            return true
        } catch {
            #expect(!error.description.isEmpty)
            return false
        }
    }

    @Test func damagedTilesGiveATileOrAnError() throws {
        var random = SeededRandom(seed: 7)
        let file = try TileFiles.open(Sample.path("monaco-protomaps.pmtiles"))
        let small = try #require(try file.tile(Sample.id(10, 533, 373)))
        let other = try #require(try TileFiles.open(Sample.path("sf-downtown.pmtiles")).tile(Sample.id(8, 40, 98)))
        var (good, bad) = (0, 0)
        for _ in 0..<6000 {
            if decode(damaged(Bool.random(using: &random) ? small : other, &random)) { good += 1 } else { bad += 1 }
        }
        #expect(good > 100 && bad > 1000)
    }

    /// The ranks of places: as text, as numbers, and at the ends of what a number can be.
    @Test(arguments: [
        ("place", "class", "rank"), ("places", "kind", "population_rank"), ("places", "kind_detail", "min_zoom"),
    ])
    func numbersOfPlacesMayBeAnything(layer: String, key: String, rankKey: String) throws {
        var random = SeededRandom(seed: 19)
        var places = 0
        for round in 0..<400 {
            let ends: [Int64] = [.min, .min + 1, -1, 0, 1 << 53, .max - 1, .max]
            let number = round < 14 ? ends[round % 7] : Int64.random(in: .min ... .max, using: &random)
            let bytes = HandMade.point(
                layer: layer,
                [
                    ("name", .text("Somewhere")), ("kind", .text("locality")),
                    (key, .text(["city", "town", "village"].randomElement(using: &random) ?? "town")),
                    (rankKey, round % 2 == 0 ? .text(String(number)) : .number(number)),
                ])
            let schema: StreetSchema = layer == "place" ? .openMapTiles : .protomaps
            let tile = try StreetTileDecoder.decode(bytes, schema: schema, zoom: 10)
            places += tile.places.count
            #expect(tile.places.allSatisfy { (0...2000).contains($0.rank) })
        }
        #expect(places == 400)
    }

    @Test func aDenseTileCutAnywhereGivesATileOrAnError() throws {
        let dense = try Sample.denseTile
        for end in stride(from: 0, to: dense.count, by: dense.count / 60) { _ = decode(Array(dense[..<end])) }
    }

    @Test func damagedPMTilesGiveTilesOrAnError() throws {
        let whole = try Sample.bytes("liechtenstein.pmtiles")
        var random = SeededRandom(seed: 11)
        // Header and directories are the first bytes; the rest of the file is tiles.
        let head = Array(whole[..<1546])
        var bad = 0
        for _ in 0..<2000 {
            let file = try ScratchFile(damaged(head, &random) + [UInt8](repeating: 0, count: 64))
            do throws(TileError) {
                let tiles = try TileFiles.open(file.path)
                for (zoom, x, y) in [(0, 0, 0), (10, 539, 359), (14, 8625, 5753)] {
                    if let id = StreetTileID(zoom: zoom, x: x, y: y) { _ = try tiles.tile(id) }
                }
            } catch {
                bad += 1
                #expect(!error.description.isEmpty)
            }
        }
        #expect(bad > 1000)
    }

    @Test func damagedMBTilesGiveTilesOrAnError() throws {
        let whole = try Sample.bytes("helsinki.mbtiles")
        var random = SeededRandom(seed: 13)
        var bad = 0
        for round in 0..<400 {
            var bytes = whole
            // The first pages hold header, schema and metadata.
            let head = damaged(Array(bytes[..<8192]), &random)
            if round % 4 == 0 { bytes = head } else { bytes.replaceSubrange(..<8192, with: head) }
            bytes.replaceSubrange(..<min(16, bytes.count), with: whole[..<min(16, bytes.count)])
            let file = try ScratchFile(bytes, name: "x.mbtiles")
            do throws(TileError) {
                let tiles = try TileFiles.open(file.path)
                if let id = StreetTileID(zoom: 14, x: 9327, y: 4742) { _ = try tiles.tile(id) }
            } catch {
                bad += 1
                #expect(!error.description.isEmpty)
            }
        }
        #expect(bad > 50)
    }

    @Test func randomBytesUnpackToAnErrorOrLittle() throws {
        var random = SeededRandom(seed: 17)
        let packed = try gzip(Array("some text that is packed for this test, and packed again".utf8))
        for _ in 0..<3000 {
            do throws(TileError) {
                #expect(try Inflater.unpack(damaged(packed, &random)).count <= TileLimits.bytes)
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
    }
}
