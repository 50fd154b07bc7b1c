import Fleet
import Geo

/// GeoJSON (RFC 7946): one collection; a feature for each stretch without a pause, each report and each alarm.
struct GeoJSONDocument: ExportDocument {
    /// A feature lists its moments apart from its places, so that both have to be held back.
    private static let pointsAFeature = 5000

    private let context: ExportContext
    private var isFirst = true
    /// Where the points that are held back stand.
    private var place: TrackPlace?
    private var run = FeatureRun()

    /// An empty document.
    init(_ context: ExportContext) {
        self.context = context
    }

    /// The head.
    func begin(into out: inout [UInt8]) {
        out.append(contentsOf: #"{"type":"FeatureCollection","features":["#.utf8)
    }

    /// A point with everything that the report said; without a place where it had none.
    mutating func add(_ arrival: Arrival, into out: inout [UInt8]) {
        var place: Coordinate?
        if case .report(let report) = arrival.content { place = report.fix?.coordinate }
        let line = ReportLine.bytes(of: arrival, lateAfterMilliseconds: context.lateAfterMilliseconds)
        add(properties: line, geometry: Self.point(place), into: &out)
    }

    /// A point with everything that is known about the alarm.
    mutating func add(_ alarm: ExportedAlarm, into out: inout [UInt8]) {
        var properties = JSONObject()
        properties.add("record", "alarm")
        properties.add("title", alarm.title)
        AlarmFields.add(alarm, name: context.name(alarm.device), to: &properties)
        properties.add("transitions", json: AlarmFields.steps(alarm))
        properties.close()
        add(properties: properties.bytes, geometry: Self.point(alarm.coordinate), into: &out)
    }

    /// A point; a feature ends at a pause and at the 180th meridian (RFC 7946, 3.1.9).
    mutating func add(_ point: TrackPoint, at place: TrackPlace, into out: inout [UInt8]) {
        let crosses = run.longitude.map { abs($0 - point.coordinate.longitude) > 180 } ?? false
        if place.opensSegment || crosses || run.count >= Self.pointsAFeature { flush(into: &out) }
        self.place = place
        run.add(point)
    }

    /// Ends the last feature of the device.
    mutating func endTrack(into out: inout [UInt8]) {
        flush(into: &out)
    }

    /// The foot.
    func end(into out: inout [UInt8]) {
        out.append(contentsOf: "\n]}\n".utf8)
    }

    private mutating func flush(into out: inout [UInt8]) {
        guard run.count > 0, let place else { return }
        var properties = JSONObject()
        properties.add("record", "track")
        properties.add("device", place.device.description)
        properties.add("name", context.name(place.device))
        properties.add("segment", place.segment)
        run.addLists(to: &properties)
        properties.close()
        add(properties: properties.bytes, geometry: run.geometry, into: &out)
        run.removeAll()
    }

    private mutating func add(properties: [UInt8], geometry: [UInt8], into out: inout [UInt8]) {
        out.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
        isFirst = false
        out.append(contentsOf: #"{"type":"Feature","geometry":"#.utf8)
        out += geometry
        out.append(contentsOf: #","properties":"#.utf8)
        out += properties
        out.append(UInt8(ascii: "}"))
    }

    private static func point(_ place: Coordinate?) -> [UInt8] {
        guard let place, place.isValid else { return Array("null".utf8) }
        var out = Array(#"{"type":"Point","coordinates":"#.utf8)
        append(place, to: &out)
        out.append(UInt8(ascii: "}"))
        return out
    }

    fileprivate static func append(_ place: Coordinate, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "["))
        DecimalText.append(degrees: place.longitude, to: &out)
        out.append(UInt8(ascii: ","))
        DecimalText.append(degrees: place.latitude, to: &out)
        out.append(UInt8(ascii: "]"))
    }
}

/// The points of one feature, each of whose values stands in a list of its own.
private struct FeatureRun {
    private var places: [UInt8] = []
    private var times: [UInt8] = []
    private var speeds = NumberList()
    private var courses = NumberList()
    private var altitudes = NumberList()
    private(set) var count = 0
    /// Where the last point is.
    private(set) var longitude: Double?

    mutating func add(_ point: TrackPoint) {
        if count > 0 {
            places.append(UInt8(ascii: ","))
            times.append(UInt8(ascii: ","))
        }
        count += 1
        longitude = point.coordinate.longitude
        GeoJSONDocument.append(point.coordinate, to: &places)
        times.append(UInt8(ascii: "\""))
        DecimalText.append(point.time, to: &times)
        times.append(UInt8(ascii: "\""))
        speeds.add(point.fix.speedKmh)
        courses.add(point.fix.courseDeg)
        altitudes.add(point.fix.altitudeM)
    }

    mutating func removeAll() {
        places.removeAll(keepingCapacity: true)
        times.removeAll(keepingCapacity: true)
        speeds = NumberList()
        courses = NumberList()
        altitudes = NumberList()
        count = 0
        longitude = nil
    }

    /// A line, or a point where there is only one.
    var geometry: [UInt8] {
        guard count > 1 else { return Array(#"{"type":"Point","coordinates":"#.utf8) + places + [UInt8(ascii: "}")] }
        return Array(#"{"type":"LineString","coordinates":["#.utf8) + places + Array("]}".utf8)
    }

    func addLists(to object: inout JSONObject) {
        object.add("times", json: Array("[".utf8) + times + Array("]".utf8))
        object.add("speedsKmh", json: speeds.json)
        object.add("coursesDeg", json: courses.json)
        object.add("altitudesM", json: altitudes.json)
    }
}

/// Numbers as a list in JSON, null for those that are not known.
private struct NumberList {
    private var bytes: [UInt8] = [UInt8(ascii: "[")]
    private var isKnown = false

    mutating func add(_ number: Double?) {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        if let number, number.isFinite {
            DecimalText.append(number, decimals: 3, to: &bytes)
            isKnown = true
        } else {
            bytes.append(contentsOf: "null".utf8)
        }
    }

    /// The list; nil where nothing is known.
    var json: [UInt8]? { isKnown ? bytes + [UInt8(ascii: "]")] : nil }
}
