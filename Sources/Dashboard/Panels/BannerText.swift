import Canvas
import Fleet

/// The line under the header for what must not be missed; the weightiest thing wins.
struct BannerText {
    /// What it says, from the longest form to the shortest.
    private let forms: [String]
    /// How it looks.
    let role: ThemeRole

    /// What has to be said now; nil while there is nothing.
    init?(_ state: AppState) {
        if let journal = state.journal, let failure = journal.failure {
            forms = [Self.news(state) + Self.trouble(journal, failure, state)]
            role = .banner
        } else if let frozen = state.frozen {
            forms = Self.frozen(frozen, state).map { Self.news(state) + $0 }
            role = .banner
        } else if let alarm = state.bannerAlarm, !state.isWall || Self.isNew(alarm, at: state.now) {
            forms = [Self.news(state) + ", " + AlarmsPanel.place(alarm, state)]
            role = .banner
        } else {
            return nil
        }
    }

    /// So long an alarm is new on a screen on the wall, in milliseconds; then it has the line of all others.
    private static let newMilliseconds: Int64 = 10_000

    private static func isNew(_ alarm: Alarm, at now: Timestamp) -> Bool {
        let begin = alarm.history.last { [.raised, .raisedAgain, .worsened].contains($0.change) }?.at ?? alarm.raisedAt
        return now.milliseconds(since: begin) < newMilliseconds
    }

    /// The longest form for which there is room; of the shortest the end is cut.
    func words(width: Int) -> String {
        forms.first { TextWidth.columns(of: $0) <= width } ?? forms.last ?? ""
    }

    /// The new alarm that must not be missed, whatever else there is to say; empty where there is none.
    private static func news(_ state: AppState) -> String {
        guard let alarm = state.bannerAlarm, !state.isWall || isNew(alarm, at: state.now) else { return "" }
        let mark = alarm.state.mark(ascii: state.glyphs.isAscii)
        return " \(mark) NEW: \(AlarmsPanel.title(alarm, state)) of \(state.name(of: alarm.device))"
    }

    /// The fleet goes on without being written down, and everybody at a screen has to know.
    private static func trouble(_ journal: JournalHealth, _ failure: String, _ state: AppState) -> String {
        let since = journal.failingSince.map { " since \(state.clock.timeOfDay($0))" } ?? ""
        let lost = journal.reportsGivenUp > 0 ? ", \(journal.reportsGivenUp) given up" : ""
        return " JOURNAL NOT WRITTEN\(since): \(failure). \(journal.waiting) waiting\(lost). The live view goes on."
    }

    /// A frozen screen must not be taken for a live one, and the way out must be in sight.
    private static func frozen(_ frozen: FrozenView, _ state: AppState) -> [String] {
        let reports = state.live.totals.reports &- frozen.snapshot.totals.reports
        let alarms = state.live.alarms.count { $0.raisedAt > frozen.since }
        let goesOn = "\(state.keymap.hint(for: .freeze)) goes on"
        let begin = " FROZEN at \(state.clock.timeOfDay(frozen.since))"
        let news = [NumberText.count(Int(clamping: reports), "report"), NumberText.count(alarms, "new alarm")]
        return [
            "\(begin): since then \(news.joined(separator: ", ")). \(goesOn).",
            "\(begin), \(goesOn): \(news.joined(separator: ", ")).", "\(begin), \(goesOn).",
        ]
    }
}
