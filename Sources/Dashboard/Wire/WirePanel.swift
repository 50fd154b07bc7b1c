import Canvas
import Fleet
import Widgets

/// The wire view: messages, the bytes of the one under the cursor, and what they mean.
enum WirePanel {
    /// Draws it where it lies on top.
    static func draw(_ painter: Painter, on canvas: inout Canvas) {
        guard case .wire(let view) = painter.state.overlays.last else { return }
        let room = TextPanels.bodyRoom(in: painter.state)
        let reading = painter.state.reading(of: view)
        canvas.fill(room, style: painter.theme[.text])
        guard let message = reading.message else {
            let rest = painter.frame(title(view, painter), "", isFocused: true, on: &canvas, in: room)
            return EmptyText.drawWire(of: view.device, painter, on: &canvas, in: rest)
        }
        let layout = WireLayout(room, part: view.part)
        drawMessages(view, reading, painter, on: &canvas, in: layout.messages)
        drawDump(message, view, reading, painter, on: &canvas, in: layout.dump)
        drawFields(message, view, reading, painter, on: &canvas, in: layout.fields)
        drawRule(layout, painter, on: &canvas)
    }

    private static func title(_ view: WireView, _ painter: Painter) -> String {
        "Wire  " + (view.device.map { painter.state.name(of: $0) } ?? "all devices")
    }

    /// Draws the title of a part and gives the room below it, without the margins.
    // MARK: - Messages

    private static func drawMessages(
        _ view: WireView, _ reading: WireReading, _ painter: Painter, on canvas: inout Canvas, in rect: Rect
    ) {
        guard !rect.isEmpty, let place = reading.place else { return }
        let follows = view.message == nil && painter.state.frozen == nil ? ", following" : ""
        let room = painter.frame(
            title(view, painter), "\(place + 1)/\(reading.messages.count)\(follows)",
            isFocused: view.part == .messages, on: &canvas, in: rect)
        var table = Table(
            columns: WireColumns.messages(showsDevice: view.device == nil), rowCount: reading.messages.count,
            selected: place, isFocused: view.part == .messages, showsHeader: room.height >= 8, look: painter.tableLook)
        // A cursor in the middle keeps its place on the screen while messages come and go.
        let visible = table.visibleRows(height: room.height)
        table.offset = TableScroll.centred(place, visible: visible, count: reading.messages.count)
        let right = reading.messages.count > visible ? 0 : 1
        table.draw(on: &canvas, in: room.inset(left: 1, right: right), glyphs: painter.glyphs) { index in
            WireColumns.cells(
                reading.messages[index], showsDevice: view.device == nil, isSelected: index == place, painter)
        }
    }

    // MARK: - Bytes

    private static func drawDump(
        _ message: WireMessage, _ view: WireView, _ reading: WireReading, _ painter: Painter,
        on canvas: inout Canvas, in rect: Rect
    ) {
        guard !rect.isEmpty else { return }
        let size = NumberText.count(message.bytes.count, "byte") + (message.isCut ? " kept" : "")
        let room = painter.frame(
            "Bytes  \(message.summary)", size, isFocused: false, on: &canvas, in: rect)
        let theme = painter.theme
        var inks = Array(
            repeating: theme.ink(reading.fields.isEmpty ? .text : .dim), count: message.bytes.count)
        for field in reading.fields { for place in field.range { inks[place] = theme.ink(.text) } }
        let field = view.part == .fields ? reading.fields.dropFirst(view.field).first : nil
        WireDump(
            bytes: message.bytes, inks: inks, chosen: field?.range, chosenStyle: theme[.selection],
            quiet: theme.ink(.dim), isAscii: painter.glyphs.isAscii
        )
        .draw(
            on: &canvas, in: room.inset(left: 1, right: 1), glyphs: painter.glyphs, scrollbar: theme.ink(.frame))
    }

    // MARK: - Fields

    private static func drawFields(
        _ message: WireMessage, _ view: WireView, _ reading: WireReading, _ painter: Painter,
        on canvas: inout Canvas, in rect: Rect
    ) {
        guard !rect.isEmpty else { return }
        let isFocused = view.part == .fields
        let count = reading.fields.count
        let detail = count == 0 ? "" : isFocused ? "\(min(view.field, count - 1) + 1)/\(count)" : "\(count)"
        let room = painter.frame("Fields", detail, isFocused: isFocused, on: &canvas, in: rect)
        guard count > 0 else { return drawNoFields(message, painter, on: &canvas, in: room) }
        let selected = isFocused ? min(view.field, count - 1) : nil
        let list = room.inset(bottom: noteRows(reading.fields, in: room))
        var table = Table(
            columns: WireColumns.fields, rowCount: count, selected: selected, isFocused: isFocused,
            showsHeader: list.height >= 5, look: painter.tableLook)
        let visible = table.visibleRows(height: list.height)
        table.offset = TableScroll.centred(selected, visible: visible, count: count)
        let right = count > visible ? 0 : 1
        table.draw(on: &canvas, in: list.inset(left: 1, right: right), glyphs: painter.glyphs) { index in
            WireColumns.cells(reading.fields[index], of: message, isSelected: index == selected, painter)
        }
        guard let selected, list.bottom < room.bottom else { return }
        let words = "\(reading.fields[selected].name): \(reading.fields[selected].meaning)"
        write(words, painter.theme.ink(.strong), on: &canvas, in: room.inset(left: 1, top: list.height, right: 1))
    }

    /// The lines below the fields in which the one under the cursor is written out, where meanings are cut.
    private static func noteRows(_ fields: [WireField], in room: Rect) -> Int {
        let columns = WireColumns.meaningColumns(width: room.width - 2)
        let isCut = fields.contains { TextWidth.columns(of: $0.meaning) > columns }
        return isCut && room.height >= 6 ? 2 : 0
    }

    /// Writes a text into a rectangle, as far as it fits.
    private static func write(_ text: String, _ style: Style, on canvas: inout Canvas, in rect: Rect) {
        for (row, line) in TextWrap.lines(text, width: rect.width).prefix(rect.height).enumerated() {
            canvas.write(line, x: rect.x, y: rect.y + row, style: style)
        }
    }

    /// Why there are no fields.
    private static func drawNoFields(
        _ message: WireMessage, _ painter: Painter, on canvas: inout Canvas, in rect: Rect
    ) {
        let words =
            message.isUnderstood
            ? "No field of this message is explained." : "Not understood: \(message.summary)."
        write(words, painter.theme.ink(.dim), on: &canvas, in: rect.inset(left: 1, right: 1))
    }

    /// The rule between left and right, joined to the titles that begin at it.
    private static func drawRule(_ layout: WireLayout, _ painter: Painter, on canvas: inout Canvas) {
        let rule = layout.rule
        for y in rule.y..<rule.bottom {
            let glyphs = painter.glyphs
            let glyph =
                y == rule.y ? glyphs.teeDown : y == layout.fields.y ? glyphs.teeRight : glyphs.vertical
            canvas.put(glyph, x: rule.x, y: y, style: painter.theme.ink(.frame))
        }
    }
}
