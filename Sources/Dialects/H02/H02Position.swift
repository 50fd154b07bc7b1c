import Fleet
import Geo

/// `time,validity,latitude,N|S,longitude,E|W,speed,course,date`, shared by most messages (h02.md, text position).
enum H02Position {
    /// What the validity field says.
    enum Validity {
        case valid, invalid
    }

    /// Reads up to and including the date; nil when an invalid fix has no usable time, which makes it no position.
    @inline(__always)
    static func read(
        _ fields: inout FieldCursor, _ notes: inout some FieldNoting
    ) throws(DecodingFault) -> Fix? {
        guard let timeField = fields.next()?.bare, let validityField = fields.next(),
            let validity = validity(validityField)
        else { throw DecodingFault("h02: no time and validity after the type") }
        var fix = Fix(isValid: validity == .valid)
        notes.note(timeField, "time", H02Clock.words(time: timeField))
        notes.note(validityField, "validity", MeaningText.validity(validity == .valid))
        let place = H02Place(&fields, &notes)
        readMotion(&fields, into: &fix, &notes)
        guard let dateField = dateField(&fields), !fix.isValid || !dateField.isEmpty else {
            throw DecodingFault("h02: no date behind the position")
        }
        let date = try H02Clock.date(dateField)
        notes.note(dateField, "date", H02Clock.words(date: date))
        guard fix.isValid || !timeField.isEmpty && date != nil else { return nil }
        let time = try H02Clock.timeOfDay(timeField)
        fix.time = date.map { $0.adding(seconds: Int64(time)) }
        fix.coordinate = try place.coordinate(isValid: fix.isValid)
        return fix
    }

    /// `A` is valid, `V`, `B` (a base station) and nothing are not; a digit is a coding scheme, and valid.
    @inline(__always)
    static func validity(_ field: UnsafeRawBufferPointer) -> Validity? {
        let text = field.bare
        guard text.count <= 1 else { return nil }
        guard let letter = text.first?.uppercased else { return .invalid }
        switch letter {
        case UInt8(ascii: "A"), 0x30...0x39: return .valid
        case UInt8(ascii: "V"), UInt8(ascii: "B"): return .invalid
        default: return nil
        }
    }

    /// Speed in knots, then the course; what is no such number stays unknown.
    @inline(__always)
    static func readMotion(_ fields: inout FieldCursor, into fix: inout Fix, _ notes: inout some FieldNoting) {
        var start = fields.position
        let knots = number(&fields)
        if let knots, knots < 1000 { fix.speedKmh = knots * 1.852 }
        let afterSpeed = fields
        let speedKmh = fix.speedKmh
        notes.note(afterSpeed.taken(since: start), "speed", MeaningText.speed(knots: knots, kmh: speedKmh))
        start = fields.position
        if let course = number(&fields), course <= 360 {
            fix.courseDeg = course == 360 ? 0 : course
        }
        let courseDeg = fix.courseDeg
        notes.note(fields.taken(since: start), "course", MeaningText.course(courseDeg))
    }

    /// The next field as a number, blanks around it allowed; nil where it is none.
    @inline(__always)
    private static func number(_ fields: inout FieldCursor) -> Double? {
        var quick = fields
        if let (number, rest) = quick.nextDecimal(skipping: 0), rest.isEmpty {
            fields = quick
            return number.value
        }
        return fields.next().flatMap { DecimalText($0.trimmed) }?.value
    }

    /// The date field, which may be empty; some firmware puts a field of 1 or 2 digits in front of it.
    @inline(__always)
    static func dateField(_ fields: inout FieldCursor) -> UnsafeRawBufferPointer? {
        guard let field = fields.next()?.bare else { return nil }
        guard field.count == 1 || field.count == 2, field.wholeNumber != nil, let next = fields.peek()?.trimmed,
            next.count == 6, next.wholeNumber != nil
        else { return field }
        _ = fields.next()
        return next
    }
}

/// Latitude and longitude as four fields say them, judged only when it is known whether they are needed.
struct H02Place {
    private let latitude: H02Angle
    private let longitude: H02Angle

    /// Reads four fields.
    @inline(__always)
    init(_ fields: inout FieldCursor, _ notes: inout some FieldNoting) {
        latitude = H02Angle(&fields, "latitude", &notes)
        longitude = H02Angle(&fields, "longitude", &notes)
    }

    /// The place; nil where an invalid fix has none.
    @inline(__always)
    func coordinate(isValid: Bool) throws(DecodingFault) -> Coordinate? {
        let latitude = try latitude.degrees(positive: UInt8(ascii: "N"), negative: UInt8(ascii: "S"), limit: 90)
        let longitude = try longitude.degrees(positive: UInt8(ascii: "E"), negative: UInt8(ascii: "W"), limit: 180)
        guard let latitude, let longitude else {
            if isValid { throw DecodingFault("h02: valid, but without coordinates") }
            return nil
        }
        // Zero and zero without a fix is "no fix yet"; other coordinates of an invalid fix are the last good ones.
        if !isValid, latitude == 0, longitude == 0 { return nil }
        return Coordinate(latitude: latitude, longitude: longitude)
    }
}

/// `VP1`: validity, then a position without a time of day, or cells (h02.md, other types).
enum H02ShortPosition {
    /// Reads all of the message.
    static func read(
        _ fields: inout FieldCursor, into report: inout Report, _ notes: inout some FieldNoting
    ) throws(DecodingFault) {
        let letterField = fields.peek()
        guard let validity = fields.next().flatMap({ $0.trimmed.isEmpty ? nil : H02Position.validity($0) }) else {
            throw DecodingFault("h02: no validity A, V or B after VP1")
        }
        notes.note(letterField, "validity", MeaningText.validity(validity == .valid))
        var probe = fields
        _ = probe.next()
        guard let letter = probe.next()?.trimmed.first,
            letter.uppercased == UInt8(ascii: "N")
                || letter.uppercased == UInt8(ascii: "S")
        else { return try H02Cells.readPairs(&fields, into: &report, &notes) }
        var fix = Fix(isValid: validity == .valid)
        fix.coordinate = try H02Place(&fields, &notes).coordinate(isValid: fix.isValid)
        H02Position.readMotion(&fields, into: &fix, &notes)
        // A date alone is no moment, but one that does not exist spoils the message.
        if let field = H02Position.dateField(&fields) {
            let date = try H02Clock.date(field)
            notes.note(field, "date", H02Clock.words(date: date) + ", no moment without a time")
        }
        report.fix = fix
    }
}
