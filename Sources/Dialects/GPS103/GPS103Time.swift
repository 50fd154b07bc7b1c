import Fleet

/// The moment of a data line, out of a local date and time and a time of day in UTC (gps103.md, data line).
enum GPS103Time {
    /// What the local stamp is worth.
    private enum Stamp {
        /// The clock is not set, or nothing is printed.
        case unset
        /// A date and time in the tracker's own zone, read as if it were UTC.
        case local(Timestamp)
        /// A date that the calendar does not have, or no date at all.
        case impossible
    }

    private static let secondsPerDay: Int64 = 86_400

    /// The moment in UTC: the day that brings the time of day closest to the local stamp.
    ///
    /// - Returns: nil where the time of day is none (`0.0`, `31.0`), because the local stamp has an unknown zone.
    static func resolve(
        local: UnsafeRawBufferPointer, utc: UnsafeRawBufferPointer
    ) throws(DecodingFault) -> Timestamp? {
        let stamp = stamp(local)
        if case .impossible = stamp { throw DecodingFault("gps103: there is no date \(local.text(limit: 16))") }
        guard let (hour, minute, second) = ReceiverText.timeOfDay(utc) else { return nil }
        // 60 is a leap second.
        guard hour <= 23, minute <= 59, second <= 60 else {
            throw DecodingFault("gps103: there is no time \(utc.text(limit: 16))")
        }
        guard case .local(let moment) = stamp else { return nil }
        return closest(to: moment, secondOfDay: Int64(hour * 3600 + minute * 60 + min(second, 59)))
    }

    /// Twelve hours to either side are the same distance; zones that far east are lived in, zones that far west not.
    private static func closest(to local: Timestamp, secondOfDay: Int64) -> Timestamp {
        let noonBefore = local.seconds - secondsPerDay / 2
        let behind = (secondOfDay - noonBefore % secondsPerDay + secondsPerDay) % secondsPerDay
        return Timestamp(seconds: noonBefore + behind)
    }

    /// Reads `yyMMddHHmm`, `yyMMddHHmmss` and the old `yy/MM/dd HH:mm`.
    private static func stamp(_ field: UnsafeRawBufferPointer) -> Stamp {
        if field.isEmpty { return .unset }
        if let old = oldForm(field) { return old }
        guard field.count == 10 || field.count == 12 else {
            return field.allSatisfy { $0 == UInt8(ascii: "0") } ? .unset : .impossible
        }
        for byte in field where !byte.isDigit { return .impossible }
        let seconds = field.count == 12 ? pair(field, 10) : 0
        return stamp(pair(field, 0), pair(field, 2), pair(field, 4), pair(field, 6), pair(field, 8), seconds)
    }

    private static func oldForm(_ field: UnsafeRawBufferPointer) -> Stamp? {
        guard field.count == 14, field[2] == UInt8(ascii: "/"), field[5] == UInt8(ascii: "/"),
            field[8] == UInt8(ascii: " "), field[11] == UInt8(ascii: ":")
        else { return nil }
        for place in [0, 1, 3, 4, 6, 7, 9, 10, 12, 13] where !field[place].isDigit { return .impossible }
        return stamp(pair(field, 0), pair(field, 3), pair(field, 6), pair(field, 9), pair(field, 12), 0)
    }

    private static func stamp(_ yy: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ second: Int) -> Stamp {
        if yy == 0, month == 0, day == 0 { return .unset }
        guard
            let date = CalendarDate(
                year: ReceiverText.year(yy), month: month, day: day, hour: hour, minute: minute,
                second: second == 60 ? 59 : second)
        else { return .impossible }
        return .local(date.timestamp)
    }

    private static func pair(_ digits: UnsafeRawBufferPointer, _ index: Int) -> Int {
        Int(digits[index] & 0x0F) * 10 + Int(digits[index + 1] & 0x0F)
    }
}
