import Canvas
import Fleet

/// Bytes of a message as people read them.
enum WireBytes {
    /// Whether a byte is a visible ASCII character or a space.
    static func isPrintable(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }

    /// The bytes as text, line ends kept; nil when any other byte is not printable.
    static func printableText(_ bytes: some Collection<UInt8>) -> String? {
        guard bytes.allSatisfy({ isPrintable($0) || $0 == 0x0D || $0 == 0x0A }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The bytes of a field: hex in a binary message, else as text where all are printable.
    static func words(_ range: Range<Int>, of message: [UInt8]) -> String {
        let bytes = message[range]
        let isText = !WireMessage.isBinary(message) && bytes.allSatisfy(isPrintable)
        return isText ? String(decoding: bytes, as: UTF8.self) : HexText.words(bytes)
    }

    /// Two hexadecimal digits.
    static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return byte < 16 ? "0" + digits : digits
    }

    /// How many digits any offset has.
    static let offsetDigits = 3

    /// An offset in hexadecimal digits; messages are cut at 1,024 bytes, so that three are enough.
    static func offset(_ place: Int) -> String {
        let text = String(place, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, offsetDigits - text.utf8.count)) + text
    }

    /// The character of a byte; a visible stand-in where it has none.
    static func glyph(_ byte: UInt8, ascii: Bool) -> Glyph {
        Glyph(isPrintable(byte) ? Unicode.Scalar(byte) : ascii ? "." : Text.hidden)
    }
}
