import Fleet
import Geo

/// Text, numbers and moments inside XML, whatever a tracker or a person put into them.
enum XMLText {
    /// Appends text with what XML gives a meaning to as entities; blanks for line ends, nothing for what XML forbids
    /// (XML 1.0, 2.2) and for characters that change how other text is shown.
    static func append(_ text: String, to out: inout [UInt8]) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out.append(contentsOf: "&amp;".utf8)
            case "<": out.append(contentsOf: "&lt;".utf8)
            case ">": out.append(contentsOf: "&gt;".utf8)
            case "\"": out.append(contentsOf: "&quot;".utf8)
            case "'": out.append(contentsOf: "&apos;".utf8)
            case "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": out.append(UInt8(ascii: " "))
            default: if isHarmless(scalar) { out.append(contentsOf: scalar.utf8) }
            }
        }
    }

    /// Appends an element with text; nothing where there is none.
    static func append(_ name: StaticString, _ text: String?, to out: inout [UInt8]) {
        guard let text else { return }
        open(name, to: &out)
        append(text, to: &out)
        close(name, to: &out)
    }

    /// Appends an element with a number; nothing where there is none.
    static func append(_ name: StaticString, _ number: Double?, decimals: Int, to out: inout [UInt8]) {
        guard let number, number.isFinite else { return }
        open(name, to: &out)
        DecimalText.append(number, decimals: decimals, to: &out)
        close(name, to: &out)
    }

    /// Appends an element with a moment.
    static func append(_ name: StaticString, _ moment: Timestamp, to out: inout [UInt8]) {
        open(name, to: &out)
        DecimalText.append(moment, to: &out)
        close(name, to: &out)
    }

    private static func open(_ name: StaticString, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "<"))
        name.withUTF8Buffer { out.append(contentsOf: $0) }
        out.append(UInt8(ascii: ">"))
    }

    private static func close(_ name: StaticString, to out: inout [UInt8]) {
        out.append(contentsOf: "</".utf8)
        name.withUTF8Buffer { out.append(contentsOf: $0) }
        out.append(UInt8(ascii: ">"))
    }

    /// Whether a character may stand in a file that people open: no control, no override of the writing direction.
    static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: true
        case 0...0x9F: false
        // Marks and overrides of the writing direction.
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false
        case 0xFFFE, 0xFFFF: false
        default: true
        }
    }
}
