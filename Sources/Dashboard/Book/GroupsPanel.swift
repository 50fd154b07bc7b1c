import Canvas
import Fleet
import Widgets

/// The view of groups: a line each, with how many devices of each status.
enum GroupsPanel {
    /// Draws it where it lies on top.
    static func draw(_ painter: Painter, on canvas: inout Canvas) {
        guard case .groups(let view) = painter.state.overlays.last else { return }
        let rect = TextPanels.bodyRoom(in: painter.state)
        canvas.fill(rect, style: painter.theme[.text])
        let lines = painter.state.groupLines
        let count = lines.count { $0.id != .none }
        let room = PaneFrame(
            title: "Groups", detail: "\(count)", isFocused: true, border: .rule, look: painter.frameLook
        ).draw(on: &canvas, in: rect, glyphs: painter.glyphs)
        let selected = lines.firstIndex { $0.id == view.selected } ?? 0
        var table = Table(
            columns: columns(painter, width: room.width), rowCount: lines.count, selected: selected,
            look: painter.tableLook)
        let visible = table.visibleRows(height: room.height)
        table.offset = TableScroll.centred(selected, visible: visible, count: lines.count)
        let right = lines.count > visible ? 0 : 1
        table.draw(on: &canvas, in: room.inset(left: 1, right: right), glyphs: painter.glyphs) { index in
            cells(lines[index], isSelected: index == selected, painter)
        }
    }

    private static func columns(_ painter: Painter, width: Int) -> [TableColumn] {
        let isAscii = painter.glyphs.isAscii
        let hasWords = width >= 130
        let digits = width < 100 ? 3 : 6
        let statuses = DeviceStatus.allCases.enumerated().map { place, status in
            let mark = status.mark(ascii: isAscii)
            return TableColumn(
                hasWords ? "\(mark) \(status.rawValue)" : mark, width: .fixed(hasWords ? 9 : digits),
                alignment: .right, dropPriority: 3 + place)
        }
        return [
            TableColumn("GROUP", width: .flexible(minimum: 11, weight: 2)),
            TableColumn("TITLE", width: .flexible(minimum: 10, weight: 3), dropPriority: 2),
            TableColumn("DEVICES", width: .fixed(7), alignment: .right),
        ] + statuses + [
            TableColumn(
                (isAscii ? "!" : "▲") + (hasWords ? " alarms" : ""), width: .fixed(hasWords ? 8 : digits),
                alignment: .right, dropPriority: 1),
            TableColumn("UNHEARD", width: .fixed(7), alignment: .right, dropPriority: 11),
        ]
    }

    /// The cells of a line; nothing is no digit, so that what there is stands out.
    private static func cells(_ line: GroupLine, isSelected: Bool, _ painter: Painter) -> [TableCell] {
        func cell(_ text: String, _ role: ThemeRole) -> TableCell {
            TableCell(text, style: isSelected ? .plain : painter.theme.ink(role))
        }
        func count(_ number: Int, _ role: ThemeRole) -> TableCell { cell(number == 0 ? "" : "\(number)", role) }
        let name: TableCell =
            switch line.id {
            case .group(let name): cell(name, .text)
            case .none: cell("without", .dim)
            }
        let statuses = DeviceStatus.allCases.map { count(line.statuses[$0] ?? 0, .status($0)) }
        return [name, cell(line.title, .dim), cell("\(line.devices)", .text)] + statuses + [
            count(line.alarmed, .alarm1), count(line.unheard, .dim),
        ]
    }
}
