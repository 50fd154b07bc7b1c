import Canvas
import Fleet

/// The line under the header for what must not be missed; the weightiest thing wins.
struct BannerText {
    /// What it says.
    let words: String
    /// How it looks.
    let role: ThemeRole

    /// What has to be said now; nil while there is nothing.
    init?(_ state: AppState) {
        if let journal = state.journal, let failure = journal.failure {
            words = Self.news(state) + Self.trouble(journal, failure, state)
            role = .banner
        } else if let frozen = state.frozen {
            words = Self.news(state) + Self.frozen(frozen, state)
            role = .banner
        } else if let alarm = state.bannerAlarm {
            words = Self.news(state) + ", " + AlarmsPanel.place(alarm, state)
            role = .banner
        } else {
            return nil
        }
    }

    /// The new alarm that must not be missed, whatever else there is to say; empty where there is none.
    private static func news(_ state: AppState) -> String {
        guard let alarm = state.bannerAlarm else { return "" }
        let mark = alarm.state.mark(ascii: state.glyphs.isAscii)
        return " \(mark) NEW: \(AlarmsPanel.title(alarm, state)) of \(state.name(of: alarm.device))"
    }

    /// The fleet goes on without being written down, and everybody at a screen has to know.
    private static func trouble(_ journal: JournalHealth, _ failure: String, _ state: AppState) -> String {
        let since = journal.failingSince.map { " since \(state.clock.timeOfDay($0))" } ?? ""
        let lost = journal.reportsGivenUp > 0 ? ", \(journal.reportsGivenUp) given up" : ""
        return " JOURNAL NOT WRITTEN\(since): \(failure). \(journal.waiting) waiting\(lost). The live view goes on."
    }

    /// A frozen screen must not be taken for a live one.
    private static func frozen(_ frozen: FrozenView, _ state: AppState) -> String {
        let reports = state.live.totals.reports &- frozen.snapshot.totals.reports
        let alarms = state.live.alarms.count { $0.raisedAt > frozen.since }
        return " FROZEN at \(state.clock.timeOfDay(frozen.since)): since then "
            + "\(NumberText.count(Int(clamping: reports), "report")), \(NumberText.count(alarms, "new alarm")). "
            + "\(state.keymap.hint(for: .freeze)) goes on."
    }
}
