/// Puts the bytes of one character together; bytes that cannot be one become U+FFFD.
struct UTF8Collector {
    private var bytes: [UInt8] = []
    private var expected = 0

    /// Whether no character has begun.
    var isEmpty: Bool { bytes.isEmpty }

    /// Drops a character that has begun.
    mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// Takes a byte; gives a character once it is complete or cannot become one.
    mutating func add(_ byte: UInt8) -> Unicode.Scalar? {
        if bytes.isEmpty {
            expected = Self.length(startingWith: byte)
            if expected == 1 { return Unicode.Scalar(byte) }
            if expected == 0 { return "\u{FFFD}" }
        } else if byte & 0xC0 != 0x80 {
            reset()
            return byte < 0x80 ? Unicode.Scalar(byte) : "\u{FFFD}"
        }
        bytes.append(byte)
        guard bytes.count == expected else { return nil }
        defer { reset() }
        return String(decoding: bytes, as: UTF8.self).unicodeScalars.first
    }

    private static func length(startingWith byte: UInt8) -> Int {
        switch byte {
        case 0..<0x80: 1
        case 0xC2..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0..<0xF5: 4
        default: 0
        }
    }
}
