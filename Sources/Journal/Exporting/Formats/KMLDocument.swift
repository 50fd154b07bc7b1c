import Fleet
import Geo

/// KML 2.2 with Google's extension for tracks (developers.google.com/kml): a placemark a device, alarms and reports as
/// placemarks of their own.
struct KMLDocument: ExportDocument {
    /// A track of the extension lists all its moments before all its places, so that both have to be held back.
    private static let pointsATrack = 5000

    private let context: ExportContext
    private var moments: [UInt8] = []
    private var places: [UInt8] = []
    private var speeds: [UInt8] = []
    private var count = 0

    /// An empty document.
    init(_ context: ExportContext) {
        self.context = context
    }

    /// The head.
    func begin(into out: inout [UInt8]) {
        out.append(
            contentsOf: """
                <?xml version="1.0" encoding="UTF-8"?>
                <kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">
                <Document><name>fleettop</name>
                <Schema id="fix"><gx:SimpleArrayField name="speedKmh" type="float">\
                <displayName>km/h</displayName></gx:SimpleArrayField></Schema>

                """.utf8)
    }

    /// A placemark, for a report that has a place.
    func add(_ arrival: Arrival, into out: inout [UInt8]) {
        if let waypoint = Waypoint(arrival, context) { add(waypoint, into: &out) }
    }

    /// A placemark, for an alarm that has a place.
    func add(_ alarm: ExportedAlarm, into out: inout [UInt8]) {
        if let waypoint = Waypoint(alarm, context) { add(waypoint, into: &out) }
    }

    /// A placemark with the device's name.
    func beginTrack(of device: DeviceID, into out: inout [UInt8]) {
        out.append(contentsOf: "<Placemark>".utf8)
        XMLText.append("name", context.name(device), to: &out)
        XMLText.append("description", device.description, to: &out)
        out.append(contentsOf: "<gx:MultiTrack><gx:interpolate>0</gx:interpolate>\n".utf8)
    }

    /// A point, in a new track where there was a pause.
    mutating func add(_ point: TrackPoint, at place: TrackPlace, into out: inout [UInt8]) {
        if place.opensSegment || count >= Self.pointsATrack { flush(into: &out) }
        count += 1
        XMLText.append("when", point.time, to: &moments)
        places.append(contentsOf: "<gx:coord>".utf8)
        DecimalText.append(degrees: point.coordinate.longitude, to: &places)
        places.append(UInt8(ascii: " "))
        DecimalText.append(degrees: point.coordinate.latitude, to: &places)
        places.append(UInt8(ascii: " "))
        DecimalText.append(point.fix.altitudeM ?? 0, decimals: 2, to: &places)
        places.append(contentsOf: "</gx:coord>\n".utf8)
        if let speed = point.fix.speedKmh {
            XMLText.append("gx:value", speed, decimals: 2, to: &speeds)
        } else {
            speeds.append(contentsOf: "<gx:value/>".utf8)
        }
    }

    /// Ends the placemark.
    mutating func endTrack(into out: inout [UInt8]) {
        flush(into: &out)
        out.append(contentsOf: "</gx:MultiTrack></Placemark>\n".utf8)
    }

    /// The foot.
    func end(into out: inout [UInt8]) {
        out.append(contentsOf: "</Document>\n</kml>\n".utf8)
    }

    private mutating func flush(into out: inout [UInt8]) {
        guard count > 0 else { return }
        out.append(contentsOf: "<gx:Track><altitudeMode>clampToGround</altitudeMode>\n".utf8)
        out += moments
        out.append(UInt8(ascii: "\n"))
        out += places
        out.append(
            contentsOf: "<ExtendedData><SchemaData schemaUrl=\"#fix\"><gx:SimpleArrayData name=\"speedKmh\">".utf8)
        out += speeds
        out.append(contentsOf: "</gx:SimpleArrayData></SchemaData></ExtendedData></gx:Track>\n".utf8)
        moments.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        speeds.removeAll(keepingCapacity: true)
        count = 0
    }

    private func add(_ waypoint: Waypoint, into out: inout [UInt8]) {
        out.append(contentsOf: "<Placemark>".utf8)
        XMLText.append("name", waypoint.name, to: &out)
        XMLText.append("description", waypoint.words, to: &out)
        out.append(contentsOf: "<TimeStamp>".utf8)
        XMLText.append("when", waypoint.time, to: &out)
        out.append(contentsOf: "</TimeStamp><Point><coordinates>".utf8)
        DecimalText.append(degrees: waypoint.coordinate.longitude, to: &out)
        out.append(UInt8(ascii: ","))
        DecimalText.append(degrees: waypoint.coordinate.latitude, to: &out)
        out.append(contentsOf: "</coordinates></Point></Placemark>\n".utf8)
    }
}
