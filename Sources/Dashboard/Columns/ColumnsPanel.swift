import Canvas
import Widgets

/// Draws the list of columns.
enum ColumnsPanel {
    private static let columns = [
        TableColumn("", width: .fixed(3)), TableColumn("", width: .flexible(minimum: 8, weight: 1)),
        TableColumn("WIDTH", width: .fixed(5), alignment: .right, dropPriority: 1),
        TableColumn("SHOWS", width: .flexible(minimum: 12, weight: 4), dropPriority: 2),
    ]

    /// Draws it over the right side, so that the table stays in sight where there is room.
    static func draw(_ chooser: ColumnChooser, _ painter: Painter, on canvas: inout Canvas) {
        var area = canvas.bounds.inset(top: 1, bottom: 1)
        if area.width >= 120 { area = area.cutRight(64).cut }
        let look = painter.dialogLook
        let room = DialogBox(title: title(painter.state), look: look).draw(
            on: &canvas, in: area, contentWidth: min(56, area.width - 4), contentHeight: chooser.entries.count + 1,
            glyphs: painter.glyphs)
        var table = Table(columns: columns, rowCount: chooser.entries.count, selected: chooser.selected)
        table.look = painter.tableLook
        table.offset = TableScroll.offset(
            current: 0, selected: chooser.selected, visible: table.visibleRows(height: room.height),
            count: chooser.entries.count)
        table.draw(on: &canvas, in: room, glyphs: painter.glyphs) { cells(chooser.entries[$0], painter) }
    }

    private static func title(_ state: AppState) -> String {
        "Columns" + (state.activeView.map { " of the view \($0)" } ?? "")
    }

    private static func cells(_ entry: ColumnChooser.Entry, _ painter: Painter) -> [TableCell] {
        let column = entry.choice.column
        let name = entry.choice.id
        let ink = painter.theme.ink(entry.isShown ? .text : .dim)
        return [
            TableCell(entry.isShown ? "[x]" : "[ ]", style: ink), TableCell(name, style: ink),
            TableCell(entry.choice.width.map { "\($0)" } ?? "", style: ink),
            TableCell(column.meaning, style: painter.theme.ink(.dim)),
        ]
    }
}
