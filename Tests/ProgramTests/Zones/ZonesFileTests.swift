import Fleet
import Geo
import Testing

@testable import fleettop

/// The file of zones: what it says, and what is wrong in it.
struct ZonesFileTests {
    private func read(_ text: String) -> ZonesFile.Contents { ZonesFile.read(Array(text.utf8), file: "zones.geojson") }

    private func read(features: String...) -> ZonesFile.Contents {
        read("{\"type\": \"FeatureCollection\", \"features\": [\n" + features.joined(separator: ",\n") + "\n]}")
    }

    private func feature(_ properties: String, _ geometry: String = Self.point) -> String {
        "{\"type\": \"Feature\", \"properties\": {\(properties)}, \"geometry\": \(geometry)}"
    }

    private static let point = "{\"type\": \"Point\", \"coordinates\": [4.84, 45.76]}"
    private static let box = "[[4, 45], [5, 45], [5, 46], [4, 46], [4, 45]]"

    @Test func allKindsOfGround() throws {
        let contents = read(
            features:
                feature("\"name\": \"circle\", \"radius\": 300"),
            feature("\"name\": \"box\"", "{\"type\": \"Polygon\", \"coordinates\": [\(Self.box)]}"),
            feature(
                "\"name\": \"islands\"",
                "{\"type\": \"MultiPolygon\", \"coordinates\": [[\(Self.box)], [[[7, 45], [8, 45], [8, 46]]]]}"),
            feature(
                "\"name\": \"road\", \"width\": 80",
                "{\"type\": \"LineString\", \"coordinates\": [[4, 45], [4.1, 45, 210]]}"))
        #expect(contents.problems.map(\.description) == [])
        #expect(contents.zones.map(\.id.text) == ["circle", "box", "islands", "road"])
        let center = Coordinate(latitude: 45.76, longitude: 4.84)
        #expect(contents.zones[0].area.shape == .circle(center: center, radiusMetres: 300))
        #expect(contents.zones[2].area.contains(Coordinate(latitude: 45.2, longitude: 7.8)))
        let path = [Coordinate(latitude: 45, longitude: 4), Coordinate(latitude: 45, longitude: 4.1)]
        #expect(contents.zones[3].area.shape == .corridor(path: path, halfWidthMetres: 40))
    }

    @Test func everyPropertyGoesWhereItBelongs() throws {
        let contents = read(
            features: feature(
                """
                "name": "depot", "radius": 300, "use": "inside", "dwell": "2m", "max-stay": "8h", "hysteresis": 15,
                "speed-limit": 30, "schedule": "Mo-Fr 22:00-06:00", "groups": ["north", "south"], "colour": "#FF8800",
                "note": "ask at the gate", "stroke-width": 3, "marker": null
                """))
        #expect(contents.problems.map(\.description) == [])
        let zone = try #require(contents.zones.first)
        #expect((zone.use, zone.dwellMilliseconds, zone.maximumStayMilliseconds) == (.inside, 120_000, 28_800_000))
        #expect((zone.hysteresisMetres, zone.speedLimitKmh, zone.colour) == (15, 30, 0xFF8800))
        #expect(zone.schedule?.description == "Mo-Fr 22:00-06:00")
        #expect(zone.groups == ["north", "south"])
        #expect(zone.note == "ask at the gate")
    }

    @Test func anIdentityMayStandByItself() {
        let plain = feature("\"name\": \"a\", \"radius\": 9")
        let contents = read(
            features: plain.replacing("{\"type\": \"Feature\"", with: "{\"type\": \"Feature\", \"id\": 7"),
            plain.replacing("{\"type\": \"Feature\"", with: "{\"type\": \"Feature\", \"id\": \"x\""),
            feature("\"name\": \"a\", \"radius\": 9, \"id\": \"y\""), plain)
        #expect(contents.zones.map(\.id.text) == ["7", "x", "y", "a"])
        #expect(contents.zones.allSatisfy { $0.name == "a" })
    }

    @Test func whatIsWrongIsNamedWithItsLineAndTheRestCounts() {
        let contents = read(
            """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"radius": 10}, "geometry": \(Self.point)},
            {"type": "Feature", "properties": {"name": "a"}, "geometry": \(Self.point)},
            {"type": "Feature", "properties": {"name": "b", "radius": 50,
              "dwell": 90,
              "schedule": "nights",
              "dwel": "9s",
              "colour": "red"}, "geometry": \(Self.point)},
            {"type": "Feature", "properties": {"name": "b", "radius": 50}, "geometry": \(Self.point)},
            {"type": "Feature", "properties": {"name": "c"}, "geometry": {"type": "Polygon", "coordinates": [
              [[4, 45], [5, 45],
               [45, 145], [4, 45]]]}},
            {"type": "Feature", "properties": {"name": "d"}, "geometry": {"type": "GeometryCollection", "coordinates": []}},
            {"type": "Feature", "properties": {"name": "e"}, "geometry": null},
            {"type": "Feature", "properties": {"name": "f", "radius": 50}, "geometry": \(Self.point)}
            ]}
            """)
        #expect(contents.zones.map(\.name) == ["b", "f"])
        #expect(
            contents.problems.map(\.description) == [
                "zones.geojson:2: a zone must have a \"name\" such as \"depot\"",
                "zones.geojson:3: zone 'a': needs \"radius\" in metres, above 0 and at most 1000000, such as 200",
                "zones.geojson:5: zone 'b': \"dwell\" must be a duration such as \"90s\" or \"2m\"",
                "zones.geojson:6: zone 'b': \"schedule\" is no schedule: 'nights' is no time; write 22:00-06:00, "
                    + "for a whole day 00:00-24:00",
                "zones.geojson:7: zone 'b': \"dwel\" has no meaning; is it \"dwell\"?",
                "zones.geojson:8: zone 'b': \"colour\" must be a colour such as \"#ff8800\"",
                "zones.geojson:9: zone 'b' is there already in line 4; give this one another name or id",
                "zones.geojson:12: zone 'c': [45.0, 145.0] is no place: longitude to 180, latitude to 90; "
                    + "longitude comes first",
                "zones.geojson:13: zone 'd': 'GeometryCollection' is no geometry of a zone; write Polygon, "
                    + "MultiPolygon, LineString or Point",
                "zones.geojson:14: zone 'e': \"geometry\" is missing",
            ])
    }

    @Test(arguments: [
        ("", "zones.geojson:1: is not JSON: the text ends too early"),
        ("[1, 2]", "zones.geojson:1: must be {\"type\": \"FeatureCollection\", \"features\": [ … ]}"),
        ("{\n\"a\": 1,\n}", "zones.geojson:3: is not JSON: a name in quotes is missing"),
        ("{\n\"a\" 1}", "zones.geojson:2: is not JSON: ':' is missing after \"a\""),
        ("{\"a\": [1\n2]}", "zones.geojson:2: is not JSON: ',' or ']' is missing"),
        ("{\"a\": 01x}", "zones.geojson:1: is not JSON: '01x' is no value"),
        ("{\"a\": \"b\n\"}", "zones.geojson:1: is not JSON: a text does not end on its line"),
        ("{} {}", "zones.geojson:1: is not JSON: the text goes on after its end"),
    ])
    func whatIsNoJSONIsSaidWithItsLine(text: String, words: String) {
        #expect(read(text).problems.map(\.description) == [words])
    }

    @Test func textsAreReadWithAllTheirSigns() throws {
        let node = try JSONReader.read(Array(#"["a\"\\\/\n\té", "\ud83d\ude9a", "\ud83d", "🚚"]"#.utf8))
        #expect(node.array?.compactMap(\.string) == ["a\"\\/\n\té", "🚚", "\u{FFFD}", "🚚"])
    }

    @Test func deepAndDamagedTextsAreFaultsAndNoTraps() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(read(deep).problems.first?.words == "is not JSON: lists and objects are nested too deeply")
        let whole = Array(
            "{\"type\": \"FeatureCollection\", \"features\": [\(feature("\"name\": \"a\", \"radius\": 2e2"))]}".utf8)
        var seed: UInt64 = 3
        for _ in 0..<3_000 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var bytes = whole
            let place = Int(seed >> 33) % bytes.count
            if seed & 0x1000 == 0 {
                bytes[place] = UInt8(truncatingIfNeeded: seed >> 20)
            } else {
                bytes.removeLast(place)
            }
            let contents = ZonesFile.read(bytes, file: "f")
            #expect(contents.zones.count <= 1)
            if contents.zones.isEmpty { #expect(!contents.problems.isEmpty || bytes.count > 40) }
        }
    }
}
