import Fleet
import Geo

/// The binary frame behind `$` (h02.md, binary).
enum H02Binary {
    /// Where things stand, which depends on the length of the identity.
    struct Layout: Sendable, Equatable {
        /// How many bytes the identity takes.
        let identityBytes: Int
        /// How many of its digits count.
        let identityDigits: Int

        /// An own serial of 10 digits in 5 bytes.
        static let short = Layout(identityBytes: 5, identityDigits: 10)
        /// An IMEI of 15 digits and a filler in 8 bytes.
        static let long = Layout(identityBytes: 8, identityDigits: 15)

        /// The first nibble behind the identity.
        var base: Int { (1 + identityBytes) * 2 }

        /// Whether the digits and the moment are possible, as far as there are bytes.
        func mayBegin(_ bytes: UnsafeRawBufferPointer) -> Bool {
            let available = bytes.count * 2
            for range in [2..<(2 + identityDigits), base..<(base + 20), (base + 22)..<(base + 31)] {
                for nibble in range.lowerBound..<max(range.lowerBound, min(range.upperBound, available))
                where bytes.nibble(nibble) > 9 { return false }
            }
            for nibble in (base + 32)..<max(base + 32, min(base + 38, available)) where bytes.nibble(nibble) > 9 {
                return false
            }
            if available >= base + 6, H02Clock.seconds(bytes.digits(base, 6)) == nil { return false }
            guard available >= base + 12 else { return true }
            return (1...31).contains(bytes.digits(base + 6, 2)) && (1...12).contains(bytes.digits(base + 8, 2))
        }
    }

    /// What a frame says whose digits ``Layout/mayBegin(_:)`` has found possible.
    @inline(__always)
    static func decode(_ bytes: UnsafeRawBufferPointer, _ layout: Layout) throws(DecodingFault) -> H02Message {
        var notes = NoNotes()
        return try decode(bytes, layout, &notes)
    }

    /// The same, with notes of every field.
    @inline(__always)
    static func decode(
        _ bytes: UnsafeRawBufferPointer, _ layout: Layout, _ notes: inout some FieldNoting
    ) throws(DecodingFault) -> H02Message {
        let base = layout.base
        let start = base / 2
        guard bytes.count * 2 >= base + 46, let device = identity(bytes, layout) else {
            throw DecodingFault("h02: a binary frame without identity")
        }
        notes.note(bytes.part(0, 1), "start", "a binary frame, numbers in decimal half bytes")
        notes.note(bytes.part(1, layout.identityBytes), "identity", MeaningText.identity(device))
        let flags = bytes.nibble(base + 31)
        var fix = Fix(isValid: flags & 2 != 0)
        let time = try moment(bytes, base)
        fix.time = time
        notes.note(bytes.part(start, 3), "time", MeaningText.utc(time))
        notes.note(bytes.part(start + 3, 3), "date", MeaningText.day(time))
        let latitude = try degrees(bytes.digits(base + 12, 8), limit: 90, isPositive: flags & 4 != 0)
        notes.note(bytes.part(start + 6, 4), "latitude", MeaningText.latitude(latitude))
        let longitude = try degrees(bytes.digits(base + 22, 9), limit: 180, isPositive: flags & 8 != 0)
        if fix.isValid || latitude != 0 || longitude != 0 {
            fix.coordinate = Coordinate(latitude: latitude, longitude: longitude)
        }
        notes.note(bytes.part(start + 11, 4), "longitude", MeaningText.longitude(longitude))
        notes.note(bytes.part(start + 15, 1), "flags", words(flags: flags))
        let knots = Double(bytes.digits(base + 32, 3))
        let speed = knots * 1.852
        fix.speedKmh = speed
        let course = bytes.digits(base + 35, 3)
        let courseDeg = course <= 360 ? Double(course % 360) : nil
        fix.courseDeg = courseDeg
        notes.note(
            bytes.part(start + 16, 3), "speed and course",
            MeaningText.speed(knots: knots, kmh: speed) + "; " + MeaningText.course(courseDeg))
        var report = Report(dialect: .h02, device: device, kind: .position, type: "$")
        report.fix = fix
        H02Battery.apply(Int(bytes[base / 2 + 10]), to: &report.power)
        let power = report.power
        notes.note(bytes.part(start + 10, 1), "battery", H02Battery.words(power))
        let status = H02Status(word: word(bytes, at: base / 2 + 19))
        status.apply(to: &report)
        notes.note(bytes.part(start + 19, 4), "status", status.words)
        return H02Message(report: report, status: status)
    }

    private static func words(flags: UInt8) -> String {
        let words = [
            "last digit of the longitude", flags & 2 != 0 ? "valid fix" : "no valid fix",
            flags & 4 != 0 ? "north" : "south", flags & 8 != 0 ? "east" : "west",
        ]
        return words.joined(separator: ", ")
    }

    private static func identity(_ bytes: UnsafeRawBufferPointer, _ layout: Layout) -> DeviceID? {
        withUnsafeTemporaryAllocation(byteCount: 16, alignment: 1) { digits in
            for index in 0..<layout.identityDigits { digits[index] = 0x30 + bytes.nibble(2 + index) }
            return DeviceID(digits: UnsafeRawBufferPointer(rebasing: digits[..<layout.identityDigits]))
        }
    }

    private static func moment(_ bytes: UnsafeRawBufferPointer, _ base: Int) throws(DecodingFault) -> Timestamp {
        let time = bytes.digits(base, 6)
        guard let seconds = H02Clock.seconds(time) else { throw DecodingFault("h02: there is no time \(time)") }
        let date = try H02Clock.date(
            day: bytes.digits(base + 6, 2), month: bytes.digits(base + 8, 2), twoDigitYear: bytes.digits(base + 10, 2))
        return date.adding(seconds: Int64(seconds))
    }

    /// Degrees from the digits of `dddmm.mmmm` without the point.
    private static func degrees(_ digits: Int, limit: Double, isPositive: Bool) throws(DecodingFault) -> Double {
        let minutes = digits % 1_000_000
        let value = Double(digits / 1_000_000) + Double(minutes) / 600_000
        guard minutes < 600_000, value <= limit else {
            throw DecodingFault("h02: \(digits) is no angle up to \(Int(limit)) degrees")
        }
        return isPositive || value == 0 ? value : -value
    }

    private static func word(_ bytes: UnsafeRawBufferPointer, at place: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 << 8 | UInt32(bytes[place + $1]) }
    }
}

extension UnsafeRawBufferPointer {
    /// Half a byte, the upper half first.
    @inline(__always)
    fileprivate func nibble(_ index: Int) -> UInt8 {
        index & 1 == 0 ? self[index >> 1] >> 4 : self[index >> 1] & 0x0F
    }

    /// The number that decimal digits in half bytes make; at most nine of them.
    @inline(__always)
    fileprivate func digits(_ first: Int, _ count: Int) -> Int {
        var value = 0
        for index in first..<(first + count) { value = value &* 10 &+ Int(nibble(index)) }
        return value
    }
}
