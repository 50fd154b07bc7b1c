import Atlas
import Canvas

/// Draws the dashboard: state in, canvas out.
///
/// Keeps the lines of the last map and nothing else; the same state always gives the same canvas.
public struct DashboardView {
    private var world = WorldMap()

    /// A view that has not drawn yet.
    public init() {}

    /// Draws the whole screen.
    public mutating func draw(_ state: AppState) -> Canvas {
        let painter = Painter(state)
        let layout = state.layout
        var canvas = Canvas(width: state.size.width, height: state.size.height, style: painter.theme[.text])
        for (pane, rect) in layout.panes { draw(pane, painter, on: &canvas, in: rect) }
        for rule in layout.verticalRules {
            for y in rule.y..<rule.bottom {
                canvas.put(painter.glyphs.vertical, x: rule.x, y: y, style: painter.theme.ink(.frame))
            }
        }
        AlarmsPanel.drawLine(painter, on: &canvas, in: layout.alarmLine)
        HeaderPanel.draw(painter, on: &canvas, in: layout.header)
        LinePanels.drawBanner(painter, on: &canvas, in: layout.banner)
        TextPanels.draw(painter, on: &canvas)
        LinePanels.drawBottom(painter, on: &canvas, in: layout.hints)
        DialogPanels.draw(painter, on: &canvas)
        return canvas
    }

    private mutating func draw(_ pane: Pane, _ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        guard !rect.isEmpty else { return }
        switch pane {
        case .devices: DevicesPanel.draw(painter, on: &canvas, in: rect)
        case .alarms: AlarmsPanel.draw(painter, on: &canvas, in: rect)
        case .map: MapPanel.draw(painter, world: &world, on: &canvas, in: rect)
        }
    }
}
