/// The words in front of every message: `TRV` or `IW`, a letter, `P` and two characters (trv.md, framing).
struct TRVHead {
    /// Whether the message comes from a watch (`IW`), which gives some types another meaning.
    let isWatch: Bool
    /// The letter and the two characters of the type, `AP01` being `A`, `0`, `1`.
    let letter, first, second: UInt8

    /// How many bytes it has.
    var length: Int { isWatch ? 6 : 7 }

    /// The type as reports show it, such as `AP01`.
    var type: String {
        String(unsafeUninitializedCapacity: 4) { text in
            text[0] = letter
            text[1] = UInt8(ascii: "P")
            text[2] = first
            text[3] = second
            return 4
        }
    }

    /// The type as a number, for tables.
    var key: UInt32 { Self.key(letter, first, second) }

    /// Three characters as a number.
    static func key(_ letter: UInt8, _ first: UInt8, _ second: UInt8) -> UInt32 {
        UInt32(letter) << 16 | UInt32(first) << 8 | UInt32(second)
    }

    /// Whether this is the message that tells who speaks.
    var isLogin: Bool { key == Self.key(UInt8(ascii: "A"), UInt8(ascii: "0"), UInt8(ascii: "0")) }

    /// What stands at the start of some bytes.
    enum Finding {
        /// A whole head.
        case head(TRVHead)
        /// What could become one.
        case partial
        /// Something else.
        case none
    }

    /// Judges the start of some bytes.
    static func find(in bytes: UnsafeRawBufferPointer) -> Finding {
        guard let start = bytes.first else { return .partial }
        let isWatch = start == UInt8(ascii: "I")
        let word: StaticString = isWatch ? "IW" : "TRV"
        let wordLength = word.utf8CodeUnitCount
        for place in 0..<min(wordLength + 4, bytes.count) {
            let byte = bytes[place]
            let fits =
                switch place - wordLength {
                case ..<0: byte == word.utf8Start[place]
                case 0: isUplink(byte)
                case 1: byte == UInt8(ascii: "P")
                default: byte.isDigit || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte.uppercased)
                }
            guard fits else { return .none }
        }
        guard bytes.count >= wordLength + 4 else { return .partial }
        return .head(
            TRVHead(
                isWatch: isWatch, letter: bytes[wordLength], first: bytes[wordLength + 2],
                second: bytes[wordLength + 3]))
    }

    /// Where the next whole head begins behind `place`, in a message that another one cut short.
    static func next(in bytes: UnsafeRawBufferPointer, after place: Int) -> Int? {
        for start in (place + 1)..<max(place + 1, bytes.count) {
            if case .head = find(in: bytes.from(start)) { return start }
        }
        return nil
    }

    /// The letters that trackers use; servers answer with the one that follows in the alphabet.
    private static func isUplink(_ letter: UInt8) -> Bool {
        letter == UInt8(ascii: "A") || letter == UInt8(ascii: "C") || letter == UInt8(ascii: "W")
            || letter == UInt8(ascii: "Y")
    }
}
