import Canvas

/// A box with choices, one of them selected.
public struct Menu: Sendable {
    /// The box it stands in.
    public var box: DialogBox
    /// The choices from top to bottom.
    public var items: [TableCell]
    /// The selected one.
    public var selected: Int

    /// A menu.
    public init(title: String, items: [TableCell], selected: Int = 0, look: DialogBox.Look = DialogBox.Look()) {
        box = DialogBox(title: title, look: look)
        self.items = items
        self.selected = selected
    }

    /// Draws it in the middle of an area; long menus scroll so that the selected choice is in sight.
    public func draw(on canvas: inout Canvas, in area: Rect, glyphs: GlyphSet) {
        let width = items.map { TextWidth.columns(of: $0.text) }.max() ?? 0
        let content = box.draw(
            on: &canvas, in: area, contentWidth: width + 3, contentHeight: items.count, glyphs: glyphs)
        let offset = TableScroll.offset(current: 0, selected: selected, visible: content.height, count: items.count)
        let list = ListView(count: items.count, selected: selected, offset: offset, selectedStyle: box.look.chosen)
        list.draw(on: &canvas, in: content, glyphs: glyphs) { items[$0] }
    }
}

/// A short message that lies over a corner of the screen for a moment.
public struct Toast: Sendable {
    /// What it says.
    public var text: String
    /// How it looks.
    public var style: Style

    /// A message.
    public init(_ text: String, style: Style = Style(attributes: .reverse)) {
        self.text = text
        self.style = style
    }

    /// A text whose last word, such as the path of a file, is longer than a line: its end says most, so its beginning goes.
    private static func shortened(_ text: String, width: Int, glyphs: GlyphSet) -> String {
        let word = text.split(separator: " ").last ?? ""
        guard width > 1, TextWidth.columns(of: String(word)) > width, word.contains("/") else { return text }
        return String(text.dropLast(word.count)) + Text.string([glyphs.ellipsis]) + word.suffix(width - 1)
    }

    /// The most rows it covers.
    public static let mostRows = 3

    /// Draws it at the right end of the last row of an area, or over the whole width of the last rows where the area is
    /// narrower than the text, and gives the cells it covers.
    @discardableResult
    public func draw(on canvas: inout Canvas, in area: Rect, glyphs: GlyphSet) -> Rect {
        let width = min(area.width, TextWidth.columns(of: text) + 2)
        let whole = TextWrap.lines(Self.shortened(text, width: width - 2, glyphs: glyphs), width: width - 2)
        let rows = min(whole.count, Self.mostRows, area.height)
        let place = area.cutBottom(rows).cut.cutRight(width).cut
        guard !place.isEmpty else { return place }
        canvas.fill(place, style: style)
        for (row, line) in whole.prefix(rows).enumerated() {
            // The last row has all that is left: where that is too much, a sign says so.
            let rest = row == rows - 1 ? Array(whole.dropFirst(row).joined(separator: [.space])) : line
            canvas.write(rest, x: place.x + 1, y: place.y + row, maxWidth: width - 2, ellipsis: glyphs.ellipsis)
        }
        return place
    }
}
