/// Cuts a buffer into messages: at `;` and line ends, at `*` where it ends a message, and in front of the next `imei:`
/// where a terminator is missing (gps103.md, framing).
struct GPS103Pieces {
    /// One message.
    struct Piece {
        /// Its text without the terminator.
        let text: Range<Int>
        /// Its text with the terminator.
        let whole: Range<Int>
    }

    /// Where the next message begins, once separators are passed.
    private(set) var position = 0
    private let bytes: UnsafeRawBufferPointer

    /// The messages of a buffer.
    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// The next message that is complete; nil when none is, with ``position`` at the first byte that is left over.
    mutating func next() -> Piece? {
        while position < bytes.count, Self.isSeparator(bytes[position]) { position += 1 }
        let first = position
        var index = first
        while index < bytes.count {
            let byte = bytes[index]
            if byte > UInt8(ascii: ";") || byte.isDigit {
                index &+= 1
                continue
            }
            if byte == UInt8(ascii: ";") || byte == 0x0D || byte == 0x0A { return take(first..<index, length: 1) }
            if byte == UInt8(ascii: "*"), starEnds(first..<index) { return take(first..<index, length: 1) }
            if byte == UInt8(ascii: ":"), let end = nextMessage(before: index, from: first) {
                return take(first..<end, length: 0)
            }
            index &+= 1
        }
        return nil
    }

    /// What is left over, taken as a whole message.
    mutating func rest() -> Piece? {
        position < bytes.count ? take(position..<bytes.count, length: 0) : nil
    }

    private mutating func take(_ text: Range<Int>, length: Int) -> Piece {
        position = text.upperBound + length
        return Piece(text: text, whole: text.lowerBound..<position)
    }

    /// Whether a byte may stand between messages.
    static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ";") || byte.isBlank }

    /// Whether the `*` behind a text ends it: what follows begins something else, or nothing follows and the text is
    /// a message already.
    private func starEnds(_ text: Range<Int>) -> Bool {
        let behind = text.upperBound + 1
        guard behind < bytes.count else {
            return GPS103Message.read(UnsafeRawBufferPointer(rebasing: bytes[text])).isReport
        }
        let byte = bytes[behind]
        return byte == 0x0D || byte == 0x0A || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "#")
            || byte.uppercased == UInt8(ascii: "I")
    }

    /// Where the message with the `imei:` that ends at `colon` begins, if that is behind `first`: in front of `imei:`,
    /// or of the bare identity or `##,` that belongs to it.
    private func nextMessage(before colon: Int, from first: Int) -> Int? {
        let word = colon - 4
        guard word > first, bytes.from(word).hasPrefix(uppercase: GPS103Message.mark) else { return nil }
        var begin = word
        let length = GPS103Message.identityLength
        if word - first >= 3, bytes[word - 1] == UInt8(ascii: ","), isMark(bytes[word - 2]), isMark(bytes[word - 3]) {
            begin = word - 3
        } else if word - first >= length, bytes[(word - length)..<word].allSatisfy(\.isDigit),
            word - length == first || !bytes[word - length - 1].isDigit
        {
            begin = word - length
        }
        return begin > first ? begin : nil
    }

    /// `##,imei:` is a login, `**,imei:` a command that came back, which must not be taken for a message.
    private func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "#") || byte == UInt8(ascii: "*") }
}
