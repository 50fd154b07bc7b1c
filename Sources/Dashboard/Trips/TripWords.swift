import Fleet

/// Trips in words.
struct TripWords {
    let clock: LocalClock

    /// `11-22 08:10-08:45`, `today 08:10-08:45`; a trip that runs has no end.
    func span(_ trip: Trip, at now: Timestamp) -> String {
        let end = trip.isRunning ? "now" : clock.hourAndMinute(trip.end)
        let (day, today) = (date(clock.date(trip.start)), date(clock.date(now)))
        return "\(day == today ? "today" : day) \(clock.hourAndMinute(trip.start))-\(end)"
    }

    /// `11-22`.
    func date(_ date: CalendarDate) -> String {
        "\(date.month < 10 ? "0" : "")\(date.month)-\(date.day < 10 ? "0" : "")\(date.day)"
    }

    /// `Mon 23`.
    static func weekday(_ day: Int, _ date: CalendarDate) -> String {
        "\(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day - TripSummary.monday(of: day)]) \(date.day)"
    }

    /// `51 s`, `35 min`, `1:35 h`; nothing is rounded up.
    static func hours(_ milliseconds: Int64) -> String {
        let seconds = max(0, milliseconds) / 1000
        let minutes = seconds / 60
        if minutes == 0 { return "\(seconds) s" }
        if minutes < 60 { return "\(minutes) min" }
        return "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60) h"
    }

    /// `12.3`, kilometres.
    static func km(_ metres: Double) -> String {
        NumberText.fixed(metres / 1000, decimals: metres < 1_000_000 ? 1 : 0)
    }

    /// Everything about one trip that is not in its row.
    static func more(_ trip: Trip) -> String {
        var words = ["top \(NumberText.fixed(trip.topSpeedKmh, decimals: 0))"]
        if let average = trip.averageMovingKmh {
            words.append("average \(NumberText.fixed(average, decimals: 0)) km/h")
        }
        if trip.standingMilliseconds > 0 { words.append("stood \(hours(trip.standingMilliseconds))") }
        words.append(NumberText.count(trip.fixes, "fix", plural: "fixes"))
        if trip.hasGap { words.append("a silence inside") }
        return words.joined(separator: ", ")
    }

    /// All of a week in one line.
    static func week(_ days: [TripSummary]) -> String {
        func sum<Number: AdditiveArithmetic>(_ value: (TripSummary) -> Number) -> Number {
            days.reduce(.zero) { $0 + value($1) }
        }
        let top = days.map(\.topSpeedKmh).max() ?? 0
        var words = ["\(km(sum(\.distanceM))) km", "\(hours(sum(\.drivingMilliseconds))) driven"]
        words.append(NumberText.count(sum(\.trips), "trip"))
        words.append(NumberText.count(sum(\.stops), "stop"))
        if sum(\.idlingMilliseconds) > 0 { words.append("\(hours(sum(\.idlingMilliseconds))) idle") }
        if top > 0 { words.append("top \(NumberText.fixed(top, decimals: 0)) km/h") }
        return "7 days: " + words.joined(separator: ", ")
    }
}
