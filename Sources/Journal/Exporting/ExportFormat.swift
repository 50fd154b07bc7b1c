import Fleet
import Geo

/// What can be taken out of a journal.
public enum ExportKind: String, Sendable, CaseIterable {
    /// Every message, as it was understood.
    case reports
    /// Where devices went.
    case tracks
    /// Alarms and what became of them.
    case alarms
    /// What operators did.
    case audit
}

/// A form in which a journal's content leaves, one row each; adding a form is one row and one ``ExportDocument``.
public struct ExportFormat: Sendable {
    /// The name on the command line.
    public let name: String
    /// What it can hold.
    public let kinds: [ExportKind]
    /// What it holds when nobody says otherwise.
    public let usual: ExportKind
    /// Whether one document may hold several kinds.
    public let takesSeveral: Bool
    /// Whether it can hold what has no place on earth.
    public let takesPlaceless: Bool
    let document: @Sendable (ExportContext) -> any ExportDocument

    /// All forms.
    public static let all: [ExportFormat] = [
        ExportFormat(
            name: "gpx", kinds: places, usual: .tracks, takesSeveral: true, takesPlaceless: false,
            document: { GPXDocument($0) }),
        ExportFormat(
            name: "geojson", kinds: places, usual: .tracks, takesSeveral: true, takesPlaceless: true,
            document: { GeoJSONDocument($0) }),
        ExportFormat(
            name: "csv", kinds: ExportKind.allCases, usual: .tracks, takesSeveral: false, takesPlaceless: true,
            document: { CSVDocument($0) }),
        ExportFormat(
            name: "kml", kinds: places, usual: .tracks, takesSeveral: true, takesPlaceless: false,
            document: { KMLDocument($0) }),
        ExportFormat(
            name: "jsonl", kinds: ExportKind.allCases, usual: .reports, takesSeveral: true, takesPlaceless: true,
            document: { JSONLinesDocument($0) }),
    ]

    private static let places: [ExportKind] = [.reports, .tracks, .alarms]

    /// The form of a name.
    public static func named(_ name: String) -> ExportFormat? {
        all.first { $0.name == name }
    }
}

/// What every document has to know.
struct ExportContext: Sendable {
    /// The names of devices.
    var names: [DeviceID: String] = [:]
    /// What the document holds.
    var kinds: [ExportKind]
    /// How old a fix may be at its arrival before it counts as late.
    var lateAfterMilliseconds = Late.defaultMilliseconds

    /// Words for a place on earth; nil where nobody wants them.
    var describe: (@Sendable (Coordinate) -> String)?

    /// The place of a coordinate in words, where that is wanted.
    func place(_ coordinate: Coordinate?) -> String? {
        guard let describe, let coordinate, coordinate.isValid else { return nil }
        return describe(coordinate)
    }

    /// What people call a device.
    func name(_ device: DeviceID) -> String { names[device] ?? device.description }
}

/// Where a point stands in the track of a device.
struct TrackPlace: Sendable {
    /// Whose track it is.
    let device: DeviceID
    /// The number of its segment, from 1.
    private(set) var segment = 0
    /// Whether there was a pause before the point, or it is the first one.
    private(set) var opensSegment = false

    /// In front of the first point of a track.
    init(of device: DeviceID) {
        self.device = device
    }

    /// Goes on to the next point.
    mutating func advance(opensSegment: Bool) {
        self.opensSegment = opensSegment
        if opensSegment { segment += 1 }
    }
}

/// Writes one form: values in, bytes out; what it has no word for it leaves out.
protocol ExportDocument: Sendable {
    /// What stands at the start.
    mutating func begin(into out: inout [UInt8])
    /// A message, or a piece of input that was not understood.
    mutating func add(_ report: Arrival, into out: inout [UInt8])
    /// An alarm.
    mutating func add(_ alarm: ExportedAlarm, into out: inout [UInt8])
    /// What an operator did.
    mutating func add(_ action: ExportedAction, into out: inout [UInt8])
    /// The track of a device begins; called only where there is at least one point.
    mutating func beginTrack(of device: DeviceID, into out: inout [UInt8])
    /// The next point of the track.
    mutating func add(_ point: TrackPoint, at place: TrackPlace, into out: inout [UInt8])
    /// The track is over.
    mutating func endTrack(into out: inout [UInt8])
    /// What stands at the end.
    mutating func end(into out: inout [UInt8])
}

extension ExportDocument {
    /// Most forms have no word for what people did.
    mutating func add(_ action: ExportedAction, into out: inout [UInt8]) {}
    /// Nothing.
    mutating func beginTrack(of device: DeviceID, into out: inout [UInt8]) {}
    /// Nothing.
    mutating func endTrack(into out: inout [UInt8]) {}
    /// Nothing.
    mutating func end(into out: inout [UInt8]) {}
}
