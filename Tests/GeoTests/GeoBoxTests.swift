import Geo
import Testing

/// Boxes around points, on a round earth.
struct GeoBoxTests {
    private func coordinates(_ pairs: (Double, Double)...) -> [Coordinate] {
        pairs.map { Coordinate(latitude: $0.0, longitude: $0.1) }
    }

    @Test func noPointsNoBox() {
        #expect(GeoBox([]) == nil)
        #expect(GeoBox(coordinates((.nan, 5), (95, 5))) == nil)
    }

    @Test func onePointIsItsOwnBox() throws {
        let point = Coordinate(latitude: 45.76, longitude: 4.84)
        let box = try #require(GeoBox([point]))
        #expect(box.center == point)
        #expect(box.widthDeg == 0)
        #expect(box.contains(point))
        #expect(!box.contains(Coordinate(latitude: 45.76, longitude: 4.85)))
    }

    @Test func boxOverEurope() throws {
        let box = try #require(GeoBox(coordinates((45, 5), (52, -1), (60, 25))))
        #expect((box.south, box.north) == (45, 60))
        #expect((box.west, box.widthDeg) == (-1, 26))
        #expect(box.contains(Coordinate(latitude: 50, longitude: 0)))
        #expect(!box.contains(Coordinate(latitude: 50, longitude: -2)))
        #expect(!box.contains(Coordinate(latitude: 61, longitude: 0)))
    }

    @Test func boxAcrossTheAntimeridianIsNarrow() throws {
        let box = try #require(GeoBox(coordinates((-17, 178), (-14, -171), (-18, 179.9))))
        #expect(box.west == 178)
        #expect(box.widthDeg == 11)
        #expect(box.center == Coordinate(latitude: -16, longitude: -176.5))
        #expect(box.contains(Coordinate(latitude: -15, longitude: 180)))
        #expect(box.contains(Coordinate(latitude: -15, longitude: -180)))
        #expect(!box.contains(Coordinate(latitude: -15, longitude: 0)))
    }

    @Test func everyPointLiesInTheBox() throws {
        var seed: UInt64 = 7
        func next(_ range: Double) -> Double {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (Double(seed >> 11) / Double(1 << 53) - 0.5) * range
        }
        for count in 1...60 {
            let points = (0..<count).map { _ in Coordinate(latitude: next(180), longitude: next(360)) }
            let box = try #require(GeoBox(points))
            #expect(points.allSatisfy { box.contains($0) })
            #expect(box.widthDeg <= 360 - 360 / Double(count) + 1e-9)
        }
    }
}

extension GeoBox {
    /// Whether a point lies in it or on its edge.
    fileprivate func contains(_ coordinate: Coordinate) -> Bool {
        let fromWest = Coordinate.wrapped(longitude: coordinate.longitude) - west
        return coordinate.latitude >= south && coordinate.latitude <= north
            && (fromWest < 0 ? fromWest + 360 : fromWest) <= widthDeg + 1e-9
    }
}
