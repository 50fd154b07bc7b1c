import Fleet
import Geo

/// Where and when, by satellites and by cells (gt06.md, 0x12 / 0x22 content and 0x16 / 0x26 content).
enum GT06Location {
    /// Bytes that date, satellites, place, speed and flags take.
    private static let satelliteSize = 18
    /// Bytes that one cell takes: country, network, area, cell.
    private static let cellSize = 8

    /// A position, and the cell beside it where there is room for one.
    static func read(_ content: GT06Bytes, into report: inout Report, _ notes: inout some FieldNoting)
        throws(DecodingFault)
    {
        try readSatellites(content, into: &report, &notes)
        report.kind = .position
        if content.count >= satelliteSize + cellSize { readCell(content, at: satelliteSize, into: &report, &notes) }
    }

    /// A position of newer units, which tell about the ignition, re-upload and mileage too.
    static func readWithIgnition(_ content: GT06Bytes, into report: inout Report, _ notes: inout some FieldNoting)
        throws(DecodingFault)
    {
        try read(content, into: &report, &notes)
        guard content.count >= 29, content.byte(26) <= 1 else { return }
        let isOn = content.byte(26) == 1
        let isStored = content.byte(28) == 1
        report.ignition = isOn
        report.isStoredRecord = isStored
        notes.note(content.part(26, 1), "ignition", isOn ? "on" : "off")
        notes.note(content.part(27, 1), "upload mode", "why it was sent, not kept")
        notes.note(content.part(28, 1), "re-upload", isStored ? "a stored record" : "live")
        guard content.count == 33 else { return }
        let odometerKm = Double(content.number(29, size: 4)) / 1000
        report.odometerKm = odometerKm
        notes.note(content.part(29, 4), "odometer", MeaningText.decimal(odometerKm, 3) + " km")
    }

    /// An alarm with its position and status; it counts even when the position makes no sense.
    static func readAlarm(
        _ content: GT06Bytes, number: UInt8, into report: inout Report, _ notes: inout some FieldNoting
    ) {
        report.kind = .alarm
        report.alarm = .other
        if (try? readSatellites(content, into: &report, &notes)) == nil { report.fix = nil }
        // Units without a relay put other things here: the layout counts only where the length agrees.
        let isMultiFence = number == 0x27  // with the number of a fence behind the rest
        guard content.count == 32 || (isMultiFence && (33...34).contains(content.count)) else { return }
        notes.note(content.part(satelliteSize, 1), "cell length", "of what follows, not needed")
        readCell(content, at: satelliteSize + 1, into: &report, &notes)
        GT06Status.readBlock(content, at: 27, into: &report, &notes)
        GT06Alarms.apply(content.part(30, 1), status: content.byte(27), to: &report, &notes)
        notes.note(content.part(31, 1), "language", "known, not kept")
        notes.note(content.part(32, 1), "fence", "number \(content.byte(32)), not kept")
    }

    /// A date and cells; only the first cell has a place in a report.
    static func readCells(_ content: GT06Bytes, into report: inout Report, _ notes: inout some FieldNoting) {
        mark(&report)
        guard content.count >= 6 + cellSize else { return }
        let time = try? time(content)
        report.fix?.time = time
        notes.note(content.part(0, 6), "date and time", MeaningText.moment(time))
        readCell(content, at: 6, into: &report, &notes)
    }

    /// One cell and the status, without a date.
    static func readCellsAndStatus(_ content: GT06Bytes, into report: inout Report, _ notes: inout some FieldNoting) {
        mark(&report)
        guard content.count == 14 else { return }
        readCell(content, at: 1, into: &report, &notes)
        GT06Status.readBlock(content, at: 9, into: &report, &notes)
        notes.note(content.byte(12) == 0 ? content.part(12, 1) : nil, "alarm code", "none")
        notes.note(content.part(13, 1), "language", "known, not kept")
        guard content.byte(12) != 0 else { return }
        report.kind = .alarm
        GT06Alarms.apply(content.part(12, 1), status: content.byte(9), to: &report, &notes)
    }

    /// A question for an address: a position where one can be read, else a sign of life.
    static func readQuery(_ content: GT06Bytes, into report: inout Report, _ notes: inout some FieldNoting) {
        if (try? readSatellites(content, into: &report, &notes)) == nil {
            report.fix = nil
        } else {
            report.kind = .position
        }
    }

    /// Makes a report a position without coordinates.
    static func mark(_ report: inout Report) {
        report.kind = .position
        report.fix = Fix(isValid: false)
    }

    // MARK: - Parts

    /// Date, satellites, place, speed and flags.
    private static func readSatellites(_ content: GT06Bytes, into report: inout Report, _ notes: inout some FieldNoting)
        throws(DecodingFault)
    {
        guard content.count >= satelliteSize else {
            throw DecodingFault("gt06: \(report.type) with \(content.count) bytes is too short for a position")
        }
        let flags = content.number(16, size: 2)
        var fix = Fix(isValid: flags & 1 << 12 != 0)
        let time = try time(content)
        fix.time = time
        notes.note(content.part(0, 6), "date and time", MeaningText.moment(time))
        let satellites = Int(content.byte(6) & 0x0F)
        fix.satellites = satellites
        notes.note(content.part(6, 1), "satellites", MeaningText.satellites(satellites))
        let place = try coordinate(content, isNorth: flags & 1 << 10 != 0, isWest: flags & 1 << 11 != 0)
        fix.coordinate = place
        notes.note(content.part(7, 4), "latitude", place.map { MeaningText.latitude($0.latitude) } ?? "0: no place")
        notes.note(content.part(11, 4), "longitude", place.map { MeaningText.longitude($0.longitude) } ?? "0: no place")
        let speed = Double(content.byte(15))
        fix.speedKmh = speed
        notes.note(content.part(15, 1), "speed", MeaningText.speed(speed))
        let course = flags & 0x3FF
        let courseDeg = course <= 360 ? course == 360 ? 0 : Double(course) : nil
        fix.courseDeg = courseDeg
        report.fix = fix
        if flags & 1 << 14 != 0 { report.ignition = flags & 1 << 15 != 0 }
        notes.note(content.part(16, 2), "course and flags", words(flags: flags, courseDeg: courseDeg))
    }

    private static func words(flags: Int, courseDeg: Double?) -> String {
        let words = [
            MeaningText.course(courseDeg), flags & 1 << 12 != 0 ? "valid fix" : "no valid fix",
            flags & 1 << 10 != 0 ? "north" : "south", flags & 1 << 11 != 0 ? "west" : "east",
            flags & 1 << 13 != 0 ? "differential" : nil,
            flags & 1 << 14 == 0 ? nil : flags & 1 << 15 != 0 ? "ignition on" : "ignition off",
        ]
        return words.compactMap { $0 }.joined(separator: ", ")
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
    private static func readCell(
        _ content: GT06Bytes, at place: Int, into report: inout Report, _ notes: inout some FieldNoting
    ) {
        let country = content.number(place, size: 2)
        guard country <= 999 else { return }
        notes.note(content.part(place, 2), "mcc", "country \(country)")
        notes.note(content.part(place + 2, 1), "mnc", "network \(content.byte(place + 2))")
        notes.note(content.part(place + 3, 2), "lac", "area \(MeaningText.hex(content.number(place + 3, size: 2)))")
        notes.note(content.part(place + 5, 3), "cid", "cell \(MeaningText.hex(content.number(place + 5, size: 3)))")
        report.radio.mcc = country
        report.radio.mnc = Int(content.byte(place + 2))
        report.radio.lac = content.number(place + 3, size: 2)
        report.radio.cid = content.number(place + 5, size: 3)
    }
}
