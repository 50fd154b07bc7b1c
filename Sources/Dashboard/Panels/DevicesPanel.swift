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
                var drawn = TableCell(
                    cell.text, style: keepsInk ? painter.theme.ink(cell.role) : .plain, shorter: cell.shorter)
                drawn.lead = bar(shown, subject, cell.role, width: width, painter)
                if isSelected { drawn.lead?.style = .plain }
                return drawn
            }
        }
    }

    /// The names of columns for which there is no room.
    static func columnsWithoutRoom(_ state: AppState) -> Set<String> {
        guard let pane = state.layout.panes[.devices] else { return [] }
        let columns = state.shownColumns
        let table = table(state, columns, Painter(state), width: pane.width)
        let places = Set(table.places(in: pane.inset(top: 1)).map(\.column))
        return Set(columns.indices.filter { !places.contains($0) }.map { columns[$0].column.id })
    }

    /// The column of the head at a cell of the pane, for clicks; nil where rows are not sorted by it.
    static func column(atX x: Int, width: Int, state: AppState) -> Int? {
        let rect = Rect(x: 0, y: 0, width: width, height: state.visibleRows.devices + 1)
        let columns = state.shownColumns
        let place = table(state, columns, Painter(state), width: width).column(atX: x, in: rect)
        return place.flatMap { columns[$0].column.order == nil ? nil : columns[$0].place }
    }

    private static func table(_ state: AppState, _ shown: [ShownColumn], _ painter: Painter, width: Int) -> Table {
        let isChosen = state.chosenColumns != nil
        let wanted = wanted(shown, state)
        let columns = zip(zip(shown, widths(shown, tableWidth: width)), wanted).map { place, wanted in
            let (shown, width) = place
            let column = shown.column
            let isFlexible = shown.isFlexible
            let least = max(min(column.minimumWidth, wanted), TextWidth.columns(of: column.title) + 1)
            let isSorted = shown.place == state.sortColumn
            return TableColumn(
                column.title,
                width: isFlexible ? .flexible(minimum: least, weight: column.id == "place" ? 1 : 0) : .fixed(width),
                alignment: column.isRightAligned ? .right : .left, dropPriority: column.dropOrder,
                order: isSorted ? (state.isSortInverted ? .descending : .ascending) : nil, wanted: wanted,
                givesWay: column.isOptional && !isChosen)
        }
        return Table(
            columns: columns, rowCount: state.rows.count, selected: state.selectedRow, offset: state.deviceOffset,
            isFocused: state.focus == .devices && state.overlays.isEmpty, look: painter.tableLook)
    }

    /// So many devices are asked how long their texts are.
    private static let measuredDevices = 100
    /// Nothing longer than this takes room from other columns.
    private static let mostWanted = 40

    /// The cells that the texts of columns need; 0 for a column that is as wide as it is.
    ///
    /// The fleet is asked, not the rows in sight: the columns stand still while one scrolls or filters.
    private static func wanted(_ shown: [ShownColumn], _ state: AppState) -> [Int] {
        let snapshot = state.shown
        let flexible = shown.indices.filter { shown[$0].isFlexible }
        var widths = shown.map { _ in 0 }
        for index in snapshot.devices.indices.prefix(measuredDevices) {
            let row = DeviceRow(index: index, id: snapshot.devices[index].id, status: .new, alarmPriority: nil)
            let subject = state.subject(row, snapshot)
            for place in flexible {
                let cell = shown[place].column.cell(subject)
                let width = TextWidth.columns(of: cell.shorter ?? cell.text)
                widths[place] = max(widths[place], min(width, mostWanted))
            }
        }
        return widths
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

    /// The bar before the number of a cell, where its column has room for one: quiet, but for what is low or fast.
    private static func bar(
        _ shown: ShownColumn, _ subject: DeviceColumn.Subject, _ role: ThemeRole, width: Int, _ painter: Painter
    ) -> (text: String, style: Style)? {
        let room = width - shown.column.minimumWidth - 1
        guard room >= 3, let fraction = shown.column.bar?(subject) else { return nil }
        let stands = [.warning, .bad, .alarm1, .alarm2, .alarm3].contains(role) || shown.column.isBarAlarming(fraction)
        let style = stands ? painter.theme.ink(role == .text || role == .dim ? .warning : role) : painter.quietBar
        return (Bar(fraction).thinText(width: room, glyphs: painter.glyphs), style)
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
