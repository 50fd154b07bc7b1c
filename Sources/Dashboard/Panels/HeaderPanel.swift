import Canvas
import Fleet
import Widgets

/// The line at the top: the fleet in numbers, where the listener is, the clock.
enum HeaderPanel {
    /// A piece of the line with its style.
    private struct Piece {
        let text: String
        let role: ThemeRole
        /// Whether it is only drawn together with the piece after it, as a mark with its number.
        var needsNext = false
    }

    /// Draws it; what matters less is left out when there is no room.
    static func draw(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        guard !rect.isEmpty else { return }
        let theme = painter.theme
        canvas.fill(rect, style: theme[painter.state.past == nil ? .header : .past])
        let right = rightPieces(painter, width: rect.width)
        let rightWidth = right.reduce(0) { $0 + TextWidth.columns(of: $1.text) + 2 }
        var x = rect.x + 1
        let limit = rect.right - rightWidth
        let left = leftPieces(painter, room: limit - x)
        for (place, piece) in left.enumerated() {
            let together = left[place...].prefix(piece.needsNext ? 2 : 1)
            guard x + together.reduce(0, { $0 + TextWidth.columns(of: $1.text) }) <= limit else {
                // What is left out is not there to be counted: a sign says so.
                if left[place...].contains(where: { !$0.text.allSatisfy { $0 == " " } }), x < limit {
                    canvas.write([painter.glyphs.ellipsis], x: x, y: rect.y, maxWidth: limit - x, style: theme[.header])
                }
                break
            }
            x += canvas.write(piece.text, x: x, y: rect.y, style: ink(piece.role, painter))
        }
        var end = rect.right - 1
        for piece in right.reversed() {
            end -= canvas.write(
                piece.text, endingAt: end, y: rect.y, maxWidth: rect.width, style: ink(piece.role, painter))
            end -= 2
        }
    }

    /// A role's ink over the header's ground; in the past all but what has a meaning of its own takes its colour.
    private static func ink(_ role: ThemeRole, _ painter: Painter) -> Style {
        let isQuiet = [.header, .headerName, .dim].contains(role)
        guard painter.state.past == nil || !isQuiet else { return painter.theme[.past] }
        return painter.theme.ink(role)
    }

    /// How much the counters say.
    private enum Wording: CaseIterable {
        /// Everything in words, zeros as well.
        case full
        /// Words for the statuses that there are.
        case brief
        /// Marks and numbers only.
        case marks
    }

    /// Name, counters, alarms; the words are left out before the numbers.
    private static func leftPieces(_ painter: Painter, room: Int) -> [Piece] {
        let state = painter.state
        let alarms = AlarmCounts(state.past == nil ? state.live.alarms : state.shown.alarms)
        var pieces: [Piece] = []
        for wording in Wording.allCases {
            pieces = counterPieces(painter, alarms, wording)
            if pieces.reduce(0, { $0 + TextWidth.columns(of: $1.text) }) <= room { break }
        }
        return pieces
    }

    private static func counterPieces(_ painter: Painter, _ alarms: AlarmCounts, _ wording: Wording) -> [Piece] {
        let state = painter.state
        let withWords = wording != .marks
        let isFull = wording == .full
        var pieces = [Piece(text: "fleettop", role: .headerName)]
        if !state.badge.isEmpty { pieces.append(Piece(text: " " + state.badge, role: .dim)) }
        pieces.append(Piece(text: withWords ? "  " : " ", role: .header))
        if alarms.unacknowledged > 0 {
            let mark = painter.glyphs.isAscii ? "!" : "▲"
            let words = "\(mark)\(withWords ? " " : "")\(alarms.unacknowledged)"
            pieces.append(Piece(text: words, role: .alarm(alarms.worst)))
            pieces.append(Piece(text: isFull ? " unacknowledged   " : withWords ? "   " : " ", role: .header))
        }
        let fleet = state.past == nil ? state.live : state.shown
        if let flood = fleet.floodGauge.flood(at: state.past == nil ? state.now : state.shownNow) {
            pieces.append(Piece(text: "FLOOD \(flood.count)/10m", role: .banner, needsNext: true))
            pieces.append(Piece(text: withWords ? "   " : " ", role: .header))
        }
        let away = [
            ("shelved", "z", alarms.shelved), ("out", "o", fleet.withdrawals.count), ("hidden", "h", alarms.hidden),
        ]
        for (word, letter, count) in away where count > 0 {
            let words = withWords ? "\(word) \(count)   " : "\(letter)\(count) "
            pieces.append(Piece(text: words, role: .header))
        }
        let waiting = state.quarantineShown.waitingCount
        if waiting > 0 {
            pieces.append(Piece(text: withWords ? "? " : "?", role: .warning, needsNext: true))
            let words = isFull ? "\(waiting) in quarantine   " : withWords ? "\(waiting)   " : "\(waiting) "
            pieces.append(Piece(text: words, role: .header))
        }
        let total = state.shown.devices.count
        pieces.append(Piece(text: isFull ? "\(NumberText.count(total, "device"))   " : "", role: .header))
        for status in DeviceStatus.allCases {
            let count = state.statusCounts[status] ?? 0
            guard count > 0 || isFull else { continue }
            let mark = status.mark(ascii: painter.glyphs.isAscii)
            pieces.append(Piece(text: mark, role: count > 0 ? .status(status) : .dim, needsNext: true))
            let words = withWords ? " \(count) \(status.rawValue)  " : "\(count) "
            pieces.append(Piece(text: words, role: count > 0 ? .header : .dim))
        }
        return pieces
    }

    /// The listening address, the rate and the clock.
    private static func rightPieces(_ painter: Painter, width: Int) -> [Piece] {
        let state = painter.state
        var pieces: [Piece] = []
        let addresses = state.listening.split(separator: " ")
        if width >= 60, let first = addresses.first {
            let more = addresses.count > 1 ? " +\(addresses.count - 1)" : ""
            pieces.append(Piece(text: first + more, role: .dim))
        }
        if state.past != nil {
            pieces.append(Piece(text: "PAST", role: .header))
        } else if width >= 40, let rate = state.rate.perSecond(at: state.now) {
            let text = rate < 10 ? NumberText.fixed(rate, decimals: 1) : NumberText.fixed(rate, decimals: 0)
            let course = width >= 140 ? Sparkline(state.rate.history).text(width: 12, glyphs: painter.glyphs) : ""
            let isFlat = course.allSatisfy { $0 == " " }
            pieces.append(Piece(text: (isFlat ? "" : course + " ") + "\(text)/s", role: .dim))
        }
        pieces.append(Piece(text: state.clock.timeOfDay(state.past?.fleet.moment ?? state.now), role: .header))
        return pieces
    }
}
