import Fleet
import Geo
import Testing

@testable import fleettop

/// Zones of other programs.
struct ZonesImportTests {
    private func zones(_ text: String, latlon: Bool = true) -> (zones: [Zone], problems: [String]) {
        let result = ZonesImport(
            Array(text.utf8), file: "f.wkt", options: ZonesImport.Options(isLatitudeFirst: latlon))
        let contents = ZonesFile.read(Array(result.geoJSON.utf8), file: "out")
        #expect(contents.problems.isEmpty)
        return (contents.zones, result.problems.map(\.description))
    }

    @Test func whatTraccarWrites() throws {
        let (zones, problems) = zones(
            """
            # geofences
            depot: CIRCLE (45.76 4.84, 300)
            north: yard\tPOLYGON ((45 4, 45 5, 46 5, 46 4, 45 4), (45.4 4.4, 45.4 4.6, 45.6 4.6))
            LINESTRING (45 4, 45.1 4.1)
            """)
        #expect(problems == [])
        #expect(zones.map(\.name) == ["depot", "north: yard", "zone 3"])
        let center = Coordinate(latitude: 45.76, longitude: 4.84)
        #expect(zones[0].area.shape == .circle(center: center, radiusMetres: 300))
        #expect(zones[1].area.contains(Coordinate(latitude: 45.2, longitude: 4.2)))
        #expect(!zones[1].area.contains(Coordinate(latitude: 45.5, longitude: 4.5)))
        let path = [Coordinate(latitude: 45, longitude: 4), Coordinate(latitude: 45.1, longitude: 4.1)]
        #expect(zones[2].area.shape == .corridor(path: path, halfWidthMetres: 25))
    }

    @Test func theStandardHasLongitudeFirst() {
        let text = "a: multipolygon(((4 45,5 45,5 46)),((7 45 120,8 45 120,8 46 120)))\nb: POINT(4.84 45.76)"
        let (zones, problems) = zones(text, latlon: false)
        #expect(problems == [])
        #expect(zones.first?.area.contains(Coordinate(latitude: 45.2, longitude: 7.8)) == true)
        #expect(zones.last?.area.contains(Coordinate(latitude: 45.76, longitude: 4.84)) == true)
    }

    @Test(arguments: [
        "a: POLYGON Z ((4 45 1, 5 45 1, 5 46 1))", "a: POLYGON ZM ((4 45 1 2, 5 45 1 2, 5 46 1 2))",
        "a: polygonz((4 45 1, 5 45 1, 5 46 1))", "a: SRID=4326;POLYGON ((4 45, 5 45, 5 46))",
        "SRID=4326; MULTIPOLYGON Z (((4 45 1, 5 45 1, 5 46 1)))", "POINT M (4.9 45.1 7)",
    ])
    func heightsMeasuresAndTheReferenceSystemAreSkipped(text: String) {
        let (zones, problems) = zones(text, latlon: false)
        #expect(problems == [])
        #expect(zones.first?.area.contains(Coordinate(latitude: 45.1, longitude: 4.9)) == true)
    }

    @Test func theListOfTraccarsInterface() {
        let (zones, problems) = zones(
            """
            [{"id": 1, "name": "gate \\"A\\"", "description": "ask\\nthere", "area": "CIRCLE (45.76 4.84, 30.5)"},
             {"id": 2, "name": "road", "area": "LINESTRING (45 4, 45.1 4.1)", "attributes": {"polylineDistance": 40}},
             {"id": 3, "name": "none"}]
            """)
        #expect(zones.map(\.name) == ["gate \"A\"", "road"])
        #expect(zones.first?.note == "ask\nthere")
        #expect(zones.last?.area.reachableDepthMetres == 20)
        #expect(problems == ["f.wkt:3: a geofence has no \"area\" of well-known text"])
    }

    @Test(arguments: [
        ("SQUARE (1 2)", "'zone 2': 'SQUARE' is no shape; write POLYGON, MULTIPOLYGON, LINESTRING, POINT or CIRCLE"),
        ("a: POINT (120 45)", "'a': 120.0 45.0 is no place on earth: latitude comes first with --latlon"),
        ("a: POLYGON ((45 4, 45 5))", "'a': needs at least 3 different places"),
        ("a: POLYGON ((45 4, 45 5, 46 x))", "'a': a number is missing at 'x))'"),
        ("a: LINESTRING (45 4, 45 5", "'a': ')' is missing at the end"),
        ("a: CIRCLE (45 4, 0)", "'a': the radius must be above 0 and at most 1000000 metres"),
        ("a: SRID=3857;POINT (45 4)", "'a': SRID 3857 is not understood; only 4326, longitude and latitude in degrees"),
        ("a: POINT (45 4) x", "'a': 'x' stands behind the shape"),
    ])
    func whatIsNoShapeIsSaid(text: String, words: String) {
        let (zones, problems) = zones("depot: CIRCLE (45.76 4.84, 300)\n" + text)
        #expect(zones.count == 1)
        #expect(problems == ["f.wkt:2: " + words])
    }
}
