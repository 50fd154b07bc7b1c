import Canvas
import Fleet
import Widgets

/// The alarm feed, and its one-line form for small screens.
enum AlarmsPanel {
    private static let columns = [
        TableColumn("", width: .fixed(2)),
        TableColumn("", width: .fixed(7), dropPriority: 2),
        TableColumn("", width: .flexible(minimum: 13, weight: 4)),
        TableColumn("", width: .flexible(minimum: 10, weight: 2)),
        TableColumn("", width: .fixed(4), alignment: .right, dropPriority: 1),
        TableColumn("", width: .fixed(4), dropPriority: 3),
        TableColumn("", width: .flexible(minimum: 12, weight: 3), dropPriority: 4),
    ]

    /// Draws the feed with its title.
    static func draw(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        let state = painter.state
        let open = state.feed.count(where: \.isUnacknowledged)
        let detail = open > 0 ? "\(open) unacknowledged" : ""
        let room = painter.frame(.alarms, title: "Alarms", detail: detail, on: &canvas, in: rect)
        guard !state.feed.isEmpty else { return EmptyText.drawAlarms(painter, on: &canvas, in: room) }
        let isFocused = state.focus == .alarms && state.overlays.isEmpty
        let table = Table(
            columns: columns, rowCount: state.feed.count, selected: isFocused ? state.selectedFeedRow : nil,
            offset: state.alarmOffset, isFocused: isFocused, showsHeader: false, look: painter.tableLook)
        table.draw(on: &canvas, in: room, glyphs: painter.glyphs) { cells(state.feed[$0], painter) }
    }

    /// Draws the most urgent alarm in one line, or says that all is quiet.
    static func drawLine(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        guard !rect.isEmpty else { return }
        let state = painter.state
        guard let alarm = state.feed.first, alarm.isUnacknowledged else {
            canvas.write(
                "  no unacknowledged alarms", x: rect.x, y: rect.y, maxWidth: rect.width, style: painter.theme.ink(.dim)
            )
            return
        }
        let open = state.feed.count(where: \.isUnacknowledged)
        let count = alarm.count > 1 ? "  \(times(painter))\(alarm.count)" : ""
        let words =
            "\(mark(alarm, painter)) \(title(alarm, state))  \(state.name(of: alarm.device))  "
            + AgeText.of(alarm.lastAt, at: state.shownNow) + count + "  " + place(alarm, state)
        let ink = painter.theme.ink(.alarm(alarm.priority))
        let more = open > 1 ? "+\(open - 1) more" : ""
        let room = rect.width - TextWidth.columns(of: more) - 2
        canvas.write(words, x: rect.x, y: rect.y, maxWidth: room, style: ink, ellipsis: painter.glyphs.ellipsis)
        canvas.write(more, endingAt: rect.right, y: rect.y, maxWidth: rect.width, style: painter.theme.ink(.dim))
    }

    /// What an alarm is called, with the number of its geofence or its code where that says more.
    static func title(_ alarm: Alarm, _ state: AppState) -> String {
        let late = alarm.isLate ? " (late)" : ""
        if let area = alarm.area {
            return "\(alarm.traits.title) \(state.shown.zones[area]?.name ?? area.text)\(late)"
        }
        if let zone = alarm.zone { return "\(alarm.traits.title) \(zone)\(late)" }
        if alarm.kind == .other, let code = alarm.code { return "alarm \(code)\(late)" }
        return alarm.traits.title + facts(alarm) + late
    }

    /// The figure that says most about it.
    private static func facts(_ alarm: Alarm) -> String {
        let facts = alarm.facts
        if let peak = facts.peakKmh, let limit = facts.limitKmh {
            return " \(NumberText.fixed(peak, decimals: 0))/\(NumberText.fixed(limit, decimals: 0)) km/h"
        }
        if let percent = facts.batteryPercent { return " \(percent)%" }
        if let minutes = facts.clockMinutes { return " \(ZoneText.of(minutes))" }
        return ""
    }

    /// Where an alarm was raised, in words.
    static func place(_ alarm: Alarm, _ state: AppState) -> String {
        state.places.place(of: alarm)
    }

    private static func cells(_ alarm: Alarm, _ painter: Painter) -> [TableCell] {
        let state = painter.state
        let theme = painter.theme
        let ink = theme.ink(alarm.isUnacknowledged ? .alarm(alarm.priority) : .acknowledged)
        let quiet = theme.ink(alarm.isUnacknowledged ? .text : .acknowledged)
        let last = alarm.acknowledgement.map { "acknowledged by \($0.by)" } ?? place(alarm, state)
        return [
            TableCell("\(mark(alarm, painter))\(alarm.priority)", style: ink),
            TableCell(alarm.state.word, style: ink),
            TableCell(title(alarm, state), style: ink),
            TableCell(state.name(of: alarm.device), style: quiet),
            TableCell(AgeText.of(alarm.lastAt, at: state.shownNow), style: theme.ink(.dim)),
            TableCell(alarm.count > 1 ? "\(times(painter))\(alarm.count)" : "", style: quiet),
            TableCell(last, style: theme.ink(alarm.isUnacknowledged ? .text : .acknowledged)),
        ]
    }

    private static func mark(_ alarm: Alarm, _ painter: Painter) -> String {
        if painter.state.alarmDesk.marked.contains(alarm.id) { return painter.glyphs.isAscii ? "*" : "●" }
        return alarm.state.mark(ascii: painter.glyphs.isAscii)
    }

    private static func times(_ painter: Painter) -> String {
        painter.glyphs.isAscii ? "x" : "×"
    }
}
