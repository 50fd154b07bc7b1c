import Canvas

/// How the line of a trail is drawn, so that speeds and gaps differ where colours do not: broken when slow, wide when
/// fast.
struct TrailPen {
    private let layer: MapLayer
    private let dash: Dash
    /// How far apart the two lines of a wide one are, in dots; nil for a single line.
    private let apart: Double?

    /// The pen of a layer of the trail.
    init(_ layer: MapLayer, _ drawing: MapDrawing) {
        self.layer = layer
        // A block stands for four dots: only what leaves out whole cells is seen as broken, or is wider than one block.
        let isFine = drawing == .braille
        switch layer {
        case .trailGap: (dash, apart) = (.dotted, nil)
        case .trailSlow, .fadedSlow: (dash, apart) = (drawing == .ascii ? .solid : isFine ? .second : .dashed, nil)
        case .trailFast, .fadedFast: (dash, apart) = (.solid, drawing == .ascii ? nil : isFine ? 1 : 2)
        default: (dash, apart) = (.solid, nil)
        }
    }

    /// Draws a piece; `phase` says how many dots of the trail came before it.
    func draw(_ from: DotPoint, _ to: DotPoint, phase: Int = 0, on grid: inout DotGrid) {
        if let apart {
            grid.wideLine(from, to, layer, dash, phase: phase, apart: apart)
        } else {
            grid.line(from, to, layer, dash, phase: phase)
        }
    }

    /// A short piece as glyphs of one row, for a legend.
    static func sample(_ layer: MapLayer, _ drawing: MapDrawing, columns: Int) -> [Glyph] {
        let bounds = DotBounds(minX: 0, minY: 0, maxX: columns * 2 - 1, maxY: 3)
        var dots = DotGrid(columns: columns, rows: 1, bounds: bounds, blends: true)
        TrailPen(layer, drawing).draw(DotPoint(x: 0, y: 1), DotPoint(x: Double(columns * 2) - 0.5, y: 1), on: &dots)
        let shapes = CellShapes(drawing)
        return dots.dots.map { $0 != 0 && drawing == .ascii ? asciiSign(of: layer) : shapes.glyph($0) }
    }

    /// The ASCII character of a layer of the trail.
    static func asciiSign(of layer: MapLayer) -> Glyph {
        switch layer {
        case .trailSlow: Glyph(":")
        case .trailNew: Glyph("*")
        case .trailFast: Glyph("#")
        default: Glyph(".")
        }
    }
}
