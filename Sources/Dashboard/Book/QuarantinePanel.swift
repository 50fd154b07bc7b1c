import Canvas
import Fleet
import Widgets

/// The view of the quarantine: trackers, and the last message of the one under the cursor.
enum QuarantinePanel {
    /// Draws it where it lies on top.
    static func draw(_ painter: Painter, on canvas: inout Canvas) {
        guard let view = painter.state.quarantineView else { return }
        let rect = TextPanels.bodyRoom(in: painter.state)
        canvas.fill(rect, style: painter.theme[.text])
        let lines = painter.state.lines(of: view)
        guard !lines.isEmpty else {
            let room = painter.frame(title(view), "", isFocused: true, on: &canvas, in: rect)
            return EmptyText.drawQuarantine(view, painter, on: &canvas, in: room)
        }
        let row = painter.state.row(of: view, in: lines)
        let below = rect.height >= 14 ? max(6, rect.height / 3) : 0
        drawTable(view, lines, row, painter, on: &canvas, in: rect.inset(bottom: below))
        guard below > 0 else { return }
        drawMessage(row.map { lines[$0] }, painter, on: &canvas, in: rect.inset(top: rect.height - below))
    }

    /// The keys of the view.
    static func hints(_ view: QuarantineView, _ keys: Keymap) -> [(key: String, words: String)] {
        let move = keys.hint(for: .moveDown) + " " + keys.hint(for: .moveUp)
        let other: (ActionID, String) = view.showsRefused ? (.reconsider, "take back") : (.refuse, "refuse")
        return [
            (keys.hint(for: .back), "back"), (keys.hint(for: .adopt), "adopt"), (keys.hint(for: other.0), other.1),
            (move, "tracker"), (keys.hint(for: .showRefused), view.showsRefused ? "waiting ones" : "refused ones"),
            (keys.hint(for: .copy), "copy"),
        ]
    }

    private static func title(_ view: QuarantineView) -> String {
        view.showsRefused ? "Quarantine  refused trackers" : "Quarantine  trackers that wait"
    }

    // MARK: - Trackers

    private static func drawTable(
        _ view: QuarantineView, _ lines: [QuarantineLine], _ row: Int?, _ painter: Painter,
        on canvas: inout Canvas, in rect: Rect
    ) {
        let gone = view.showsRefused ? 0 : painter.state.quarantineShown.goneCount
        let detail = "\(row.map { "\($0 + 1)/" } ?? "")\(lines.count)" + (gone > 0 ? ", \(gone) gone for room" : "")
        let room = painter.frame(title(view), detail, isFocused: true, on: &canvas, in: rect)
        var table = Table(columns: columns, rowCount: lines.count, selected: row, look: painter.tableLook)
        let visible = table.visibleRows(height: room.height)
        table.offset = TableScroll.centred(row, visible: visible, count: lines.count)
        let right = lines.count > visible ? 0 : 1
        table.draw(on: &canvas, in: room.inset(left: 1, right: right), glyphs: painter.glyphs) { index in
            cells(lines[index], isSelected: index == row, painter)
        }
    }

    private static let columns = [
        TableColumn("DEVICE", width: .flexible(minimum: 15, weight: 0)),
        TableColumn("DIALECT", width: .fixed(7), dropPriority: 2),
        TableColumn("FIRST", width: .fixed(5), alignment: .right, dropPriority: 1),
        TableColumn("LAST", width: .fixed(4), alignment: .right),
        TableColumn("COUNT", width: .fixed(5), alignment: .right),
        TableColumn("FROM", width: .flexible(minimum: 19, weight: 1), dropPriority: 3),
        TableColumn("OVER", width: .fixed(4), dropPriority: 4),
        TableColumn("MESSAGE", width: .flexible(minimum: 8, weight: 3), dropPriority: 5),
    ]

    private static func cells(_ line: QuarantineLine, isSelected: Bool, _ painter: Painter) -> [TableCell] {
        let now = painter.state.past?.fleet.moment ?? painter.state.now
        func cell(_ text: String, _ role: ThemeRole = .text) -> TableCell {
            TableCell(text, style: isSelected ? .plain : painter.theme.ink(role))
        }
        guard let tracker = line.tracker else {
            return [cell(line.id.description)] + Array(repeating: cell(""), count: columns.count - 1)
        }
        return [
            cell(line.id.description), cell(tracker.dialect.name, .dim),
            cell(AgeText.of(tracker.firstSeen, at: now), .dim), cell(AgeText.of(tracker.lastSeen, at: now), .dim),
            cell("\(tracker.count)"), cell(tracker.peer.description), cell(tracker.transport.rawValue, .dim),
            cell(HexText.words(tracker.raw.prefix(64)), .dim),
        ]
    }

    // MARK: - The last message

    private static func drawMessage(
        _ line: QuarantineLine?, _ painter: Painter, on canvas: inout Canvas, in rect: Rect
    ) {
        let tracker = line?.tracker
        let type = tracker.map { "  \($0.dialect.name) \($0.type)" } ?? ""
        let size = tracker.map { NumberText.count($0.raw.count, "byte") } ?? ""
        let room = painter.frame("Last message" + type, size, isFocused: false, on: &canvas, in: rect)
            .inset(left: 1, right: 1)
        canvas.write(
            words(line, painter), x: room.x, y: room.y, maxWidth: room.width, style: painter.theme.ink(.dim),
            ellipsis: painter.glyphs.ellipsis)
        guard let tracker, !tracker.raw.isEmpty, room.height > 1 else { return }
        let inks = Array(repeating: painter.theme.ink(.text), count: tracker.raw.count)
        WireDump(
            bytes: tracker.raw, inks: inks, chosen: nil, chosenStyle: painter.theme[.selection],
            quiet: painter.theme.ink(.dim), isAscii: painter.glyphs.isAscii
        )
        .draw(on: &canvas, in: room.inset(top: 1), glyphs: painter.glyphs, scrollbar: painter.theme.ink(.frame))
    }

    /// When it was heard, or who decided about it.
    private static func words(_ line: QuarantineLine?, _ painter: Painter) -> String {
        guard let line else { return "The tracker under the cursor has gone from the list." }
        let clock = painter.state.clock
        let decided = line.decision.map { "refused by \($0.by) at \(clock.dateAndTime($0.at))" }
        guard let tracker = line.tracker else {
            return (decided.map { $0 + ", " } ?? "") + "not heard since the start"
        }
        let heard = "heard first \(clock.dateAndTime(tracker.firstSeen)), last \(clock.dateAndTime(tracker.lastSeen))"
        return decided.map { "\($0), \(heard)" } ?? heard
    }
}
