import Fleet
import Geo

/// A table with a head, of one kind of thing: the columns are rows of data (``CSVColumns``).
struct CSVDocument: ExportDocument {
    private let context: ExportContext

    /// An empty document.
    init(_ context: ExportContext) {
        self.context = context
    }

    /// The head.
    func begin(into out: inout [UInt8]) {
        var row = CSVRow()
        for name in columnNames { row.text(name) }
        row.end(into: &out)
    }

    private var columnNames: [String] {
        switch context.kinds.first {
        case .reports: CSVColumns.reports.map(\.name) + placeName
        case .alarms: CSVColumns.alarms.map(\.name) + placeName
        case .audit: CSVColumns.actions.map(\.name)
        case .tracks, nil: CSVColumns.points.map(\.name) + placeName
        }
    }

    /// The head of the column of places, which stands last where it is wanted.
    private var placeName: [String] { context.describe == nil ? [] : ["place"] }

    /// The cell under that head.
    private func placeCell(_ coordinate: Coordinate?) -> [String?] {
        context.describe == nil ? [] : [context.place(coordinate)]
    }

    /// The row of a report.
    func add(_ arrival: Arrival, into out: inout [UInt8]) {
        var value = CSVReport(arrival: arrival)
        if let report = value.report {
            value.name = context.names[report.device]
            value.isLate = Late.isLate(
                report, received: arrival.received, afterMilliseconds: context.lateAfterMilliseconds)
        }
        add(value, CSVColumns.reports, tail: placeCell(value.report?.fix?.coordinate), into: &out)
    }

    /// The row of an alarm.
    func add(_ alarm: ExportedAlarm, into out: inout [UInt8]) {
        let value = CSVAlarm(alarm: alarm, name: context.names[alarm.device])
        add(value, CSVColumns.alarms, tail: placeCell(alarm.coordinate), into: &out)
    }

    /// A row for each alarm or device that the action was about; one for an action about none.
    func add(_ action: ExportedAction, into out: inout [UInt8]) {
        for target in action.targets {
            let name = target.device.flatMap { context.names[$0] }
            add(CSVAction(action: action, target: target, name: name), CSVColumns.actions, into: &out)
        }
        if action.targets.isEmpty { add(CSVAction(action: action), CSVColumns.actions, into: &out) }
    }

    /// The row of a point.
    func add(_ point: TrackPoint, at place: TrackPlace, into out: inout [UInt8]) {
        let name = context.names[place.device]
        let value = CSVPoint(device: place.device, name: name, segment: place.segment, point: point)
        add(value, CSVColumns.points, tail: placeCell(point.coordinate), into: &out)
    }

    private func add<Value>(
        _ value: Value, _ columns: [CSVColumn<Value>], tail: [String?] = [], into out: inout [UInt8]
    ) {
        var row = CSVRow()
        for column in columns { column.write(value, &row) }
        for text in tail { row.text(text) }
        row.end(into: &out)
    }
}
