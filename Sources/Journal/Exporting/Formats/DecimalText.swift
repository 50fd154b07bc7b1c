import Fleet

/// Numbers and moments as plain decimal text, which every parser reads: no exponent, a point, UTC.
enum DecimalText {
    /// Appends an angle with 7 decimals, about a centimetre.
    static func append(degrees: Double, to out: inout [UInt8]) {
        append(degrees, decimals: 7, keepsZeros: true, to: &out)
    }

    /// Appends a number rounded to so many decimals, 9 at most, without needless zeros at its end; 0 for one that is
    /// not finite or too large to be a measurement.
    static func append(_ number: Double, decimals: Int, keepsZeros: Bool = false, to out: inout [UInt8]) {
        let factor = powers[max(0, min(decimals, powers.count - 1))]
        let scaled = (number * Double(factor)).rounded()
        guard scaled.isFinite, abs(scaled) < 9e18 else { return out.append(UInt8(ascii: "0")) }
        var whole = Int64(scaled)
        if whole < 0 {
            out.append(UInt8(ascii: "-"))
            whole = -whole
        }
        append(whole / factor, width: 1, to: &out)
        var fraction = whole % factor
        guard decimals > 0, fraction != 0 || keepsZeros else { return }
        var width = decimals
        while !keepsZeros, fraction % 10 == 0 {
            fraction /= 10
            width -= 1
        }
        out.append(UInt8(ascii: "."))
        append(fraction, width: width, to: &out)
    }

    /// Appends a moment as `2026-11-22T08:00:00.123Z`; the milliseconds are left out when they are 0.
    static func append(_ moment: Timestamp, to out: inout [UInt8]) {
        let date = CalendarDate(moment)
        guard (0...9999).contains(date.year) else { return out.append(contentsOf: moment.iso8601.utf8) }
        append(Int64(date.year), width: 4, to: &out)
        for (mark, number) in [("-", date.month), ("-", date.day), ("T", date.hour), (":", date.minute)] {
            out.append(contentsOf: mark.utf8)
            append(Int64(number), width: 2, to: &out)
        }
        out.append(UInt8(ascii: ":"))
        append(Int64(date.second), width: 2, to: &out)
        let millisecond = moment.milliseconds - moment.seconds * 1000
        if millisecond != 0 {
            out.append(UInt8(ascii: "."))
            append(millisecond, width: 3, to: &out)
        }
        out.append(UInt8(ascii: "Z"))
    }

    /// Appends a number that is not negative with at least so many digits.
    private static func append(_ number: Int64, width: Int, to out: inout [UInt8]) {
        var rest = number
        let start = out.count
        while rest > 0 || out.count - start < width {
            out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        out[start...].reverse()
    }

    private static let powers: [Int64] = [
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    ]
}
