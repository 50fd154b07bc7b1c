/// What stands in one cell: a base character and at most two combining marks, already measured.
public struct Glyph: Sendable, Hashable {
    /// The base character.
    public let base: Unicode.Scalar
    /// Combining marks on it; U+0000 stands for none.
    public let marks: (Unicode.Scalar, Unicode.Scalar)
    /// How many columns it takes: 1 or 2; 0 only in the right half of a wide glyph.
    public let width: UInt8

    /// A glyph; the caller has measured it (see ``TextWidth``).
    public init(_ base: Unicode.Scalar, marks: (Unicode.Scalar, Unicode.Scalar) = ("\0", "\0"), width: UInt8 = 1) {
        self.base = base
        self.marks = marks
        self.width = width
    }

    /// An empty cell.
    public static let space = Glyph(" ")
    /// The right half of a wide glyph: drawn by its left neighbour.
    public static let continuation = Glyph(" ", width: 0)

    /// Whether both draw the same.
    public static func == (lhs: Glyph, rhs: Glyph) -> Bool {
        lhs.base == rhs.base && lhs.width == rhs.width && lhs.marks.0 == rhs.marks.0 && lhs.marks.1 == rhs.marks.1
    }

    /// Feeds the base character and marks to `hasher`.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(base)
        hasher.combine(marks.0)
        hasher.combine(marks.1)
    }
}

/// One place of the grid.
public struct Cell: Sendable, Hashable {
    /// What stands there.
    public var glyph: Glyph
    /// How it looks.
    public var style: Style

    /// A cell; without arguments an empty one.
    public init(_ glyph: Glyph = .space, _ style: Style = .plain) {
        self.glyph = glyph
        self.style = style
    }
}

/// A rectangle of cells, `x` to the right and `y` down from the top left corner.
public struct Rect: Sendable, Hashable {
    /// The left column.
    public var x: Int
    /// The top row.
    public var y: Int
    /// Columns; never negative.
    public var width: Int
    /// Rows; never negative.
    public var height: Int

    /// A rectangle; negative sizes become 0.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// The first column to the right of it.
    public var right: Int { x + width }
    /// The first row below it.
    public var bottom: Int { y + height }
    /// Whether it has no cells.
    public var isEmpty: Bool { width == 0 || height == 0 }

    /// Whether a cell lies in it.
    public func contains(x: Int, y: Int) -> Bool {
        x >= self.x && x < right && y >= self.y && y < bottom
    }

    /// The rectangle that is left when this much is taken off each side.
    public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
        Rect(x: x + left, y: y + top, width: width - left - right, height: height - top - bottom)
    }

    /// The part that lies in both.
    public func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left, y: top, width: min(right, other.right) - left, height: min(bottom, other.bottom) - top)
    }
}

/// A picture made of cells: all drawing ends here, and only the room Terminal puts it on a screen.
///
/// Everything is clipped: drawing outside the grid does nothing.
public struct Canvas: Sendable, Equatable {
    /// Columns.
    public let width: Int
    /// Rows.
    public let height: Int
    /// All cells, row after row.
    public private(set) var cells: [Cell]
    /// Where the terminal's cursor is to stand, in a prompt; nil hides it.
    public var cursor: (x: Int, y: Int)?
    /// Stretches that open something outside of the program, where the terminal can do that.
    public private(set) var links: [CanvasLink] = []

    /// An empty picture; negative sizes become 0.
    public init(width: Int, height: Int, style: Style = .plain) {
        self.width = max(0, width)
        self.height = max(0, height)
        cells = Array(repeating: Cell(.space, style), count: self.width * self.height)
    }

    /// The whole picture as a rectangle.
    public var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }

    /// The cell at a place; reading outside gives an empty cell, writing outside does nothing.
    public subscript(x: Int, y: Int) -> Cell {
        get { contains(x, y) ? cells[y * width + x] : Cell() }
        set { if contains(x, y) { cells[y * width + x] = newValue } }
    }

    /// One row of cells; empty outside.
    public func row(_ y: Int) -> ArraySlice<Cell> {
        y >= 0 && y < height ? cells[y * width..<(y + 1) * width] : []
    }

    /// Puts a glyph in a cell, its style laid over what is there; a wide glyph that does not fit becomes a space.
    public mutating func put(_ glyph: Glyph, x: Int, y: Int, style: Style = .plain) {
        guard contains(x, y) else { return }
        let index = y * width + x
        breakWide(at: index, x: x)
        let fits = glyph.width < 2 || x + 1 < width
        cells[index] = Cell(fits ? glyph : .space, style.over(cells[index].style))
        if glyph.width == 2, fits {
            breakWide(at: index + 1, x: x + 1)
            cells[index + 1] = Cell(.continuation, style.over(cells[index + 1].style))
        }
    }

    /// Makes a stretch of a row open an address; cut to the picture.
    public mutating func link(x: Int, y: Int, width: Int, to target: String) {
        let rect = Rect(x: x, y: y, width: width, height: 1).intersection(bounds)
        guard !rect.isEmpty, !target.isEmpty else { return }
        links.append(CanvasLink(x: rect.x, y: rect.y, width: rect.width, target: target))
    }

    /// Fills a rectangle with spaces of a style, which replaces what was there, links included.
    public mutating func fill(_ rect: Rect, style: Style) {
        let clipped = rect.intersection(bounds)
        guard !clipped.isEmpty else { return }
        links.removeAll { !$0.rect.intersection(clipped).isEmpty }
        for y in clipped.y..<clipped.bottom {
            breakWide(at: y * width + clipped.x, x: clipped.x)
            // Beyond the right edge only a half is broken whose other half is filled.
            if clipped.right < width, cells[y * width + clipped.right].glyph.width == 0 {
                breakWide(at: y * width + clipped.right, x: clipped.right)
            }
            for x in clipped.x..<clipped.right {
                cells[y * width + x] = Cell(.space, style)
            }
        }
    }

    /// Lays a style over the cells of a rectangle and leaves their glyphs.
    public mutating func restyle(_ rect: Rect, _ style: Style) {
        let clipped = rect.intersection(bounds)
        guard !clipped.isEmpty else { return }
        for y in clipped.y..<clipped.bottom {
            for x in clipped.x..<clipped.right {
                cells[y * width + x].style = style.over(cells[y * width + x].style)
            }
        }
    }

    /// The picture as text, one line a row, spaces at the ends of lines kept off; what golden screens compare.
    public var text: String {
        var result = ""
        for y in 0..<height {
            var line = Text.string(row(y).lazy.map(\.glyph))
            while line.last == " " { line.removeLast() }
            result += line + "\n"
        }
        return result
    }

    /// Whether both pictures show the same.
    public static func == (lhs: Canvas, rhs: Canvas) -> Bool {
        lhs.width == rhs.width && lhs.height == rhs.height && lhs.cells == rhs.cells && lhs.cursor?.x == rhs.cursor?.x
            && lhs.cursor?.y == rhs.cursor?.y && lhs.links == rhs.links
    }

    private func contains(_ x: Int, _ y: Int) -> Bool {
        x >= 0 && x < width && y >= 0 && y < height
    }

    /// Blanks the other half of a wide glyph before one of its halves is overwritten.
    private mutating func breakWide(at index: Int, x: Int) {
        if cells[index].glyph.width == 0, x > 0 {
            cells[index - 1].glyph = .space
            cells[index].glyph = .space
        } else if cells[index].glyph.width == 2, x + 1 < width {
            cells[index + 1].glyph = .space
        }
    }
}
