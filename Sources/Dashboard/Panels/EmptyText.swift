import Canvas
import Fleet
import Widgets

/// What an empty pane says: why it is empty and what to do about it.
enum EmptyText {
    /// An empty device table.
    static func drawDevices(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        let state = painter.state
        guard state.shown.devices.isEmpty else {
            let problem = state.filter.problem.map { [$0] } ?? []
            return draw(
                ["No device matches."] + problem + ["Esc drops the filter, f steps through the statuses."], painter,
                on: &canvas, in: rect)
        }
        let dots = Text.string([painter.glyphs.ellipsis])
        let port = state.listening.split(separator: ":").last.map(String.init) ?? "8888"
        draw(
            [
                "No tracker yet.",
                "Listening on \(state.listening.isEmpty ? dots : state.listening), TCP and UDP.",
                "",
                "Point a C720 here by SMS (password 123456):",
            ]
                + aligned([
                    (":123456C<apn>,<this host's IP>:\(port)#", "server"),
                    (":123456M1,030S#", "report every 30 s"),
                    (":123456L+00#", "clock in UTC"),
                ]), painter, on: &canvas, in: rect)
    }

    /// An empty feed.
    static func drawAlarms(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        draw(["No alarms."], painter, on: &canvas, in: rect)
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

    /// Commands with what they do, one under the other.
    private static func aligned(_ lines: [(command: String, meaning: String)]) -> [String] {
        let width = lines.map { TextWidth.columns(of: $0.command) }.max() ?? 0
        return lines.map { line in
            line.command + String(repeating: " ", count: width - TextWidth.columns(of: line.command) + 3) + line.meaning
        }
    }

    private static func draw(_ lines: [String], _ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        let width = lines.map { TextWidth.columns(of: $0) }.max() ?? 0
        let place = rect.centered(width: min(width, rect.width - 2), height: lines.count)
        for (row, line) in lines.enumerated() where row < place.height {
            let role: ThemeRole = row == 0 ? .strong : .dim
            canvas.write(
                line, x: place.x, y: place.y + row, maxWidth: place.width, style: painter.theme.ink(role),
                ellipsis: painter.glyphs.ellipsis)
        }
    }
}
