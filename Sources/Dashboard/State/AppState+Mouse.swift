import Canvas
import Fleet

extension AppState {
    /// A click selects and focuses, the wheel moves what it is over.
    mutating func take(_ mouse: MouseEvent) -> [Effect] {
        if mouse.action == .press, layout.hints.contains(x: mouse.x, y: mouse.y), !isTyping {
            return LinePanels.hintBar(self).key(atX: mouse.x).map { take($0) } ?? []
        }
        guard overlays.isEmpty else { return [] }
        if past != nil, mouse.action == .press, layout.timeLine.contains(x: mouse.x, y: mouse.y) {
            guard let moment = PastPanel.moment(atX: mouse.x, state: self) else { return [] }
            past?.playedUntil = nil
            return seek(moment)
        }
        guard let (pane, rect) = layout.panes.first(where: { $0.value.contains(x: mouse.x, y: mouse.y) }) else {
            return []
        }
        switch mouse.action {
        case .press: return click(pane, rect, mouse)
        case .wheelUp: wheel(pane, up: true)
        case .wheelDown: wheel(pane, up: false)
        case .release, .drag: break
        }
        return []
    }

    /// Whether a prompt stands where the hints would be.
    private var isTyping: Bool {
        switch overlays.last {
        case .filter, .goTo, .typed: true
        case .help(let view): view.isTyping
        default: false
        }
    }

    private mutating func click(_ pane: Pane, _ rect: Rect, _ mouse: MouseEvent) -> [Effect] {
        focus = pane
        switch pane {
        case .devices where mouse.y == rect.y + 1: sortByColumn(at: mouse.x - rect.x, width: rect.width)
        case .devices:
            let row = deviceOffset + mouse.y - rect.y - 2
            if mouse.y > rect.y + 1, row < rows.count { selectDevice(row: row) }
        case .alarms:
            let row = alarmOffset + mouse.y - rect.y - 1
            if mouse.y > rect.y, row < feedRows.count { selectAlarm(row: row) }
        case .map:
            selectMarker(
                column: mouse.x - rect.x, row: mouse.y - rect.y - 1, columns: rect.width, rows: rect.height - 1)
        }
        refresh()
        return []
    }

    private mutating func sortByColumn(at x: Int, width: Int) {
        guard let column = DevicesPanel.column(atX: x, width: width, state: self) else {
            return say("rows are not sorted by this column")
        }
        isSortInverted = column == sortColumn && !isSortInverted
        sortColumn = column
    }

    private mutating func selectMarker(column: Int, row: Int, columns: Int, rows rowCount: Int) {
        let found = MapPanel.device(nearColumn: column, row: row, columns: columns, rows: rowCount, state: self)
        if let found { select(device: found) }
    }

    private mutating func wheel(_ pane: Pane, up: Bool) {
        switch pane {
        case .map: map.zoom(by: up ? 0.5 : -0.5)
        case .devices, .alarms:
            let before = focus
            focus = pane
            moveSelection(by: up ? -3 : 3)
            focus = before
        }
    }
}
