/// Where a text stands in the room it has.
public enum TextAlignment: Sendable {
    case left, right, center
}

extension Canvas {
    /// Writes a text that has passed the sanitiser and says how many columns it took.
    ///
    /// At most `maxWidth` columns are used (default: up to the right edge); when the text is longer, `ellipsis` takes
    /// the place of what is cut, or it is just cut.
    @discardableResult
    public mutating func write(
        _ text: String, x: Int, y: Int, maxWidth: Int? = nil, style: Style = .plain, ellipsis: Glyph? = nil
    ) -> Int {
        write(Text.glyphs(text), x: x, y: y, maxWidth: maxWidth, style: style, ellipsis: ellipsis)
    }

    /// Writes glyphs and says how many columns they took; cut like texts.
    @discardableResult
    public mutating func write(
        _ glyphs: [Glyph], x: Int, y: Int, maxWidth: Int? = nil, style: Style = .plain, ellipsis: Glyph? = nil
    ) -> Int {
        let room = min(maxWidth ?? Int.max, max(0, width - x))
        var column = x
        for glyph in glyphs.fitted(to: room, ellipsis: ellipsis) {
            put(glyph, x: column, y: y, style: style)
            column += Int(glyph.width)
        }
        return column - x
    }

    /// Writes a text so that it ends before column `right`, in at most `maxWidth` columns; says how many it took.
    @discardableResult
    public mutating func write(
        _ text: String, endingAt right: Int, y: Int, maxWidth: Int, style: Style = .plain, ellipsis: Glyph? = nil
    ) -> Int {
        let fitted = Text.glyphs(text).fitted(to: maxWidth, ellipsis: ellipsis)
        return write(fitted, x: right - TextWidth.columns(of: fitted), y: y, style: style)
    }

    /// Fills `width` columns with a text: aligned, cut when it is too long, padded with spaces when it is short.
    public mutating func writeField(
        _ text: String, x: Int, y: Int, width: Int, alignment: TextAlignment = .left, style: Style = .plain,
        ellipsis: Glyph? = nil
    ) {
        guard width > 0 else { return }
        let fitted = Text.glyphs(text).fitted(to: width, ellipsis: ellipsis)
        let free = width - TextWidth.columns(of: fitted)
        let before =
            switch alignment {
            case .left: 0
            case .right: free
            case .center: free / 2
            }
        // What lies under or behind letters, such as an underline, is for the words alone.
        let ground = Style(background: style.background)
        for column in 0..<before { put(.space, x: x + column, y: y, style: ground) }
        for column in (width - free + before)..<max(width, width - free + before) {
            put(.space, x: x + column, y: y, style: ground)
        }
        write(fitted, x: x + before, y: y, style: style)
    }
}

extension Array where Element == Glyph {
    /// These glyphs cut to a number of columns, with an ellipsis for what is missing.
    public func fitted(to columns: Int, ellipsis: Glyph? = nil) -> [Glyph] {
        guard columns > 0 else { return [] }
        var used = 0
        var lastThatLeavesRoom = 0
        let reserved = Int(ellipsis?.width ?? 0)
        for (index, glyph) in enumerated() {
            if used + reserved <= columns { lastThatLeavesRoom = index }
            used += Int(glyph.width)
            if used > columns { return cut(at: lastThatLeavesRoom, columns: columns, ellipsis: ellipsis) }
        }
        return self
    }

    private func cut(at wanted: Int, columns: Int, ellipsis: Glyph?) -> [Glyph] {
        let letters = prefix(wanted).reversed().prefix { TextWidth.isFlagLetter($0.base) }.count
        // Half of a flag is another sign: it goes with the other half.
        let isInFlag = letters % 2 == 1 && wanted < count && TextWidth.isFlagLetter(self[wanted].base)
        let end = isInFlag ? wanted - 1 : wanted
        guard let ellipsis, Int(ellipsis.width) <= columns else { return Array(prefix(end)) }
        return prefix(end) + [ellipsis]
    }
}
