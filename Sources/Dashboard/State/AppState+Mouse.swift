import Canvas
import Fleet

extension AppState {
    /// A click selects and focuses, the wheel moves what it is over.
    mutating func take(_ mouse: MouseEvent) -> [Effect] {
        if mouse.action == .press, layout.hints.contains(x: mouse.x, y: mouse.y), overlays.last?.hasPrompt != true {
            return clickHint(atX: mouse.x)
        }
        if mouse.action == .press { pendingChord = nil }
        guard overlays.isEmpty else {
            map.pointer = nil
            map.drag = nil
            return []
        }
        point(at: mouse)
        if map.drag != nil, mouse.action == .drag || mouse.action == .release { return drag(mouse) }
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
        case .release, .drag, .move: break
        }
        return []
    }

    /// Does what the keys of a hint do, both of them where they are a chord.
    private mutating func clickHint(atX x: Int) -> [Effect] {
        let keys = LinePanels.hintBar(self).keys(atX: x, chords: keymap)
        let wasPending = pendingChord != nil
        pendingChord = nil
        if let chord = keys.count == 2 ? keymap.key(for: keys[0], keys[1]) : nil { return take(chord) }
        guard let key = keys.first, !wasPending else { return [] }
        return take(key)
    }

    private mutating func click(_ pane: Pane, _ rect: Rect, _ mouse: MouseEvent) -> [Effect] {
        focus = pane
        switch pane {
        case .devices where mouse.y == rect.y + 1:
            sortByColumn(at: mouse.x - rect.x, width: rect.width)
            return []
        case .devices:
            let row = deviceOffset + mouse.y - rect.y - 2
            if mouse.y > rect.y + 1, row < rows.count { selectDevice(row: row) }
        case .alarms:
            let row = alarmOffset + mouse.y - rect.y - 1
            if mouse.y > rect.y, row < feedRows.count { selectAlarm(row: row) }
        case .map:
            map.drag = MapDrag(x: mouse.x, y: mouse.y)
            selectMarker(at: MapCell(column: mouse.x - rect.x, row: mouse.y - rect.y - 1))
        }
        refresh()
        return []
    }

    private mutating func sortByColumn(at x: Int, width: Int) {
        guard let column = DevicesPanel.column(atX: x, width: width, state: self) else {
            return say("rows are not sorted by this column")
        }
        sort(by: column, inverted: column == sortColumn && !isSortInverted)
    }

    /// Notes which cell of the map is under the mouse.
    private mutating func point(at mouse: MouseEvent) {
        guard let rect = layout.panes[.map]?.inset(top: 1), rect.contains(x: mouse.x, y: mouse.y) else {
            map.pointer = nil
            return
        }
        map.pointer = MapCell(column: mouse.x - rect.x, row: mouse.y - rect.y)
    }

    /// Moves the map under the mouse; a click that has moved nothing comes closer to a number of devices.
    private mutating func drag(_ mouse: MouseEvent) -> [Effect] {
        guard var drag = map.drag else { return [] }
        if mouse.action == .release {
            map.drag = nil
            if !drag.hasMoved, let cell = map.pointer { split(at: cell) }
            return []
        }
        let (columns, rows) = (mouse.x - drag.x, mouse.y - drag.y)
        guard columns != 0 || rows != 0 else { return [] }
        map.pan(columns: Double(-columns), rows: Double(-rows))
        drag = MapDrag(x: mouse.x, y: mouse.y, hasMoved: true)
        map.drag = drag
        return []
    }

    /// Selects the device at a cell; of several drawn in one cell the next one at each click.
    private mutating func selectMarker(at cell: MapCell) {
        let found = MapPanel.cluster(at: cell, state: self)
        guard !found.isNumber else { return }
        let ids = found.members.sorted { $0.description < $1.description }
        if let place = ids.firstIndex(where: { $0 == selectedDevice }) {
            select(device: ids[(place + 1) % ids.count])
        } else if let first = found.members.first {
            select(device: first)
        }
    }

    /// Comes closer to the devices that are drawn as a number; at one spot the first of them is selected.
    private mutating func split(at cell: MapCell) {
        let found = MapPanel.cluster(at: cell, state: self)
        guard found.isNumber else { return }
        let size = mapRoom
        let places = found.members.compactMap { shown.device($0)?.shownCoordinate }
        if !map.split(places, columns: size.columns, rows: size.rows), let first = found.members.first {
            select(device: first)
        }
    }

    private mutating func wheel(_ pane: Pane, up: Bool) {
        switch pane {
        case .map:
            let size = mapRoom
            map.zoom(by: up ? 0.5 : -0.5, at: map.pointer, columns: size.columns, rows: size.rows)
        case .devices, .alarms:
            let before = focus
            focus = pane
            moveSelection(by: up ? -3 : 3)
            focus = before
        }
    }
}
