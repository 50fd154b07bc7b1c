import Geo
import Testing

/// The Web Mercator square.
struct MercatorPointTests {
    @Test func cornersAndMiddle() {
        #expect(MercatorPoint(Coordinate(latitude: 0, longitude: 0)) == MercatorPoint(x: 0.5, y: 0.5))
        let corner = MercatorPoint(Coordinate(latitude: MercatorPoint.maximumLatitude, longitude: -180))
        #expect(corner.x == 0)
        #expect(abs(corner.y) < 1e-12)
    }

    @Test func polesLieOnTheEdge() {
        #expect(MercatorPoint(Coordinate(latitude: 90, longitude: 0)).y < 1e-12)
        #expect(MercatorPoint(Coordinate(latitude: -90, longitude: 0)).y > 1 - 1e-12)
    }

    @Test func backAndForth() {
        for latitude in stride(from: -85.0, through: 85, by: 8.5) {
            for longitude in stride(from: -180.0, to: 180, by: 22.5) {
                let back = MercatorPoint(Coordinate(latitude: latitude, longitude: longitude)).coordinate
                #expect(abs(back.latitude - latitude) < 1e-9)
                #expect(abs(back.longitude - longitude) < 1e-9)
            }
        }
    }
}
