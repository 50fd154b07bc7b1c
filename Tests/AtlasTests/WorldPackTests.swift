import Geo
import Testing

@testable import Atlas

/// Reading packed maps, whole and broken ones.
struct WorldPackTests {
    private static let header = MapPackLayout.magic + [MapPackLayout.version]
    /// One river of three vertices in the middle of the world, from zoom 2 on.
    private static let river =
        varint(1) + [0, 20] + varint(1) + varint(3)
        + [1 << 19, 1 << 19, 10, -3, -2, 5].flatMap(zigzag)
    /// One town in France.
    private static let place =
        varint(1) + zigzag(450_000) + zigzag(-50_000) + [1, 3, 45] + varint(500_000)
        + Array("FR".utf8) + varint(4) + Array("Né".utf8) + [0x21] + varint(3) + Array("Ne!".utf8)
    private static let sections = [section(3, river), section(9, [0xFF, 0xFF]), section(4, place)]

    private static func varint(_ value: UInt32) -> [UInt8] {
        value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7F) | 0x80] + varint(value >> 7)
    }

    private static func zigzag(_ value: Int32) -> [UInt8] {
        varint(UInt32(bitPattern: (value << 1) ^ (value >> 31)))
    }

    private static func section(_ kind: UInt8, _ body: [UInt8]) -> [UInt8] {
        [kind, 1] + varint(UInt32(body.count)) + body
    }

    @Test func embeddedWorldIsWhole() throws {
        let world = World.embedded
        #expect(world.places.count > 7_000)
        for zoom in [0.0, 5] {
            let lines = world.lines(forZoom: zoom)
            for kind in MapPackLayout.Kind.allCases where kind != .places {
                #expect(!lines[kind].parts.isEmpty)
            }
        }
        let lyon = try #require(world.places.first { $0.name == "Lyon" })
        #expect(lyon.countryCode == "FR")
        #expect(abs(lyon.coordinate.latitude - 45.772) < 1e-9)
        #expect(world.places.allSatisfy { $0.asciiName.unicodeScalars.allSatisfy { $0.isASCII } })
        #expect(world.places.contains { $0.name == "São Paulo" && $0.asciiName == "Sao Paulo" })
    }

    @Test func smallPackIsRead() throws {
        let world = try World(packed: Self.header + Self.sections.flatMap(\.self))
        let rivers = world.lines(forZoom: 5).rivers
        let middle: Int32 = 1 << 19
        #expect(
            rivers.vertices == [
                .init(x: middle, y: middle), .init(x: middle + 10, y: middle - 3), .init(x: middle + 8, y: middle + 2),
            ])
        #expect(rivers.parts.map(\.low) == [.init(x: middle, y: middle - 3)])
        #expect(rivers.parts.map(\.high) == [.init(x: middle + 10, y: middle + 2)])
        #expect(rivers.parts.map(\.firstZoomTenths) == [20])
        let place = try #require(world.places.first)
        #expect((place.name, place.asciiName, place.countryCode) == ("Né!", "Ne!", "FR"))
        #expect(place.coordinate == Coordinate(latitude: 45, longitude: -5))
        #expect((place.population, place.scaleRank, place.firstZoom, place.isCapital) == (500_000, 3, 4.5, true))
    }

    @Test func everyCutGivesAnError() {
        let whole = Self.header + Self.sections.flatMap(\.self)
        var ends = [Self.header.count]
        for section in Self.sections { ends.append((ends.last ?? 0) + section.count) }
        for length in whole.indices where !ends.contains(length) {
            #expect(throws: WorldPackError.truncated) { try World(packed: Array(whole[..<length])) }
        }
        // A place may be cut only as a whole, also when its section says that it is shorter.
        for length in 1..<Self.place.count {
            let short = Self.header + Self.section(4, Array(Self.place[..<length]))
            #expect(throws: WorldPackError.truncated) { try World(packed: short) }
        }
    }

    @Test func strangeBytesGiveErrors() {
        let huge = Self.varint(.max)
        let cases: [(WorldPackError, [UInt8])] = [
            (.notAPack, Array("PNG and more".utf8)),
            (.unknownVersion(99), MapPackLayout.magic + [99]),
            (.truncated, []),
            (.truncated, Self.header + [3, 1] + huge),
            (.truncated, Self.header + Self.section(3, huge)),
            (.truncated, Self.header + Self.section(4, huge)),
            (.malformed, Self.header + [3, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]),
            (.malformed, Self.header + Self.section(3, [1, 0, 0, 1, 1] + Self.zigzag(-1) + [0])),
            (.malformed, Self.header + Self.section(3, [1, 0, 0, 1, 1] + Self.zigzag(.max) + [0])),
            (.malformed, Self.header + Self.section(4, [1] + Self.zigzag(2_000_000) + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
            (.malformed, Self.header + Self.section(4, [1, 0, 0, 0, 0, 0, 0, 0x46, 0x52, 2, 0xC3, 0x28, 0])),
        ]
        for (error, bytes) in cases {
            #expect(throws: error) { try World(packed: bytes) }
        }
    }

    @Test func damagedBytesNeverLeaveTheMap() {
        var seed: UInt64 = 3
        func next(_ count: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % count
        }
        let whole = Self.header + Self.sections.flatMap(\.self)
        var survivors = 0
        for _ in 0..<5_000 {
            var bytes = whole
            for _ in 0...next(3) { bytes[next(bytes.count)] = UInt8(next(256)) }
            guard let world = try? World(packed: bytes) else { continue }
            survivors += 1
            let limits = 0...MapPackLayout.gridSize
            #expect(
                world.lines(forZoom: 5).rivers.vertices.allSatisfy { limits.contains($0.x) && limits.contains($0.y) })
            #expect(world.places.allSatisfy { $0.coordinate.isValid })
        }
        #expect(survivors > 0)
    }
}
