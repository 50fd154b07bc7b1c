import Fleet
import Geo

/// The full-position body: validity, date, time, place, speed, then the status group and the tail (gotop.md 4 to 6).
enum GotopBody {
    /// Whether nothing but empty fields is left.
    static func isEmpty(_ fields: FieldCursor) -> Bool {
        for byte in fields.rest where !(byte == UInt8(ascii: ",") || byte.isBlank) { return false }
        return true
    }

    /// Reads the body into a report; `validity` is given when it was glued to the type.
    @inline(__always)
    static func read(
        _ fields: inout FieldCursor, validity glued: UInt8?, into report: inout Report, _ notes: inout some FieldNoting
    ) throws(DecodingFault) {
        let start = fields.position
        guard let valid = glued ?? fields.next().flatMap({ validity($0) }) else {
            throw DecodingFault("gotop: no validity A or V after the type")
        }
        var fix = Fix(isValid: valid == UInt8(ascii: "A"))
        let isValid = fix.isValid
        let afterValidity = fields
        notes.note(
            glued == nil ? afterValidity.taken(since: start) : nil, "validity", MeaningText.validity(isValid))
        fix.time = try time(date: fields.next(), time: fields.next(), &notes)
        var before = fields.position
        let latitude = try degrees(&fields, north: UInt8(ascii: "N"), south: UInt8(ascii: "S"), limit: 90)
        notes.note(fields.taken(since: before), "latitude", MeaningText.latitude(latitude))
        before = fields.position
        let longitude = try degrees(&fields, north: UInt8(ascii: "E"), south: UInt8(ascii: "W"), limit: 180)
        notes.note(fields.taken(since: before), "longitude", MeaningText.longitude(longitude))
        // Zero and zero without a fix is "no fix yet"; other coordinates of an invalid fix are the last good ones.
        if fix.isValid || latitude != 0 || longitude != 0 {
            fix.coordinate = Coordinate(latitude: latitude, longitude: longitude)
        }
        before = fields.position
        let speed = speed(&fields)
        fix.speedKmh = speed
        notes.note(fields.taken(since: before), "speed", MeaningText.speed(speed))
        readStatus(&fields, into: &report, &notes)
        GotopTail.read(&fields, fix: &fix, into: &report, &notes)
        report.fix = fix
    }

    /// `A` or `V` alone in a field, as the upper case letter.
    @inline(__always)
    static func validity(_ field: UnsafeRawBufferPointer) -> UInt8? {
        guard field.count == 1 else {
            let text = field.trimmed
            return text.count == 1 && text.count < field.count ? validity(text) : nil
        }
        let letter = field[0].uppercased
        return letter == UInt8(ascii: "A") || letter == UInt8(ascii: "V") ? letter : nil
    }

    /// Six digits as three pairs, with or without the label in front.
    @inline(__always)
    static func pairs(_ field: UnsafeRawBufferPointer, label: UInt8) -> (Int, Int, Int)? {
        let digits = hasLabel(field, label, length: 5) ? field.from(5) : field
        guard digits.count == 6 else { return nil }
        for byte in digits where !byte.isDigit { return nil }
        func pair(_ index: Int) -> Int { Int(digits[index] & 0x0F) * 10 + Int(digits[index + 1] & 0x0F) }
        return (pair(0), pair(2), pair(4))
    }

    /// Whether a field begins with a label of this length: told by its first letter and its colon, which is enough to
    /// tell labels from digits and four times as fast as comparing words.
    @inline(__always)
    private static func hasLabel(_ field: UnsafeRawBufferPointer, _ letter: UInt8, length: Int) -> Bool {
        field.count > length && field[length - 1] == UInt8(ascii: ":") && field[0].uppercased == letter
    }

    /// A date in the form `DATE:yymmdd` or `yymmdd`, whether or not it exists in the calendar.
    static func date(_ field: UnsafeRawBufferPointer) -> (Int, Int, Int)? {
        pairs(field, label: UInt8(ascii: "D"))
    }

    @inline(__always)
    private static func time(
        date dateField: UnsafeRawBufferPointer?, time timeField: UnsafeRawBufferPointer?,
        _ notes: inout some FieldNoting
    ) throws(DecodingFault) -> Timestamp {
        guard let dateField, let (yy, month, day) = date(dateField) else {
            throw DecodingFault("gotop: no date as DATE:yymmdd")
        }
        guard let timeField, let (hour, minute, second) = pairs(timeField, label: UInt8(ascii: "T")) else {
            throw DecodingFault("gotop: no time as TIME:hhmmss")
        }
        // A receiver without almanac prints 1980 to 1999; the report is kept, and its time is plainly old.
        let year = yy >= 80 ? 1900 + yy : 2000 + yy
        let wholeSecond = second == 60 ? 59 : second  // a leap second
        guard
            let date = CalendarDate(
                year: year, month: month, day: day, hour: hour, minute: minute, second: wholeSecond)
        else {
            throw DecodingFault("gotop: there is no \(dateField.text(limit: 16)) \(timeField.text(limit: 16))")
        }
        let moment = date.timestamp
        notes.note(dateField, "date", MeaningText.day(moment))
        notes.note(timeField, "time", MeaningText.utc(moment))
        return moment
    }

    /// Decimal degrees with the hemisphere letter glued on: `LAT:22.7613456N`, `24.0234233S`, `LOT:…E`, `LON:…W`.
    @inline(__always)
    private static func degrees(
        _ fields: inout FieldCursor, north: UInt8, south: UInt8, limit: Double
    ) throws(DecodingFault) -> Double {
        let hasLabel = fields.byte(3) == UInt8(ascii: ":") && fields.byte(0).uppercased == UInt8(ascii: "L")
        let before = fields
        guard let (number, rest) = fields.nextDecimal(skipping: hasLabel ? 4 : 0), rest.count == 1,
            rest[0].uppercased == north || rest[0].uppercased == south
        else {
            let text = before.peek()?.text(limit: 24) ?? ""
            throw DecodingFault("gotop: '\(text)' is not degrees and a hemisphere")
        }
        let value = number.value
        guard value <= limit else { throw DecodingFault("gotop: \(value) is beyond \(Int(limit)) degrees") }
        return rest[0].uppercased == south ? -value : value
    }

    /// `Speed:ddd.d` in km/h; a field that is something else is left in place, unless it is labelled as the speed.
    @inline(__always)
    private static func speed(_ fields: inout FieldCursor) -> Double? {
        let before = fields
        let isLabelled = fields.byte(5) == UInt8(ascii: ":") && fields.byte(0).uppercased == UInt8(ascii: "S")
        guard let (number, rest) = fields.nextDecimal(skipping: isLabelled ? 6 : 0), rest.isEmpty else {
            fields = before
            if isLabelled { _ = fields.next() }
            return nil
        }
        return number.value < 1000 ? number.value : nil
    }

    /// The status group, read from the right: battery percent and GSM signal last, flags before them (section 5).
    @inline(__always)
    private static func readStatus(
        _ fields: inout FieldCursor, into report: inout Report, _ notes: inout some FieldNoting
    ) {
        let before = fields
        guard let group = fields.next() else { return }
        guard let signalDash = group.lastIndex(of: UInt8(ascii: "-")) else {
            fields = before
            return
        }
        let head = UnsafeRawBufferPointer(rebasing: group[0..<signalDash])
        let batteryDash = head.lastIndex(of: UInt8(ascii: "-"))
        let battery = head.from(batteryDash.map { $0 + 1 } ?? 0)
        guard let percent = battery.wholeNumber, let signal = group.from(signalDash + 1).wholeNumber else {
            fields = before
            return
        }
        report.power.batteryPercent = percent <= 100 ? percent : nil
        report.radio.signal = signal
        notes.note(battery, "battery", MeaningText.percent(percent))
        notes.note(group.from(signalDash + 1), "signal", MeaningText.signal(signal))
        // Only six parts are documented: external power, GPS, charging, 0. X means not supported, not "no".
        guard batteryDash == 7, head[1] == UInt8(ascii: "-"), head[3] == UInt8(ascii: "-"),
            head[5] == UInt8(ascii: "-")
        else { return }
        let external = flag(head[0])
        let charging = flag(head[4])
        report.power.external = external
        report.power.charging = charging
        notes.note(head.part(0, 1), "supply", MeaningText.flag(external, "connected", "not connected"))
        notes.note(
            head.part(2, 1), "receiver", MeaningText.flag(flag(head[2]), "working", "not working") + ", not kept")
        notes.note(head.part(6, 1), "fourth flag", "always 0, not kept")
        notes.note(head.part(4, 1), "charging", MeaningText.flag(charging, "charging", "not charging, or full"))
    }

    private static func flag(_ byte: UInt8) -> Bool? {
        byte == UInt8(ascii: "1") ? true : byte == UInt8(ascii: "0") ? false : nil
    }
}
