import Fleet
import GRDB
import Geo

/// A row of the reports, with its bytes, read back.
struct StoredReport {
    /// The columns that ``read(_:devices:words:)`` expects, in their order.
    static let columns = "report.seq, device, received, kind, latitude, longitude, body"

    let sequence: Int64
    /// nil where the row cannot be read.
    let arrival: Arrival?

    /// Reads the row where the statement stands.
    ///
    /// - Parameter rawColumn: where the bytes of the message are; nil where they are not asked for.
    init(_ row: FastStatement, devices: [Int64: DeviceID], words: WordTable, rawColumn: Int32?) {
        sequence = row.number(0)
        arrival = Self.arrival(row, devices: devices, words: words, rawColumn: rawColumn)
    }

    private static func arrival(
        _ row: FastStatement, devices: [Int64: DeviceID], words: WordTable, rawColumn: Int32?
    ) -> Arrival? {
        guard let device = devices[row.number(1)],
            let kind = try? ReportKind(code: UInt8(truncatingIfNeeded: row.number(3)))
        else { return nil }
        var coordinate: Coordinate?
        if let latitude = row.optional(4), let longitude = row.optional(5) {
            coordinate = Coordinate(
                latitude: StoredDegrees.degrees(latitude), longitude: StoredDegrees.degrees(longitude))
        }
        var source = ByteSource(row.bytes(6))
        return try? Arrival(
            from: &source, device: device, kind: kind, received: Timestamp(milliseconds: row.number(2)),
            raw: rawColumn.map { row.bytes($0) } ?? [], words: words, coordinate: coordinate)
    }
}
