import Fleet
import Geo

/// Where and when, by satellites and by cells (gt06.md, 0x12 / 0x22 content and 0x16 / 0x26 content).
enum GT06Location {
    /// Bytes that date, satellites, place, speed and flags take.
    private static let satelliteSize = 18
    /// Bytes that one cell takes: country, network, area, cell.
    private static let cellSize = 8

    /// A position, and the cell beside it where there is room for one.
    static func read(_ content: GT06Bytes, into report: inout Report) throws(DecodingFault) {
        try readSatellites(content, into: &report)
        report.kind = .position
        if content.count >= satelliteSize + cellSize { readCell(content, at: satelliteSize, into: &report) }
    }

    /// A position of newer units, which tell about the ignition, re-upload and mileage too.
    static func readWithIgnition(_ content: GT06Bytes, into report: inout Report) throws(DecodingFault) {
        try read(content, into: &report)
        guard content.count >= 29, content.byte(26) <= 1 else { return }
        report.ignition = content.byte(26) == 1
        report.isStoredRecord = content.byte(28) == 1
        if content.count == 33 { report.odometerKm = Double(content.number(29, size: 4)) / 1000 }
    }

    /// An alarm with its position and status; it counts even when the position makes no sense.
    static func readAlarm(_ content: GT06Bytes, number: UInt8, into report: inout Report) {
        report.kind = .alarm
        report.alarm = .other
        if (try? readSatellites(content, into: &report)) == nil { report.fix = nil }
        // Units without a relay put other things here: the layout counts only where the length agrees.
        let isMultiFence = number == 0x27  // with the number of a fence behind the rest
        guard content.count == 32 || (isMultiFence && (33...34).contains(content.count)) else { return }
        readCell(content, at: satelliteSize + 1, into: &report)
        GT06Status.readBlock(content, at: 27, into: &report)
        GT06Alarms.apply(code: content.byte(30), status: content.byte(27), to: &report)
    }

    /// A date and cells; only the first cell has a place in a report.
    static func readCells(_ content: GT06Bytes, into report: inout Report) {
        mark(&report)
        guard content.count >= 6 + cellSize else { return }
        report.fix?.time = try? time(content)
        readCell(content, at: 6, into: &report)
    }

    /// One cell and the status, without a date.
    static func readCellsAndStatus(_ content: GT06Bytes, into report: inout Report) {
        mark(&report)
        guard content.count == 14 else { return }
        readCell(content, at: 1, into: &report)
        GT06Status.readBlock(content, at: 9, into: &report)
        guard content.byte(12) != 0 else { return }
        report.kind = .alarm
        GT06Alarms.apply(code: content.byte(12), status: content.byte(9), to: &report)
    }

    /// A question for an address: a position where one can be read, else a sign of life.
    static func readQuery(_ content: GT06Bytes, into report: inout Report) {
        if (try? readSatellites(content, into: &report)) == nil { report.fix = nil } else { report.kind = .position }
    }

    /// Makes a report a position without coordinates.
    static func mark(_ report: inout Report) {
        report.kind = .position
        report.fix = Fix(isValid: false)
    }

    // MARK: - Parts

    /// Date, satellites, place, speed and flags.
    private static func readSatellites(_ content: GT06Bytes, into report: inout Report) throws(DecodingFault) {
        guard content.count >= satelliteSize else {
            throw DecodingFault("gt06: \(report.type) with \(content.count) bytes is too short for a position")
        }
        let flags = content.number(16, size: 2)
        var fix = Fix(isValid: flags & 1 << 12 != 0)
        fix.time = try time(content)
        fix.satellites = Int(content.byte(6) & 0x0F)
        fix.coordinate = try coordinate(content, isNorth: flags & 1 << 10 != 0, isWest: flags & 1 << 11 != 0)
        fix.speedKmh = Double(content.byte(15))
        let course = flags & 0x3FF
        if course <= 360 { fix.courseDeg = course == 360 ? 0 : Double(course) }
        report.fix = fix
        if flags & 1 << 14 != 0 { report.ignition = flags & 1 << 15 != 0 }
    }

    /// Six binary bytes from the year in the century to the second, read as UTC.
    private static func time(_ content: GT06Bytes) throws(DecodingFault) -> Timestamp {
        func part(_ place: Int) -> Int { Int(content.byte(place)) }
        let wholeSecond = part(5) == 60 ? 59 : part(5)  // a leap second
        guard part(0) <= 99,
            let date = CalendarDate(
                year: 2000 + part(0), month: part(1), day: part(2), hour: part(3), minute: part(4),
                second: wholeSecond)
        else {
            throw DecodingFault(
                "gt06: there is no \(part(0))-\(part(1))-\(part(2)) \(part(3)):\(part(4)):\(part(5))")
        }
        return date.timestamp
    }

    /// Two numbers of 1/1 800 000 degree; nil for zero and zero, which is no fix whatever the flags say.
    private static func coordinate(
        _ content: GT06Bytes, isNorth: Bool, isWest: Bool
    ) throws(DecodingFault) -> Coordinate? {
        let latitude = content.number(7, size: 4)
        let longitude = content.number(11, size: 4)
        guard latitude <= 90 * 1_800_000 else { throw DecodingFault("gt06: the latitude is beyond 90 degrees") }
        guard longitude <= 180 * 1_800_000 else { throw DecodingFault("gt06: the longitude is beyond 180 degrees") }
        if latitude == 0, longitude == 0 { return nil }
        return Coordinate(
            latitude: Double(isNorth ? latitude : -latitude) / 1_800_000,
            longitude: Double(isWest ? -longitude : longitude) / 1_800_000)
    }

    /// Country, network, area and cell; nothing where the country is none, since then the layout is another.
    private static func readCell(_ content: GT06Bytes, at place: Int, into report: inout Report) {
        let country = content.number(place, size: 2)
        guard country <= 999 else { return }
        report.radio.mcc = country
        report.radio.mnc = Int(content.byte(place + 2))
        report.radio.lac = content.number(place + 3, size: 2)
        report.radio.cid = content.number(place + 5, size: 3)
    }
}
