import Canvas

/// A text to read: headings, paragraphs and lines of key and value, wrapped to the width and scrolled.
public struct TextBlock: Sendable {
    /// One piece of it.
    public enum Item: Sendable {
        /// A line that begins a part.
        case heading(String)
        /// A paragraph.
        case paragraph(String, style: Style = .plain)
        /// A key with its value beside it, which may open an address.
        case pair(key: String, value: String, style: Style = .plain, link: String? = nil)
        /// An empty line.
        case blank
    }

    /// How its parts look.
    public struct Look: Sendable {
        /// Headings, and the keys of pairs.
        public var heading, key: Style

        /// A look; without arguments bold headings and faint keys.
        public init(heading: Style = Style(attributes: .bold), key: Style = Style(attributes: .dim)) {
            self.heading = heading
            self.key = key
        }
    }

    /// One line, wrapped.
    private struct Line {
        var key: String = ""
        var glyphs: [Glyph] = []
        var indent = 0
        var style = Style.plain
        var link: String?
    }

    /// The pieces from top to bottom.
    public var items: [Item]
    /// How its parts look.
    public var look: Look

    /// A text.
    public init(_ items: [Item], look: Look = Look()) {
        self.items = items
        self.look = look
    }

    /// How many lines it takes at a width; what scrolling needs to know.
    public func lineCount(width: Int) -> Int { lines(width: width).count }

    /// Draws the lines from `offset` on.
    public func draw(on canvas: inout Canvas, in rect: Rect, offset: Int = 0, glyphs: GlyphSet) {
        let all = lines(width: rect.width)
        let keyWidth = keyWidth(width: rect.width)
        for (row, line) in all.dropFirst(max(0, offset)).prefix(rect.height).enumerated() {
            canvas.write(
                line.key, x: rect.x, y: rect.y + row, maxWidth: min(keyWidth, rect.width), style: look.key,
                ellipsis: glyphs.ellipsis)
            canvas.write(
                line.glyphs, x: rect.x + line.indent, y: rect.y + row, maxWidth: rect.width - line.indent,
                style: line.style)
            if let link = line.link {
                let width = min(line.glyphs.reduce(0) { $0 + Int($1.width) }, rect.width - line.indent)
                canvas.link(x: rect.x + line.indent, y: rect.y + row, width: width, to: link)
            }
        }
    }

    /// The columns for keys: the longest one, at most a third of the width or what the longest value leaves.
    private func keyWidth(width: Int) -> Int {
        var (keys, values) = (0, 0)
        for case .pair(let key, let value, _, _) in items {
            keys = max(keys, TextWidth.columns(of: key))
            values = max(values, TextWidth.columns(of: value))
        }
        return min(keys, max(1, width / 3, width - values - 2))
    }

    private func lines(width: Int) -> [Line] {
        let keyWidth = keyWidth(width: width)
        return items.flatMap { item -> [Line] in
            switch item {
            case .blank: [Line()]
            case .heading(let text): wrapped(text, width: width, style: look.heading)
            case .paragraph(let text, let style): wrapped(text, width: width, style: style)
            case .pair(let key, let value, let style, let link):
                if TextWidth.columns(of: key) <= keyWidth {
                    wrapped(value, width: width, indent: keyWidth + 2, style: style, key: key, link: link)
                } else {
                    // A longer key has a line of its own: it is never cut.
                    wrapped(key, width: width, style: look.key)
                        + wrapped(value, width: width, indent: keyWidth + 2, style: style, link: link)
                }
            }
        }
    }

    private func wrapped(
        _ text: String, width: Int, indent: Int = 0, style: Style, key: String = "", link: String? = nil
    ) -> [Line] {
        var lines = TextWrap.lines(text, width: max(1, width - indent)).map {
            Line(glyphs: $0, indent: indent, style: style, link: link)
        }
        if !lines.isEmpty { lines[0].key = key }
        return lines
    }
}
