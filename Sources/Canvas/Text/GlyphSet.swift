/// The signs that drawings are made of, in two twins, chosen once when the program starts.
public struct GlyphSet: Sendable {
    /// Straight lines.
    public let horizontal, vertical: Glyph
    /// Corners of a frame.
    public let topLeft, topRight, bottomLeft, bottomRight: Glyph
    /// Joints where a line meets a frame; named after the side that the line leaves to.
    public let teeRight, teeLeft, teeDown, teeUp: Glyph
    /// What stands where a text was cut.
    public let ellipsis: Glyph
    /// Marks of a sorted column.
    public let sortedUp, sortedDown: Glyph
    /// Arrows that say there is more in that direction.
    public let moreUp, moreDown, moreLeft, moreRight: Glyph
    /// Directions over the ground, clockwise from north in steps of 45 degrees.
    public let courses: [Glyph]
    /// Columns of a sparkline from empty to full.
    public let steps: [Glyph]
    /// The last cell of a bar, from nothing to full.
    public let partial: [Glyph]
    /// What a bar leaves open.
    public let barTrack: Glyph
    /// A thin bar within a row of text: a whole cell, and half of one at its end.
    public let thinBar, thinBarEnd: Glyph
    /// The moving and the resting part of a scrollbar.
    public let scrollThumb, scrollTrack: Glyph
    /// Small marks: an item of a list, the pointer at the selected line, a chosen and an open item.
    public let bullet, pointer, checked, unchecked: Glyph
    /// Between two statements on one line.
    public let separator: Glyph
    /// Whether these are all ASCII.
    public let isAscii: Bool

    /// Signs for terminals that show Unicode.
    public static let utf8 = GlyphSet(
        lines: "─│┌┐└┘├┤┬┴", marks: "…▲▼↑↓←→·▸✓·│", courses: "↑↗→↘↓↙←↖", steps: " ▁▂▃▄▅▆▇█",
        partial: " ▏▎▍▌▋▊▉█", bars: "─┃│━╸", isAscii: false)

    /// Signs for terminals that show ASCII only.
    public static let ascii = GlyphSet(
        lines: "-|++++++++", marks: "~^v^v<>*>x.|", courses: "^/>\\v/<\\", steps: " .:-=+*#@", partial: " ---====#",
        bars: ".#|=-", isAscii: true)

    /// The twin to use.
    public static func choose(ascii: Bool) -> GlyphSet { ascii ? .ascii : .utf8 }

    /// The arrow for a course in degrees clockwise from north; any number, taken modulo 360.
    public func course(degrees: Double) -> Glyph {
        guard degrees.isFinite, !courses.isEmpty else { return separator }
        let turns = (degrees / 360 - (degrees / 360).rounded(.down)) * 8
        return courses[Int(turns.rounded()) % courses.count]
    }

    private init(
        lines: String, marks: String, courses: String, steps: String, partial: String, bars: String, isAscii: Bool
    ) {
        let line = SignList(lines)
        let mark = SignList(marks)
        let bar = SignList(bars)
        (horizontal, vertical) = (line[0], line[1])
        (topLeft, topRight, bottomLeft, bottomRight) = (line[2], line[3], line[4], line[5])
        (teeRight, teeLeft, teeDown, teeUp) = (line[6], line[7], line[8], line[9])
        (ellipsis, sortedUp, sortedDown) = (mark[0], mark[1], mark[2])
        (moreUp, moreDown, moreLeft, moreRight) = (mark[3], mark[4], mark[5], mark[6])
        (bullet, pointer, checked, unchecked) = (mark[7], mark[8], mark[9], mark[10])
        separator = mark[11]
        (barTrack, scrollThumb, scrollTrack) = (bar[0], bar[1], bar[2])
        (thinBar, thinBarEnd) = (bar[3], bar[4])
        self.courses = SignList(courses).glyphs
        self.steps = SignList(steps).glyphs
        self.partial = SignList(partial).glyphs
        self.isAscii = isAscii
    }
}

/// Signs written one after the other; reading past the end gives a space.
private struct SignList {
    let glyphs: [Glyph]

    init(_ signs: String) {
        glyphs = signs.unicodeScalars.map { Glyph($0) }
    }

    subscript(index: Int) -> Glyph { index < glyphs.count ? glyphs[index] : .space }
}
