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
        add("state", "\(alarm.state.mark(ascii: painter.glyphs.isAscii)) \(alarm.state.word)", role)
        add("priority", AlarmPriority.text(alarm.priority))
        add("what to do", state.shown.policy.alarmRules(of: alarm.device).response(to: alarm.kind), .strong)
        add(
            "since", "\(state.clock.dateAndTime(alarm.raisedAt)), \(AgeText.of(alarm.raisedAt, at: state.shownNow)) ago"
        )
        add("last", alarm.count > 1 ? "\(state.clock.dateAndTime(alarm.lastAt)), \(alarm.count) times" : nil)
        add("ended", alarm.endedAt.map(state.clock.dateAndTime))
        add("nuisance", alarm.nuisance(at: state.shownNow)?.rawValue, .warning)
        add("advice", alarm.nuisanceAdvice(at: state.shownNow))
        add(
            "\(AlarmsPanel.firstSign(painter)) first",
            alarm.isFirstOut ? "the first of several alarms of this device within a minute" : nil)
        if let burst = AlarmBurst.parent(of: alarm) {
            let others = state.feed.filter { AlarmBurst.parent(of: $0) == burst }
            add("same cause", "one of \(NumberText.count(others.count, "alarm")) of this kind within a minute")
        }
        add("place", AlarmsPanel.place(alarm, state))
        for (key, value) in facts(alarm.facts) { add(key, value) }
        add("code", alarm.code)
        if let shelf = alarm.shelf {
            add("shelved", "until \(state.clock.hourAndMinute(shelf.until)) by \(shelf.by): \(shelf.reason)")
        }
        if let out = alarm.withdrawal { add("out of service", "by \(out.by): \(out.reason)") }
        heading("What happened")
        for step in alarm.history {
            add(state.clock.dateAndTime(step.at), step.words)
        }
        addMessage(alarm, state, add, heading)
        return items
    }

    /// The bytes of a message as people read them.
    private static func raw(_ message: WireMessage) -> String {
        let shown = message.bytes.prefix(mostBytes)
        let text = WireMessage.isBinary(message.bytes) ? nil : WireBytes.printableText(shown)
        let rest = message.bytes.count > shown.count || message.isCut ? " … (\(message.bytes.count) bytes)" : ""
        return (text ?? HexText.words(shown)) + rest
    }

    /// So many bytes of a message are shown.
    private static let mostBytes = 256

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

    /// The message that told it last, where it is still there, as text or as hex; cut with its length.
    private static func addMessage(
        _ alarm: Alarm, _ state: AppState, _ add: (String, String?, ThemeRole) -> Void, _ heading: (String) -> Void
    ) {
        let messages = state.shown.wireMessages(of: alarm.device).filter { $0.direction == .received }
        let message = messages.last { $0.at == alarm.lastAt } ?? messages.last { $0.at == alarm.raisedAt }
        guard let message else { return }
        heading("Message")
        add("type", "\(message.summary), \(NumberText.count(message.bytes.count, "byte"))", .text)
        add(WireMessage.isBinary(message.bytes) ? "hex" : "raw", raw(message), .text)
        add("", "\(state.keymap.hint(for: .wire)) shows its bytes", .dim)
    }
}
