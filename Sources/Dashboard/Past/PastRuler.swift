import Canvas
import Fleet

/// The marks of a time line: moments that people count by, in the operator's zone.
struct PastRuler {
    /// One mark.
    struct Tick: Equatable {
        /// Its column.
        let column: Int
        /// What stands beside it: `14:00`, or `20 Nov` at midnight.
        let label: String
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    /// So far apart are two marks at least, so that their labels do not meet.
    private static let spacing = 12

    /// The span.
    let span: ClosedRange<Timestamp>
    /// Its columns.
    let columns: Int

    private var milliseconds: Int64 { max(1, PastWindow.length(span)) }

    /// The column of a moment; nil outside.
    func column(of moment: Timestamp) -> Int? {
        guard span.contains(moment), columns > 0 else { return nil }
        let offset = moment.milliseconds(since: span.lowerBound)
        return min(columns - 1, Int(Double(offset) / Double(milliseconds) * Double(columns)))
    }

    /// The moment in the middle of a column.
    func moment(at column: Int) -> Timestamp {
        let part = (Double(column) + 0.5) / Double(max(1, columns))
        return span.lowerBound.adding(milliseconds: Int64(Double(milliseconds) * part))
    }

    /// The marks from left to right.
    func ticks(_ clock: LocalClock) -> [Tick] {
        guard columns >= Self.spacing else { return [] }
        let interval = NiceSpan.atLeast(milliseconds * Int64(Self.spacing) / Int64(columns))
        let offset = clock.date(span.lowerBound).timestamp.seconds - span.lowerBound.seconds
        let start = span.lowerBound.adding(seconds: offset).milliseconds
        var local = (start + interval - 1) / interval * interval
        var ticks: [Tick] = []
        while ticks.count <= columns / Self.spacing + 1 {
            // Where clocks are set back or forward in between, the marks stay on the hours that they show.
            let moment = clock.moment(CalendarDate(Timestamp(milliseconds: local)))
            guard moment <= span.upperBound else { break }
            if let column = column(of: moment), column > ticks.last?.column ?? -1 {
                ticks.append(Tick(column: column, label: Self.label(moment, interval, clock)))
            }
            local += interval
        }
        return ticks
    }

    private static func label(_ moment: Timestamp, _ interval: Int64, _ clock: LocalClock) -> String {
        let date = clock.date(moment)
        let isMidnight = date.hour == 0 && date.minute == 0 && date.second == 0
        if isMidnight || interval >= 86_400_000 { return "\(date.day) \(months[(date.month - 1) % 12])" }
        return interval < 60_000 ? clock.timeOfDay(moment) : clock.hourAndMinute(moment)
    }
}
