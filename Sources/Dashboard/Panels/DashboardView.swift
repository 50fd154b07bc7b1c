import Atlas
import Canvas

/// Draws the dashboard: state in, canvas out.
///
/// Keeps the lines of the last map and its zones, and nothing else; the same state always gives the same canvas.
public struct DashboardView {
    private var world = WorldMap()
    private var zones = ZoneDrawing()

    /// A view that has not drawn yet.
    public init() {}

    /// Draws the whole screen.
    public mutating func draw(_ state: AppState) -> Canvas {
        let painter = Painter(state.withoutThemePicker)
        let layout = state.layout
        var canvas = Canvas(width: state.size.width, height: state.size.height, style: painter.theme[.text])
        for (pane, rect) in layout.panes { draw(pane, painter, on: &canvas, in: rect) }
        for rule in layout.verticalRules { draw(rule, layout, painter, on: &canvas) }
        AlarmsPanel.drawLine(painter, on: &canvas, in: layout.alarmLine)
        HeaderPanel.draw(painter, on: &canvas, in: layout.header)
        LinePanels.drawBanner(painter, on: &canvas, in: layout.banner)
        TextPanels.draw(painter, on: &canvas)
        drawMapOfAlarm(painter, on: &canvas)
        TripsPanel.draw(painter, on: &canvas)
        WirePanel.draw(painter, on: &canvas)
        ZonesPanel.draw(painter, on: &canvas)
        GroupsPanel.draw(painter, on: &canvas)
        QuarantinePanel.draw(painter, on: &canvas)
        FiguresPanel.draw(painter, on: &canvas)
        PastPanel.draw(painter, on: &canvas, in: layout.timeLine)
        LinePanels.drawBottom(Painter(state), on: &canvas, in: layout.hints)
        LinePanels.drawToast(Painter(state), on: &canvas, in: canvas.bounds)
        DialogPanels.draw(painter, on: &canvas)
        ThemePanel.draw(Painter(state), on: &canvas)
        return canvas
    }

    /// A rule between panes, joined to the titles that begin at it.
    private func draw(_ rule: Rect, _ layout: ScreenLayout, _ painter: Painter, on canvas: inout Canvas) {
        let titles = Set(layout.panes.values.filter { $0.x == rule.right }.map(\.y))
        for y in rule.y..<rule.bottom {
            let joint = y == rule.y ? painter.glyphs.teeDown : painter.glyphs.teeRight
            let glyph = titles.contains(y) ? joint : painter.glyphs.vertical
            let isTitle = y == rule.y || titles.contains(y)
            let style = isTitle ? painter.frameLook.line : painter.theme.ink(.frame)
            canvas.put(glyph, x: rule.x, y: y, style: style)
        }
    }

    /// The way of the device around an alarm, beside its view.
    private mutating func drawMapOfAlarm(_ painter: Painter, on canvas: inout Canvas) {
        guard let room = TextPanels.mapRoom(in: painter.state) else { return }
        canvas.fill(
            Rect(x: room.x - 1, y: room.y, width: room.width + 1, height: room.height), style: painter.theme[.text])
        MapPanel.draw(painter, world: &world, zones: &zones, on: &canvas, in: room)
        draw(
            Rect(x: room.x - 1, y: room.y, width: 1, height: room.height), painter.state.layout, painter, on: &canvas)
    }

    private mutating func draw(_ pane: Pane, _ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        guard !rect.isEmpty else { return }
        switch pane {
        case .devices: DevicesPanel.draw(painter, on: &canvas, in: rect)
        case .alarms: AlarmsPanel.draw(painter, on: &canvas, in: rect)
        case .map: MapPanel.draw(painter, world: &world, zones: &zones, on: &canvas, in: rect)
        }
    }
}
