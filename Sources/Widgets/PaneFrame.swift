import Canvas

/// The edge of a pane: one quiet line with its title, or a frame all around.
public struct PaneFrame: Sendable {
    /// What is drawn around the content.
    public enum Border: Sendable {
        /// One line above: title, then a rule.
        case rule
        /// A frame on all four sides.
        case box
    }

    /// How its parts look.
    public struct Look: Sendable {
        /// The title, and the title while the pane has the focus.
        public var title, focusedTitle: Style
        /// Lines, and lines while the pane has the focus.
        public var line, focusedLine: Style
        /// The text at the right end.
        public var detail: Style

        /// A look; without arguments bold for the focus and faint lines.
        public init(
            title: Style = .plain, focusedTitle: Style = Style(attributes: .bold),
            line: Style = Style(attributes: .dim), focusedLine: Style = .plain, detail: Style = Style(attributes: .dim)
        ) {
            self.title = title
            self.focusedTitle = focusedTitle
            self.line = line
            self.focusedLine = focusedLine
            self.detail = detail
        }
    }

    /// The title at the left, such as `1 Devices`.
    public var title: String
    /// A text at the right end, such as `9/24`; left out when there is no room.
    public var detail: String
    /// Whether keys go to this pane.
    public var isFocused: Bool
    /// What is drawn around the content.
    public var border: Border
    /// How its parts look.
    public var look: Look

    /// A frame.
    public init(
        title: String, detail: String = "", isFocused: Bool = false, border: Border = .rule, look: Look = Look()
    ) {
        self.title = title
        self.detail = detail
        self.isFocused = isFocused
        self.border = border
        self.look = look
    }

    /// Draws it and gives the room that is left for the content.
    public func draw(on canvas: inout Canvas, in rect: Rect, glyphs: GlyphSet) -> Rect {
        guard !rect.isEmpty else { return rect }
        let line = isFocused ? look.focusedLine : look.line
        switch border {
        case .box: drawBox(on: &canvas, in: rect, glyphs: glyphs, style: line)
        case .rule: canvas.drawRule(x: rect.x, y: rect.y, width: rect.width, glyphs: glyphs, style: line)
        }
        let inset = border == .box ? 2 : 1
        drawTexts(on: &canvas, in: rect.cutTop(1).cut.inset(left: inset, right: inset), glyphs: glyphs)
        return border == .box ? rect.inset(left: 1, top: 1, right: 1, bottom: 1) : rect.inset(top: 1)
    }

    private func drawTexts(on canvas: inout Canvas, in line: Rect, glyphs: GlyphSet) {
        guard !line.isEmpty, !title.isEmpty || !detail.isEmpty else { return }
        let style = isFocused ? look.focusedTitle : look.title
        var used = 0
        if !title.isEmpty {
            used = canvas.write(
                " \(title) ", x: line.x, y: line.y, maxWidth: line.width, style: style, ellipsis: glyphs.ellipsis)
        }
        let text = " \(detail) "
        guard !detail.isEmpty, used + 1 + TextWidth.columns(of: text) <= line.width else { return }
        canvas.write(text, endingAt: line.right, y: line.y, maxWidth: line.width, style: look.detail)
    }

    private func drawBox(on canvas: inout Canvas, in rect: Rect, glyphs: GlyphSet, style: Style) {
        canvas.drawRule(x: rect.x, y: rect.y, width: rect.width, glyphs: glyphs, style: style)
        canvas.drawRule(x: rect.x, y: rect.bottom - 1, width: rect.width, glyphs: glyphs, style: style)
        for y in rect.y..<rect.bottom {
            canvas.put(glyphs.vertical, x: rect.x, y: y, style: style)
            canvas.put(glyphs.vertical, x: rect.right - 1, y: y, style: style)
        }
        canvas.put(glyphs.topLeft, x: rect.x, y: rect.y, style: style)
        canvas.put(glyphs.topRight, x: rect.right - 1, y: rect.y, style: style)
        canvas.put(glyphs.bottomLeft, x: rect.x, y: rect.bottom - 1, style: style)
        canvas.put(glyphs.bottomRight, x: rect.right - 1, y: rect.bottom - 1, style: style)
    }
}

extension Canvas {
    /// Draws a horizontal line.
    public mutating func drawRule(x: Int, y: Int, width: Int, glyphs: GlyphSet, style: Style = .plain) {
        for column in x..<(x + max(0, width)) { put(glyphs.horizontal, x: column, y: y, style: style) }
    }
}
