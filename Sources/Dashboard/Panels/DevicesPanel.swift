import Canvas
import Fleet
import Widgets

/// The device table.
enum DevicesPanel {
    /// Draws it with its title.
    static func draw(_ painter: Painter, on canvas: inout Canvas, in rect: Rect) {
        let state = painter.state
        let room = painter.frame(.devices, title: title(state), detail: detail(state), on: &canvas, in: rect)
        guard !state.rows.isEmpty else { return EmptyText.drawDevices(painter, on: &canvas, in: room) }
        let snapshot = state.shown
        let selected = state.selectedRow
        let columns = DeviceColumn.wanted(snapshot.book).map { DeviceColumn.all[$0] }
        table(state, painter).draw(on: &canvas, in: room, glyphs: painter.glyphs) { index in
            let subject = state.subject(state.rows[index], snapshot)
            let isSelected = index == selected
            return columns.map { column in
                let cell = column.cell(subject)
                // The selected row has one ink, so that moving the cursor costs few colour changes.
                let keepsInk = !isSelected || cell.role == .alarm1
                return TableCell(
                    cell.text, style: keepsInk ? painter.theme.ink(cell.role) : .plain, shorter: cell.shorter)
            }
        }
    }

    /// The column of the head at a cell of the pane, for clicks.
    static func column(atX x: Int, width: Int, state: AppState) -> Int? {
        let rect = Rect(x: 0, y: 0, width: width, height: state.visibleRows.devices + 1)
        let place = table(state, Painter(state)).column(atX: x, in: rect)
        return place.map { DeviceColumn.wanted(state.shown.book)[$0] }
    }

    private static func table(_ state: AppState, _ painter: Painter) -> Table {
        let columns = DeviceColumn.wanted(state.shown.book).map { index in
            let column = DeviceColumn.all[index]
            let width: Share =
                column.weight == 0
                ? .fixed(column.minimumWidth) : .flexible(minimum: column.minimumWidth, weight: column.weight)
            let order: TableColumn.Order? =
                index == state.sortColumn ? (state.isSortInverted ? .descending : .ascending) : nil
            return TableColumn(
                column.title, width: width, alignment: column.isRightAligned ? .right : .left,
                dropPriority: column.dropOrder, order: order)
        }
        return Table(
            columns: columns, rowCount: state.rows.count, selected: state.selectedRow, offset: state.deviceOffset,
            isFocused: state.focus == .devices && state.overlays.isEmpty, look: painter.tableLook)
    }

    private static func title(_ state: AppState) -> String {
        var parts = ["Devices"]
        if state.statusFilter != .all { parts.append(state.statusFilter.title) }
        if !state.filter.isEmpty { parts.append("/" + state.filter.text) }
        return parts.joined(separator: "  ")
    }

    private static func detail(_ state: AppState) -> String {
        let total = state.shown.devices.count
        return state.filter.isEmpty && state.statusFilter == .all ? "\(total)" : "\(state.rows.count)/\(total)"
    }
}
