import Geo
import Testing

/// Names of directions.
struct CompassPointTests {
    @Test func eightPoints() {
        let names = [0.0, 22.4, 22.6, 90, 135, 202.4, 225, 300, 337.4, 337.6, 359.9, 360, -45, 765].map {
            CompassPoint(ofEightNearest: $0).abbreviation
        }
        #expect(names == ["N", "N", "NE", "E", "SE", "S", "SW", "NW", "NW", "N", "N", "N", "NW", "NE"])
    }

    @Test func sixteenPoints() {
        for point in CompassPoint.allCases {
            #expect(CompassPoint(nearest: point.bearingDeg) == point)
            #expect(CompassPoint(nearest: point.bearingDeg + 11.2) == point)
            #expect(CompassPoint(nearest: point.bearingDeg - 11.2) == point)
        }
        #expect(CompassPoint(nearest: 66).abbreviation == "ENE")
    }

    @Test func whatIsNoNumberIsNorth() {
        #expect(CompassPoint(nearest: .nan) == .north)
        #expect(CompassPoint(ofEightNearest: .infinity) == .north)
    }
}
