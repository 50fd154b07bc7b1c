import Canvas

/// Turns patterns of 2 by 4 dots into characters and back: the one way from lines to cells, whatever the drawing.
struct CellShapes: Sendable {
    /// The characters in use.
    let drawing: MapDrawing

    /// Shapes of a drawing.
    init(_ drawing: MapDrawing) {
        self.drawing = drawing
    }

    /// Whether the dots of several lines in a cell make one character; an ASCII character stands for one line only.
    var blends: Bool { drawing != .ascii }

    /// The character of a pattern; a blank for none.
    @inline(__always)
    func glyph(_ pattern: UInt8) -> Glyph {
        switch drawing {
        case .braille: BrailleShapes.glyph(pattern)
        case .quadrants: BlockShapes.quadrants[Int(pattern)]
        case .halves: BlockShapes.halves[Int(pattern)]
        case .ascii: AsciiShapes.glyphs[Int(pattern)]
        }
    }

    /// The character of a pattern that is laid over a cell, with the dots of that cell where they can be told.
    func glyph(_ pattern: UInt8, over glyph: Glyph) -> Glyph {
        self.glyph(pattern | dots(of: glyph))
    }

    /// The dots that a character of this drawing stands for; none for others.
    private func dots(of glyph: Glyph) -> UInt8 {
        switch drawing {
        case .braille:
            let beneath = glyph.base.value &- 0x2800
            return beneath < 256 ? UInt8(beneath) : 0
        case .quadrants, .halves: return BlockShapes.dots(of: glyph)
        case .ascii: return 0
        }
    }
}

/// The block elements as glyphs.
enum BlockShapes {
    /// The dots of the quarters: upper left, upper right, lower left, lower right.
    private static let quarters: [UInt8] = [0x03, 0x18, 0x44, 0xA0]
    /// The characters of all sets of quarters.
    private static let blocks = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".unicodeScalars)

    /// The quarters that a pattern touches, for all 256 patterns.
    static let quadrants: [Glyph] = (0...255).map { Glyph(blocks[quarters(of: UInt8($0))]) }

    /// The halves that a pattern touches, for all 256 patterns.
    static let halves: [Glyph] = (0...255).map { pattern in
        let touched = quarters(of: UInt8(pattern))
        return Glyph(blocks[(touched & 3 == 0 ? 0 : 3) | (touched & 12 == 0 ? 0 : 12)])
    }

    /// The dots that a block covers; none for other characters.
    static func dots(of glyph: Glyph) -> UInt8 {
        guard (0x2580...0x259F).contains(glyph.base.value), let touched = blocks.firstIndex(of: glyph.base) else {
            return 0
        }
        return quarters.indices.reduce(0) { touched & 1 << $1 == 0 ? $0 : $0 | quarters[$1] }
    }

    private static func quarters(of pattern: UInt8) -> Int {
        quarters.indices.reduce(0) { pattern & quarters[$1] == 0 ? $0 : $0 | 1 << $1 }
    }
}
