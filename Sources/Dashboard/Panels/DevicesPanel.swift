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
        let columns = state.shownColumns
        let rules = state.colourContext
        let widths = widths(columns, tableWidth: rect.width)
        table(state, columns, painter, width: rect.width).draw(on: &canvas, in: room, glyphs: painter.glyphs) { index in
            let row = state.rows[index]
            let subject = state.subject(row, snapshot)
            let isSelected = index == selected
            return zip(columns, widths).map { shown, width in
                var cell = shown.column.cell(subject)
                if let rules, let role = state.ruledRole(shown.column, { rules.subject(row) }) { cell.role = role }
                // The selected row has one ink, so that moving the cursor costs few colour changes.
                let keepsInk = !isSelected || cell.role == .alarm1
                let text = withBar(cell.text, shown, subject, width: width, painter)
                return TableCell(
                    text, style: keepsInk ? painter.theme.ink(cell.role) : .plain, shorter: cell.shorter)
            }
        }
    }

    /// The column of the head at a cell of the pane, for clicks; nil where rows are not sorted by it.
    static func column(atX x: Int, width: Int, state: AppState) -> Int? {
        let rect = Rect(x: 0, y: 0, width: width, height: state.visibleRows.devices + 1)
        let columns = state.shownColumns
        let place = table(state, columns, Painter(state), width: width).column(atX: x, in: rect)
        return place.flatMap { columns[$0].column.order == nil ? nil : columns[$0].place }
    }

    private static func table(_ state: AppState, _ shown: [ShownColumn], _ painter: Painter, width: Int) -> Table {
        let columns = zip(shown, widths(shown, tableWidth: width)).map { shown, width in
            let column = shown.column
            let share: Share =
                column.weight == 0 || shown.width != nil
                ? .fixed(width) : .flexible(minimum: column.minimumWidth, weight: column.weight)
            let isSorted = shown.place == state.sortColumn
            return TableColumn(
                column.title, width: share, alignment: column.isRightAligned ? .right : .left,
                dropPriority: column.dropOrder,
                order: isSorted ? (state.isSortInverted ? .descending : .ascending) : nil)
        }
        return Table(
            columns: columns, rowCount: state.rows.count, selected: state.selectedRow, offset: state.deviceOffset,
            isFocused: state.focus == .devices && state.overlays.isEmpty, look: painter.tableLook)
    }

    // MARK: - Bars

    /// From this width of the table on there is room for bars.
    private static let barTableWidth = 100
    /// The cells of a bar, with the blank behind it.
    private static let barWidth = 9

    /// How wide columns without a share of their own are.
    private static func widths(_ columns: [ShownColumn], tableWidth: Int) -> [Int] {
        columns.map { shown in
            let hasBar = shown.column.bar != nil && tableWidth >= barTableWidth
            return shown.width ?? shown.column.minimumWidth + (hasBar ? barWidth : 0)
        }
    }

    /// The text of a cell with a bar before it, where its column has room for one.
    private static func withBar(
        _ text: String, _ shown: ShownColumn, _ subject: DeviceColumn.Subject, width: Int, _ painter: Painter
    ) -> String {
        let room = width - shown.column.minimumWidth - 1
        guard room >= 3, let fraction = shown.column.bar?(subject) else { return text }
        let number = TextWidth.columns(of: text)
        let padding = String(repeating: " ", count: max(0, shown.column.minimumWidth - number))
        return Bar(fraction).text(width: room, glyphs: painter.glyphs) + " " + padding + text
    }

    // MARK: - Title

    private static func title(_ state: AppState) -> String {
        var parts = ["Devices"]
        if let view = state.activeView { parts.append(view) }
        if state.statusFilter != .all { parts.append(state.statusFilter.title) }
        if !state.filter.isEmpty { parts.append("/" + state.filter.text) }
        return parts.joined(separator: "  ")
    }

    private static func detail(_ state: AppState) -> String {
        let total = state.shown.devices.count
        return state.filter.isEmpty && state.statusFilter == .all ? "\(total)" : "\(state.rows.count)/\(total)"
    }
}
