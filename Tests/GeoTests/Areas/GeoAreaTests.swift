import Geo
import TestSupport
import Testing

/// Pieces of ground: inside, border, and ways across.
struct GeoAreaTests {
    private static let lyon = Coordinate(latitude: 45.76, longitude: 4.84)

    private func at(_ bearing: Double, _ metres: Double, from place: Coordinate = lyon) -> Coordinate {
        place.destination(bearingDeg: bearing, distanceMetres: metres)
    }

    private func place(_ latitude: Double, _ longitude: Double) -> Coordinate {
        Coordinate(latitude: latitude, longitude: longitude)
    }

    private func box(_ south: Double, _ west: Double, _ north: Double, _ east: Double) -> [Coordinate] {
        [place(south, west), place(south, east), place(north, east), place(north, west)]
    }

    @Test func aCircleMeasuresItsRadiusInAllDirections() throws {
        let area = try GeoArea(.circle(center: Self.lyon, radiusMetres: 300))
        for bearing in stride(from: 0.0, to: 360, by: 15) {
            for metres in [1.0, 290, 310, 2_000] {
                let distance = area.signedDistanceMetres(to: at(bearing, metres))
                #expect(abs(distance - (metres - 300)) < 0.01)
                #expect(area.contains(at(bearing, metres)) == (metres < 300))
            }
        }
        #expect(area.reachableDepthMetres == 150)
    }

    @Test func aHoleIsOutside() throws {
        let polygon = GeoPolygon(outer: box(45, 4, 46, 5), holes: [box(45.4, 4.4, 45.6, 4.6)])
        let area = try GeoArea(.polygons([polygon]))
        #expect(area.contains(place(45.2, 4.5)))
        #expect(!area.contains(place(45.5, 4.5)))
        #expect(!area.contains(place(45.5, 5.5)))
        // From the middle of the hole the nearest border is the side of the hole, to the east or west.
        let distance = area.signedDistanceMetres(to: place(45.5, 4.5))
        #expect(abs(distance - place(45.5, 4.5).distanceMetres(to: place(45.5, 4.4))) < 5)
        #expect(area.signedDistanceMetres(to: place(45.2, 4.01)) < -700)
    }

    @Test func polygonsAcrossTheAntimeridian() throws {
        let fiji = GeoPolygon(outer: [place(-19, 177), place(-19, -178), place(-15, -178), place(-15, 177)])
        let cut = [GeoPolygon(outer: box(-19, 177, -15, 180)), GeoPolygon(outer: box(-19, -180, -15, -178))]
        for shape in [GeoShape.polygons([fiji]), .polygons(cut)] {
            let area = try GeoArea(shape)
            for longitude in [177.5, 179.9, -179.9, -178.5] { #expect(area.contains(place(-17, longitude))) }
            for longitude in [176.5, -177.5, 0] { #expect(!area.contains(place(-17, longitude))) }
            #expect(area.box.west == 177 && area.box.widthDeg == 5)
            let outside = place(-17, -177.99)
            #expect(abs(area.signedDistanceMetres(to: outside) - outside.distanceMetres(to: place(-17, -178))) < 1)
        }
    }

    @Test func aCorridorKeepsItsWidthAlongAndRoundItsEnds() throws {
        let path = [Self.lyon, at(40, 5_000), at(40, 5_000, from: at(120, 3_000))]
        let area = try GeoArea(.corridor(path: path, halfWidthMetres: 50))
        let middle = Coordinate(
            latitude: (path[0].latitude + path[1].latitude) / 2, longitude: (path[0].longitude + path[1].longitude) / 2)
        for (bearing, metres) in [(130.0, 40.0), (130, 60), (310, 49), (310, 51)] {
            let distance = area.signedDistanceMetres(to: at(bearing, metres, from: middle))
            #expect(abs(distance - (metres - 50)) < 1, "\(metres) m beside the line: \(distance)")
        }
        #expect(abs(area.signedDistanceMetres(to: at(220, 80)) - 30) < 1)
    }

    @Test func aCorridorAcrossTheAntimeridianFarNorth() throws {
        let path = [place(68, 179.9), place(68.2, -179.9)]
        let area = try GeoArea(.corridor(path: path, halfWidthMetres: 200))
        #expect(area.contains(place(68.1, 180)))
        #expect(area.contains(place(68.1, -180)))
        #expect(!area.contains(place(68.1, 0)))
    }

    @Test func distanceToABorderIsThatOfTheNearestOfManyPoints() throws {
        var random = SeededRandom(seed: 11)
        for _ in 0..<60 {
            let center = place(random.next(-70, 70), random.next(-180, 180))
            let corners = (0..<40).map { at(Double($0) * 9, random.next(200, 2_000), from: center) }
            let area = try GeoArea(.polygons([GeoPolygon(outer: corners)]))
            let asked = at(random.next(0, 360), random.next(0, 4_000), from: center)
            let shortest =
                zip(corners, corners.dropFirst() + corners.prefix(1)).map { a, b in
                    stride(from: 0.0, through: 1, by: 0.001).map { part in
                        let turn = Coordinate.wrapped(longitude: b.longitude - a.longitude)
                        return asked.distanceMetres(
                            to: Coordinate(
                                latitude: a.latitude + (b.latitude - a.latitude) * part,
                                longitude: a.longitude + turn * part))
                    }.min() ?? 0
                }.min() ?? 0
            let distance = area.signedDistanceMetres(to: asked)
            #expect(abs(abs(distance) - shortest) < 1)
            #expect((distance < 0) == area.contains(asked))
            #expect(abs(area.signedDistanceMetres(to: asked, limitMetres: 100)) == min(100, abs(distance)))
        }
    }

    @Test func aWayThroughACircleIsAsLongInsideAsItsChord() throws {
        let area = try GeoArea(.circle(center: Self.lyon, radiusMetres: 100))
        let (start, end) = (at(270, 1_000), at(90, 1_000))
        let part = try #require(area.passage(from: start, to: end))
        #expect(abs(part.lowerBound - 0.45) < 0.001)
        #expect(abs(part.upperBound - 0.55) < 0.001)
        #expect(abs(area.depthMetres(from: start, to: end, within: part) - 100) < 1)
        #expect(area.passage(from: at(0, 150, from: start), to: at(0, 150, from: end)) == nil)
        #expect(try #require(area.passage(from: Self.lyon, to: end)).lowerBound == 0)
    }

    @Test func aWayAcrossAPolygonAndPastIt() throws {
        let area = try GeoArea(.polygons([GeoPolygon(outer: box(45, 4, 45.01, 4.01))]))
        let part = try #require(area.passage(from: place(45.005, 3.99), to: place(45.005, 4.03)))
        #expect(abs(part.lowerBound - 0.25) < 1e-6)
        #expect(abs(part.upperBound - 0.5) < 1e-6)
        #expect(area.passage(from: place(45.02, 3.99), to: place(45.02, 4.03)) == nil)
        #expect(area.passage(from: place(45.005, 4.005), to: place(45.006, 4.006)) == 0...1)
    }

    @Test func whatAWaySaysAgreesWithThePlacesOnIt() throws {
        var random = SeededRandom(seed: 5)
        let path = (0..<6).map { _ in at(random.next(0, 360), random.next(0, 3_000)) }
        let corners = (0..<50).map { at(Double($0) * 7.2, random.next(300, 2_000)) }
        for area in [
            try GeoArea(.corridor(path: path, halfWidthMetres: 120)),
            try GeoArea(.polygons([GeoPolygon(outer: corners)])),
        ] {
            for _ in 0..<200 {
                let start = at(random.next(0, 360), random.next(0, 4_000))
                let end = at(random.next(0, 360), random.next(0, 4_000))
                let inside = stride(from: 0.0, through: 1, by: 0.001).filter { part in
                    area.contains(
                        Coordinate(
                            latitude: start.latitude + (end.latitude - start.latitude) * part,
                            longitude: start.longitude + (end.longitude - start.longitude) * part))
                }
                let part = area.passage(from: start, to: end)
                guard let first = inside.first, let last = inside.last else { continue }
                let found = try #require(part)
                #expect(abs(found.lowerBound - first) < 0.0015)
                #expect(abs(found.upperBound - last) < 0.0015)
            }
        }
    }

    @Test func theDepthThatIsPromisedCanBeReached() throws {
        let narrow = try GeoArea(.polygons([GeoPolygon(outer: box(45, 4, 45.0002, 4.02))]))
        #expect(narrow.signedDistanceMetres(to: place(45.0001, 4.01)) < -narrow.reachableDepthMetres)
        #expect(narrow.reachableDepthMetres > 4)
    }

    @Test func whatIsNoGroundIsRefused() {
        let line = [place(45, 4), place(45, 5)]
        let shapes: [(GeoShape, GeoShapeFault)] = [
            (.circle(center: Self.lyon, radiusMetres: 0), .radius(0)),
            (.circle(center: place(95, 4), radiusMetres: 10), .outsideTheEarth(place(95, 4))),
            (.corridor(path: [Self.lyon, Self.lyon], halfWidthMetres: 10), .tooFewPoints(needed: 2)),
            (.polygons([]), .tooFewPoints(needed: 3)),
            (.polygons([GeoPolygon(outer: line)]), .tooFewPoints(needed: 3)),
            (.polygons([GeoPolygon(outer: line + [place(45, 4.5)])]), .noGround),
            (.polygons([GeoPolygon(outer: box(0, -100, 10, 0) + box(0, 0, 10, 100))]), .tooWide),
        ]
        for (shape, fault) in shapes {
            #expect(throws: fault) { try GeoArea(shape) }
        }
        #expect(throws: GeoShapeFault.self) { try GeoArea(.circle(center: Self.lyon, radiusMetres: .nan)) }
    }
}
