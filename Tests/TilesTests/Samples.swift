import Foundation
import Streets
import Testing

@testable import Tiles

/// The tile files of these tests.
enum Sample {
    /// All of them.
    static let names = [
        "sf-downtown.pmtiles", "sf-downtown.mbtiles", "liechtenstein.pmtiles", "helsinki.mbtiles",
        "monaco-protomaps.pmtiles",
    ]

    /// Where one lies.
    static func path(_ name: String) -> String {
        Bundle.module.bundleURL.appendingPathComponent("Tiles/\(name)").path
    }

    /// The bytes of one.
    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    /// San Francisco's densest tile.
    static var denseTile: [UInt8] {
        get throws {
            let file = try TileFiles.open(path("sf-downtown.pmtiles"))
            return try #require(try file.tile(id(14, 2621, 6332)))
        }
    }

    /// A tile's number.
    static func id(_ zoom: Int, _ x: Int, _ y: Int) throws -> StreetTileID {
        try #require(StreetTileID(zoom: zoom, x: x, y: y))
    }
}

/// A file that is gone after the test.
final class ScratchFile {
    let path: String

    init(_ bytes: [UInt8], name: String = "x.pmtiles") throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appendingPathComponent(name).path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    deinit { try? FileManager.default.removeItem(at: URL(fileURLWithPath: path).deletingLastPathComponent()) }
}
