/// How many columns characters take on a terminal.
public enum TextWidth {
    /// The columns of one character: 0 for marks that stand on the one before, 2 for East Asian wide characters and
    /// emoji, else 1.
    ///
    /// Control and format characters count as 1 here, because ``Text`` shows a dot for them. Width follows Unicode
    /// Annex 11 with the ambiguous class narrow, as `wcwidth` does.
    public static func columns(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        if isMark(scalar) { return 0 }
        if scalar.value < 0x1100 { return 1 }
        if WideRanges.all.containsSorted(scalar.value) { return 2 }
        return scalar.properties.isEmojiPresentation && !isFlagLetter(scalar) ? 2 : 1
    }

    /// The columns a text takes once it has passed the sanitiser.
    public static func columns(of text: String) -> Int {
        columns(of: Text.glyphs(text))
    }

    /// The columns of glyphs in a row.
    public static func columns(of glyphs: some Sequence<Glyph>) -> Int {
        glyphs.reduce(0) { $0 + Int($1.width) }
    }

    /// Whether a character is drawn on the one before it: a non-spacing mark, or a Korean vowel or final consonant.
    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x300 { return false }
        if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) { return true }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }

    /// Whether it is half of a flag: two of them together take two columns.
    static func isFlagLetter(_ scalar: Unicode.Scalar) -> Bool {
        (0x1F1E6...0x1F1FF).contains(scalar.value)
    }
}
