import Canvas

/// A list of single lines with a pointer at the selected one.
public struct ListView: Sendable {
    /// How many items there are.
    public var count: Int
    /// The selected item.
    public var selected: Int?
    /// The first item in sight; see ``TableScroll``.
    public var offset: Int
    /// The bar over the selected item.
    public var selectedStyle: Style

    /// A list.
    public init(
        count: Int, selected: Int? = nil, offset: Int = 0, selectedStyle: Style = Style(attributes: .reverse)
    ) {
        self.count = count
        self.selected = selected
        self.offset = offset
        self.selectedStyle = selectedStyle
    }

    /// Draws it; `item` is asked only for items in sight.
    public func draw(on canvas: inout Canvas, in rect: Rect, glyphs: GlyphSet, item: (Int) -> TableCell) {
        for line in 0..<max(0, min(rect.height, count - max(0, offset))) {
            let index = max(0, offset) + line
            let cell = item(index)
            let y = rect.y + line
            if index == selected {
                canvas.restyle(Rect(x: rect.x, y: y, width: rect.width, height: 1), selectedStyle)
                if rect.width > 0 { canvas.put(glyphs.pointer, x: rect.x, y: y) }
            }
            canvas.writeField(
                cell.text, x: rect.x + 2, y: y, width: rect.width - 3, alignment: cell.alignment ?? .left,
                style: index == selected ? cell.style.legible(on: selectedStyle) : cell.style,
                ellipsis: glyphs.ellipsis)
        }
        canvas.drawScrollbar(in: rect, offset: offset, count: count, glyphs: glyphs)
    }
}
