import Canvas

/// What the fonts of the Linux console can show: 256 or 512 signs.
///
/// Letters of alphabets are left to the font that somebody has loaded for his language. Of lines, arrows and shapes only those of the
/// kernel's own font (code page 437, `drivers/tty/vt/cp437.uni`) are sure to be there; a likeness stands for the rest.
enum ConsoleFont {
    /// The glyph itself where it can be shown, else a likeness of the same width.
    static func likeness(of glyph: Glyph) -> Glyph {
        switch glyph.base.value {
        case ..<0x2000, 0x2800...0x28FF: glyph
        case _ where known.contains(glyph.base): glyph
        default: likenesses[glyph.base].map { Glyph($0) } ?? glyph.ascii
        }
    }

    private static let known = Set(
        "•…∙√∞≈≡≤≥─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬▀▄█▌▐░▒▓■▬▲▶►▼◀◄◆○◘◙↑↓→←↔↕".unicodeScalars
    ).subtracting("…".unicodeScalars)

    /// What ``AsciiLikeness`` would make too little of: directions, heights and the ends of bars.
    private static let likenesses: [Unicode.Scalar: Unicode.Scalar] = [
        "↗": "/", "↘": "\\", "↙": "/", "↖": "\\", "▁": "_", "▂": "_", "▃": "▄", "▅": "▄", "▆": "█", "▇": "█",
        "▏": " ", "▎": "▌", "▍": "▌", "▋": "▌", "▊": "█", "▉": "█", "▪": "_", "◌": "~", "●": "•", "▸": "►", "▾": "▼",
        "┃": "│", "━": "─",
    ]
}
