import Canvas
import Widgets

/// The bytes of a message as hex and as text side by side.
struct WireDump {
    /// The bytes.
    let bytes: [UInt8]
    /// What each of them looks like.
    let inks: [Style]
    /// The bytes that stand out.
    let chosen: Range<Int>?
    /// How those look.
    let chosenStyle: Style
    /// How offsets and bytes without a character look.
    let quiet: Style
    /// Whether only ASCII may be drawn.
    let isAscii: Bool

    /// The columns that lines of so many bytes take: offset, hex in groups of eight, text.
    static func width(bytes count: Int) -> Int {
        WireBytes.offsetDigits + 2 + count * 3 + (count - 1) / 8 + 1 + count
    }

    /// How many bytes fit into a line.
    static func bytesPerLine(width: Int) -> Int {
        [16, 8, 4].first { Self.width(bytes: $0) <= width } ?? 2
    }

    /// Draws the lines; those with the bytes that stand out are in sight.
    func draw(on canvas: inout Canvas, in rect: Rect, glyphs: GlyphSet, scrollbar: Style) {
        guard !rect.isEmpty, !bytes.isEmpty else { return }
        let perLine = Self.bytesPerLine(width: rect.width)
        let count = (bytes.count + perLine - 1) / perLine
        let offset = firstLine(perLine: perLine, count: count, visible: rect.height)
        for row in 0..<min(rect.height, count - offset) {
            drawLine(from: (offset + row) * perLine, perLine, on: &canvas, x: rect.x, y: rect.y + row)
        }
        // The bar stands in the margin, because lines of 16 bytes fill their room.
        let track = Rect(x: rect.x, y: rect.y, width: rect.width + 1, height: rect.height)
        canvas.drawScrollbar(in: track, offset: offset, count: count, glyphs: glyphs, style: scrollbar)
    }

    /// The first line in sight: both ends of the chosen bytes, or at least where they begin.
    private func firstLine(perLine: Int, count: Int, visible: Int) -> Int {
        guard let chosen else { return 0 }
        let toEnd = TableScroll.offset(
            current: 0, selected: (chosen.upperBound - 1) / perLine, visible: visible, count: count, margin: 1)
        return TableScroll.offset(
            current: toEnd, selected: chosen.lowerBound / perLine, visible: visible, count: count, margin: 0)
    }

    private func drawLine(from start: Int, _ perLine: Int, on canvas: inout Canvas, x: Int, y: Int) {
        let end = min(start + perLine, bytes.count)
        canvas.write(WireBytes.offset(start), x: x, y: y, style: quiet)
        let textX = x + Self.width(bytes: perLine) - perLine
        for place in start..<end {
            let column = place - start
            let hexX = x + WireBytes.offsetDigits + 2 + column * 3 + column / 8
            let style = isChosen(place) ? chosenStyle : inks[place]
            canvas.write(WireBytes.hex(bytes[place]), x: hexX, y: y, style: style)
            // The bar over chosen bytes has no holes.
            if isChosen(place), isChosen(place + 1), place + 1 < end {
                let gap = column % 8 == 7 ? 2 : 1
                canvas.restyle(Rect(x: hexX + 2, y: y, width: gap, height: 1), chosenStyle)
            }
            let isPlain = !isChosen(place) && !WireBytes.isPrintable(bytes[place])
            canvas.put(
                WireBytes.glyph(bytes[place], ascii: isAscii), x: textX + column, y: y, style: isPlain ? quiet : style)
        }
    }

    private func isChosen(_ place: Int) -> Bool { chosen?.contains(place) ?? false }
}
