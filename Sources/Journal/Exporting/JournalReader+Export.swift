import Fleet
import GRDB
import Geo

/// What is to be taken out of a journal, and how.
public struct ExportRequest: Sendable {
    /// The form.
    public var format: ExportFormat
    /// What it holds, each once.
    public var kinds: [ExportKind]
    /// Whose; all devices where it is empty.
    public var devices: [DeviceID] = []
    /// Of what time: of arrival for reports, of the fix for tracks, of its raising for an alarm.
    public var span: ClosedRange<Timestamp>
    /// The names of devices.
    public var names: [DeviceID: String] = [:]
    /// After how long without a fix a new segment of a track begins.
    public var gapMilliseconds: Int64 = 1_800_000
    /// How old a fix may be at its arrival before it counts as late.
    public var lateAfterMilliseconds = Late.defaultMilliseconds

    /// Words for a place on earth, for JSON lines and tables; nil leaves them out.
    public var describe: (@Sendable (Coordinate) -> String)?

    /// Everything of a span.
    public init(format: ExportFormat, kinds: [ExportKind], span: ClosedRange<Timestamp>) {
        self.format = format
        self.kinds = kinds
        self.span = span
    }
}

/// What an export has written so far.
public struct ExportCounts: Sendable, Equatable {
    /// Messages.
    public var reports = 0
    /// Points of tracks.
    public var points = 0
    /// Devices that have a track.
    public var tracks = 0
    /// Alarms.
    public var alarms = 0
    /// What operators did.
    public var actions = 0
    /// Reports and alarms that the form cannot hold for want of a place.
    public var placeless = 0
    /// How far it is, from 0 to 1.
    public var share = 0.0

    /// Whether nothing was written.
    public var isEmpty: Bool { reports == 0 && points == 0 && alarms == 0 && actions == 0 }
}

extension JournalReader {
    /// Writes a part of the journal in some form, piece by piece, in bounded memory; also while somebody else writes.
    ///
    /// - Parameter write: takes the next bytes; what it throws ends the export.
    public func export(
        _ request: ExportRequest, write: ([UInt8], ExportCounts) throws -> Void
    ) throws -> ExportCounts {
        var run = try ExportRun(request, self)
        try run.perform(write)
        return run.counts
    }
}

/// One export on its way.
private struct ExportRun {
    /// About how many bytes are written at a time.
    private static let pieceSize = 1 << 16

    private let request: ExportRequest
    private let reader: JournalReader
    private let scope: ExportScope
    private var document: any ExportDocument
    private var out: [UInt8] = []
    private(set) var counts = ExportCounts()

    init(_ request: ExportRequest, _ reader: JournalReader) throws {
        self.request = request
        self.reader = reader
        scope = try reader.pool.read {
            try ExportScope(of: request.devices, in: request.span, $0, dialects: reader.dialects)
        }
        let context = ExportContext(
            names: request.names, kinds: request.kinds, lateAfterMilliseconds: request.lateAfterMilliseconds,
            describe: request.describe)
        document = request.format.document(context)
    }

    mutating func perform(_ write: ([UInt8], ExportCounts) throws -> Void) throws {
        document.begin(into: &out)
        // Waypoints come before tracks (GPX 1.1), so that all forms have the same order.
        if request.kinds.contains(.reports) { try addReports(write) }
        if request.kinds.contains(.alarms) { try addAlarms(write) }
        if request.kinds.contains(.tracks) { try addTracks(write) }
        if request.kinds.contains(.audit) { try addActions(write) }
        document.end(into: &out)
        counts.share = 1
        try write(out, counts)
    }

    private mutating func addReports(_ write: ([UInt8], ExportCounts) throws -> Void) throws {
        var pages = ReportPages(scope)
        while let page = try reader.pool.read({ try pages.next($0) }) {
            for arrival in page {
                if isLeftOut(arrival.hasPlace) {
                    counts.placeless += 1
                } else {
                    document.add(arrival, into: &out)
                    counts.reports += 1
                }
            }
            counts.share = pages.share
            try flush(write)
        }
    }

    private mutating func addAlarms(_ write: ([UInt8], ExportCounts) throws -> Void) throws {
        var pages = AlarmPages(scope)
        while let page = try reader.pool.read({ try pages.next($0) }) {
            for alarm in page {
                if isLeftOut(alarm.coordinate != nil) {
                    counts.placeless += 1
                } else {
                    document.add(alarm, into: &out)
                    counts.alarms += 1
                }
            }
            try flush(write)
        }
    }

    private mutating func addActions(_ write: ([UInt8], ExportCounts) throws -> Void) throws {
        var pages = ActionPages(scope)
        while let page = try reader.pool.read({ try pages.next($0) }) {
            for action in page { document.add(action, into: &out) }
            counts.actions += page.count
            try flush(write)
        }
    }

    private mutating func addTracks(_ write: ([UInt8], ExportCounts) throws -> Void) throws {
        let devices = scope.devices.filter { scope.wanted?.contains($0.key) ?? true }.sorted { $0.value < $1.value }
        for (index, device) in devices.enumerated() {
            try addTrack(of: device.value, number: device.key, write)
            counts.share = Double(index + 1) / Double(devices.count)
        }
    }

    private mutating func addTrack(
        of device: DeviceID, number: Int64, _ write: ([UInt8], ExportCounts) throws -> Void
    ) throws {
        let late = request.lateAfterMilliseconds
        var pages = try reader.pool.read {
            try TrackPages(scope, device: number, lateAfterMilliseconds: late, $0)
        }
        var place = TrackPlace(of: device)
        var previous: Timestamp?
        while let page = try reader.pool.read({ try pages.next($0) }) {
            for point in page {
                if previous == nil { document.beginTrack(of: device, into: &out) }
                let pause = previous.map { point.time.milliseconds(since: $0) }
                // A step back in time can only come from a clock that was set back: it begins a new segment, too.
                place.advance(opensSegment: pause.map { $0 > request.gapMilliseconds || $0 < 0 } ?? true)
                document.add(point, at: place, into: &out)
                previous = point.time
            }
            counts.points += page.count
            try flush(write)
        }
        guard previous != nil else { return }
        counts.tracks += 1
        document.endTrack(into: &out)
        try flush(write)
    }

    private func isLeftOut(_ hasPlace: Bool) -> Bool { !hasPlace && !request.format.takesPlaceless }

    private mutating func flush(_ write: ([UInt8], ExportCounts) throws -> Void) throws {
        guard out.count >= Self.pieceSize else { return }
        try write(out, counts)
        out.removeAll(keepingCapacity: true)
    }
}

extension Arrival {
    /// Whether it tells a place.
    fileprivate var hasPlace: Bool {
        guard case .report(let report) = content else { return false }
        return report.fix?.coordinate?.isValid == true
    }
}
