import Canvas

/// A table: a header, rows that are asked for only when they are in sight, and a bar over the selected one.
public struct Table: Sendable {
    /// How its parts look.
    public struct Look: Sendable {
        /// The header, and the header of the column that rows are sorted by.
        public var header, sortedHeader: Style
        /// The bar over the selected row, with the focus and without.
        public var selected, unfocusedSelected: Style
        /// The scrollbar.
        public var scrollbar: Style

        /// A look; without arguments one that needs no colours.
        public init(
            header: Style = Style(attributes: .dim), sortedHeader: Style = Style(attributes: .bold),
            selected: Style = Style(attributes: .reverse), unfocusedSelected: Style = Style(attributes: .underline),
            scrollbar: Style = Style(attributes: .dim)
        ) {
            self.header = header
            self.sortedHeader = sortedHeader
            self.selected = selected
            self.unfocusedSelected = unfocusedSelected
            self.scrollbar = scrollbar
        }
    }

    /// The columns from left to right.
    public var columns: [TableColumn]
    /// How many rows there are.
    public var rowCount: Int
    /// The selected row.
    public var selected: Int?
    /// The first row in sight; see ``TableScroll``.
    public var offset: Int
    /// Whether keys go to the table.
    public var isFocused: Bool
    /// Whether the header is drawn.
    public var showsHeader: Bool
    /// How its parts look.
    public var look: Look

    /// A table.
    public init(
        columns: [TableColumn], rowCount: Int, selected: Int? = nil, offset: Int = 0, isFocused: Bool = true,
        showsHeader: Bool = true, look: Look = Look()
    ) {
        self.columns = columns
        self.rowCount = rowCount
        self.selected = selected
        self.offset = offset
        self.isFocused = isFocused
        self.showsHeader = showsHeader
        self.look = look
    }

    /// How many rows are in sight in a rectangle of this height.
    public func visibleRows(height: Int) -> Int {
        max(0, height - (showsHeader ? 1 : 0))
    }

    /// The column that is drawn at a column of the screen, for clicks on the header.
    public func column(atX x: Int, in rect: Rect) -> Int? {
        places(width: rect.width, height: rect.height).last { rect.x + $0.x <= x }?.column
    }

    /// Draws it; `row` gives the cells of a row, one for each column, and is asked only for rows in sight.
    public func draw(on canvas: inout Canvas, in rect: Rect, glyphs: GlyphSet, row: (Int) -> [TableCell]) {
        guard !rect.isEmpty else { return }
        let places = places(width: rect.width, height: rect.height)
        if showsHeader { drawHeader(on: &canvas, at: rect.cutTop(1).cut, places: places, glyphs: glyphs) }
        let body = showsHeader ? rect.inset(top: 1) : rect
        for line in 0..<max(0, min(body.height, rowCount - max(0, offset))) {
            let index = max(0, offset) + line
            let place = Rect(x: body.x, y: body.y + line, width: body.width, height: 1)
            drawRow(row(index), isSelected: index == selected, on: &canvas, at: place, places: places, glyphs: glyphs)
        }
        canvas.drawScrollbar(in: body, offset: offset, count: rowCount, glyphs: glyphs, style: look.scrollbar)
    }

    /// Where the columns stand in a rectangle; those for which there is no room are not among them.
    public func places(in rect: Rect) -> [TablePlace] { places(width: rect.width, height: rect.height) }

    /// Where the columns stand; a scrollbar takes the last column of the rectangle.
    private func places(width: Int, height: Int) -> [TablePlace] {
        let bar = rowCount > visibleRows(height: height) ? 1 : 0
        return TableColumn.places(columns, available: width - bar)
    }

    private func drawHeader(on canvas: inout Canvas, at line: Rect, places: [TablePlace], glyphs: GlyphSet) {
        canvas.restyle(line, look.header)
        for place in places {
            let column = columns[place.column]
            let mark = column.order.map { $0 == .ascending ? glyphs.sortedUp : glyphs.sortedDown }
            let title = column.title + (mark.map { Text.string([$0]) } ?? "")
            canvas.writeField(
                title, x: line.x + place.x, y: line.y, width: place.width, alignment: column.alignment,
                style: mark == nil ? look.header : look.sortedHeader, ellipsis: nil)
        }
    }

    private func drawRow(
        _ cells: [TableCell], isSelected: Bool, on canvas: inout Canvas, at line: Rect, places: [TablePlace],
        glyphs: GlyphSet
    ) {
        let bar = isFocused ? look.selected : look.unfocusedSelected
        if isSelected { canvas.restyle(line, bar) }
        for place in places where place.column < cells.count {
            let cell = cells[place.column]
            let style = isSelected ? cell.style.legible(on: bar) : cell.style
            canvas.writeField(
                cell.text(fitting: place.width), x: line.x + place.x, y: line.y, width: place.width,
                alignment: cell.alignment ?? columns[place.column].alignment, style: style, ellipsis: glyphs.ellipsis)
            guard let lead = cell.lead else { continue }
            canvas.write(
                lead.text, x: line.x + place.x, y: line.y, maxWidth: place.width,
                style: isSelected ? lead.style.legible(on: bar) : lead.style)
        }
    }
}

extension Canvas {
    /// Draws a scrollbar down the right edge of a rectangle whose every row shows one of `count` items; nothing when all
    /// are in sight.
    public mutating func drawScrollbar(in rect: Rect, offset: Int, count: Int, glyphs: GlyphSet, style: Style = .plain)
    {
        let thumb = TableScroll.thumb(length: rect.height, offset: offset, visible: rect.height, count: count)
        guard let thumb, rect.width > 0 else { return }
        for line in 0..<rect.height {
            let glyph = thumb.contains(line) ? glyphs.scrollThumb : glyphs.scrollTrack
            put(glyph, x: rect.right - 1, y: rect.y + line, style: style)
        }
    }
}
