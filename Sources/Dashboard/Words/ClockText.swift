import Fleet

/// Times of day in the operator's zone, which is passed in so that screens can be tested.
public struct LocalClock: Sendable {
    /// The offset of local time from UTC at a moment, in seconds.
    let offsetSeconds: @Sendable (Timestamp) -> Int

    /// A clock whose offset a function gives.
    public init(offsetSeconds: @escaping @Sendable (Timestamp) -> Int) {
        self.offsetSeconds = offsetSeconds
    }

    /// A clock that shows UTC.
    public static let utc = LocalClock { _ in 0 }

    /// `14:02:31`.
    func timeOfDay(_ moment: Timestamp) -> String {
        let date = self.date(moment)
        return [date.hour, date.minute, date.second].map(Self.twoDigits).joined(separator: ":")
    }

    /// `14:02:31.204`.
    func timeWithMilliseconds(_ moment: Timestamp) -> String {
        let part = moment.milliseconds - moment.seconds * 1000
        return timeOfDay(moment) + "." + (part < 100 ? "0" : "") + Self.twoDigits(Int(part))
    }

    /// `14:02`.
    func hourAndMinute(_ moment: Timestamp) -> String {
        let date = self.date(moment)
        return Self.twoDigits(date.hour) + ":" + Self.twoDigits(date.minute)
    }

    /// `2026-11-22 14:02:31`.
    func dateAndTime(_ moment: Timestamp) -> String {
        let date = self.date(moment)
        return "\(date.year)-\(Self.twoDigits(date.month))-\(Self.twoDigits(date.day)) \(timeOfDay(moment))"
    }

    /// Date and time of day of a moment in the zone.
    func date(_ moment: Timestamp) -> CalendarDate {
        CalendarDate(moment.adding(seconds: Int64(offsetSeconds(moment))))
    }

    /// The moment at which the clock shows a date; of two, as when clocks are set back, the first.
    func moment(_ date: CalendarDate) -> Timestamp {
        let wanted = date.timestamp
        // The zone's offset is known for moments only: it is that of a moment near by, or of the one found with it.
        let guesses = [-86_400, 86_400].map {
            wanted.adding(seconds: -Int64(offsetSeconds(wanted.adding(seconds: $0))))
        }
        return guesses.filter { $0.adding(seconds: Int64(offsetSeconds($0))) == wanted }.min() ?? guesses[0]
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
