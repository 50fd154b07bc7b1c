import Fleet

/// One column of a table.
struct CSVColumn<Value>: Sendable {
    /// The words in the head.
    let name: String
    /// Writes the cell.
    let write: @Sendable (Value, inout CSVRow) -> Void

    init(_ name: String, _ write: @escaping @Sendable (Value, inout CSVRow) -> Void) {
        self.name = name
        self.write = write
    }
}

/// A point of a track with whose it is.
struct CSVPoint {
    var device: DeviceID
    var name: String?
    var segment: Int
    var point: TrackPoint
}

/// A report with what the table says about it.
struct CSVReport {
    var arrival: Arrival
    var name: String?
    var isLate = false

    /// What was understood.
    var report: Report? { if case .report(let report) = arrival.content { report } else { nil } }

    /// Why nothing was understood.
    var reason: String? { if case .unparsed(let reason) = arrival.content { reason } else { nil } }
}

/// An alarm with the name of its device.
struct CSVAlarm {
    var alarm: ExportedAlarm
    var name: String?
}

/// What an operator did to one alarm, with the name of its device.
struct CSVAction {
    var action: ExportedAction
    var target: ExportedAction.Target?
    var name: String?
}

/// The columns of all tables.
enum CSVColumns {
    /// The columns of tracks.
    static let points: [CSVColumn<CSVPoint>] = [
        CSVColumn("device") { $1.text($0.device.description) },
        CSVColumn("name") { $1.text($0.name) },
        CSVColumn("segment") { $1.count($0.segment) },
        CSVColumn("time") { $1.moment($0.point.time) },
        CSVColumn("lat") { $1.degrees($0.point.coordinate.latitude) },
        CSVColumn("lon") { $1.degrees($0.point.coordinate.longitude) },
        CSVColumn("speedKmh") { $1.number($0.point.fix.speedKmh, decimals: 3) },
        CSVColumn("courseDeg") { $1.number($0.point.fix.courseDeg, decimals: 2) },
        CSVColumn("altitudeM") { $1.number($0.point.fix.altitudeM, decimals: 2) },
        CSVColumn("satellites") { $1.count($0.point.fix.satellites) },
        CSVColumn("hdop") { $1.number($0.point.fix.hdop, decimals: 2) },
        CSVColumn("received") { $1.moment($0.point.received) },
    ]

    /// The columns of reports, in the order of a JSON line.
    static let reports: [CSVColumn<CSVReport>] = head + fix + state

    private static let head: [CSVColumn<CSVReport>] = [
        CSVColumn("received") { $1.moment($0.arrival.received) },
        CSVColumn("dialect") { $1.text($0.report?.dialect.name) },
        CSVColumn("transport") { $1.text($0.arrival.transport.rawValue) },
        CSVColumn("peer") { $1.text($0.arrival.peer.description) },
        CSVColumn("device") { $1.text($0.report?.device.description) },
        CSVColumn("name") { $1.text($0.name) },
        CSVColumn("kind") { $1.text($0.report?.kind.rawValue ?? "unparsed") },
        CSVColumn("type") { $1.text($0.report?.type) },
        CSVColumn("vendorText") { $1.text($0.report?.vendorText) },
        CSVColumn("command") { $1.text($0.report?.command) },
    ]

    private static let fix: [CSVColumn<CSVReport>] = [
        CSVColumn("time") { $1.moment($0.report?.fix?.time) },
        CSVColumn("valid") { $1.flag($0.report?.fix?.isValid) },
        CSVColumn("lat") { $1.degrees($0.report?.fix?.coordinate?.latitude) },
        CSVColumn("lon") { $1.degrees($0.report?.fix?.coordinate?.longitude) },
        CSVColumn("speedKmh") { $1.number($0.report?.fix?.speedKmh, decimals: 3) },
        CSVColumn("courseDeg") { $1.number($0.report?.fix?.courseDeg, decimals: 2) },
        CSVColumn("altitudeM") { $1.number($0.report?.fix?.altitudeM, decimals: 2) },
        CSVColumn("satellites") { $1.count($0.report?.fix?.satellites) },
        CSVColumn("hdop") { $1.number($0.report?.fix?.hdop, decimals: 2) },
    ]

    private static let state: [CSVColumn<CSVReport>] = [
        CSVColumn("external") { $1.flag($0.report?.power.external) },
        CSVColumn("charging") { $1.flag($0.report?.power.charging) },
        CSVColumn("batteryPercent") { $1.count($0.report?.power.batteryPercent) },
        CSVColumn("batteryVolts") { $1.number($0.report?.power.batteryVolts, decimals: 3) },
        CSVColumn("batteryLevel") { $1.count($0.report?.power.batteryLevel) },
        CSVColumn("signal") { $1.count($0.report?.radio.signal) },
        CSVColumn("mcc") { $1.count($0.report?.radio.mcc) },
        CSVColumn("mnc") { $1.count($0.report?.radio.mnc) },
        CSVColumn("lac") { $1.count($0.report?.radio.lac) },
        CSVColumn("cid") { $1.count($0.report?.radio.cid) },
        CSVColumn("ignition") { $1.flag($0.report?.ignition) },
        CSVColumn("armed") { $1.flag($0.report?.armed) },
        CSVColumn("engineCut") { $1.flag($0.report?.engineCut) },
        CSVColumn("odometerKm") { $1.number($0.report?.odometerKm, decimals: 3) },
        CSVColumn("alarm") { $1.text($0.report?.alarm?.rawValue) },
        CSVColumn("alarmCode") { $1.text($0.report?.alarmCode) },
        CSVColumn("zone") { $1.count($0.report?.zone) },
        CSVColumn("statusHex") { $1.text($0.report?.statusHex) },
        CSVColumn("temperatureC") { $1.number($0.report?.temperatureC, decimals: 2) },
        CSVColumn("late") { $1.flag($0.isLate ? true : nil) },
        CSVColumn("reason") { $1.text($0.reason) },
        CSVColumn("reply") { $1.hex($0.arrival.reply) },
        CSVColumn("raw") { $1.hex($0.arrival.raw) },
    ]

    /// The columns of alarms.
    static let alarms: [CSVColumn<CSVAlarm>] = [
        CSVColumn("id") { $1.count(Int(clamping: $0.alarm.id)) },
        CSVColumn("device") { $1.text($0.alarm.device.description) },
        CSVColumn("name") { $1.text($0.name) },
        CSVColumn("kind") { $1.text($0.alarm.kind) },
        CSVColumn("title") { $1.text($0.alarm.title) },
        CSVColumn("priority") { $1.count($0.alarm.priority) },
        CSVColumn("code") { $1.text($0.alarm.code) },
        CSVColumn("zone") { $1.count($0.alarm.zone) },
        CSVColumn("raised") { $1.moment($0.alarm.raisedAt) },
        CSVColumn("last") { $1.moment($0.alarm.lastAt) },
        CSVColumn("deviceTime") { $1.moment($0.alarm.deviceTime) },
        CSVColumn("ended") { $1.moment($0.alarm.endedAt) },
        CSVColumn("acknowledged") { $1.moment($0.alarm.acknowledgedAt) },
        CSVColumn("acknowledgedBy") { $1.text($0.alarm.acknowledgedBy) },
        CSVColumn("count") { $1.count($0.alarm.count) },
        CSVColumn("late") { $1.flag($0.alarm.isLate ? true : nil) },
        CSVColumn("lat") { $1.degrees($0.alarm.coordinate?.latitude) },
        CSVColumn("lon") { $1.degrees($0.alarm.coordinate?.longitude) },
        CSVColumn("area") { $1.text($0.alarm.area) },
        CSVColumn("facts") { $1.text($0.alarm.facts) },
    ]

    /// The columns of what operators did.
    static let actions: [CSVColumn<CSVAction>] = [
        CSVColumn("at") { $1.moment($0.action.at) },
        CSVColumn("user") { $1.text($0.action.user) },
        CSVColumn("terminal") { $1.text($0.action.terminal) },
        CSVColumn("action") { $1.text($0.action.action) },
        CSVColumn("detail") { $1.text($0.action.detail) },
        CSVColumn("alarm") { $1.count($0.target?.alarm.map { Int(clamping: $0) }) },
        CSVColumn("device") { $1.text($0.target?.device?.description) },
        CSVColumn("name") { $1.text($0.name) },
        CSVColumn("kind") { $1.text($0.target?.kind) },
    ]
}
