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
        let (left, right) = fitting(painter, width: rect.width)
        var x = rect.x + 1
        let limit = rect.right - width(right)
        for (place, piece) in left.enumerated() {
            let together = left[place...].prefix(piece.needsNext ? 2 : 1)
            guard x + together.reduce(0, { $0 + TextWidth.columns(of: $1.text) }) <= limit else {
                // What is left out is not there to be counted: a sign says so.
                if left[place...].contains(where: { !$0.text.allSatisfy { $0 == " " } }), x < limit {
                    canvas.write(
                        [painter.glyphs.ellipsis], x: x, y: rect.y, maxWidth: limit - x, style: ink(.header, painter))
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

    /// The columns of the pieces at the right end, with the gaps between them.
    private static func width(_ right: [Piece]) -> Int {
        right.reduce(0) { $0 + TextWidth.columns(of: $1.text) + 2 }
    }

    /// A role's ink over the header's ground; in the past all but what has a meaning of its own takes its colour.
    private static func ink(_ role: ThemeRole, _ painter: Painter) -> Style {
        let isQuiet = [.header, .headerName, .dim].contains(role)
        guard painter.state.past == nil || !isQuiet else { return painter.theme[.past] }
        return painter.theme.ink(role)
    }

    /// How much the line says, from all of it to the least.
    private enum Wording: Int, CaseIterable {
        /// Everything in words, zeros as well.
        case full
        /// Words for the statuses that there are.
        case brief
        /// Marks and numbers for statuses and alarms, words for what is rare.
        case rareInWords
        /// Marks and numbers only.
        case marks
        /// Those, without the name of the program.
        case unnamed
        /// Those, without the rate.
        case withoutRate
    }

    /// Name, counters and alarms at the left, and what stands at the right: the most that fits.
    private static func fitting(_ painter: Painter, width total: Int) -> (left: [Piece], right: [Piece]) {
        let alarms = AlarmCounts(painter.state.past == nil ? painter.state.live.alarms : painter.state.shown.alarms)
        let offers = Wording.allCases.lazy.map { wording in
            (left: counterPieces(painter, alarms, wording), right: rightPieces(painter, wording, width: total))
        }
        let fitting = offers.first { offer in
            offer.left.reduce(0) { $0 + TextWidth.columns(of: $1.text) } <= total - width(offer.right) - 1
        }
        return fitting ?? (
            counterPieces(painter, alarms, .withoutRate), rightPieces(painter, .withoutRate, width: total)
        )
    }

    private static func counterPieces(_ painter: Painter, _ alarms: AlarmCounts, _ wording: Wording) -> [Piece] {
        let state = painter.state
        let withWords = wording.rawValue <= Wording.brief.rawValue
        let isFull = wording == .full
        let isNamed = wording.rawValue <= Wording.marks.rawValue
        let name = [isNamed ? "fleettop" : "", state.badge].filter { !$0.isEmpty }
        var pieces = name.enumerated().map { place, text in
            Piece(text: (place > 0 ? " " : "") + text, role: isNamed && place == 0 ? .headerName : .dim)
        }
        if !name.isEmpty { pieces.append(Piece(text: withWords ? "  " : " ", role: .header)) }
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
            let isInWords = wording.rawValue <= Wording.rareInWords.rawValue
            let words = "\(waiting)\(isInWords ? " in quarantine" : "")\(withWords ? "   " : " ")"
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
    private static func rightPieces(_ painter: Painter, _ wording: Wording, width: Int) -> [Piece] {
        let state = painter.state
        var pieces: [Piece] = []
        let addresses = state.listening.split(separator: " ")
        if width >= 60, let first = addresses.first {
            let more = addresses.count > 1 ? " +\(addresses.count - 1)" : ""
            pieces.append(Piece(text: first + more, role: .dim))
        }
        if state.past != nil {
            // Where there is no room for it the time line below says so.
            if wording != .withoutRate { pieces.append(Piece(text: "PAST", role: .header)) }
        } else if width >= 40, wording != .withoutRate, let rate = state.rate.perSecond(at: state.now) {
            let text = rate < 10 ? NumberText.fixed(rate, decimals: 1) : NumberText.fixed(rate, decimals: 0)
            let course = width >= 140 ? Sparkline(state.rate.history).text(width: 12, glyphs: painter.glyphs) : ""
            let isFlat = course.allSatisfy { $0 == " " }
            pieces.append(Piece(text: (isFlat ? "" : course + " ") + "\(text)/s", role: .dim))
        }
        pieces.append(Piece(text: state.clock.timeOfDay(state.past?.fleet.moment ?? state.now), role: .header))
        return pieces
    }
}
