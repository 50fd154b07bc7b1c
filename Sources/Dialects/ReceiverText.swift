/// Numbers as GPS receivers print them, in the manner of NMEA 0183.
enum ReceiverText {
    /// One knot in km/h.
    static let kmhPerKnot = 1.852

    /// Degrees out of `ddmm.mmmm`: the last two digits before the point and all behind it are minutes.
    ///
    /// The degrees may have any number of digits. Nil for anything else, for 60 minutes or more, and beyond `limit`.
    static func degrees(_ field: UnsafeRawBufferPointer, limit: Double) -> Double? {
        guard let number = DecimalText(field), number.wholeDigits <= 5 else { return nil }
        let value = number.value
        let whole = Double(Int(value / 100))  // five digits at most
        let minutes = value - whole * 100
        guard minutes < 60 else { return nil }
        let degrees = whole + minutes / 60
        return degrees <= limit ? degrees : nil
    }

    /// Six digits as three pairs; nil for anything else.
    static func pairs(_ digits: UnsafeRawBufferPointer) -> (Int, Int, Int)? {
        guard digits.count == 6 else { return nil }
        for byte in digits where !byte.isDigit { return nil }
        func pair(_ index: Int) -> Int { Int(digits[index] & 0x0F) * 10 + Int(digits[index + 1] & 0x0F) }
        return (pair(0), pair(2), pair(4))
    }

    /// Hour, minute and second out of `hhmmss` or `hhmmss.sss`, whether or not they exist; the fraction is dropped.
    static func timeOfDay(_ field: UnsafeRawBufferPointer) -> (Int, Int, Int)? {
        guard field.count > 6 else { return pairs(field) }
        guard field[6] == UInt8(ascii: ".") else { return nil }
        for byte in field.from(7) where !byte.isDigit { return nil }
        return pairs(UnsafeRawBufferPointer(rebasing: field[0..<6]))
    }

    /// The year that two digits mean: a receiver without almanac prints 1980 to 1999.
    static func year(_ twoDigits: Int) -> Int {
        twoDigits >= 80 ? 1900 + twoDigits : 2000 + twoDigits
    }

    /// Knots as km/h; nil for anything but a decimal number and for speeds that no vehicle has.
    static func speedKmh(knots field: UnsafeRawBufferPointer?) -> Double? {
        guard let field, let number = DecimalText(field) else { return nil }
        let speed = number.value * kmhPerKnot
        return speed < 1000 ? speed : nil
    }

    /// A course of 0 to 360 degrees, 360 as 0.
    static func courseDeg(_ field: UnsafeRawBufferPointer?) -> Double? {
        guard let field, let number = DecimalText(field), number.value <= 360 else { return nil }
        return number.value == 360 ? 0 : number.value
    }

    /// A decimal number with or without a sign in front.
    static func signed(_ field: UnsafeRawBufferPointer?) -> Double? {
        guard let field, let first = field.first else { return nil }
        let isNegative = first == UInt8(ascii: "-")
        let digits = isNegative || first == UInt8(ascii: "+") ? field.from(1) : field
        guard let number = DecimalText(digits) else { return nil }
        return isNegative ? -number.value : number.value
    }
}

/// Speed in knots and course, as two fields behind a place say them.
struct ReceiverMotion {
    /// The speed in km/h; nil for anything that no vehicle has.
    let speedKmh: Double?
    /// The course in degrees.
    let courseDeg: Double?

    /// Reads two fields, both of which may be missing.
    @inline(__always)
    init(_ fields: inout FieldCursor, _ notes: inout some FieldNoting) {
        let knots = fields.next()?.trimmed
        let speedKmh = ReceiverText.speedKmh(knots: knots)
        let course = fields.next()?.trimmed
        let courseDeg = ReceiverText.courseDeg(course)
        notes.note(
            knots, "speed", MeaningText.speed(knots: speedKmh.map { $0 / ReceiverText.kmhPerKnot }, kmh: speedKmh))
        notes.note(course, "course", MeaningText.course(courseDeg))
        self.speedKmh = speedKmh
        self.courseDeg = courseDeg
    }
}
