import Geo
import Testing

/// The borders that the map draws are those that decide.
struct GeoOutlineTests {
    private static let lyon = Coordinate(latitude: 45.76, longitude: 4.84)

    private func at(_ bearing: Double, _ metres: Double, from place: Coordinate = lyon) -> Coordinate {
        place.destination(bearingDeg: bearing, distanceMetres: metres)
    }

    /// Whether all corners of all lines lie on the border, to the metre, and every line comes back to where it began.
    private func lies(_ shape: GeoShape, within metres: Double = 1) throws {
        let area = try GeoArea(shape)
        let lines = shape.outlines()
        #expect(!lines.isEmpty)
        for line in lines {
            #expect(line.count > 3 && line.first == line.last)
            for place in line {
                let distance = area.signedDistanceMetres(to: place)
                #expect(abs(distance) <= metres, "\(place) is \(distance) m off")
                #expect((-180...180).contains(place.longitude))
            }
        }
    }

    @Test(arguments: [20.0, 300, 20_000])
    func aCircleLiesOnItsBorder(radius: Double) throws {
        try lies(.circle(center: Self.lyon, radiusMetres: radius), within: max(1, radius / 2000))
    }

    @Test(arguments: [0.0, 30, 90, 130, -45, -90, -120])
    func aCorridorWithABendLiesOnItsBorder(turn: Double) throws {
        let corner = at(40, 5_000)
        let path = [Self.lyon, corner, at(40 + turn, 4_000, from: corner)]
        try lies(.corridor(path: path, halfWidthMetres: 200))
    }

    @Test func theSidesOfACorridorDoNotCutItsBends() throws {
        let corner = at(0, 3_000)
        let shape = GeoShape.corridor(path: [Self.lyon, corner, at(90, 3_000, from: corner)], halfWidthMetres: 300)
        let area = try GeoArea(shape)
        let line = try #require(shape.outlines().first)
        for (start, end) in zip(line, line.dropFirst()) {
            let middle = at(start.initialBearingDeg(to: end), start.distanceMetres(to: end) / 2, from: start)
            let distance = area.signedDistanceMetres(to: middle)
            #expect(abs(distance) <= 12, "half way to the next corner it is \(distance) m off")
        }
    }

    @Test func aCorridorOfOnePlaceIsACircle() throws {
        let line = try #require(GeoShape.corridor(path: [Self.lyon, Self.lyon], halfWidthMetres: 50).outlines().first)
        #expect(line.first == line.last && line.count > 12)
        for place in line { #expect(abs(place.distanceMetres(to: Self.lyon) - 50) < 0.1) }
        #expect(GeoShape.corridor(path: [], halfWidthMetres: 50).outlines() == [[]])
    }

    @Test func aPolygonIsDrawnWithItsHoles() {
        let outer = [at(0, 1000), at(120, 1000), at(240, 1000)]
        let hole = [at(0, 100), at(120, 100), at(240, 100), at(0, 100)]
        let lines = GeoShape.polygons([GeoPolygon(outer: outer, holes: [hole])]).outlines()
        #expect(lines == [outer + [outer[0]], hole], "what is open is closed, what is closed stays as it is")
    }

    @Test func acrossTheAntimeridianToo() throws {
        let fiji = Coordinate(latitude: -17, longitude: 179.99)
        try lies(.circle(center: fiji, radiusMetres: 5_000), within: 3)
        try lies(.corridor(path: [fiji, at(80, 8_000, from: fiji)], halfWidthMetres: 400), within: 2)
        let line = try #require(GeoShape.circle(center: fiji, radiusMetres: 5_000).outlines().first)
        #expect(line.contains { $0.longitude > 179 } && line.contains { $0.longitude < -179 })
    }
}
