import Canvas
import Fleet
import Widgets

/// The overlays that are texts to read: details and help.
enum TextPanels {
    /// The part of the screen that a text takes: beside the map on wide screens, the whole body otherwise.
    static func room(in state: AppState) -> Rect {
        outerRoom(in: state).inset(left: 1, top: 1, right: 1)
    }

    /// How many lines of the text on top have no room; so far one can scroll.
    static func hiddenLines(of state: AppState) -> Int {
        let columns = columns(in: state)
        let count = block(Painter(state))?.block.lineCount(width: columns.first?.width ?? 1) ?? 0
        return max(0, count - columns.reduce(0) { $0 + $1.height })
    }

    /// The columns of a text from left to right: the help has several on wide screens, because its lines are short.
    private static func columns(in state: AppState) -> [Rect] {
        let room = room(in: state)
        guard case .help = state.overlays.last else { return [room] }
        let count = min(3, max(1, room.width / leastHelpColumns))
        return room.columns(Array(repeating: .flexible(minimum: 0, weight: 1), count: count), gap: 3)
    }

    /// So wide is a column of the help at least.
    private static let leastHelpColumns = 75

    /// Draws the text that lies on top.
    static func draw(_ painter: Painter, on canvas: inout Canvas) {
        guard let (title, block, scrolled) = block(painter) else { return }
        let outer = outerRoom(in: painter.state)
        let columns = columns(in: painter.state)
        canvas.fill(outer, style: painter.theme[.text])
        let count = block.lineCount(width: columns.first?.width ?? 1)
        let visible = columns.reduce(0) { $0 + $1.height }
        // A larger screen or a shorter text may leave less to scroll than before.
        let offset = min(scrolled, max(0, count - visible))
        let detail = count > visible ? "\(min(offset + visible, count))/\(count)" : ""
        let frame = PaneFrame(title: title, detail: detail, isFocused: true, border: .rule, look: painter.frameLook)
        _ = frame.draw(on: &canvas, in: outer, glyphs: painter.glyphs)
        for (place, column) in columns.enumerated() {
            block.draw(on: &canvas, in: column, offset: offset + place * column.height, glyphs: painter.glyphs)
        }
    }

    /// The part of the screen that a text or a tab of the details takes, with its title.
    static func outerRoom(in state: AppState) -> Rect {
        let layout = state.layout
        if !layout.textRoom.isEmpty { return layout.textRoom }
        if state.showsDetails, let table = layout.panes[.devices], layout.panes.count > 1,
            state.size.width >= ScreenLayout.wideColumns
        {
            return table
        }
        return mapRoom(in: state).map { bodyRoom(in: state).inset(right: $0.width + 1) } ?? bodyRoom(in: state)
    }

    /// The place of the map beside an alarm, where no pane shows it and there is room; nil elsewhere.
    static func mapRoom(in state: AppState) -> Rect? {
        let body = bodyRoom(in: state)
        let hasPane =
            !state.layout.textRoom.isEmpty
            || state.layout.panes.count > 1 && state.size.width >= ScreenLayout.wideColumns
        guard case .alarm = state.overlays.last, !hasPane, body.width >= 100 else { return nil }
        return body.cutRight(body.width * 2 / 5).cut
    }

    /// The whole body of the screen, between the lines at the top and the hints.
    static func bodyRoom(in state: AppState) -> Rect {
        let layout = state.layout
        let top = max(layout.header.bottom, layout.banner.bottom)
        let below = layout.timeLine.isEmpty ? layout.hints : layout.timeLine
        let bottom = below.isEmpty ? state.size.height : below.y
        return Rect(x: 0, y: top, width: state.size.width, height: bottom - top)
    }

    private static func block(_ painter: Painter) -> (title: String, block: TextBlock, offset: Int)? {
        let look = TextBlock.Look(heading: painter.theme.ink(.strong), key: painter.theme.ink(.dim))
        switch painter.state.overlays.last {
        case .listener(let offset): return ("Listener", TextBlock(ListenerText.items(painter), look: look), offset)
        case .help(let view):
            let title = view.pattern.isEmpty ? "Help" : "Help  /" + view.editor.text
            return (title, TextBlock(HelpText.items(painter, pattern: view.pattern), look: look), view.offset)
        case .details(let id, let offset):
            guard let device = painter.state.shown.device(id) else { return nil }
            return ("Details  \(device.label)", TextBlock(DetailsText.items(device, painter), look: look), offset)
        case .alarm(let id, let offset):
            guard let alarm = painter.state.shown.alarms.last(where: { $0.id == id }) else { return nil }
            return ("Alarm", TextBlock(AlarmText.items(alarm, painter), look: look), offset)
        default: return nil
        }
    }
}

extension AppState {
    /// Whether a tab of the details lies on top.
    var showsDetails: Bool {
        switch overlays.last {
        case .details, .trips, .alarm: true
        default: false
        }
    }
}
