import Canvas

/// The cells of the map while it is drawn, before they go to the canvas.
struct CellGrid: Sendable {
    /// Columns.
    let columns: Int
    /// Rows.
    let rows: Int
    /// All cells, row after row.
    private(set) var cells: [Cell]

    /// Empty cells.
    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        cells = Array(repeating: Cell(), count: columns * rows)
    }

    /// The cell at an index.
    subscript(index: Int) -> Cell {
        get { cells[index] }
        set { cells[index] = newValue }
    }

    /// Puts a glyph, or one half of a wide one, over a cell, which keeps only its background.
    mutating func put(_ glyph: Glyph, column: Int, row: Int, style: Style) {
        guard column >= 0, column < columns, row >= 0, row < rows else { return }
        let index = row * columns + column
        if cells[index].glyph.width == 2, column + 1 < columns { cells[index + 1].glyph = .space }
        if cells[index].glyph.width == 0, column > 0 { cells[index - 1].glyph = .space }
        cells[index] = Cell(glyph, style.over(Style(background: cells[index].style.background)))
    }

    /// Writes glyphs from a column to the right, up to a last column; a wide one that does not fit is left out.
    mutating func write(_ glyphs: [Glyph], column: Int, row: Int, until end: Int, style: Style) {
        var column = column
        for glyph in glyphs where glyph.width > 0 {
            let width = Int(glyph.width)
            guard column + width <= min(end, columns) else { return }
            put(glyph, column: column, row: row, style: style)
            if width == 2 { put(.continuation, column: column + 1, row: row, style: style) }
            column += width
        }
    }

    /// Lays dots over a cell, which keeps its background and the dots that it has; in ASCII `sign` stands for them.
    mutating func overlay(
        _ pattern: UInt8, column: Int, row: Int, _ shapes: CellShapes, sign: Glyph? = nil, style: Style
    ) {
        let beneath = cells[row * columns + column].glyph
        let glyph = shapes.blends ? shapes.glyph(pattern, over: beneath) : sign ?? shapes.glyph(pattern)
        put(glyph, column: column, row: row, style: style)
    }

    /// Lays a picture of dots over the cells; `look` gives the sign in ASCII and the style of a layer.
    mutating func overlay(_ dots: DotGrid, _ shapes: CellShapes, _ look: (MapLayer) -> (sign: Glyph, style: Style)) {
        for index in dots.dots.indices where dots.dots[index] != 0 {
            let (sign, style) = look(MapLayer(rawValue: dots.layers[index]) ?? .none)
            overlay(
                dots.dots[index], column: index % columns, row: index / columns, shapes, sign: sign, style: style)
        }
    }

    /// Copies the cells to a canvas; what they leave open shows what was there.
    func copy(to canvas: inout Canvas, x: Int, y: Int) {
        for row in 0..<rows {
            for column in 0..<columns {
                let cell = cells[row * columns + column]
                let beneath = canvas[x + column, y + row].style
                canvas[x + column, y + row] = Cell(cell.glyph, cell.style.over(beneath))
            }
        }
    }
}
