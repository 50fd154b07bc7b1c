import Canvas

/// A place where a label may stand beside its point.
struct LabelSpot: Sendable, Hashable {
    /// The columns of the text.
    var text: Range<Int>
    /// Its row.
    var row: Int
    /// The columns of the text and of a blank on each side of it, as far as they lie within the view.
    var block: Range<Int>

    /// A text from a column on in a view of some columns.
    init(column: Int, row: Int, width: Int, columns: Int) {
        text = (column..<column + width).clamped(to: 0..<columns)
        self.row = row
        block = (column - 1..<column + width + 1).clamped(to: 0..<columns)
    }

    /// The spots for a text of some width beside a point, best first: right, left, above, below.
    ///
    /// Only those whose text lies within the columns of the view; the rows are not looked at.
    static func around(column: Int, row: Int, width: Int, columns: Int) -> [LabelSpot] {
        let middle = max(1, min(columns - width - 1, column - width / 2))
        let starts = [(column + 2, row), (column - 1 - width, row), (middle, row - 1), (middle, row + 1)]
        return starts.filter { $0.0 >= 0 && $0.0 + width <= columns }.map {
            LabelSpot(column: $0.0, row: $0.1, width: width, columns: columns)
        }
    }
}

extension [Glyph] {
    /// Columns that these glyphs take.
    var columns: Int { reduce(0) { $0 + Int($1.width) } }
}

extension CellGrid {
    /// Writes a label at a spot and blanks the cells beside it.
    mutating func write(_ glyphs: [Glyph], at spot: LabelSpot, style: Style) {
        for column in spot.block where !spot.text.contains(column) {
            put(.space, column: column, row: spot.row, style: .plain)
        }
        write(glyphs, column: spot.text.lowerBound, row: spot.row, until: spot.text.upperBound, style: style)
    }
}
