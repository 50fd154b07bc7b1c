import Canvas

/// Breaks text into lines.
public enum TextWrap {
    /// Lines of at most `width` columns, broken at spaces where there are any; at least one line.
    public static func lines(_ text: String, width: Int) -> [[Glyph]] {
        guard width > 0 else { return [] }
        var rest = Text.glyphs(text)[...]
        var lines: [[Glyph]] = []
        repeat { lines.append(nextLine(&rest, width: width)) } while !rest.isEmpty
        return lines
    }

    private static func nextLine(_ rest: inout ArraySlice<Glyph>, width: Int) -> [Glyph] {
        var end = rest.startIndex
        var columns = 0
        while end < rest.endIndex, columns + Int(rest[end].width) <= width {
            columns += Int(rest[end].width)
            end += 1
        }
        if end == rest.startIndex, !rest.isEmpty {
            rest.removeFirst()
            return [.space]
        }
        if end < rest.endIndex, let space = rest[...end].lastIndex(of: .space), space > rest.startIndex { end = space }
        let line = Array(rest[rest.startIndex..<end])
        rest = rest[end...]
        if rest.first == .space { rest.removeFirst() }
        return line
    }
}
