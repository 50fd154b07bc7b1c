import Geo
import Streets
import Testing

@testable import Atlas

/// What lies under the streets, where tiles end within the view.
struct StreetGroundTests {
    @Test func aTileThatBeginsOnTheLowestDotIsNotDrawn() throws {
        let camera = MapCamera(center: Coordinate(latitude: 45.76, longitude: 4.84), zoom: 12)
        let view = MapViewport(camera: camera, columns: 40, rows: 10)
        for dots in 1...9 {
            // The file's northern edge lies some dots above the lower edge of the view.
            let north = (view.top + Double(view.rows * 4 - dots)) / view.worldDots
            let box = MercatorBox(west: 0, north: north, east: 1, south: 1)
            let id = try #require(StreetTileID(zoom: 0, x: 0, y: 0))
            let piece = StreetPiece(tile: StreetTile(), id: id, clip: id, bounds: box, knowsSea: true)
            let ground = StreetGround(StreetPicture(revision: 1, pieces: [piece]), in: view)
            #expect(ground.cells.count { $0 == .land } == (dots + 2) / 4 * 40)
        }
    }
}
