import Foundation
import GRDBSQLite
import Streets
import Synchronization
import Testing

@testable import Tiles

/// Which tiles are drawn for a view, what is asked for, and what is remembered.
struct SourceTests {
    private let sanFrancisco = StreetView(zoom: 14, columns: 2620...2621, rows: 6332...6332)

    /// How often something woke.
    private final class Wakes: Sendable {
        let count = Mutex(0)
    }

    /// A source and a count of its wakes.
    private struct Desk {
        let wakes = Wakes()
        let source: StreetSource

        init(_ paths: [String]) {
            let wakes = wakes
            source = StreetSource(paths) { wakes.count.withLock { $0 += 1 } }
        }

        /// The picture once nothing more comes.
        func settled(_ view: StreetView) throws -> StreetPicture {
            let deadline = ContinuousClock.now + .seconds(20)
            var last = source.picture(for: view)
            while ContinuousClock.now < deadline {
                if source.isIdle {
                    let next = source.picture(for: view)
                    if next == last, source.isIdle { return next }
                    last = next
                }
                usleep(500)
            }
            Issue.record("the source did not come to rest")
            return last
        }
    }

    @Test func theFirstPictureIsEmptyAndTheNextOnesFill() throws {
        let desk = Desk([Sample.path("sf-downtown.pmtiles")])
        #expect(desk.source.picture(for: sanFrancisco).pieces.isEmpty)
        let picture = try desk.settled(sanFrancisco)
        #expect(picture.pieces.map(\.id.x) == [2620, 2621])
        #expect(picture.pieces.allSatisfy { $0.id == $0.clip && $0.knowsSea })
        #expect(picture.attribution == "© OpenStreetMap contributors")
        #expect(desk.wakes.count.withLock { $0 } >= 2)
        #expect(desk.source.kept.tiles == 2 && desk.source.kept.bytes > 100_000)
        #expect(desk.source.picture(for: sanFrancisco) == picture)
    }

    @Test func beyondTheDeepestZoomItsTilesAreDrawnLarger() throws {
        let desk = Desk([Sample.path("sf-downtown.pmtiles")])
        let view = StreetView(zoom: 16, columns: 10484...10487, rows: 25328...25330)
        let picture = try desk.settled(view)
        #expect(picture.pieces.map(\.id) == [try Sample.id(14, 2621, 6332)])
    }

    @Test func aMissingTileIsDrawnFromTheOneAboveIt() throws {
        let desk = Desk([Sample.path("sf-downtown.pmtiles")])
        let missing = try Sample.id(14, 2619, 6332)
        let picture = try desk.settled(StreetView(zoom: 14, columns: 2619...2619, rows: 6332...6332))
        let isOutside = picture.pieces.isEmpty
        #expect(isOutside || picture.pieces.allSatisfy { $0.clip == missing && $0.id.zoom < 14 })
        // One that lies within the bounds of a file and is not there.
        let hole = try HoleFile(without: Sample.id(14, 2621, 6332))
        let holed = try Desk([hole.path]).settled(StreetView(zoom: 14, columns: 2621...2621, rows: 6332...6332))
        #expect(holed.pieces.map(\.id) == [try Sample.id(13, 1310, 3166)])
        #expect(holed.pieces.map(\.clip) == [try Sample.id(14, 2621, 6332)])
    }

    @Test func viewsOutsideOfTheFileAreEmptyAndAskNothing() throws {
        let desk = Desk([Sample.path("sf-downtown.pmtiles")])
        let picture = try desk.settled(StreetView(zoom: 14, columns: 0...3, rows: 0...3))
        #expect(picture.pieces.isEmpty && picture.attribution.isEmpty && desk.source.kept.tiles == 0)
        #expect(try desk.settled(StreetView(zoom: 2, columns: 0...3, rows: 0...3)).pieces.isEmpty)
    }

    @Test func severalFilesAreDrawnTogetherAndBrokenOnesAreNamed() throws {
        let names = ["sf-downtown.mbtiles", "liechtenstein.pmtiles"].map(Sample.path)
        let desk = Desk([names[0], "/nowhere/streets.pmtiles", names[1]])
        #expect(desk.source.reports.map(\.isRefused) == [false, true, false])
        #expect(desk.source.reports[0].words == "OpenMapTiles, zoom 4 to 14")
        #expect(desk.source.reports[2].words == "OpenMapTiles, zoom 0 to 14")
        #expect(desk.source.reports[1].words == "there is no such file")
        let vaduz = StreetView(zoom: 14, columns: 8625...8625, rows: 5753...5753)
        #expect(try desk.settled(vaduz).pieces.count == 1)
        #expect(try desk.settled(sanFrancisco).pieces.count == 2)
    }

    @Test func aBrokenTileIsToldOnceAndNotReadAgain() throws {
        let broken = try HoleFile(breaking: Sample.id(14, 2621, 6332))
        let desk = Desk([broken.path])
        let view = StreetView(zoom: 14, columns: 2621...2621, rows: 6332...6332)
        #expect(try desk.settled(view).pieces.first?.id.zoom == 13)
        #expect(desk.source.takeFaults() == ["street tile 14/2621/6332: damaged: it does not unpack"])
        let wakes = desk.wakes.count.withLock { $0 }
        _ = try desk.settled(sanFrancisco)
        _ = try desk.settled(view)
        #expect(desk.source.takeFaults().isEmpty)
        #expect(desk.wakes.count.withLock { $0 } == wakes + 1)
    }

    @Test func theShelfKeepsItsBounds() throws {
        var shelf = TileShelf()
        var tile = StreetTile()
        tile.add(.minor, [(0..<1000).map { StreetTile.Vertex(x: $0, y: 0) }])
        for x in 0..<200 { shelf.put(.init(file: 0, id: try Sample.id(14, x, 0)), .tile(tile)) }
        #expect(shelf.count == TileShelf.mostTiles)
        #expect(shelf.byteCount == TileShelf.mostTiles * tile.byteCount)
        #expect(shelf.finding(.init(file: 0, id: try Sample.id(14, 0, 0))) == nil)
        #expect(shelf.finding(.init(file: 0, id: try Sample.id(14, 199, 0))) != nil)
        tile.add(.minor, [(0..<2_000_000).map { StreetTile.Vertex(x: $0, y: 0) }])
        shelf.put(.init(file: 0, id: try Sample.id(14, 300, 0)), .tile(tile))
        shelf.put(.init(file: 0, id: try Sample.id(14, 301, 0)), .tile(tile))
        #expect(shelf.count == 1 && shelf.byteCount <= TileShelf.mostBytes)
    }

    @Test func whatAPictureNeedsIsNotPutAsideForMore() throws {
        var shelf = TileShelf()
        var tile = StreetTile()
        tile.add(.minor, [(0..<900_000).map { StreetTile.Vertex(x: $0, y: 0) }])
        // A view of five tiles of which not all have room: each picture asks for what it does not find.
        let keys = try (0..<5).map { TileShelf.Key(file: 0, id: try Sample.id(14, $0, 0)) }
        var decoded = 0
        for picture in 0..<20 {
            shelf.beginPicture(isNewView: picture == 0)
            guard let wanted = keys.first(where: { shelf.finding($0) == nil }) else { break }
            for key in keys { _ = shelf.finding(key) }
            shelf.put(wanted, .tile(tile))
            decoded += 1
        }
        #expect(decoded == 5 && shelf.count == TileShelf.mostBytes / tile.byteCount)
        #expect(keys.count { if case .tile = shelf.finding($0) { true } else { false } } == shelf.count)
        #expect(shelf.byteCount == shelf.count * tile.byteCount)
        // Another view may have the room, and the first one looks again.
        shelf.beginPicture(isNewView: true)
        #expect(keys.count { shelf.finding($0) == nil } == 5 - shelf.count)
        shelf.beginPicture(isNewView: true)
        let other = TileShelf.Key(file: 0, id: try Sample.id(14, 9, 0))
        shelf.put(other, .tile(tile))
        #expect(shelf.finding(other) != nil && shelf.byteCount <= TileShelf.mostBytes)
    }

    @Test(arguments: [
        ("<a href=\"x\">&copy; OpenStreetMap</a>  contributors", "© OpenStreetMap contributors"),
        ("plain", "plain"), ("<<<", ""), ("a &amp;lt; b", "a &lt; b"),
    ])
    func thanksLoseTheirTags(html: String, plain: String) {
        #expect(AttributionText.plain(html) == plain)
    }
}

/// The file of San Francisco's tiles with one of them taken out or broken.
private final class HoleFile {
    private let file: ScratchFile
    var path: String { file.path }

    init(without id: StreetTileID) throws {
        file = try ScratchFile(try Sample.bytes("sf-downtown.mbtiles"), name: "x.mbtiles")
        try run("DELETE FROM tiles", id)
    }

    init(breaking id: StreetTileID) throws {
        file = try ScratchFile(try Sample.bytes("sf-downtown.mbtiles"), name: "x.mbtiles")
        try run("UPDATE tiles SET tile_data = x'1F8B0800000000000003FFFFFFFF'", id)
    }

    private func run(_ sql: String, _ id: StreetTileID) throws {
        var connection: OpaquePointer?
        #expect(sqlite3_open(path, &connection) == SQLITE_OK)
        defer { sqlite3_close(connection) }
        let row = (1 << id.zoom) - 1 - id.y
        let place = "zoom_level = \(id.zoom) AND tile_column = \(id.x) AND tile_row = \(row)"
        #expect(sqlite3_exec(connection, "\(sql) WHERE \(place)", nil, nil, nil) == SQLITE_OK)
    }
}
