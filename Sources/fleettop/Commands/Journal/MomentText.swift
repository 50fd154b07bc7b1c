import Fleet

/// Moments as people write them on the command line.
enum MomentText {
    /// What is understood, in words.
    static let expected = "a time such as 2026-11-22T08:00:00Z, a day such as 2026-11-22, or -24h"

    /// The moment of a text: RFC 3339, a day, or so long before `now`; nil for anything else.
    ///
    /// - Parameter isEnd: whether a day, or a second, means its end.
    static func moment(_ text: String, now: Timestamp, isEnd: Bool) -> Timestamp? {
        if text.hasPrefix("-") { return DurationText.milliseconds(String(text.dropFirst())).map { ago($0, now) } }
        let upper = text.uppercased()
        if let day = upper.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d)/) {
            guard let date = date(day.1, day.2, day.3) else { return nil }
            return isEnd ? date.timestamp.adding(milliseconds: 86_400_000 - 1) : date.timestamp
        }
        return instant(upper, isEnd: isEnd)
    }

    private static func ago(_ milliseconds: Int64, _ now: Timestamp) -> Timestamp {
        now.adding(milliseconds: -milliseconds)
    }

    private static func instant(_ text: String, isEnd: Bool) -> Timestamp? {
        let form = /(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)/
        guard let parts = text.wholeMatch(of: form)?.output, let hour = Int(parts.4), let minute = Int(parts.5),
            let date = date(parts.1, parts.2, parts.3, hour, minute, parts.6.flatMap { Int($0) } ?? 0),
            let offset = offsetMinutes(parts.8)
        else { return nil }
        var milliseconds: Int64 = 0
        if let fraction = parts.7 {
            milliseconds = Int64((fraction + "00").prefix(3)) ?? 0
        } else if isEnd {
            milliseconds = parts.6 == nil ? 59_999 : 999
        }
        return date.timestamp.adding(milliseconds: milliseconds - Int64(offset) * 60_000)
    }

    private static func date(
        _ year: Substring, _ month: Substring, _ day: Substring, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0
    ) -> CalendarDate? {
        guard let year = Int(year), let month = Int(month), let day = Int(day) else { return nil }
        return CalendarDate(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    }

    private static func offsetMinutes(_ text: Substring) -> Int? {
        guard text != "Z" else { return 0 }
        guard let hours = Int(text.dropFirst().prefix(2)), let minutes = Int(text.suffix(2)), hours < 24, minutes < 60
        else { return nil }
        return (text.hasPrefix("-") ? -1 : 1) * (hours * 60 + minutes)
    }
}
