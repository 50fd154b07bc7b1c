import Fleet
import Geo

/// A position of fixed width, the status digits glued to it, then the cell (trv.md, position payload).
struct TRVPosition {
    private var fix: Fix
    private let status: UnsafeRawBufferPointer
    private let afterStatus: FieldCursor

    /// Reads and checks date, validity, place, speed, time and course; the rest may be missing.
    init(_ payload: UnsafeRawBufferPointer, _ notes: inout some FieldNoting) throws(DecodingFault) {
        guard Self.isShaped(payload) else { throw DecodingFault("trv: no date and A or V where the position begins") }
        let isValid = payload[6] == UInt8(ascii: "A")
        var fix = Fix(isValid: isValid)
        notes.note(payload.part(6, 1), "validity", MeaningText.validity(isValid))
        var place = 7
        let latitude = try Self.degrees(payload, &place, digits: 2, positive: "N", negative: "S", limit: 90)
        let afterLatitude = place
        notes.note(payload.part(7, afterLatitude - 7), "latitude", MeaningText.latitude(latitude))
        let longitude = try Self.degrees(payload, &place, digits: 3, positive: "E", negative: "W", limit: 180)
        let motion = place
        notes.note(payload.part(afterLatitude, motion - afterLatitude), "longitude", MeaningText.longitude(longitude))
        guard payload.count >= place + 17 else { throw DecodingFault("trv: the position ends before speed and time") }
        guard let speed = DecimalText(Self.part(payload, place, 5)), speed.decimals == 1 else {
            throw DecodingFault("trv: no speed as ddd.d")
        }
        notes.note(payload.part(motion, 5), "speed", MeaningText.speed(speed.value))
        let time = try Self.time(date: Self.part(payload, 0, 6), time: Self.part(payload, place + 5, 6))
        fix.time = time
        notes.note(payload.part(0, 6), "date", MeaningText.day(time))
        notes.note(payload.part(motion + 5, 6), "time", MeaningText.utc(time))
        guard let course = DecimalText(Self.part(payload, place + 11, 6)) else {
            throw DecodingFault("trv: no course of six characters")
        }
        // Zero and zero without a fix is a cold receiver; other coordinates of an invalid fix are the last good ones.
        if fix.isValid || latitude != 0 || longitude != 0 {
            fix.coordinate = Coordinate(latitude: latitude, longitude: longitude)
        }
        fix.speedKmh = speed.value
        let courseDeg = course.value <= 360 ? course.value == 360 ? 0 : course.value : nil
        fix.courseDeg = courseDeg
        notes.note(payload.part(motion + 11, 6), "course", MeaningText.course(courseDeg))
        let rest = payload.from(place + 17)
        let end = rest.firstIndex(of: UInt8(ascii: ","), from: 0) ?? rest.count
        self.fix = fix
        status = Self.part(rest, 0, end)
        afterStatus = FieldCursor(rest, at: end + 1)
    }

    /// Adds what the position, the status digits and the cell say.
    func apply(to report: inout Report, _ notes: inout some FieldNoting) {
        report.fix = fix
        TRVStatus.readCommon(status, into: &report, &notes)
        if status.count > 14 {
            let raw = status.from(14)
            if raw.count <= 8, raw.allSatisfy(\.isDigit) {
                report.statusHex = raw.text()
                notes.note(raw, "status", "oil, relay and tamper, in the maker's own way: kept as text")
            }
        }
        var fields = afterStatus
        TRVCell.read(&fields, into: &report, &notes)
        if notes.listens { Self.noteRest(fields, isAlarm: report.kind == .alarm, &notes) }
    }

    /// What may follow the cell: an alarm code, a language, Wi-Fi networks as `name|mac|rssi&…`.
    private static func noteRest(_ fields: FieldCursor, isAlarm: Bool, _ notes: inout some FieldNoting) {
        var fields = fields
        let code = fields.peek()
        if !isAlarm, code?.count == 2 { notes.note(code, "alarm code", "counts only in an alarm, not kept") }
        while let field = fields.next() {
            let isLanguage = field.count == 5 && field[2] == UInt8(ascii: "-")
            if isLanguage { notes.note(field, "language", "known, not kept") }
            if field.contains(UInt8(ascii: "|")) { notes.note(field, "Wi-Fi", "networks heard, not kept") }
        }
    }

    /// Whether six digits and `A` or `V` stand in front.
    static func isShaped(_ payload: UnsafeRawBufferPointer) -> Bool {
        guard payload.count > 7, payload.prefix(6).allSatisfy(\.isDigit) else { return false }
        return payload[6] == UInt8(ascii: "A") || payload[6] == UInt8(ascii: "V")
    }

    private static func part(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[start..<(start + count)])
    }

    /// Degrees of so many digits, minutes with decimals, and the letter of the hemisphere; `place` moves behind it.
    private static func degrees(
        _ bytes: UnsafeRawBufferPointer, _ place: inout Int, digits: Int, positive: Unicode.Scalar,
        negative: Unicode.Scalar, limit: Double
    ) throws(DecodingFault) -> Double {
        let start = place
        guard let number = DecimalText(bytes, from: &place), number.wholeDigits == digits + 2,
            let decimals = number.decimals, decimals > 0, place < bytes.count,
            bytes[place] == UInt8(ascii: positive) || bytes[place] == UInt8(ascii: negative)
        else {
            throw DecodingFault("trv: '\(bytes.from(start).text(limit: 12))' is not degrees, minutes and a hemisphere")
        }
        let isNegative = bytes[place] == UInt8(ascii: negative)
        place += 1
        let degrees = (number.value / 100).rounded(.down)
        let minutes = number.value - degrees * 100
        let value = degrees + minutes / 60
        guard minutes < 60, value <= limit else {
            throw DecodingFault("trv: \(number.value) is beyond \(Int(limit)) degrees or 59 minutes")
        }
        return isNegative ? -value : value
    }

    private static func time(
        date: UnsafeRawBufferPointer, time: UnsafeRawBufferPointer
    ) throws(DecodingFault) -> Timestamp {
        guard let day = date.wholeNumber, let clock = time.wholeNumber,
            let moment = CalendarDate(
                year: 2000 + day / 10_000, month: day / 100 % 100, day: day % 100, hour: clock / 10_000,
                minute: clock / 100 % 100, second: clock % 100 == 60 ? 59 : clock % 100)
        else { throw DecodingFault("trv: there is no \(date.text()) \(time.text())") }
        return moment.timestamp
    }
}

/// The serving cell as decimal numbers: country, network, area, cell.
enum TRVCell {
    /// Reads four fields; nothing unless all of them are numbers.
    static func read(_ fields: inout FieldCursor, into report: inout Report, _ notes: inout some FieldNoting) {
        guard let country = fields.next(), let mcc = country.wholeNumber, mcc <= 999,
            let network = fields.next(), let mnc = network.wholeNumber,
            let area = fields.next(), let lac = area.wholeNumber, let cell = fields.next(), let cid = cell.wholeNumber
        else { return }
        notes.note(country, "mcc", "country \(mcc)")
        notes.note(network, "mnc", "network \(mnc)")
        notes.note(area, "lac", "area \(lac)")
        notes.note(cell, "cid", "cell \(cid)")
        report.radio.mcc = mcc
        report.radio.mnc = mnc
        report.radio.lac = lac
        report.radio.cid = cid
    }
}
