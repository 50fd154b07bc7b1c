import Canvas
import Fleet
import Widgets

/// The figures about alarms: the course of a day, each figure with its target, and where alarms come from.
enum FiguresPanel {
    /// Lines beside the chart: the figures with their head, or times and sources with theirs.
    private static let leftLines = 12
    private static let rightLines = 17

    /// Draws it where it lies on top.
    static func draw(_ painter: Painter, on canvas: inout Canvas) {
        guard case .figures(let view) = painter.state.overlays.last else { return }
        let state = painter.state
        let figures = state.figures(hours: view.hours)
        let body = TextPanels.bodyRoom(in: state)
        canvas.fill(body, style: painter.theme[.text])
        let span = view.hours > FiguresView.day ? "the last seven days" : "the last day"
        let since = state.shown.alarmRecord.since.map {
            "counted since \(String(state.clock.dateAndTime($0).dropLast(3)))"
        }
        let room = PaneFrame(
            title: "Alarm figures  \(span)", detail: since ?? "no alarm yet", isFocused: true, border: .rule,
            look: painter.frameLook
        ).draw(on: &canvas, in: body, glyphs: painter.glyphs).inset(left: 1, right: 1)
        let chartRows = chartRows(room)
        let (chart, rest) = room.cutTop(chartRows)
        if chartRows >= 3 { drawChart(figures, view, painter, on: &canvas, in: chart) }
        let left = min(rest.width, min(66, max(49, rest.width * 9 / 20)))
        drawFigures(figures, view, painter, on: &canvas, in: rest.cutLeft(left).cut)
        let gap = rest.width >= 100 ? 4 : 1
        drawRight(figures, view, painter, on: &canvas, in: rest.cutLeft(left + gap).rest)
    }

    private static func chartRows(_ room: Rect) -> Int {
        let spare = room.height - rightLines
        return spare >= 3 ? min(16, spare) : room.height >= leftLines + 3 ? 4 : 0
    }

    /// How many lines do not fit; so far one can scroll.
    static func hiddenLines(_ state: AppState) -> Int {
        let room = TextPanels.bodyRoom(in: state).inset(top: 1)
        return max(0, rightLines - (room.height - chartRows(room)))
    }

    // MARK: - The course

    private static func drawChart(
        _ figures: AlarmFigures, _ view: FiguresView, _ painter: Painter, on canvas: inout Canvas, in rect: Rect
    ) {
        let theme = painter.theme
        let gutter = 5
        let plot = rect.inset(left: gutter, bottom: 2)
        let values = columns(figures.windows, width: plot.width)
        let chart = ColumnChart(
            values, limit: 10, style: theme.ink(.good), overStyle: theme.ink(.bad), limitStyle: theme.ink(.frame))
        let used = Rect(x: plot.x, y: plot.y, width: min(values.count, plot.width), height: plot.height)
        chart.draw(on: &canvas, in: used, glyphs: painter.glyphs)
        let dim = theme.ink(.dim)
        let line = chart.limitRow(height: plot.height)
        if line > 0 {
            canvas.write(
                NumberText.fixed(chart.top, decimals: 0), endingAt: plot.x - 1, y: plot.y, maxWidth: gutter - 1,
                style: dim)
        }
        canvas.write("10", endingAt: plot.x - 1, y: plot.y + line, maxWidth: gutter - 1, style: dim)
        drawTimes(view, painter, on: &canvas, in: used)
    }

    /// The windows in as many columns as there is room for: each a column or more, or the highest of two or more in one.
    static func columns(_ windows: [Int?], width: Int) -> [Double?] {
        guard width > 0, !windows.isEmpty else { return [] }
        let wide = width / windows.count
        if wide > 0 { return windows.flatMap { [Double?](repeating: $0.map(Double.init), count: wide) } }
        return (0..<width).map { column in
            let part = windows[column * windows.count / width..<(column + 1) * windows.count / width]
            return part.compactMap { $0 }.max().map(Double.init)
        }
    }

    /// What time it is under the chart: its beginning, its middle, and now.
    private static func drawTimes(_ view: FiguresView, _ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        let state = painter.state
        func words(_ share: Int64) -> String {
            let span = Int64(view.hours) * 3_600_000
            let moment = state.shownNow.adding(milliseconds: -span * (4 - share) / 4)
            let text = state.clock.dateAndTime(moment)
            return view.hours > FiguresView.day
                ? String(text.dropFirst(5).prefix(5)) : state.clock.hourAndMinute(moment)
        }
        let dim = painter.theme.ink(.dim)
        for share in Int64(0)...3 {
            canvas.write(
                words(share), x: rect.x + rect.width * Int(share) / 4, y: rect.bottom, maxWidth: rect.width, style: dim)
        }
        canvas.write("now", endingAt: rect.right, y: rect.bottom, maxWidth: rect.width, style: dim)
    }

    // MARK: - The figures

    private static func drawFigures(
        _ figures: AlarmFigures, _ view: FiguresView, _ painter: Painter, on canvas: inout Canvas, in rect: Rect
    ) {
        let lines = FigureLine.all(figures)
        let columns = [
            TableColumn("FIGURE", width: .flexible(minimum: 20, weight: 1)),
            TableColumn("IS", width: .fixed(8), alignment: .right),
            TableColumn("SHOULD BE", width: .fixed(12), dropPriority: 1), TableColumn("STATE", width: .fixed(5)),
        ]
        let table = Table(
            columns: columns, rowCount: lines.count, offset: min(view.offset, max(0, lines.count + 1 - rect.height)),
            look: painter.tableLook)
        table.draw(on: &canvas, in: rect, glyphs: painter.glyphs) { index in
            let line = lines[index]
            let theme = painter.theme
            return [
                TableCell(line.name, style: theme.ink(.text)), TableCell(line.value, style: theme.ink(.strong)),
                TableCell(line.target, style: theme.ink(.dim)),
                TableCell(line.verdict == .none ? "" : line.verdict.rawValue, style: theme.ink(role(line.verdict))),
            ]
        }
    }

    private static func role(_ verdict: AlarmFigures.Verdict) -> ThemeRole {
        switch verdict {
        case .good: .good
        case .watch: .warning
        case .poor: .bad
        case .none: .dim
        }
    }

    // MARK: - Times to acknowledge and sources

    private static func drawRight(
        _ figures: AlarmFigures, _ view: FiguresView, _ painter: Painter, on canvas: inout Canvas, in rect: Rect
    ) {
        guard rect.width >= 20 else { return }
        let (times, rest) = rect.cutTop(min(rect.height, 5))
        drawTimes(figures, painter, on: &canvas, in: times)
        drawSources(figures, view, painter, on: &canvas, in: rest.inset(top: 1))
    }

    private static func drawTimes(
        _ figures: AlarmFigures, _ painter: Painter, on canvas: inout Canvas, in rect: Rect
    ) {
        let isWide = rect.width >= 48
        let columns = [
            TableColumn("ACKNOWLEDGED", width: .fixed(12)),
            TableColumn("ALARMS", width: .fixed(6), alignment: .right, dropPriority: 1),
            TableColumn(isWide ? "HALF WITHIN" : "HALF IN", width: .fixed(isWide ? 11 : 7), alignment: .right),
            TableColumn(isWide ? "95% WITHIN" : "95% IN", width: .fixed(isWide ? 10 : 7), alignment: .right),
        ]
        let names = AlarmPriority.words
        let table = Table(columns: columns, rowCount: names.count, look: painter.tableLook)
        table.draw(on: &canvas, in: rect, glyphs: painter.glyphs) { index in
            let notice = figures.notices[index]
            let ink = painter.theme.ink(notice.count > 0 ? .text : .dim)
            return [
                TableCell(names[index], style: ink),
                TableCell(notice.count > 0 ? String(notice.count) : "none", style: ink),
                TableCell(
                    notice.count == 0 && !isWide ? "none" : FigureLine.time(notice.medianSeconds, of: notice.count),
                    style: ink),
                TableCell(FigureLine.time(notice.p95Seconds, of: notice.count), style: ink),
            ]
        }
    }

    /// What a device is called; of a bare identity the end, which tells it from others, where there is little room.
    private static func name(of device: DeviceID, width: Int, _ painter: Painter) -> String {
        let name = painter.state.name(of: device)
        return width < 45 && name == device.description
            ? (painter.glyphs.isAscii ? "~" : "…") + name.suffix(9) : name
    }

    private static func drawSources(
        _ figures: AlarmFigures, _ view: FiguresView, _ painter: Painter, on canvas: inout Canvas, in rect: Rect
    ) {
        guard rect.height >= 2 else { return }
        let sources = figures.topSources
        let names = sources.map { TextWidth.columns(of: name(of: $0.source.device, width: rect.width, painter)) }.max()
        let kinds = sources.map { TextWidth.columns(of: $0.source.kind.traits.title) }.max()
        let (nameColumns, kindColumns) = (min(40, max(7, names ?? 0)), max(7, kinds ?? 0))
        let columns = [
            TableColumn("TOP TEN", width: .flexible(minimum: 7, weight: 0), wanted: nameColumns),
            TableColumn("KIND", width: .flexible(minimum: 7, weight: 0), wanted: kindColumns),
            TableColumn("ALARMS", width: .fixed(6), alignment: .right, dropPriority: 1, givesWay: true),
            TableColumn("SHARE", width: .fixed(5), alignment: .right),
        ]
        let hasBar = rect.width >= 60
        let list = rect.cutLeft(min(hasBar ? rect.width - 22 : rect.width, nameColumns + kindColumns + 14)).cut
        let offset = min(view.offset, max(0, sources.count + 1 - rect.height))
        let table = Table(columns: columns, rowCount: sources.count, offset: offset, look: painter.tableLook)
        let theme = painter.theme
        table.draw(on: &canvas, in: list, glyphs: painter.glyphs) { index in
            let top = sources[index]
            return [
                TableCell(name(of: top.source.device, width: list.width, painter), style: theme.ink(.text)),
                TableCell(top.source.kind.traits.title, style: theme.ink(.text)),
                TableCell(String(top.count), style: theme.ink(.text)),
                TableCell(NumberText.fixed(top.share * 100, decimals: 0) + " %", style: theme.ink(.strong)),
            ]
        }
        guard hasBar else { return }
        for (line, top) in sources.dropFirst(offset).prefix(rect.height - 1).enumerated() {
            Bar(top.share).draw(
                on: &canvas, in: Rect(x: list.right + 2, y: rect.y + 1 + line, width: 20, height: 1),
                glyphs: painter.glyphs, style: theme.ink(.warning), trackStyle: theme.ink(.frame))
        }
    }
}
