import CNcurses
import Canvas
import Glibc

/// Hands the cells that changed since the last frame to ncurses.
struct FramePainter {
    private let ascii: Bool
    private let avoidsAmbiguous: Bool
    private let isLinuxConsole: Bool
    private var palette: StylePalette
    private var last: Canvas?
    private var encoded: [cchar_t] = []
    /// The links of the last frame that are still to be written.
    private var linksDue: [CanvasLink] = []

    init(ascii: Bool, avoidsAmbiguous: Bool = false, isLinuxConsole: Bool = false, palette: StylePalette) {
        self.ascii = ascii
        self.avoidsAmbiguous = avoidsAmbiguous
        self.isLinuxConsole = isLinuxConsole
        self.palette = palette
    }

    /// Forgets what is on the terminal, so that the next frame is drawn whole.
    mutating func invalidate() {
        last = nil
    }

    /// How much of the screen a frame changes.
    struct Extent: Equatable {
        var rows = 0
        var cells = 0

        /// Whether it is so little, such as the clock, that it cannot tear and is not worth the bytes of a bracket.
        var needsNoBracket: Bool { rows <= 1 && cells <= 16 }
    }

    /// Draws the difference into ncurses' window; nil when there is none.
    mutating func paint(_ canvas: Canvas, width: Int, height: Int) -> Extent? {
        if canvas == last { return nil }
        preparePalette(canvas)
        if last?.width != canvas.width || last?.height != canvas.height {
            last = nil
            werase(shim_stdscr())
        }
        var extent = Extent()
        for y in 0..<min(canvas.height, height) {
            let cells = paintRow(canvas.row(y), old: last?.row(y), y: y, width: min(canvas.width, width))
            if cells > 0 { extent.rows += 1 }
            extent.cells += cells
        }
        linksDue = LinkPainter.due(canvas, after: last)
        last = canvas
        return extent
    }

    /// What writes the links of the frame that ncurses has just drawn; empty where there are none.
    mutating func takeLinkBytes() -> [UInt8] {
        guard let last, !linksDue.isEmpty else { return [] }
        defer { linksDue = [] }
        return linksDue.flatMap { link in
            var runs: [(look: String, text: String)] = []
            for cell in LinkPainter.cells(of: link, in: last) where cell.glyph.width > 0 {
                let look = palette.sequence(cell.style)
                if runs.last?.look != look { runs.append((look, "")) }
                runs[runs.count - 1].text += text(of: cell.glyph)
            }
            return LinkPainter.bytes(link, runs: runs)
        }
    }

    /// A glyph as it is drawn, in text.
    private func text(of glyph: Glyph) -> String {
        let shown = drawable(glyph)
        guard canDraw(shown) else { return shown.width == 2 ? "? " : "?" }
        var text = String.UnicodeScalarView([shown.base])
        for mark in [shown.marks.0, shown.marks.1] where drawable(mark) != 0 { text.append(mark) }
        return String(text)
    }

    private mutating func preparePalette(_ canvas: Canvas) {
        if palette.recycle() { last = nil }
        guard palette.depth == .mono else { return }
        let ordinary = canvas.commonBackground
        guard ordinary != palette.ordinaryBackground else { return }
        palette.ordinaryBackground = ordinary
        palette.forgetLooks()
        last = nil
    }

    /// Draws what changed in a row and says how many cells that was.
    private mutating func paintRow(_ row: ArraySlice<Cell>, old: ArraySlice<Cell>?, y: Int, width: Int) -> Int {
        guard let changed = Self.changedRange(row, old: old, width: width) else { return 0 }
        encode(row, changed)
        let count = Int32(encoded.count)
        encoded.withUnsafeBufferPointer { cells in
            _ = mvwadd_wchnstr(shim_stdscr(), Int32(y), Int32(changed.lowerBound), cells.baseAddress, count)
        }
        return changed.count
    }

    /// The columns from the first to the last cell that differ, widened to whole glyphs; nil when none does.
    static func changedRange(_ row: ArraySlice<Cell>, old: ArraySlice<Cell>?, width: Int) -> Range<Int>? {
        let start = row.startIndex
        guard width > 0, row.count >= width else { return nil }
        guard let old, old.count == row.count else { return 0..<width }
        let offset = old.startIndex - start
        guard let first = (start..<start + width).first(where: { row[$0] != old[$0 + offset] }),
            let last = (start..<start + width).last(where: { row[$0] != old[$0 + offset] })
        else { return nil }
        var range = (first - start)..<(last - start + 1)
        if range.lowerBound > 0, row[first].glyph.width == 0 { range = (range.lowerBound - 1)..<range.upperBound }
        if range.upperBound < width, row[last].glyph.width == 2 { range = range.lowerBound..<(range.upperBound + 1) }
        return range
    }

    private mutating func encode(_ row: ArraySlice<Cell>, _ columns: Range<Int>) {
        encoded.removeAll(keepingCapacity: true)
        var style: Style?
        var look = CellLook(attributes: 0, pair: 0)
        for column in columns {
            let cell = row[row.startIndex + column]
            if cell.glyph.width == 0, column > columns.lowerBound { continue }
            if cell.style != style {
                style = cell.style
                look = palette.look(cell.style)
            }
            append(cell.glyph, look)
        }
    }

    /// Appends one glyph; where it cannot be drawn, a stand-in of the same width keeps the columns.
    private mutating func append(_ glyph: Glyph, _ look: CellLook) {
        let shown = drawable(glyph)
        if canDraw(shown), append(shown.base, (drawable(shown.marks.0), drawable(shown.marks.1)), look) { return }
        append(ascii ? shown.base : "?", (0, 0), look)
        if shown.width == 2 { append(" ", (0, 0), look) }
    }

    /// What stands for a glyph on this terminal.
    private func drawable(_ glyph: Glyph) -> Glyph {
        if ascii || avoidsAmbiguous && glyph.isAmbiguous { return glyph.ascii }
        return isLinuxConsole ? ConsoleFont.likeness(of: glyph) : glyph
    }

    @discardableResult
    private mutating func append(_ base: Unicode.Scalar, _ marks: (wchar_t, wchar_t), _ look: CellLook) -> Bool {
        var cell = cchar_t()
        let isAccepted = shim_cell(&cell, wide(base), marks.0, marks.1, look.attributes, look.pair) == OK
        if isAccepted { encoded.append(cell) }
        return isAccepted
    }

    /// Whether the C library, by which ncurses counts columns, measures a glyph as we do.
    private func canDraw(_ glyph: Glyph) -> Bool {
        let width = max(1, Int(glyph.width))
        return glyph.base.isASCII ? width == 1 : wcwidth(wide(glyph.base)) == width
    }

    private func wide(_ scalar: Unicode.Scalar) -> wchar_t { wchar_t(scalar.value) }

    private func drawable(_ mark: Unicode.Scalar) -> wchar_t {
        mark != "\0" && wcwidth(wide(mark)) == 0 ? wide(mark) : 0
    }
}
