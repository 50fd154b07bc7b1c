/// The one sanitiser: everything that did not come from our own source passes it before it is drawn.
///
/// What goes in is hostile; what comes out can neither move the cursor nor hide or reorder what stands beside it:
/// * line ends, tabs and Unicode line separators become one space (CR LF is one line end);
/// * joiners, variation selectors, soft hyphens and skin tones behind an emoji are left out, so that no terminal joins
///   what is counted as separate characters;
/// * every other control, format, bidirectional, zero-width, tag, private, unassigned or replacement character is shown
///   as ``hidden``, so that nothing passes unseen;
/// * a base keeps two combining marks; a mark without a base stands on a space.
public enum Text {
    /// What stands for a character that must not reach a terminal.
    public static let hidden: Unicode.Scalar = "\u{B7}"

    /// The longest text that is looked at, in characters; the rest is left out.
    public static let maximumLength = 16_384

    /// A text as glyphs that are safe to draw, each with its width.
    public static func glyphs(_ text: String) -> [Glyph] {
        var builder = GlyphBuilder(capacity: min(text.utf8.count, maximumLength))
        for scalar in text.unicodeScalars.prefix(maximumLength) { builder.add(scalar) }
        return builder.finish()
    }

    /// A text with everything unsafe replaced, as a string; for window titles and single lines of output.
    public static func plain(_ text: String) -> String {
        string(glyphs(text))
    }

    /// Glyphs as a string again.
    public static func string(_ glyphs: some Sequence<Glyph>) -> String {
        var result = String.UnicodeScalarView()
        for glyph in glyphs where glyph.width > 0 {
            result.append(glyph.base)
            if glyph.marks.0 != "\0" { result.append(glyph.marks.0) }
            if glyph.marks.1 != "\0" { result.append(glyph.marks.1) }
        }
        return String(result)
    }
}

/// What becomes of a character.
enum ScalarFate {
    /// It is drawn.
    case base
    /// It stands on the character before.
    case mark
    /// A space stands for it.
    case space
    /// It is left out.
    case dropped
    /// ``Text/hidden`` stands for it.
    case hidden

    /// Decides by the rules of ``Text``.
    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300: self = .base
        case 0x09...0x0D, 0x85, 0xA0, 0x2028, 0x2029: self = .space
        case 0xAD, 0x200C, 0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF: self = .dropped
        case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x3164, 0xFFA0, 0xFFFC, 0xFFFD: self = .hidden
        default: self = ScalarFate(category: scalar)
        }
    }

    private init(category scalar: Unicode.Scalar) {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned: self = .hidden
        case .lineSeparator, .paragraphSeparator, .spaceSeparator: self = .space
        default: self = TextWidth.isMark(scalar) ? .mark : .base
        }
    }
}

/// Collects glyphs from characters, one after the other.
private struct GlyphBuilder {
    private var glyphs: [Glyph] = []
    private var previous: Unicode.Scalar = "\0"

    init(capacity: Int) {
        glyphs.reserveCapacity(capacity)
    }

    mutating func add(_ scalar: Unicode.Scalar) {
        defer { previous = scalar }
        switch ScalarFate(scalar) {
        case .base where isSkinTone(scalar) && glyphs.last?.width == 2: break
        case .base: glyphs.append(Glyph(scalar, width: UInt8(TextWidth.columns(of: scalar))))
        case .space where scalar == "\n" && previous == "\r": break
        case .space: glyphs.append(.space)
        case .hidden: glyphs.append(Glyph(Text.hidden))
        case .mark: addMark(scalar)
        case .dropped: break
        }
    }

    /// Whether it colours the emoji before it; some terminals draw both as one, others side by side.
    private func isSkinTone(_ scalar: Unicode.Scalar) -> Bool { (0x1F3FB...0x1F3FF).contains(scalar.value) }

    private mutating func addMark(_ mark: Unicode.Scalar) {
        guard let last = glyphs.last else {
            glyphs.append(Glyph(" ", marks: (mark, "\0")))
            return
        }
        if last.marks.0 == "\0" {
            glyphs[glyphs.count - 1] = Glyph(last.base, marks: (mark, "\0"), width: last.width)
        } else if last.marks.1 == "\0" {
            glyphs[glyphs.count - 1] = Glyph(last.base, marks: (last.marks.0, mark), width: last.width)
        }
    }

    func finish() -> [Glyph] { glyphs }
}
