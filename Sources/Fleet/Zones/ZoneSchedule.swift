/// Why a text is no schedule, and where the fault is.
public struct ScheduleFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong and what would be right.
    public let description: String

    /// A fault in words.
    init(_ description: String) { self.description = description }
}

/// When a zone is in force, such as `Mo-Fr 22:00-06:00; Sa,Su 00:00-24:00`, on the operator's clock.
///
/// A window that ends before it begins runs past midnight and belongs to the day on which it begins.
public struct ZoneSchedule: Sendable, Equatable, CustomStringConvertible {
    /// One stretch of time on some days of the week.
    fileprivate struct Window: Sendable, Equatable {
        /// A bit for each day, Monday the lowest.
        var days: UInt8
        /// Minutes since midnight, 0 to 1439.
        var start: Int
        /// Minutes since midnight, 1 to 1440, or less than the start for the next day.
        var end: Int
    }

    private var windows: [Window]

    /// The text it was read from.
    public let description: String

    /// Whether it is in force at a moment.
    ///
    /// - Parameter utcOffsetSeconds: how far the operator's clock is ahead of UTC at that moment.
    public func isInForce(at moment: Timestamp, utcOffsetSeconds: Int) -> Bool {
        let local = moment.adding(seconds: Int64(utcOffsetSeconds)).seconds
        let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        let minute = Int(local - day * 86_400) / 60
        // 1970-01-01 was a Thursday.
        let weekday = Int(((day + 3) % 7 + 7) % 7)
        return windows.contains { $0.holds(weekday: weekday, minute: minute) }
    }

    /// Reads a schedule.
    ///
    /// - Parameter text: windows apart by `;`, each of days (`Mo`, `Mo-Fr`, `Sa,Su`, `weekdays`, `weekends`, `daily`;
    ///   left out for every day) and a time (`22:00-06:00`).
    /// - Throws: what is wrong, and what would be right.
    public init(_ text: String) throws(ScheduleFault) {
        description = text
        windows = []
        for part in text.split(separator: ";") {
            let words = part.split(separator: " ")
            guard !words.isEmpty else { continue }
            guard let time = words.last, words.count <= 2 else {
                throw ScheduleFault("'\(part)' is no schedule; write Mo-Fr 22:00-06:00")
            }
            let (start, end) = try Self.time(time)
            let days = words.count == 2 ? try Self.days(words[0]) : 0x7F
            windows.append(Window(days: days, start: start, end: end))
        }
        guard !windows.isEmpty else { throw ScheduleFault("an empty schedule; write Mo-Fr 22:00-06:00") }
    }

    private static func time(_ text: Substring) throws(ScheduleFault) -> (start: Int, end: Int) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let start = minute(ends[0]), let end = minute(ends[1]), start < 1440, start != end,
            end > 0 || start > 0
        else { throw ScheduleFault("'\(text)' is no time; write 22:00-06:00, for a whole day 00:00-24:00") }
        return (start, end == 0 ? 1440 : end)
    }

    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count <= 2, parts[1].count == 2, let hour = UInt8(parts[0]),
            let minute = UInt8(parts[1])
        else { return nil }
        let sum = Int(hour) * 60 + Int(minute)
        return minute < 60 && sum <= 1440 ? sum : nil
    }

    private static let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let words: [String: UInt8] = ["weekdays": 0x1F, "weekends": 0x60, "daily": 0x7F]

    private static func days(_ text: Substring) throws(ScheduleFault) -> UInt8 {
        if let days = words[text.lowercased()] { return days }
        var days: UInt8 = 0
        for part in text.split(separator: ",") {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { day($0) }
            guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil else {
                throw ScheduleFault(
                    "'\(part)' is no day; write Mo, Tu, We, Th, Fr, Sa, Su, Mo-Fr, weekdays, weekends or daily")
            }
            // Sa-Mo runs over the end of the week.
            for step in 0...((last - first + 7) % 7) { days |= 1 << UInt8((first + step) % 7) }
        }
        return days
    }

    private static func day(_ text: Substring) -> Int? {
        let letters = text.lowercased()
        return letters.count >= 2 ? names.firstIndex { $0.hasPrefix(letters) } : nil
    }
}

extension ZoneSchedule.Window {
    /// Whether it holds a minute of a day of the week, 0 for Monday.
    fileprivate func holds(weekday: Int, minute: Int) -> Bool {
        let isDay = days & (1 << UInt8(weekday)) != 0
        if start < end { return isDay && minute >= start && minute < end }
        let wasDay = days & (1 << UInt8((weekday + 6) % 7)) != 0
        return isDay && minute >= start || wasDay && minute < end
    }
}
