import Canvas
import Fleet
import Widgets

/// What an empty pane says: why it is empty and what to do about it.
enum EmptyText {
    /// The columns beside a text: a blank on both sides, and a scrollbar.
    private static let margins = 3

    /// An empty device table.
    static func drawDevices(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        let state = painter.state
        guard state.shown.devices.isEmpty else { return drawNoMatch(painter, on: &canvas, in: rect) }
        draw(
            FirstTracker(state, glyphs: painter.glyphs).lines(width: rect.width - margins, height: rect.height),
            painter,
            on: &canvas, in: rect, offset: state.emptyOffset)
    }

    /// How many lines of an empty device table have no room; so far one can scroll.
    static func hiddenLines(_ state: AppState) -> Int {
        guard state.shown.devices.isEmpty, let rect = state.layout.panes[.devices]?.inset(top: 1) else { return 0 }
        let lines = FirstTracker(state, glyphs: state.glyphs).lines(width: rect.width - margins, height: rect.height)
        return max(0, wrapped(lines, width: rect.width - margins).count - rect.height)
    }

    /// A filter that hides everything: which one, how much it hides, and the way out.
    private static func drawNoMatch(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        let state = painter.state
        let filters = [
            state.filter.isEmpty ? nil : "the filter /\(state.filter.text)",
            state.statusFilter == .all ? nil : "the status filter '\(state.statusFilter.title)'",
        ].compactMap { $0 }
        let count = NumberText.count(state.shown.devices.count, "device")
        let isTyping = if case .filter = state.overlays.last { true } else { false }
        let keys = state.keymap
        let out =
            isTyping
            ? "Esc restores the filter from before."
            : "\(keys.hint(for: .back)) drops it, \(keys.hint(for: .nextStatus)) steps through the statuses."
        draw(
            ["No device matches."] + (state.filter.problem.map { [$0] } ?? []) + [
                "\(count) hidden by \(filters.joined(separator: " and ")).", out,
            ], painter, on: &canvas, in: rect)
    }

    /// An empty feed.
    static func drawAlarms(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        let shelved = painter.state.shown.alarms.count { $0.state.isHidden }
        let key = painter.state.keymap.hint(for: .shelf)
        draw(
            ["No alarms."]
                + (shelved > 0
                    ? ["\(shelved) put aside: \(key) lists them."]
                    : ["What trackers tell, and what the listener notices, shows here."]),
            painter, on: &canvas, in: rect)
    }

    /// A fleet without zones.
    static func drawZones(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        draw(
            [
                "No zones.", "Put them into zones.geojson in the config folder; changes are read at once.",
                "fleettop zones import makes one from WKT, fleettop zones check looks it over.",
            ], painter, on: &canvas, in: rect)
    }

    /// A device without a trip: what would have to happen.
    static func drawTrips(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        let rules = painter.state.shown.rules
        let speed = NumberText.fixed(rules.movingSpeedKmh, decimals: 0)
        let away = NumberText.fixed(rules.movingDistanceM, decimals: 0)
        let end = NumberText.count(Int(rules.trips.endAfterMilliseconds / 60_000), "minute")
        draw(
            [
                "No trip yet.",
                "A trip begins with \(rules.movingFixes) fixes in a row at \(speed) km/h or more,",
                "or \(away) m from where it stood; it is over after \(end) of standing.",
            ]
                + (painter.state.journal == nil
                    ? ["No journal is kept: trips are known since the program was started."] : []),
            painter, on: &canvas, in: rect)
    }

    /// A wire on which nothing was heard.
    static func drawWire(of device: DeviceID?, _ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        let state = painter.state
        guard let device else {
            let address = state.listening.isEmpty ? "" : " on \(state.listening)"
            return draw(
                [
                    "Nothing on the wire yet.",
                    "The first bytes that come show here at once\(address), TCP and UDP.",
                    "Nothing comes? Check APN, server address, transport and firewall.",
                ], painter, on: &canvas, in: rect)
        }
        draw(
            [
                "No message of \(state.name(of: device)) is kept.", "Its next one shows here at once.",
                "\(state.keymap.hint(for: .wireAll)) shows the messages of all devices.",
            ], painter, on: &canvas, in: rect)
    }

    /// A quarantine in which nobody waits, or from which nobody was refused.
    static func drawQuarantine(_ view: QuarantineView, _ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        let state = painter.state
        let other = state.quarantineShown.refused.count
        let key = state.keymap.hint(for: .showRefused)
        if view.showsRefused {
            return draw(["No tracker is refused.", "\(key) shows those that wait."], painter, on: &canvas, in: rect)
        }
        let why =
            switch state.shown.unknown {
            case .quarantine: "Trackers that devices.toml does not name show here with their first message."
            case .accept: "All trackers are let in: --unknown quarantine lists those that devices.toml does not name."
            case .reject: "Unknown trackers are refused: --unknown quarantine lists them here."
            }
        let more = other > 0 ? ["\(key) shows the \(NumberText.count(other, "tracker")) refused."] : []
        draw(["No tracker waits."] + [why] + more, painter, on: &canvas, in: rect)
    }

    /// Lines broken to a width; those that fit stay as they are, blanks between their columns as well.
    static func wrapped(_ lines: [String], width: Int) -> [String] {
        let room = max(1, width)
        return lines.flatMap { line in
            TextWidth.columns(of: line) <= room ? [line] : TextWrap.lines(line, width: room).map { Text.string($0) }
        }
    }

    private static func draw(
        _ lines: [String], _ painter: Painter, on canvas: inout Canvas, in rect: Rect, offset: Int = 0
    ) {
        let lines = wrapped(lines, width: rect.width - margins)
        let width = lines.map { TextWidth.columns(of: $0) }.max() ?? 0
        let place = rect.centered(width: min(width, rect.width - margins), height: lines.count)
        let first = min(offset, max(0, lines.count - place.height))
        for (row, line) in lines.dropFirst(first).prefix(place.height).enumerated() {
            let role: ThemeRole = first + row == 0 ? .strong : .dim
            canvas.write(
                line, x: place.x, y: place.y + row, maxWidth: place.width, style: painter.theme.ink(role),
                ellipsis: painter.glyphs.ellipsis)
        }
        canvas.drawScrollbar(
            in: rect, offset: first, count: lines.count, glyphs: painter.glyphs, style: painter.theme.ink(.frame))
    }
}
