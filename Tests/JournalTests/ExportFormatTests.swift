import Fleet
import Foundation
import Geo
import Testing

@testable import Journal

/// Every form is one that standard parsers read, whatever trackers and people put in.
@Suite struct ExportFormatTests {
    static let hostile = "=cmd|'<a href=\"x\">&amp;]]>\u{0}\u{7}\u{1B}[31m\u{FFFE}\u{202E},\r\n;\"Ünïcode 🚚"

    /// A drive of 3 points, a pause, 2 points; and one alarm and one action full of hostile text.
    static func document(_ format: ExportFormat, _ kinds: [ExportKind], isEmpty: Bool = false, withPlaces: Bool = false)
        -> [UInt8]
    {
        var context = ExportContext(names: [Fixture.device: hostile], kinds: kinds)
        if withPlaces { context.describe = { _ in hostile } }
        var document = format.document(context)
        var out: [UInt8] = []
        document.begin(into: &out)
        if !isEmpty {
            if kinds.contains(.reports) { for report in reports { document.add(report, into: &out) } }
            if kinds.contains(.alarms) { document.add(alarm, into: &out) }
            if kinds.contains(.tracks) {
                document.beginTrack(of: Fixture.device, into: &out)
                var place = TrackPlace(of: Fixture.device)
                for (index, seconds) in [0.0, 10, 20, 4000, 4010.5].enumerated() {
                    place.advance(opensSegment: index == 0 || index == 3)
                    document.add(point(seconds), at: place, into: &out)
                }
                document.endTrack(into: &out)
            }
            if kinds.contains(.audit) { document.add(action, into: &out) }
        }
        document.end(into: &out)
        return out
    }

    static func point(_ seconds: Double) -> TrackPoint {
        var fix = Fix(isValid: true)
        fix.speedKmh = 36
        fix.courseDeg = 360
        fix.altitudeM = -3.25
        fix.satellites = 9
        fix.hdop = 1.1
        return TrackPoint(
            sequence: 1, time: Fixture.at(seconds), received: Fixture.at(seconds), fix: fix,
            coordinate: Coordinate(latitude: -0.0000001, longitude: 4.8356589 + seconds * 1e-6))
    }

    static var alarm: ExportedAlarm {
        ExportedAlarm(
            id: 7, device: Fixture.device, kind: "sos", priority: 1, code: hostile, zone: 3,
            raisedAt: Fixture.at(1), lastAt: Fixture.at(2), deviceTime: nil, isLate: true, count: 2,
            coordinate: Coordinate(latitude: 45.5, longitude: 4.5), acknowledgedBy: hostile,
            acknowledgedAt: Fixture.at(3), endedAt: nil,
            steps: [ExportedAlarm.Step(at: Fixture.at(3), change: "acknowledged", by: hostile)])
    }

    static var action: ExportedAction {
        ExportedAction(
            at: Fixture.at(3), user: hostile, terminal: "-1", action: "acknowledge", detail: "{\"note\":\"\(1)\"}",
            targets: [ExportedAction.Target(alarm: 7, device: Fixture.device, kind: "sos")])
    }

    static var reports: [Arrival] {
        var report = Report(dialect: DialectID("gotop"), device: Fixture.device, kind: .alarm, type: hostile)
        report.vendorText = "@SUM(A1)"
        report.alarm = .other
        report.alarmCode = hostile
        report.temperatureC = -4.5
        var fix = Fix(isValid: true)
        fix.coordinate = Coordinate(latitude: 45.5, longitude: 4.5)
        report.fix = fix
        var unknown = Fixture.position(at: 2)
        unknown.content = .unparsed(reason: hostile)
        return [Fixture.arrival(report, at: 1), unknown]
    }

    @Test("XML forms are well-formed and keep the readable part of a name", arguments: ["gpx", "kml"])
    func xml(_ name: String) throws {
        let format = try #require(ExportFormat.named(name))
        for kinds in [[.tracks], [.alarms], format.kinds] as [[ExportKind]] {
            let tree = try XMLTree(Self.document(format, kinds))
            let names = tree.texts("name")
            #expect(names.contains { $0.contains("=cmd|'<a href=\"x\">&amp;]]>[31m,") && $0.hasSuffix("Ünïcode 🚚") })
            #expect(try XMLTree(Self.document(format, kinds, isEmpty: true)).texts("time").isEmpty)
        }
    }

    @Test("a GPX track has its segments, places, times and motion")
    func gpx() throws {
        let tree = try XMLTree(Self.document(ExportFormat.all[0], [.tracks]))
        #expect(tree.count("trkseg") == 2 && tree.count("trkpt") == 5)
        #expect(tree.texts("time").first == "2026-11-22T08:00:00Z")
        #expect(tree.texts("time").last == "2026-11-22T09:06:50.500Z")
        #expect(tree.texts("gpxtpx:speed").first == "10" && tree.texts("gpxtpx:course").first == "0")
        let place = try #require(tree.attributes("trkpt").first)
        #expect(place == ["lat": "-0.0000001", "lon": "4.8356589"])
    }

    @Test("waypoints stand before tracks, as the schema of GPX asks for")
    func gpxOrder() throws {
        let tree = try XMLTree(Self.document(ExportFormat.all[0], [.alarms, .tracks]))
        let first = try #require(tree.names.firstIndex(of: "trk"))
        #expect(tree.names.lastIndex(of: "wpt").map { $0 < first } == true)
    }

    @Test("a KML track has as many moments as places, moments first")
    func kml() throws {
        let tree = try XMLTree(Self.document(try #require(ExportFormat.named("kml")), [.tracks]))
        #expect(tree.count("gx:Track") == 2)
        #expect(tree.texts("when").count == 5 && tree.texts("gx:coord").count == 5)
        #expect(tree.texts("gx:coord").first == "4.8356589 -0.0000001 -3.25")
        #expect(tree.texts("gx:value").count == 5)
    }

    @Test("GeoJSON has a line a stretch with a moment for each place")
    func geoJSON() throws {
        let format = try #require(ExportFormat.named("geojson"))
        let features = try features(Self.document(format, [.tracks]))
        #expect(features.count == 2)
        let geometry = try #require(features.first?["geometry"] as? [String: Any])
        let places = try #require(geometry["coordinates"] as? [[Double]])
        #expect(geometry["type"] as? String == "LineString" && places.count == 3)
        #expect(places[1] == [4.8356689, -0.0000001])
        let properties = try #require(features.first?["properties"] as? [String: Any])
        #expect((properties["times"] as? [String])?.count == 3)
        #expect((properties["speedsKmh"] as? [Double]) == [36, 36, 36])
        #expect(properties["name"] as? String == Self.hostile)
        let all = try self.features(Self.document(format, format.kinds))
        #expect(all.count == 5)
        #expect(all.contains { $0["geometry"] is NSNull }, "what was not understood has no place")
        #expect(try self.features(Self.document(format, [.tracks], isEmpty: true)).isEmpty)
    }

    private func features(_ bytes: [UInt8]) throws -> [[String: Any]] {
        let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        #expect(object?["type"] as? String == "FeatureCollection")
        return try #require(object?["features"] as? [[String: Any]])
    }

    @Test("every JSON line is an object on a line of its own")
    func jsonLines() throws {
        let format = try #require(ExportFormat.named("jsonl"))
        let text = String(decoding: Self.document(format, ExportKind.allCases), as: UTF8.self)
        let lines = try text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(
            lines.compactMap { $0["record"] as? String } == ["alarm"] + Array(repeating: "point", count: 5) + ["action"]
        )
        #expect(
            lines[0]["type"] as? String == Self.hostile && lines[0]["raw"] != nil
                && lines[1]["kind"] as? String == "unparsed")
        let alarm = lines[2]
        #expect(
            alarm["acknowledgedBy"] as? String == Self.hostile
                && alarm["acknowledged"] as? String == "2026-11-22T08:00:03Z")
        #expect((alarm["transitions"] as? [[String: Any]])?.first?["change"] as? String == "acknowledged")
        let action = try #require(lines.last)
        #expect((action["alarms"] as? [[String: Any]])?.first?["device"] as? String == Fixture.device.description)
        #expect(Self.document(format, [.reports], isEmpty: true).isEmpty)
    }

    @Test("tables have the same cells in every row and no formulas", arguments: ExportKind.allCases)
    func csv(_ kind: ExportKind) throws {
        let format = try #require(ExportFormat.named("csv"))
        let rows = CSVTable.rows(Self.document(format, [kind]))
        let head = try #require(rows.first)
        #expect(Set(rows.map(\.count)) == [head.count])
        #expect(rows.count == (kind == .tracks ? 6 : kind == .reports ? 3 : 2))
        let name = try #require(head.firstIndex(of: "name"))
        #expect(rows[1][name].hasPrefix("'=cmd|'<a") && rows[1][name].hasSuffix("\r\n;\"Ünïcode 🚚"))
        let texts = rows.flatMap { $0 }.filter { Double($0) == nil }
        #expect(texts.allSatisfy { $0.first.map { !"=+-@\t\r".contains($0) } ?? true })
        #expect(CSVTable.rows(Self.document(format, [kind], isEmpty: true)) == [head])
    }

    @Test("places are the last column where they are wanted", arguments: [ExportKind.tracks, .reports, .alarms])
    func placesInTables(_ kind: ExportKind) throws {
        let rows = CSVTable.rows(Self.document(try #require(ExportFormat.named("csv")), [kind], withPlaces: true))
        let head = try #require(rows.first)
        #expect(head.last == "place")
        #expect(Set(rows.map(\.count)) == [head.count])
        #expect(rows[1].last?.hasPrefix("'=cmd|'<a") == true)
    }

    @Test("places are in the lines where they are wanted", arguments: [ExportKind.tracks, .reports, .alarms])
    func placesInLines(_ kind: ExportKind) throws {
        let format = try #require(ExportFormat.named("jsonl"))
        for isWanted in [true, false] {
            let text = String(decoding: Self.document(format, [kind], withPlaces: isWanted), as: UTF8.self)
            let line = try #require(text.split(separator: "\n").first)
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect((object?["place"] != nil) == isWanted)
        }
    }

    @Test("numbers stay numbers in tables")
    func csvNumbers() throws {
        let rows = CSVTable.rows(Self.document(try #require(ExportFormat.named("csv")), [.reports]))
        let column = try #require(rows.first?.firstIndex(of: "temperatureC"))
        let vendor = try #require(rows.first?.firstIndex(of: "vendorText"))
        #expect(rows[1][column] == "-4.5" && rows[1][vendor] == "'@SUM(A1)")
    }

    @Test(
        "numbers have no exponent",
        arguments: [
            (1e-7, 7, "0.0000001"), (-1e-7, 7, "-0.0000001"), (4.8356590, 7, "4.835659"), (-180, 7, "-180"),
            (0, 3, "0"), (1e300, 2, "0"), (.nan, 2, "0"), (-0.5, 1, "-0.5"), (12, 0, "12"), (99.999, 2, "100"),
        ])
    func decimals(_ number: Double, _ decimals: Int, _ text: String) {
        var out: [UInt8] = []
        DecimalText.append(number, decimals: decimals, to: &out)
        #expect(String(decoding: out, as: UTF8.self) == text)
    }

    @Test("moments are the same text as everywhere", arguments: [0, 1, 999, 1_795_334_400_000, 1_795_334_400_120, -1])
    func moments(_ milliseconds: Int64) {
        var out: [UInt8] = []
        DecimalText.append(Timestamp(milliseconds: milliseconds), to: &out)
        #expect(String(decoding: out, as: UTF8.self) == Timestamp(milliseconds: milliseconds).iso8601)
    }
}
