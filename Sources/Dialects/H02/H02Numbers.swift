import Fleet

/// An angle in degrees and minutes, in all the ways firmware prints them, and its hemisphere.
struct H02Angle {
    /// What the field of the angle says.
    private enum Reading {
        case nothing, degrees(Double), fault(String)
    }

    private let reading: Reading
    /// The letter of the hemisphere; 0 where there is none.
    private let hemisphere: UInt8

    /// Reads an angle and its hemisphere.
    @inline(__always)
    init(_ fields: inout FieldCursor, _ name: StaticString, _ notes: inout some FieldNoting) {
        let start = fields.position
        var quick = fields
        if let (number, rest) = quick.nextDecimal(skipping: 0), rest.isEmpty, let value = Self.joined(number) {
            fields = quick
            reading = .degrees(value)
        } else {
            reading = Self.rarely(fields.next()?.trimmed)
        }
        let angle = fields
        let letter = fields.next()?.bare
        hemisphere = letter?.count == 1 ? letter?.first?.uppercased ?? 0 : 0
        if case .degrees(let value) = reading {
            notes.note(angle.taken(since: start), name, MeaningText.angle(value))
        }
        notes.note(letter, "hemisphere", MeaningText.hemisphere(letter?.first ?? 0))
    }

    /// Degrees with the sign of the hemisphere; nil where the field is empty.
    @inline(__always)
    func degrees(positive: UInt8, negative: UInt8, limit: Double) throws(DecodingFault) -> Double? {
        switch reading {
        case .nothing: return nil
        case .fault(let text): throw DecodingFault("h02: '\(text)' is not degrees and minutes")
        case .degrees(let value):
            guard value <= limit else { throw DecodingFault("h02: \(value) is beyond \(Int(limit)) degrees") }
            if value == 0 { return 0 }
            guard hemisphere == positive || hemisphere == negative else {
                throw DecodingFault("h02: coordinates without hemisphere")
            }
            return hemisphere == negative ? -value : value
        }
    }

    /// `ddmm.mmmm`, where the last two whole digits are minutes, and `ddmmmmmm` without a point.
    @inline(__always)
    private static func joined(_ number: DecimalText) -> Double? {
        guard number.decimals != nil || number.wholeDigits >= 6 || number.mantissa == 0 else { return nil }
        var minute: UInt64 = 1
        for _ in 0..<(number.decimals ?? 4) { minute &*= 10 }
        let degree = minute &* 100
        let minutes = number.mantissa % degree
        guard minutes < 60 &* minute else { return nil }
        return Double(number.mantissa / degree) + Double(minutes) / Double(60 &* minute)
    }

    /// The rarer ways: empty, blanks around, a sign that says nothing beside the hemisphere, `-dd-mm.mmmm`.
    private static func rarely(_ field: UnsafeRawBufferPointer?) -> Reading {
        guard let field, let first = field.first else { return .nothing }
        let text = first == UInt8(ascii: "-") ? field.from(1) : field
        let value = DecimalText(text).map { joined($0) } ?? separated(text)
        return value.map { .degrees($0) } ?? .fault(field.text(limit: 24))
    }

    /// `dd-mm.mmmm`.
    private static func separated(_ text: UnsafeRawBufferPointer) -> Double? {
        guard let dash = text.firstIndex(of: UInt8(ascii: "-"), from: 0), dash <= 3,
            let degrees = UnsafeRawBufferPointer(rebasing: text[..<dash]).wholeNumber,
            let minutes = DecimalText(text.from(dash + 1))?.value, minutes < 60
        else { return nil }
        return Double(degrees) + minutes / 60
    }
}

/// Dates and times of day as six digits.
enum H02Clock {
    /// Midnight of `ddmmyy`; nil for nothing and for `000000`, which means none.
    @inline(__always)
    static func date(_ field: UnsafeRawBufferPointer) throws(DecodingFault) -> Timestamp? {
        if field.isEmpty { return nil }
        guard field.count == 6, let digits = field.wholeNumber else {
            throw DecodingFault("h02: '\(field.text(limit: 16))' is no date as ddmmyy")
        }
        if digits == 0 { return nil }
        return try date(day: digits / 10_000, month: digits / 100 % 100, twoDigitYear: digits % 100)
    }

    /// Midnight of a day; 1980 to 1999 are what a receiver without almanac says.
    @inline(__always)
    static func date(day: Int, month: Int, twoDigitYear: Int) throws(DecodingFault) -> Timestamp {
        let year = twoDigitYear >= 80 ? 1900 + twoDigitYear : 2000 + twoDigitYear
        guard let date = CalendarDate(year: year, month: month, day: day) else {
            throw DecodingFault("h02: there is no day \(day) of month \(month) in \(year)")
        }
        return date.timestamp
    }

    /// Seconds since midnight at `hhmmss`.
    @inline(__always)
    static func timeOfDay(_ field: UnsafeRawBufferPointer) throws(DecodingFault) -> Int {
        guard field.count == 6, let digits = field.wholeNumber, let seconds = seconds(digits) else {
            throw DecodingFault("h02: '\(field.text(limit: 16))' is no time as hhmmss")
        }
        return seconds
    }

    /// Seconds since midnight from the number `hhmmss`, a leap second counted as the one before; nil beyond the day.
    @inline(__always)
    static func seconds(_ digits: Int) -> Int? {
        let hour = digits / 10_000
        let minute = digits / 100 % 100
        let second = digits % 100
        guard hour < 24, minute < 60, second <= 60 else { return nil }
        return hour * 3600 + minute * 60 + min(second, 59)
    }

    /// The moment of a date and a time of day; nil when one of them is missing or the time does not exist, and a
    /// fault for a date that does not.
    static func moment(
        date: UnsafeRawBufferPointer?, time: UnsafeRawBufferPointer?
    ) throws(DecodingFault) -> Timestamp? {
        guard let date, let time, let day = try H02Clock.date(date), let seconds = try? timeOfDay(time) else {
            return nil
        }
        return day.adding(seconds: Int64(seconds))
    }
}

extension H02Clock {
    /// A day in words; nil is a date that means none.
    static func words(date: Timestamp?) -> String { date.map { MeaningText.day($0) } ?? "no date" }

    /// A time of day in words, as far as there is one.
    static func words(time field: UnsafeRawBufferPointer?) -> String {
        guard let field, let seconds = try? timeOfDay(field) else { return "no time of day" }
        return MeaningText.utc(Timestamp(seconds: Int64(seconds)))
    }
}

extension UnsafeRawBufferPointer {
    /// The bytes without blanks at either end, quick where there are none.
    @inline(__always)
    var bare: UnsafeRawBufferPointer {
        guard let first, let last, first <= 0x20 || last <= 0x20 else { return self }
        return trimmed
    }
}
