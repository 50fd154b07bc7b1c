import Canvas
import Fleet
import Widgets

/// The alarm feed, and its one-line form for small screens.
enum AlarmsPanel {
    /// The columns; a mark has a place of its own, and where there is room the word of the state is never cut.
    private static func columns(_ state: AppState) -> [TableColumn] {
        func widest(_ text: (FeedRow) -> String) -> Int {
            state.feedRows.prefix(measuredRows).map { TextWidth.columns(of: text($0)) }.max() ?? 0
        }
        let title = widest { row in
            guard case .alarm(let alarm, let isMember) = row else { return row.alarms.first?.traits.title ?? "" }
            return (isMember ? "  " : "") + (alarm.isFirstOut ? "1st " : "") + Self.title(alarm, state)
        }
        let name = widest { row in
            row.alarm.map { state.name(of: $0.device) }
                ?? row.burst.map { "on \(NumberText.count($0.devices, "device"))" } ?? ""
        }
        let word = widest { $0.alarms.first?.state.word ?? "" }
        let hasCounts = state.feedRows.prefix(measuredRows).contains { $0.burst != nil || ($0.alarm?.count ?? 0) > 1 }
        return [
            TableColumn("", width: .fixed(state.alarmDesk.marked.isEmpty ? 2 : 3)),
            TableColumn("", width: .flexible(minimum: min(7, word), weight: 0), dropPriority: 2, wanted: word),
            TableColumn("", width: .flexible(minimum: min(13, title), weight: 0), wanted: min(title, mostWanted)),
            // An identity has 15 digits, of which the last ones tell it from others.
            TableColumn("", width: .flexible(minimum: min(15, name), weight: 0), wanted: min(name, mostWanted)),
            TableColumn("", width: .fixed(4), alignment: .right, dropPriority: 1),
            TableColumn("", width: .fixed(hasCounts ? 4 : 0), dropPriority: 3),
            TableColumn("", width: .flexible(minimum: 12, weight: 1), dropPriority: 4),
        ]
    }

    /// So many rows are asked how long their texts are; nothing longer than the other number takes room from others.
    private static let (measuredRows, mostWanted) = (200, 40)

    /// Draws the feed with its title.
    static func draw(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        let state = painter.state
        let open = state.feed.count(where: \.isUnacknowledged)
        let flood = state.shown.floodGauge.flood(at: state.shownNow).map {
            "flood since \(state.clock.hourAndMinute($0.since)), "
        }
        let detail = open > 0 ? (flood ?? "") + "\(open) unacknowledged" : ""
        let room = painter.frame(.alarms, title: "Alarms", detail: detail, on: &canvas, in: rect)
        guard !state.feed.isEmpty else { return EmptyText.drawAlarms(painter, on: &canvas, in: room) }
        let isFocused = state.focus == .alarms && state.overlays.isEmpty
        let table = Table(
            columns: columns(state),
            rowCount: state.feedRows.count, selected: isFocused ? state.selectedFeedRow : nil,
            offset: state.alarmOffset, isFocused: isFocused, showsHeader: false, look: painter.tableLook)
        table.draw(on: &canvas, in: room, glyphs: painter.glyphs) { index in
            switch state.feedRows[index] {
            case .alarm(let alarm, let isMember): cells(alarm, isMember: isMember, painter)
            case .burst(let burst): cells(burst, painter)
            }
        }
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
            "\(sign(alarm, painter)) \(title(alarm, state))  \(state.name(of: alarm.device))  "
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

    /// What the parent of a burst is called.
    static func title(_ burst: AlarmBurst) -> String {
        let kind = burst.members.first?.traits.title ?? ""
        return "\(kind) on \(NumberText.count(burst.devices, "device"))"
    }

    private static func cells(_ burst: AlarmBurst, _ painter: Painter) -> [TableCell] {
        let theme = painter.theme
        let state = painter.state
        let waiting = burst.waiting
        let priority = burst.members.map(\.priority).min() ?? 4
        let ink = theme.ink(waiting > 0 ? .alarm(priority) : .acknowledged)
        let quiet = theme.ink(waiting > 0 ? .text : .acknowledged)
        let sign = burst.isOpen ? (painter.glyphs.isAscii ? "-" : "▾") : painter.glyphs.isAscii ? "+" : "▸"
        let head = burst.members.first { $0.isUnacknowledged } ?? burst.members.first
        let names = burst.members.prefix(6).map { state.name(of: $0.device) }.joined(separator: ", ")
        let wait = waiting > 0 ? "\(waiting) wait: " : "all acknowledged: "
        return [
            TableCell((state.alarmDesk.marked.isEmpty ? "" : " ") + "\(sign)\(priority)", style: ink),
            TableCell(head?.state.word ?? "", style: ink, shorter: head?.state.shorterWord),
            TableCell(head?.traits.title ?? "", style: ink),
            TableCell("on \(NumberText.count(burst.devices, "device"))", style: quiet),
            TableCell(AgeText.of(burst.lastAt, at: state.shownNow), style: theme.ink(.dim)),
            TableCell("\(times(painter))\(burst.count)", style: quiet),
            TableCell(wait + names, style: quiet),
        ]
    }

    /// What a row says beside the alarm itself: that it was the first of several, and why it is a nuisance.
    private static func remarks(_ alarm: Alarm, _ painter: Painter) -> (before: String, after: String) {
        let first = alarm.isFirstOut && alarm.state != .cleared ? firstSign(painter) + " " : ""
        let nuisance = alarm.nuisance(at: painter.state.shownNow).map { "\($0.rawValue), " } ?? ""
        return (first, nuisance)
    }

    /// The sign of the first of several alarms.
    static func firstSign(_ painter: Painter) -> String { painter.glyphs.isAscii ? "1st" : "①" }

    private static func cells(_ alarm: Alarm, isMember: Bool, _ painter: Painter) -> [TableCell] {
        let state = painter.state
        let theme = painter.theme
        let ink = theme.ink(alarm.isUnacknowledged ? .alarm(alarm.priority) : .acknowledged)
        let quiet = theme.ink(alarm.isUnacknowledged ? .text : .acknowledged)
        let remarks = remarks(alarm, painter)
        let last = remarks.after + (alarm.acknowledgement.map { "acknowledged by \($0.by)" } ?? place(alarm, state))
        return [
            TableCell(mark(alarm, painter) + sign(alarm, painter), style: ink),
            TableCell(alarm.state.word, style: ink, shorter: alarm.state.shorterWord),
            TableCell((isMember ? "  " : "") + remarks.before + title(alarm, state), style: ink),
            TableCell(state.name(of: alarm.device), style: quiet),
            TableCell(AgeText.of(alarm.lastAt, at: state.shownNow), style: theme.ink(.dim)),
            TableCell(alarm.count > 1 ? "\(times(painter))\(alarm.count)" : "", style: quiet),
            TableCell(
                last, style: theme.ink(alarm.isUnacknowledged ? .text : .acknowledged),
                shorter: PlaceText.withoutCountry(last)),
        ]
    }

    /// The mark of a row that is marked, while any is.
    private static func mark(_ alarm: Alarm, _ painter: Painter) -> String {
        let marked = painter.state.alarmDesk.marked
        guard !marked.isEmpty else { return "" }
        return !marked.contains(alarm.id) ? " " : painter.glyphs.isAscii ? "*" : "●"
    }

    /// The sign of the state with the priority.
    private static func sign(_ alarm: Alarm, _ painter: Painter) -> String {
        "\(alarm.state.mark(ascii: painter.glyphs.isAscii))\(alarm.priority)"
    }

    private static func times(_ painter: Painter) -> String {
        painter.glyphs.isAscii ? "x" : "×"
    }
}
