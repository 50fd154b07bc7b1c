import Canvas
import Fleet

/// The line at the top: the fleet in numbers, where the listener is, the clock.
enum HeaderPanel {
    /// A piece of the line with its style.
    private struct Piece {
        let text: String
        let role: ThemeRole
    }

    /// Draws it; what matters less is left out when there is no room.
    static func draw(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        guard !rect.isEmpty else { return }
        let theme = painter.theme
        canvas.fill(rect, style: theme[.header])
        let right = rightPieces(painter, width: rect.width)
        let rightWidth = right.reduce(0) { $0 + TextWidth.columns(of: $1.text) + 2 }
        var x = rect.x + 1
        let limit = rect.right - rightWidth
        for piece in leftPieces(painter, room: limit - x) {
            guard x + TextWidth.columns(of: piece.text) <= limit else { break }
            x += canvas.write(piece.text, x: x, y: rect.y, style: theme.ink(piece.role))
        }
        var end = rect.right - 1
        for piece in right.reversed() {
            end -= canvas.write(
                piece.text, endingAt: end, y: rect.y, maxWidth: rect.width, style: theme.ink(piece.role))
            end -= 2
        }
    }

    /// How many words the counters have.
    private enum Wording: CaseIterable {
        /// Every status, also those that no device has.
        case all
        /// The statuses that there are.
        case present
        /// Marks and numbers.
        case none
    }

    /// Name, counters, alarms, in as many words as fit.
    private static func leftPieces(_ painter: Painter, room: Int) -> [Piece] {
        for wording in Wording.allCases {
            let pieces = counterPieces(painter, wording)
            let width = pieces.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
            if width <= room { return pieces }
        }
        return counterPieces(painter, .none)
    }

    private static func counterPieces(_ painter: Painter, _ wording: Wording) -> [Piece] {
        let state = painter.state
        var pieces = [Piece(text: "fleettop", role: .headerName)]
        if !state.badge.isEmpty { pieces.append(Piece(text: " " + state.badge, role: .dim)) }
        pieces.append(Piece(text: wording == .none ? " " : "   ", role: .header))
        let unacknowledged = state.live.alarms.filter(\.isUnacknowledged)
        if let priority = unacknowledged.map(\.traits.priority).min() {
            let mark = painter.glyphs.isAscii ? "!" : "▲"
            let text =
                wording == .none ? "\(mark)\(unacknowledged.count)" : "\(mark) \(unacknowledged.count) unacknowledged"
            pieces.append(Piece(text: text, role: .alarm(priority)))
            pieces.append(Piece(text: wording == .none ? " " : "   ", role: .header))
        }
        if wording == .all {
            pieces.append(Piece(text: NumberText.count(state.shown.devices.count, "device") + "   ", role: .header))
        }
        return pieces + DeviceStatus.allCases.flatMap { statusPieces($0, painter, wording) }
    }

    private static func statusPieces(_ status: DeviceStatus, _ painter: Painter, _ wording: Wording) -> [Piece] {
        let count = painter.state.statusCounts[status] ?? 0
        guard count > 0 || wording == .all else { return [] }
        let mark = status.mark(ascii: painter.glyphs.isAscii)
        let words = wording == .none ? "\(count) " : " \(count) \(status.rawValue)  "
        return [
            Piece(text: mark, role: count > 0 ? .status(status) : .dim),
            Piece(text: words, role: count > 0 ? .header : .dim),
        ]
    }

    /// The listening address, the rate and the clock.
    private static func rightPieces(_ painter: Painter, width: Int) -> [Piece] {
        let state = painter.state
        var pieces: [Piece] = []
        if width >= 60, !state.listening.isEmpty { pieces.append(Piece(text: state.listening, role: .dim)) }
        if width >= 40, let rate = state.rate.perSecond(at: state.now) {
            let text = rate < 10 ? NumberText.fixed(rate, decimals: 1) : NumberText.fixed(rate, decimals: 0)
            pieces.append(Piece(text: "\(text)/s", role: .dim))
        }
        pieces.append(Piece(text: state.clock.timeOfDay(state.now), role: .header))
        return pieces
    }
}
