import Canvas

/// A box in the middle of the screen that lies over everything else.
public struct DialogBox: Sendable {
    /// How its parts look.
    public struct Look: Sendable {
        /// The ground that covers what lies beneath.
        public var ground: Style
        /// The frame around it.
        public var frame: PaneFrame.Look
        /// The line of keys at the bottom, and the answer that Enter takes.
        public var hint, chosen: Style

        /// A look; without arguments one that needs no colours.
        public init(
            ground: Style = .plain, frame: PaneFrame.Look = PaneFrame.Look(), hint: Style = Style(attributes: .dim),
            chosen: Style = Style(attributes: .reverse)
        ) {
            self.ground = ground
            self.frame = frame
            self.hint = hint
            self.chosen = chosen
        }
    }

    /// The title in its upper edge.
    public var title: String
    /// How its parts look.
    public var look: Look

    /// A box.
    public init(title: String, look: Look = Look()) {
        self.title = title
        self.look = look
    }

    /// Draws an empty box around content of this size, cut to the screen, and gives the room for the content.
    public func draw(on canvas: inout Canvas, in area: Rect, contentWidth: Int, contentHeight: Int, glyphs: GlyphSet)
        -> Rect
    {
        let least = TextWidth.columns(of: title) + 6
        let box = area.centered(width: max(contentWidth + 4, least), height: contentHeight + 2)
        canvas.fill(box, style: look.ground)
        canvas.cursor = nil
        let frame = PaneFrame(title: title, isFocused: true, border: .box, look: look.frame)
        return frame.draw(on: &canvas, in: box, glyphs: glyphs).inset(left: 1, right: 1)
    }

    /// Draws a box with lines of text and a line of hints under them.
    public func draw(lines: [String], hint: String, on canvas: inout Canvas, in area: Rect, glyphs: GlyphSet) {
        let width = (lines + [hint]).map { TextWidth.columns(of: $0) }.max() ?? 0
        let wrapped = lines.flatMap { TextWrap.lines($0, width: max(1, min(width, area.width - 4))) }
        let hintRows = hint.isEmpty ? 0 : 2
        let content = draw(
            on: &canvas, in: area, contentWidth: width, contentHeight: wrapped.count + hintRows, glyphs: glyphs)
        for (row, line) in wrapped.prefix(max(0, content.height - hintRows)).enumerated() {
            canvas.write(line, x: content.x, y: content.y + row, maxWidth: content.width)
        }
        guard hintRows > 0, content.height > 0 else { return }
        canvas.write(hint, x: content.x, y: content.bottom - 1, maxWidth: content.width, style: look.hint)
    }
}
