import Canvas
import Fleet
import Widgets

/// Everything known about one alarm, in words.
enum AlarmText {
    /// The lines of the view.
    static func items(_ alarm: Alarm, _ painter: Painter) -> [TextBlock.Item] {
        let state = painter.state
        var items: [TextBlock.Item] = []
        func add(_ key: String, _ value: String?, _ role: ThemeRole = .text) {
            guard let value, !value.isEmpty else { return }
            items.append(.pair(key: key, value: value, style: painter.theme.ink(role)))
        }
        func heading(_ text: String) { items += [.blank, .heading(text)] }
        let role: ThemeRole = alarm.isUnacknowledged ? .alarm(alarm.priority) : .acknowledged
        add("alarm", AlarmsPanel.title(alarm, state), role)
        add("device", "\(state.name(of: alarm.device))  \(alarm.device)")
        add("state", "\(alarm.state.mark(ascii: painter.glyphs.isAscii)) \(alarm.state.rawValue)", role)
        add(
            "priority", "\(alarm.priority) \(["critical", "high", "medium", "low"][min(max(alarm.priority, 1), 4) - 1])"
        )
        add("what to do", state.shown.policy.alarmRules(of: alarm.device).response(to: alarm.kind), .strong)
        add(
            "since", "\(state.clock.dateAndTime(alarm.raisedAt)), \(AgeText.of(alarm.raisedAt, at: state.shownNow)) ago"
        )
        add("last", alarm.count > 1 ? "\(state.clock.dateAndTime(alarm.lastAt)), \(alarm.count) times" : nil)
        add("ended", alarm.endedAt.map(state.clock.dateAndTime))
        add("place", AlarmsPanel.place(alarm, state))
        for (key, value) in facts(alarm.facts) { add(key, value) }
        add("code", alarm.code)
        if let shelf = alarm.shelf {
            add("shelved", "until \(state.clock.hourAndMinute(shelf.until)) by \(shelf.by): \(shelf.reason)")
        }
        if let out = alarm.withdrawal { add("out of service", "by \(out.by): \(out.reason)") }
        heading("What happened")
        for step in alarm.history {
            let who = step.by.map { " by \($0.user)" + ($0.terminal.isEmpty ? "" : " at \($0.terminal)") } ?? ""
            let note = step.note.map { ": \($0)" } ?? ""
            add(state.clock.dateAndTime(step.at), "\(step.change.rawValue)\(who)\(note), \(step.state.rawValue)")
        }
        addMessage(alarm, state, add, heading)
        return items
    }

    private static func facts(_ facts: AlarmFacts) -> [(String, String?)] {
        [
            ("limit", facts.limitKmh.map { "\(NumberText.fixed($0, decimals: 0)) km/h" }),
            ("peak", facts.peakKmh.map { "\(NumberText.fixed($0, decimals: 0)) km/h" }),
            ("lasted", facts.lastedMilliseconds.map { AgeText.of(milliseconds: $0) }),
            ("battery", facts.batteryPercent.map { "\($0)%" }),
            ("clock", facts.clockMinutes.map { ZoneText.of($0) }),
            ("addresses", facts.peers.map(\.description).joined(separator: ", ")),
        ]
    }

    /// The last messages of the device that are still there, from when the alarm came last.
    private static func addMessage(
        _ alarm: Alarm, _ state: AppState, _ add: (String, String?, ThemeRole) -> Void, _ heading: (String) -> Void
    ) {
        guard let device = state.shown.device(alarm.device), device.lastHeard == alarm.lastAt else { return }
        heading("Message")
        add("type", device.lastReport.type, .text)
        add("", "\(state.keymap.hint(for: .wire)) shows its bytes", .dim)
    }
}
