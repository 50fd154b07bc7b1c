import Fleet
import Geo

/// What follows the keyword of a data line: stamps, place, and a tail of any length (gps103.md, data line).
enum GPS103Body {
    /// Reads the fields behind the keyword into a report.
    static func read(
        _ fields: inout FieldCursor, into report: inout Report, _ notes: inout some FieldNoting
    ) throws(DecodingFault) {
        guard let local = fields.next()?.trimmed, let number = fields.next(), let source = fields.next()?.trimmed else {
            throw DecodingFault("gps103: the line ends before its F or L")
        }
        if notes.listens { GPS103Extras.note(number: number, &notes) }
        if source.equals(uppercase: "F") {
            notes.note(source, "source", "satellites")
            report.fix = try satellites(&fields, local: local, &notes)
        } else if source.equals(uppercase: "L") {
            notes.note(source, "source", "cells, no satellites")
            report.fix = cell(&fields, local: local, into: &report, &notes)
        } else {
            throw DecodingFault("gps103: '\(source.text(limit: 8))' is neither F nor L")
        }
        tail(&fields, into: &report, &notes)
    }

    /// A line with a place, or with the last known one.
    private static func satellites(
        _ fields: inout FieldCursor, local: UnsafeRawBufferPointer, _ notes: inout some FieldNoting
    ) throws(DecodingFault) -> Fix {
        guard let utc = fields.next()?.trimmed, let letter = fields.next()?.trimmed, letter.count == 1 else {
            throw DecodingFault("gps103: no time and no validity after F")
        }
        let isValid = letter.equals(uppercase: "A")
        guard isValid || letter.equals(uppercase: "V") else {
            throw DecodingFault("gps103: '\(letter.text(limit: 8))' is neither A nor V")
        }
        var fix = Fix(isValid: isValid)
        notes.note(letter, "validity", MeaningText.validity(isValid))
        let time = try GPS103Time.resolve(local: local, utc: utc)
        fix.time = time
        noteTime(time, local: local, utc: utc, &notes)
        let latitude = try degrees(
            &fields, positive: UInt8(ascii: "N"), negative: UInt8(ascii: "S"), limit: 90, "latitude", &notes)
        let longitude = try degrees(
            &fields, positive: UInt8(ascii: "E"), negative: UInt8(ascii: "W"), limit: 180, "longitude", &notes)
        if let latitude, let longitude, isValid || latitude != 0 || longitude != 0 {
            fix.coordinate = Coordinate(latitude: latitude, longitude: longitude)
        }
        return fix
    }

    /// A line without a fix: area and cell stand where the degrees would be, in hex.
    private static func cell(
        _ fields: inout FieldCursor, local: UnsafeRawBufferPointer, into report: inout Report,
        _ notes: inout some FieldNoting
    ) -> Fix {
        var fix = Fix(isValid: false)
        // The clock of a tracker without a fix is often not set: then there is no time, and the line counts all the same.
        if let utc = fields.next()?.trimmed {
            let time = try? GPS103Time.resolve(local: local, utc: utc)
            fix.time = time
            noteTime(time, local: local, utc: utc, &notes)
        }
        _ = fields.next()
        if let area = fields.next()?.trimmed, let lac = area.hexNumber, fields.next() != nil,
            let cell = fields.next()?.trimmed, let cid = cell.hexNumber
        {
            report.radio.lac = lac
            report.radio.cid = cid
            notes.note(area, "lac", "area \(MeaningText.hex(lac))")
            notes.note(cell, "cid", "cell \(MeaningText.hex(cid))")
        }
        _ = fields.next()
        return fix
    }

    private static func noteTime(
        _ time: Timestamp?, local: UnsafeRawBufferPointer, utc: UnsafeRawBufferPointer, _ notes: inout some FieldNoting
    ) {
        notes.note(local, "local time", time == nil ? "of a zone that is not known" : "of the unit's own zone")
        let isNumber = time == nil && ReceiverText.timeOfDay(utc) == nil
        notes.note(utc, "time", isNumber ? "a number that is no time" : MeaningText.moment(time))
    }

    /// Degrees with the hemisphere behind or in front of them; nil where one of the two is empty, which makes the
    /// place unusable but not the line.
    private static func degrees(
        _ fields: inout FieldCursor, positive: UInt8, negative: UInt8, limit: Double, _ name: StaticString,
        _ notes: inout some FieldNoting
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
        notes.note(number, name, MeaningText.angle(degrees))
        notes.note(letter, "hemisphere", MeaningText.hemisphere(letter.first ?? 0))
        if letter.isEmpty { return nil }
        return letter[0].uppercased == negative ? -degrees : degrees
    }

    /// Speed, course, altitude, ignition, door, two fuel levels and a temperature, each of which may be missing.
    private static func tail(_ fields: inout FieldCursor, into report: inout Report, _ notes: inout some FieldNoting) {
        let motion = ReceiverMotion(&fields, &notes)
        let altitudeField = fields.next()?.trimmed
        let altitude = ReceiverText.signed(altitudeField)
        if let altitude { notes.note(altitudeField, "altitude", MeaningText.decimal(altitude, 1) + " m") }
        if report.fix?.coordinate != nil {
            report.fix?.speedKmh = motion.speedKmh
            report.fix?.courseDeg = motion.courseDeg
            report.fix?.altitudeM = altitude
        }
        let ignitionField = fields.next()?.trimmed
        let ignition = ignitionField.flatMap { flag($0) }
        if let ignition { notes.note(ignitionField, "ignition", ignition ? "on" : "off") }
        if report.ignition == nil { report.ignition = ignition }  // a keyword about the ignition knows better
        if notes.listens { GPS103Extras.note(doorAndFuel: fields, &notes) }
        guard fields.next() != nil, fields.next() != nil, fields.next() != nil else { return }
        let field = fields.next()?.trimmed
        let temperature = ReceiverText.signed(field)
        report.temperatureC = temperature
        if let temperature { notes.note(field, "temperature", MeaningText.decimal(temperature, 2) + " °C") }
    }

    private static func flag(_ field: UnsafeRawBufferPointer) -> Bool? {
        guard field.count == 1 else { return nil }
        return field[0] == UInt8(ascii: "1") ? true : field[0] == UInt8(ascii: "0") ? false : nil
    }
}
