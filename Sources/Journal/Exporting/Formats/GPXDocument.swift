import Fleet
import Geo

/// GPX 1.1 (topografix.com/GPX/1/1): a track a device, alarms and reports as waypoints, speed and course in Garmin's
/// TrackPointExtension v2.
struct GPXDocument: ExportDocument {
    private let context: ExportContext
    /// Whether the track has no segment yet.
    private var isFirst = true

    /// An empty document.
    init(_ context: ExportContext) {
        self.context = context
    }

    /// The head.
    func begin(into out: inout [UInt8]) {
        out.append(
            contentsOf: """
                <?xml version="1.0" encoding="UTF-8"?>
                <gpx version="1.1" creator="fleettop" xmlns="http://www.topografix.com/GPX/1/1" \
                xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v2" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="\
                http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/1/1/gpx.xsd \
                http://www.garmin.com/xmlschemas/TrackPointExtension/v2 \
                http://www8.garmin.com/xmlschemas/TrackPointExtensionv2.xsd">

                """.utf8)
    }

    /// A waypoint, for a report that has a place.
    func add(_ arrival: Arrival, into out: inout [UInt8]) {
        if let waypoint = Waypoint(arrival, context) { add(waypoint, into: &out) }
    }

    /// A waypoint, for an alarm that has a place.
    func add(_ alarm: ExportedAlarm, into out: inout [UInt8]) {
        if let waypoint = Waypoint(alarm, context) { add(waypoint, into: &out) }
    }

    /// A track with the device's name.
    mutating func beginTrack(of device: DeviceID, into out: inout [UInt8]) {
        out.append(contentsOf: "<trk>".utf8)
        XMLText.append("name", context.name(device), to: &out)
        XMLText.append("desc", device.description, to: &out)
        out.append(UInt8(ascii: "\n"))
        isFirst = true
    }

    /// A point, in a new segment where there was a pause.
    mutating func add(_ point: TrackPoint, at place: TrackPlace, into out: inout [UInt8]) {
        if place.opensSegment {
            out.append(contentsOf: (isFirst ? "<trkseg>\n" : "</trkseg>\n<trkseg>\n").utf8)
            isFirst = false
        }
        open("trkpt", point.coordinate, to: &out)
        XMLText.append("ele", point.fix.altitudeM, decimals: 2, to: &out)
        XMLText.append("time", point.time, to: &out)
        XMLText.append("sat", point.fix.satellites.flatMap { $0 >= 0 ? Double($0) : nil }, decimals: 0, to: &out)
        XMLText.append("hdop", point.fix.hdop, decimals: 2, to: &out)
        addMotion(point.fix, into: &out)
        out.append(contentsOf: "</trkpt>\n".utf8)
    }

    /// Ends the track.
    func endTrack(into out: inout [UInt8]) {
        out.append(contentsOf: "</trkseg></trk>\n".utf8)
    }

    /// The foot.
    func end(into out: inout [UInt8]) {
        out.append(contentsOf: "</gpx>\n".utf8)
    }

    private func add(_ waypoint: Waypoint, into out: inout [UInt8]) {
        open("wpt", waypoint.coordinate, to: &out)
        XMLText.append("time", waypoint.time, to: &out)
        XMLText.append("name", waypoint.name, to: &out)
        XMLText.append("desc", waypoint.words, to: &out)
        XMLText.append("type", waypoint.kind, to: &out)
        out.append(contentsOf: "</wpt>\n".utf8)
    }

    /// Speed in m/s and course, as the extension has them.
    private func addMotion(_ fix: Fix, into out: inout [UInt8]) {
        let course = fix.courseDeg.map { $0 == 360 ? 0 : $0 }.flatMap { (0..<360).contains($0) ? $0 : nil }
        guard fix.speedKmh != nil || course != nil else { return }
        out.append(contentsOf: "<extensions><gpxtpx:TrackPointExtension>".utf8)
        XMLText.append("gpxtpx:speed", fix.speedKmh.map { $0 / 3.6 }, decimals: 3, to: &out)
        XMLText.append("gpxtpx:course", course, decimals: 1, to: &out)
        out.append(contentsOf: "</gpxtpx:TrackPointExtension></extensions>".utf8)
    }

    private func open(_ name: StaticString, _ place: Coordinate, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "<"))
        name.withUTF8Buffer { out.append(contentsOf: $0) }
        out.append(contentsOf: " lat=\"".utf8)
        DecimalText.append(degrees: place.latitude, to: &out)
        out.append(contentsOf: "\" lon=\"".utf8)
        // The schema ends right before 180.
        DecimalText.append(degrees: place.longitude == 180 ? -180 : place.longitude, to: &out)
        out.append(contentsOf: "\">".utf8)
    }
}
