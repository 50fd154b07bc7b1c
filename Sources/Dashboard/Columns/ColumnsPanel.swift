import Canvas
import Widgets

/// Draws the list of columns.
enum ColumnsPanel {
    /// The columns of the list; that of widths is there when one is set.
    private static func columns(_ chooser: ColumnChooser) -> [TableColumn] {
        let names = chooser.entries.map { TextWidth.columns(of: $0.choice.id) }.max() ?? 0
        let hasWidths = chooser.entries.contains { $0.choice.width != nil }
        let width = TableColumn("WIDTH", width: .fixed(5), alignment: .right, dropPriority: 1)
        return [TableColumn("", width: .fixed(3)), TableColumn("COLUMN", width: .fixed(min(20, max(8, names))))]
            + (hasWidths ? [width] : [])
            + [TableColumn("SHOWS", width: .flexible(minimum: 12, weight: 1), dropPriority: 2)]
    }

    /// Draws it over the right side, so that the table stays in sight where there is room.
    static func draw(_ chooser: ColumnChooser, _ painter: Painter, on canvas: inout Canvas) {
        var area = canvas.bounds.inset(top: 1, bottom: 1)
        if area.width >= 120 { area = area.cutRight(64).cut }
        let look = painter.dialogLook
        let room = DialogBox(title: title(painter.state), look: look).draw(
            on: &canvas, in: area, contentWidth: min(64, area.width - 4),
            contentHeight: chooser.entries.count + 2 + meaningRows, glyphs: painter.glyphs)
        let (below, list) = room.cutBottom(room.height >= 8 ? meaningRows + 1 : 0)
        var table = Table(columns: columns(chooser), rowCount: chooser.entries.count, selected: chooser.selected)
        table.look = painter.tableLook
        table.offset = TableScroll.offset(
            current: 0, selected: chooser.selected, visible: table.visibleRows(height: list.height),
            count: chooser.entries.count)
        let hidden = DevicesPanel.columnsWithoutRoom(painter.state)
        let hasWidths = chooser.entries.contains { $0.choice.width != nil }
        table.draw(on: &canvas, in: list, glyphs: painter.glyphs) { place in
            cells(chooser.entries[place], hidden, hasWidths, painter)
        }
        drawMeaning(chooser, painter, on: &canvas, in: below.inset(top: 1))
    }

    /// So many lines has the meaning of the column under the cursor.
    private static let meaningRows = 2

    /// All of what the column under the cursor shows, which its row may have had to cut.
    private static func drawMeaning(
        _ chooser: ColumnChooser, _ painter: Painter, on canvas: inout Canvas, in rect: Rect
    ) {
        guard !rect.isEmpty else { return }
        let meaning = chooser.entries[chooser.selected].choice.column.meaning
        for (row, line) in TextWrap.lines(meaning, width: rect.width).prefix(rect.height).enumerated() {
            canvas.write(line, x: rect.x, y: rect.y + row, maxWidth: rect.width, style: painter.theme.ink(.text))
        }
    }

    private static func title(_ state: AppState) -> String {
        "Columns" + (state.activeView.map { " of the view \($0)" } ?? "")
    }

    private static func cells(
        _ entry: ColumnChooser.Entry, _ hidden: Set<String>, _ hasWidths: Bool, _ painter: Painter
    ) -> [TableCell] {
        let column = entry.choice.column
        let name = entry.choice.id
        let ink = painter.theme.ink(entry.isShown ? .text : .dim)
        let shows =
            entry.isShown && hidden.contains(name)
            ? TableCell("no room", style: painter.theme.ink(.warning))
            : TableCell(column.meaning, style: painter.theme.ink(.dim))
        return [TableCell(entry.isShown ? "[x]" : "[ ]", style: ink), TableCell(name, style: ink)]
            + (hasWidths ? [TableCell(entry.choice.width.map { "\($0)" } ?? "", style: ink)] : []) + [shows]
    }
}
