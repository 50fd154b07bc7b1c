extension Glyph {
    /// Glyphs of ASCII that stand for this one and take as many columns; itself when it is ASCII already.
    ///
    /// With `--ascii`, or in a locale without UTF-8, nothing else may reach the terminal. Letters lose their marks,
    /// lines become `+`, `-` and `|`, anything without a likeness becomes `?`.
    public var ascii: Glyph {
        if base.isASCII, marks.0 == "\0", width <= 1, base.value >= 0x20, base.value != 0x7F { return self }
        return Glyph(AsciiLikeness.of(base), width: width)
    }
}

/// ASCII characters that look like others.
enum AsciiLikeness {
    /// The likeness of a character; `?` when there is none.
    static func of(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x20..<0x7F: scalar
        case 0xA0..<0xC0: pick(from: signs, at: scalar.value - 0xA0)
        case 0xC0..<0x180: pick(from: latin, at: scalar.value - 0xC0)
        case 0x218...0x21B: pick(from: "SsTt", at: scalar.value - 0x218)
        case 0x1E00..<0x1F00: pick(from: latinAdditional, at: scalar.value - 0x1E00)
        case 0x2000..<0x2070: punctuation(scalar)
        case 0x2190..<0x2C00: symbol(scalar)
        default: "?"
        }
    }

    private static func pick(from table: StaticString, at index: UInt32) -> Unicode.Scalar {
        guard index < UInt32(table.utf8CodeUnitCount) else { return "?" }
        return table.withUTF8Buffer { Unicode.Scalar($0[Int(index)]) }
    }

    private static func punctuation(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x2010...0x2015: "-"
        case 0x2018...0x201B, 0x2032: "'"
        case 0x201C...0x201F, 0x2033: "\""
        case 0x2022, 0x2023: "*"
        case 0x2024, 0x2027: "."
        case 0x2026: "~"
        case 0x2039: "<"
        case 0x203A: ">"
        default: "?"
        }
    }

    private static func symbol(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x2190, 0x2196, 0x2199: "<"
        case 0x2191: "^"
        case 0x2192, 0x2197, 0x2198: ">"
        case 0x2193: "v"
        case 0x2194: "-"
        case 0x2212: "-"
        case 0x2713, 0x2714: "v"
        case 0x2715...0x2718: "x"
        case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550, 0x2574, 0x2576, 0x2578, 0x257A: "-"
        case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551, 0x2575, 0x2577, 0x2579, 0x257B: "|"
        case 0x2500..<0x2580: "+"
        case 0x2580...0x259F: block(scalar)
        case 0x25A0..<0x2600: geometric(scalar)
        case 0x2800: " "
        case 0x2801...0x28FF: braille(scalar.value & 0xFF)
        default: "?"
        }
    }

    private static func block(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x2581...0x2583, 0x2591: "."
        case 0x258E...0x2590: "|"
        case 0x2584, 0x2592: ":"
        default: "#"
        }
    }

    private static func geometric(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x25B2...0x25B5: "^"
        case 0x25B6...0x25BB: ">"
        case 0x25BC...0x25BF: "v"
        case 0x25C0...0x25C5: "<"
        case 0x25CB...0x25CF, 0x25D0...0x25D7: "o"
        case 0x25A0...0x25AF: "#"
        default: "*"
        }
    }

    private static func braille(_ dots: UInt32) -> Unicode.Scalar {
        switch dots.nonzeroBitCount {
        case 0...2: "."
        case 3...5: ":"
        default: "#"
        }
    }

    private static let signs: StaticString = " !c#$Y|S\"ca<--R-o+23'uP.,1o>???"
    private static let latin: StaticString = """
        AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuytyAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIi\
        IiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs
        """
    private static let latinAdditional: StaticString = """
        AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTt\
        TtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwy??????AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOo\
        OoOoOoOoUuUuUuUuUuUuUuYyYyYyYy??????
        """
}
