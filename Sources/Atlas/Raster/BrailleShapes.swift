import Canvas

/// The Braille patterns as glyphs.
enum BrailleShapes {
    private static let table: [Glyph] = (0...255).map { Glyph(Unicode.Scalar(0x2800 + $0) ?? " ") }

    /// The glyph of a pattern; a blank for none.
    static func glyph(_ pattern: UInt8) -> Glyph {
        pattern == 0 ? .space : table[Int(pattern)]
    }
}
