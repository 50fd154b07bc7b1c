import Fleet
import Geo

/// What follows the keyword of a data line: stamps, place, and a tail of any length (gps103.md, data line).
enum GPS103Body {
    /// Reads the fields behind the keyword into a report.
    static func read(_ fields: inout FieldCursor, into report: inout Report) throws(DecodingFault) {
        guard let local = fields.next()?.trimmed, fields.next() != nil, let source = fields.next()?.trimmed else {
            throw DecodingFault("gps103: the line ends before its F or L")
        }
        if source.equals(uppercase: "F") {
            report.fix = try satellites(&fields, local: local)
        } else if source.equals(uppercase: "L") {
            report.fix = cell(&fields, local: local, into: &report)
        } else {
            throw DecodingFault("gps103: '\(source.text(limit: 8))' is neither F nor L")
        }
        tail(&fields, into: &report)
    }

    /// A line with a place, or with the last known one.
    private static func satellites(
        _ fields: inout FieldCursor, local: UnsafeRawBufferPointer
    ) throws(DecodingFault) -> Fix {
        guard let utc = fields.next()?.trimmed, let letter = fields.next()?.trimmed, letter.count == 1 else {
            throw DecodingFault("gps103: no time and no validity after F")
        }
        let isValid = letter.equals(uppercase: "A")
        guard isValid || letter.equals(uppercase: "V") else {
            throw DecodingFault("gps103: '\(letter.text(limit: 8))' is neither A nor V")
        }
        var fix = Fix(isValid: isValid)
        fix.time = try GPS103Time.resolve(local: local, utc: utc)
        let latitude = try degrees(&fields, positive: UInt8(ascii: "N"), negative: UInt8(ascii: "S"), limit: 90)
        let longitude = try degrees(&fields, positive: UInt8(ascii: "E"), negative: UInt8(ascii: "W"), limit: 180)
        if let latitude, let longitude, isValid || latitude != 0 || longitude != 0 {
            fix.coordinate = Coordinate(latitude: latitude, longitude: longitude)
        }
        return fix
    }

    /// A line without a fix: area and cell stand where the degrees would be, in hex.
    private static func cell(
        _ fields: inout FieldCursor, local: UnsafeRawBufferPointer, into report: inout Report
    ) -> Fix {
        var fix = Fix(isValid: false)
        // The clock of a tracker without a fix is often not set: then there is no time, and the line counts all the same.
        if let utc = fields.next()?.trimmed { fix.time = try? GPS103Time.resolve(local: local, utc: utc) }
        _ = fields.next()
        if let lac = fields.next()?.trimmed.hexNumber, fields.next() != nil, let cid = fields.next()?.trimmed.hexNumber
        {
            report.radio.lac = lac
            report.radio.cid = cid
        }
        _ = fields.next()
        return fix
    }

    /// Degrees with the hemisphere behind or in front of them; nil where one of the two is empty, which makes the
    /// place unusable but not the line.
    private static func degrees(
        _ fields: inout FieldCursor, positive: UInt8, negative: UInt8, limit: Double
    ) throws(DecodingFault) -> Double? {
        guard let first = fields.next()?.trimmed, let second = fields.next()?.trimmed else {
            throw DecodingFault("gps103: the line ends inside its position")
        }
        let isLetterFirst = first.count == 1 && !first[0].isDigit
        let (number, letter) = isLetterFirst ? (second, first) : (first, second)
        guard letter.isEmpty || (letter.count == 1 && [positive, negative].contains(letter[0].uppercased)) else {
            throw DecodingFault("gps103: '\(letter.text(limit: 8))' is no hemisphere")
        }
        if number.isEmpty { return nil }
        guard let degrees = ReceiverText.degrees(number, limit: limit) else {
            throw DecodingFault("gps103: '\(number.text(limit: 16))' is not degrees and minutes")
        }
        if letter.isEmpty { return nil }
        return letter[0].uppercased == negative ? -degrees : degrees
    }

    /// Speed, course, altitude, ignition, door, two fuel levels and a temperature, each of which may be missing.
    private static func tail(_ fields: inout FieldCursor, into report: inout Report) {
        let speed = ReceiverText.speedKmh(knots: fields.next()?.trimmed)
        let course = ReceiverText.courseDeg(fields.next()?.trimmed)
        let altitude = ReceiverText.signed(fields.next()?.trimmed)
        if report.fix?.coordinate != nil {
            report.fix?.speedKmh = speed
            report.fix?.courseDeg = course
            report.fix?.altitudeM = altitude
        }
        let ignition = fields.next().flatMap { flag($0.trimmed) }
        if report.ignition == nil { report.ignition = ignition }  // a keyword about the ignition knows better
        for _ in 0..<3 where fields.next() == nil { return }
        report.temperatureC = ReceiverText.signed(fields.next()?.trimmed)
    }

    private static func flag(_ field: UnsafeRawBufferPointer) -> Bool? {
        guard field.count == 1 else { return nil }
        return field[0] == UInt8(ascii: "1") ? true : field[0] == UInt8(ascii: "0") ? false : nil
    }
}
