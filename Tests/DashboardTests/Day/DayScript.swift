import Fleet
import Geo

/// A day of one car, written as a table: what it does, where on its road, and how that is reported.
///
///     time      until     every  metres   speed  key  how
///     07:32:20  07:40:00  20     0>6000   47     on   live
///
/// `metres` counts along a straight road to the north: `60` is a place, `0>6000` a drive, `0~12` a scatter of so many
/// metres around a place. `how` is `live`, `no-fix`, `clock+8h` or, for records that are sent later, one a second,
/// `stored@10:20:20` or `stored-sos@10:20:20`.
struct DayScript {
    /// Midnight of the day, a Monday.
    static let midnight =
        CalendarDate(year: 2026, month: 11, day: 23, hour: 0, minute: 0, second: 0)?.timestamp ?? .init(seconds: 0)
    /// Where the road begins.
    static let start = Coordinate(latitude: 45.76, longitude: 4.84)
    /// The car.
    static let car = DeviceID("861785001515301")

    /// All messages in the order in which they arrive.
    let arrivals: [Arrival]

    /// Reads the table.
    init(_ table: String) {
        let rows = table.split(separator: "\n").dropFirst().map { $0.split(separator: " ").map(String.init) }
        let all = rows.filter { $0.count >= 7 }.flatMap(Self.messages)
        arrivals = all.enumerated().sorted { ($0.element.received, $0.offset) < ($1.element.received, $1.offset) }
            .map(\.element)
    }

    /// The moment of a time of day, such as `07:32:20`.
    static func moment(_ text: String) -> Timestamp {
        let parts = text.split(separator: ":").compactMap { Int64($0) }
        return midnight.adding(seconds: parts.reduce(0) { $0 * 60 + $1 })
    }

    /// A place along the road.
    static func place(_ metres: Double) -> Coordinate {
        start.destination(bearingDeg: 0, distanceMetres: metres)
    }

    private static func messages(_ row: [String]) -> [Arrival] {
        let (first, last) = (moment(row[0]), moment(row[1]))
        let every = (Int64(row[2]) ?? 60) * 1000
        let span = max(1, last.milliseconds(since: first))
        return stride(from: 0, through: span, by: Int64.Stride(every)).enumerated().map { number, offset in
            message(
                row, number, at: first.adding(milliseconds: offset),
                part: Double(offset) / Double(span))
        }
    }

    private static func message(_ row: [String], _ number: Int, at time: Timestamp, part: Double) -> Arrival {
        guard let car else { preconditionFailure("no identity") }
        var report = Report(dialect: DialectID("gotop"), device: car, kind: .position, type: "CMD-T")
        var fix = Fix(isValid: row[6] != "no-fix")
        fix.time = row[6] == "clock+8h" ? time.adding(seconds: 28_800) : time
        fix.coordinate = coordinate(row[3], number, part)
        fix.speedKmh = Double(row[4])
        fix.hdop = 1.2
        report.fix = fix
        report.ignition = row[5] == "-" ? nil : row[5] == "on"
        let stored = row[6].split(separator: "@").map(String.init)
        report.isStoredRecord = stored.count == 2
        if stored.first == "stored-sos" { (report.kind, report.type, report.alarm) = (.alarm, "ALM-A", .sos) }
        let received = report.isStoredRecord ? moment(stored[1]).adding(seconds: Int64(number)) : time
        return Arrival(
            received: received, transport: .tcp, peer: PeerAddress(ipv4: 0xC633_6407, port: 41234),
            content: .report(report), raw: Array("#\(car),CMD-T,\(time.milliseconds)#".utf8))
    }

    private static func coordinate(_ text: String, _ number: Int, _ part: Double) -> Coordinate {
        let drive = text.split(separator: ">").compactMap { Double($0) }
        if drive.count == 2 { return place(drive[0] + (drive[1] - drive[0]) * part) }
        let scatter = text.split(separator: "~").compactMap { Double($0) }
        guard scatter.count == 2 else { return place(Double(text) ?? 0) }
        // All around, near and far, and the same in every run.
        return place(scatter[0]).destination(
            bearingDeg: Double(number * 137 % 360), distanceMetres: scatter[1] * Double(number * 29 % 100) / 99)
    }
}
