import Fleet

/// Why a time that somebody typed makes no sense.
struct PastTimeProblem: Error, Equatable {
    /// In one line.
    let words: String
}

/// Reads a time as people type it: `14:02`, `2026-11-20 14:02`, `yesterday 9:30`, `tue 14:00`, `-2h`.
enum PastTime {
    private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    private static let longWeekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    private static let examples = "14:02, 2026-11-20 14:02, yesterday 9:30, tue 14:00 or -2h"

    /// The moment a text names, in the operator's zone.
    ///
    /// A time alone is that of the day on the screen; a day alone keeps the time on the screen; a weekday is the last
    /// one that has been; `-2h` counts from the moment on the screen.
    static func read(
        _ text: String, from moment: Timestamp, now: Timestamp, clock: LocalClock
    ) throws(PastTimeProblem) -> Timestamp {
        let words = text.replacing(/(\d)T(\d)/) { "\($0.1) \($0.2)" }.lowercased().split(separator: " ").map(
            String.init)
        guard let first = words.first else { throw PastTimeProblem(words: "type a time: \(examples)") }
        if words.count == 1, first.hasPrefix("-") || first.hasPrefix("+") { return try step(first, from: moment) }
        if words == ["now"] { return now }
        let wanted = try calendarMoment(words, from: moment, now: now, clock: clock)
        guard wanted <= now else { throw PastTimeProblem(words: "\(clock.dateAndTime(wanted)) is still to come") }
        return wanted
    }

    // MARK: - Parts

    private static func calendarMoment(
        _ words: [String], from moment: Timestamp, now: Timestamp, clock: LocalClock
    ) throws(PastTimeProblem) -> Timestamp {
        guard words.count <= 2 else { throw unknown(words.joined(separator: " ")) }
        let shown = clock.date(moment)
        guard let last = words.last, last.contains(":") else {
            guard words.count == 1 else { throw unknown(words.joined(separator: " ")) }
            let time = (shown.hour, shown.minute, shown.second)
            return try at(try day(words[0], time, now: now, clock: clock), time, clock)
        }
        let time = try time(last)
        guard words.count == 2 else { return try at(shown, time, clock) }
        return try at(try day(words[0], time, now: now, clock: clock), time, clock)
    }

    /// `14:02` or `14:02:31`.
    private static func time(_ word: String) throws(PastTimeProblem) -> (Int, Int, Int) {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false).map { number($0, digits: 1...2) }
        guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1],
            let second = parts.count == 3 ? parts[2] : 0
        else { throw unknown(word) }
        guard hour < 24, minute < 60, second < 60 else {
            throw PastTimeProblem(words: "\(word) is no time of day: 0:00 to 23:59:59")
        }
        return (hour, minute, second)
    }

    /// `2026-11-20`, `11-20`, `today`, `yesterday`, `tue`, `tuesday`.
    private static func day(
        _ word: String, _ time: (Int, Int, Int), now: Timestamp, clock: LocalClock
    ) throws(PastTimeProblem) -> CalendarDate {
        let today = clock.date(now)
        if word == "today" { return today }
        if word == "yesterday" { return daysBefore(1, today) }
        if let weekday = weekdays.firstIndex(of: word) ?? longWeekdays.firstIndex(of: word) {
            var back = (weekdayNumber(today) - weekday + 7) % 7
            // Today's weekday means today where that time has been, and a week ago where it is still to come.
            if back == 0, try at(today, time, clock) > now { back = 7 }
            return daysBefore(back, today)
        }
        return try date(word, today: today)
    }

    private static func date(_ word: String, today: CalendarDate) throws(PastTimeProblem) -> CalendarDate {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.map { number($0, digits: 1...4) }
        guard (2...3).contains(parts.count), !numbers.contains(nil) else { throw unknown(word) }
        let known = numbers.compactMap { $0 }
        let isShort = known.count == 2
        let year = isShort ? today.year : known[0]
        guard let date = CalendarDate(year: year, month: known[known.count - 2], day: known[known.count - 1]) else {
            throw PastTimeProblem(words: "\(word) is no day of the calendar")
        }
        return date
    }

    /// `-2h`, `+30m`, `-1d`, `-45s`, `-1w`.
    private static func step(_ word: String, from moment: Timestamp) throws(PastTimeProblem) -> Timestamp {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
        guard let letter = word.last, let unit = units[letter],
            let count = number(word.dropFirst().dropLast(), digits: 1...6)
        else { throw PastTimeProblem(words: "\(word): say how far, such as -2h, +30m, -45s, -1d or -1w") }
        return moment.adding(seconds: Int64(count) * unit * (word.hasPrefix("-") ? -1 : 1))
    }

    private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    private static func unknown(_ word: String) -> PastTimeProblem {
        PastTimeProblem(words: "\(word) is no time: \(examples)")
    }

    // MARK: - The calendar

    /// The moment of a time of a day by the operator's clock.
    private static func at(
        _ day: CalendarDate, _ time: (Int, Int, Int), _ clock: LocalClock
    ) throws(PastTimeProblem) -> Timestamp {
        let date = CalendarDate(
            year: day.year, month: day.month, day: day.day, hour: time.0, minute: time.1, second: time.2)
        guard let date else { throw PastTimeProblem(words: "there is no such day") }
        return clock.moment(date)
    }

    private static func daysBefore(_ count: Int, _ day: CalendarDate) -> CalendarDate {
        let noon = CalendarDate(year: day.year, month: day.month, day: day.day, hour: 12) ?? day
        return CalendarDate(noon.timestamp.adding(seconds: -Int64(count) * 86_400))
    }

    /// 0 is Monday.
    private static func weekdayNumber(_ date: CalendarDate) -> Int {
        // 1970-01-01 was a Thursday.
        let days = Int((Double(date.timestamp.seconds) / 86_400).rounded(.down))
        return ((days + 3) % 7 + 7) % 7
    }
}
