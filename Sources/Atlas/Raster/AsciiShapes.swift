import Canvas

/// Picks the ASCII character that looks most like a pattern of 2 by 4 dots.
enum AsciiShapes {
    /// The characters of all 256 Braille patterns.
    static let glyphs: [Glyph] = (0...255).map { Glyph(shape(of: UInt8($0))) }

    private static func shape(of pattern: UInt8) -> Unicode.Scalar {
        let left = rows(pattern, [0x01, 0x02, 0x04, 0x40])
        let right = rows(pattern, [0x08, 0x10, 0x20, 0x80])
        if left.isEmpty && right.isEmpty { return " " }
        if left.isEmpty || right.isEmpty { return upright(left + right) }
        return slanted(left, right)
    }

    /// The rows in which a half of the pattern has dots, from the top.
    private static func rows(_ pattern: UInt8, _ bits: [UInt8]) -> [Int] {
        bits.indices.filter { pattern & bits[$0] != 0 }
    }

    /// The character for dots that lie one above the other.
    private static func upright(_ rows: [Int]) -> Unicode.Scalar {
        let (top, bottom) = (rows.first ?? 0, rows.last ?? 0)
        if bottom - top >= 2 { return "|" }
        if bottom <= 1 { return "'" }
        return top >= 2 ? "." : bottom - top == 1 ? ":" : "."
    }

    /// The character for dots in both halves.
    private static func slanted(_ left: [Int], _ right: [Int]) -> Unicode.Scalar {
        let slope = mean(right) - mean(left)
        let height = (mean(left) + mean(right)) / 2
        if slope <= -1.5 { return "/" }
        if slope >= 1.5 { return "\\" }
        if left.count + right.count >= 5 || left.count == 4 || right.count == 4 {
            return slope <= -0.5 ? "/" : slope >= 0.5 ? "\\" : "|"
        }
        switch height {
        case ..<0.75: return "'"
        case ..<2.25: return "-"
        default: return "_"
        }
    }

    private static func mean(_ rows: [Int]) -> Double {
        Double(rows.reduce(0, +)) / Double(max(1, rows.count))
    }
}
