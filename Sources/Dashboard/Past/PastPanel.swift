import Canvas
import Fleet
import Widgets

/// The time line of the past: a label that nobody can miss, what came when, and a ruler.
enum PastPanel {
    /// Draws as much of it as there are rows.
    static func draw(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        guard !rect.isEmpty, let view = painter.state.past else { return }
        canvas.fill(rect, style: painter.theme[.past])
        drawLabel(view, painter, on: &canvas, in: rect.cutTop(1).cut)
        guard let line = view.line else { return }
        let rows = rect.cutTop(1).rest.inset(left: 1, right: 1)
        guard rows.height > 0, !rows.isEmpty else { return }
        let ruler = PastRuler(span: line.span, columns: rows.width)
        drawMarks(line, view, ruler, painter, on: &canvas, in: rows)
        guard rows.height > 1 else { return }
        drawRuler(ruler, painter, on: &canvas, in: rows.cutTop(1).rest)
    }

    /// The moment at a cell of the time line, for clicks; nil where there is none.
    static func moment(atX x: Int, state: AppState) -> Timestamp? {
        guard let line = state.past?.line else { return nil }
        let rect = state.layout.timeLine.inset(left: 1, right: 1)
        guard rect.width > 0, (rect.x..<rect.right).contains(x) else { return nil }
        return PastRuler(span: line.span, columns: rect.width).moment(at: x - rect.x)
    }

    // MARK: - The label

    private static func drawLabel(_ view: PastView, _ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        let state = painter.state
        let past = painter.theme[.past]
        let strong = Style(attributes: [.bold])
        let parts = [
            PastText.ago(state.now.milliseconds(since: view.moment)), pace(view, painter), waiting(view, state),
        ]
        let needed = parts.prefix(2).reduce(1) { $0 + 3 + TextWidth.columns(of: $1) }
        let (left, news) = head(view, painter, room: rect.width - needed)
        var right = rect.right - 1
        if !news.isEmpty {
            right -=
                canvas.write(
                    news, endingAt: right, y: rect.y, maxWidth: rect.width / 2,
                    style: painter.theme[.banner])
        }
        var x = rect.x + canvas.write(left, x: rect.x, y: rect.y, maxWidth: right - rect.x, style: strong)
        for part in parts + [PastText.window(view)] where !part.isEmpty {
            let width = TextWidth.columns(of: part)
            guard x + 3 + width <= right else { continue }
            x += 3 + canvas.write(part, x: x + 3, y: rect.y, style: past)
        }
    }

    /// The moment and what happens in the present, in the longest words for which there is room; what matters most is
    /// the time of day.
    private static func head(_ view: PastView, _ painter: Painter, room: Int) -> (moment: String, news: String) {
        let clock = painter.state.clock
        let alarms = newAlarms(view, painter.state)
        let long = alarms > 0 ? " live: \(NumberText.count(alarms, "new alarm")) " : ""
        let short = alarms > 0 ? " live \(painter.glyphs.isAscii ? "!" : "▲")\(alarms) " : ""
        let date = " PAST  \(clock.dateAndTime(view.moment))"
        let time = " PAST  \(clock.timeOfDay(view.moment))"
        let offers = [(date, long), (date, short), (time, short)]
        return offers.first { TextWidth.columns(of: $0 + $1) <= room } ?? (time, short)
    }

    private static func pace(_ view: PastView, _ painter: Painter) -> String {
        guard view.isPlaying else { return painter.glyphs.isAscii ? "stands" : "❚❚" }
        return "\(painter.glyphs.isAscii ? ">" : "▶") x\(view.pace)"
    }

    private static func waiting(_ view: PastView, _ state: AppState) -> String {
        view.isLate(at: state.now) ? "reading the journal" : ""
    }

    /// How many alarms came in the present meanwhile and wait.
    private static func newAlarms(_ view: PastView, _ state: AppState) -> Int {
        state.live.alarms.reversed().prefix { alarm in view.newestAlarm.map { alarm.id > $0 } ?? true }
            .count(where: \.isUnacknowledged)
    }

    // MARK: - The marks

    private static func drawMarks(
        _ line: PastTimeLine, _ view: PastView, _ ruler: PastRuler, _ painter: Painter, on canvas: inout Canvas,
        in rect: Rect
    ) {
        let values = (0..<rect.width).map { column -> Double? in
            guard !line.density.isEmpty else { return nil }
            let count = line.density[column * line.density.count / rect.width]
            return count > 0 ? Double(count) : nil
        }
        Sparkline(values).draw(on: &canvas, in: rect, glyphs: painter.glyphs)
        for (part, priority) in line.priorities.enumerated() {
            guard let priority else { continue }
            let column = part * rect.width / max(1, line.priorities.count)
            let ink = painter.theme.ink(.alarm(priority))
            canvas.put(
                Glyph(painter.glyphs.isAscii ? "!" : "▲"), x: rect.x + column, y: rect.y, style: ink)
        }
        guard let column = ruler.column(of: view.moment) else { return }
        // Its form has to tell the moment that is shown from the marks beside it, not its colour alone.
        let bar = Glyph(painter.glyphs.isAscii ? "|" : "┃")
        canvas.put(bar, x: rect.x + column, y: rect.y, style: painter.theme[.toast])
    }

    // MARK: - The ruler

    private static func drawRuler(_ ruler: PastRuler, _ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        for tick in ruler.ticks(painter.state.clock) {
            canvas.put(painter.glyphs.vertical, x: rect.x + tick.column, y: rect.y)
            let room = rect.width - tick.column - 1
            guard TextWidth.columns(of: tick.label) <= room else { continue }
            canvas.write(tick.label, x: rect.x + tick.column + 1, y: rect.y)
        }
    }
}

/// Words about the past.
enum PastText {
    /// How long ago something was: `2 d 3 h ago`, `14 min ago`, `12 s ago`, `now`.
    static func ago(_ milliseconds: Int64) -> String {
        let seconds = max(0, milliseconds / 1000)
        switch seconds {
        case 0: return "now"
        case ..<60: return "\(seconds) s ago"
        case ..<3600: return pair(seconds, 60, "min", 1, "s")
        case ..<86_400: return pair(seconds, 3600, "h", 60, "min")
        default: return pair(seconds, 86_400, "d", 3600, "h")
        }
    }

    /// What the time line shows, and how far an arrow goes: `day, step 5 min`.
    static func window(_ view: PastView) -> String {
        view.line == nil ? "" : "\(view.window.title), step \(NiceSpan.words(view.step))"
    }

    private static func pair(_ seconds: Int64, _ large: Int64, _ name: String, _ small: Int64, _ part: String) -> String
    {
        let rest = seconds % large / small
        return "\(seconds / large) \(name)" + (rest > 0 ? " \(rest) \(part)" : "") + " ago"
    }
}
