/// Cuts a buffer into lines; CR, LF and blanks between them are passed over.
struct TLT2HLines {
    private let bytes: UnsafeRawBufferPointer
    /// Whether the end of the buffer ends a line.
    private let isComplete: Bool
    /// Where the next line begins.
    private(set) var position: Int

    /// The lines from `position` on.
    init(_ bytes: UnsafeRawBufferPointer, from position: Int = 0, isComplete: Bool) {
        self.bytes = bytes
        self.position = position
        self.isComplete = isComplete
    }

    /// What stands at the beginning of a line.
    enum Line {
        /// `##`, the end of a message; nothing behind it is needed.
        case end(Range<Int>)
        /// A line without its end.
        case text(Range<Int>)
    }

    /// The next complete line; nil when none is, with ``position`` at the first byte that is left over.
    mutating func next() -> Line? {
        while position < bytes.count, bytes[position].isBlank { position += 1 }
        let first = position
        guard first < bytes.count else { return nil }
        let mark = UInt8(ascii: "#")
        if bytes[first] == mark, first + 1 < bytes.count, bytes[first + 1] == mark {
            position = first + 2
            return .end(first..<position)
        }
        let feed = bytes.search(for: 0x0A, from: first) ?? bytes.count
        let end = UnsafeRawBufferPointer(rebasing: bytes[0..<feed]).search(for: 0x0D, from: first) ?? feed
        guard end < bytes.count || isComplete else { return nil }
        position = end
        return .text(first..<end)
    }
}
