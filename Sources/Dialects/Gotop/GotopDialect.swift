import Fleet

extension DialectID {
    /// The GOTOP native dialect, `#IMEI,CMD-…#` (dossier gotop.md).
    public static let gotop = DialectID("gotop")
}

/// The GOTOP native dialect: printable messages between `#`, each with its own identity, none of them answered.
///
/// `#` is treated as a separator, not as a pair of brackets, so that `#a##b#`, `#a#b#`, `##a##` and a message whose
/// leading `#` is missing all read alike (gotop.md section 1).
public struct GotopDialect: Dialect {
    /// `gotop`.
    public static let id = DialectID.gotop

    /// The longest real message seen has about 560 bytes; beyond this a piece, its leading separator included, is
    /// refused (gotop.md section 1).
    public static let maximumPending = 4096

    private static let separator = UInt8(ascii: "#")
    /// How many separators and blanks may stand in front of a first message (detection.md, principle 4).
    private static let maximumFiller = 16

    /// How many of the leftover bytes are known to hold no separator, so that a slow sender costs nothing extra.
    private var searchedCount = 0
    /// Whether the rest of an overlong piece is being passed over.
    private var isSkipping = false

    /// A connection from which nothing has come yet.
    public init() {}

    /// Whether the rest of an overlong piece is still coming.
    public var isInsideMessage: Bool { isSkipping }

    /// Judges by identity, type and body of the first piece.
    public static func recognise(_ bytes: UnsafeRawBufferPointer, isComplete: Bool) -> Recognition {
        var start = 0
        while start < bytes.count, isFiller(bytes[start]) {
            // The rest of a longer run is a candidate of its own; going through it here each time would be quadratic.
            guard start < maximumFiller else { return .no }
            start += 1
        }
        var end = start
        while end < bytes.count, bytes[end].isDigit, end - start <= GotopMessage.identityLengths.upperBound { end += 1 }
        guard end < bytes.count else {
            let mayGoOn = !isComplete && end - start <= GotopMessage.identityLengths.upperBound
            return mayGoOn ? .needMore : .no
        }
        guard GotopMessage.identityLengths.contains(end - start), bytes[end] == UInt8(ascii: ",") else { return .no }
        let limit = min(opening(of: start, in: bytes, notBefore: 0) + maximumPending, bytes.count)
        guard let closing = closing(in: bytes, from: end, through: limit, isComplete: isComplete) else {
            return limit < bytes.count || isComplete ? .no : .needMore
        }
        var notes = NoNotes()
        switch GotopMessage.decode(UnsafeRawBufferPointer(rebasing: bytes[start..<closing]), &notes) {
        case .report: return .match
        case .unparsed: return .no
        }
    }

    /// Reads piece by piece; a separator at the end stays, since it may open the next message.
    public mutating func read(
        _ bytes: UnsafeRawBufferPointer, at offset: Int, isDatagram: Bool, now: Timestamp,
        _ emit: (DecodedMessage) -> Bool
    ) -> Int {
        var start = 0  // where the next message begins, its leading separator included
        var search = min(searchedCount, bytes.count)
        searchedCount = 0
        while let closing = bytes.search(for: Self.separator, from: search) {
            search = closing + 1
            if isSkipping {
                isSkipping = false
                start = search
            } else if let piece = Piece(in: bytes, from: start, to: closing) {
                start = search
                guard Self.decode(piece, in: bytes, at: offset, emit) else { return start }
            } else {
                start = closing  // nothing in between: this separator may open the next message
            }
        }
        if isDatagram, !isSkipping, let piece = Piece(in: bytes, from: start, to: bytes.count) {
            _ = Self.decode(piece, in: bytes, at: offset, emit)
            return bytes.count
        }
        let first = Self.firstOfText(in: bytes, from: start, to: bytes.count)
        start = isSkipping ? bytes.count : Self.opening(of: first, in: bytes, notBefore: start)
        if bytes.count - start > Self.maximumPending {
            isSkipping = true
            _ = emit(Self.overlong(start..<bytes.count, at: offset))
            start = bytes.count
        }
        searchedCount = bytes.count - start
        return start
    }

    /// A piece between two separators that is more than emptiness.
    private struct Piece {
        /// The text without blanks at its ends.
        let text: Range<Int>
        /// The text with its separators.
        let whole: Range<Int>
        /// Whether it is longer than any message may be, its leading separator included.
        let isOverlong: Bool

        @inline(__always)
        init?(in bytes: UnsafeRawBufferPointer, from start: Int, to closing: Int) {
            let first = firstOfText(in: bytes, from: start, to: closing)
            var last = closing
            while last > first, bytes[last - 1].isBlank { last -= 1 }
            guard first < last else { return nil }
            let opening = opening(of: first, in: bytes, notBefore: start)
            text = first..<last
            whole = opening..<min(closing + 1, bytes.count)
            isOverlong = closing - opening > maximumPending
        }
    }

    /// Hands over what a piece says; false when the reading is to stop behind it.
    @inline(__always)
    private static func decode(
        _ piece: Piece, in bytes: UnsafeRawBufferPointer, at offset: Int, _ emit: (DecodedMessage) -> Bool
    ) -> Bool {
        guard !piece.isOverlong else { return emit(overlong(piece.whole, at: offset)) }
        let range = (offset + piece.whole.lowerBound)..<(offset + piece.whole.upperBound)
        let text = UnsafeRawBufferPointer(rebasing: bytes[piece.text])
        var notes = NoNotes()
        return emit(DecodedMessage(range: range, content: GotopMessage.decode(text, &notes)))
    }

    private static func overlong(_ range: Range<Int>, at offset: Int) -> DecodedMessage {
        DecodedMessage(
            range: (offset + range.lowerBound)..<(offset + range.upperBound),
            content: .unparsed(reason: "gotop: a piece longer than \(maximumPending) bytes without #"))
    }

    /// The fields of one message, in whose text no separator stands.
    public static func explain(_ message: UnsafeRawBufferPointer) -> [WireField] {
        var notes = FieldNotes(message)
        if let piece = Piece(in: message, from: 0, to: lastOfText(in: message)) {
            let text = UnsafeRawBufferPointer(rebasing: message[piece.text])
            if piece.isOverlong {
                notes.refuse("gotop: a piece longer than \(maximumPending) bytes without #")
            } else if case .unparsed(let reason) = GotopMessage.decode(text, &notes) {
                notes.refuse(reason)
            }
        }
        return notes.finished(separators: ",#")
    }

    // MARK: - Places

    /// The end of a message without the separators behind it.
    private static func lastOfText(in bytes: UnsafeRawBufferPointer) -> Int {
        var last = bytes.count
        while last > 0, isFiller(bytes[last - 1]) { last -= 1 }
        return last
    }

    /// Whether a byte is one of those that stand between messages.
    @inline(__always)
    private static func isFiller(_ byte: UInt8) -> Bool { byte == separator || byte.isBlank }

    /// The first place from `start` on that is neither separator nor blank; `end` where there is none.
    @inline(__always)
    private static func firstOfText(in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int {
        var first = start
        while first < end, isFiller(bytes[first]) { first += 1 }
        return first
    }

    /// The place of the separator right in front of a text; that of the text itself where there is none.
    @inline(__always)
    private static func opening(of first: Int, in bytes: UnsafeRawBufferPointer, notBefore start: Int) -> Int {
        first > start && bytes[first - 1] == separator ? first - 1 : first
    }

    /// The separator that ends a message, at `limit` at the latest; the end of the bytes where nothing can follow.
    private static func closing(
        in bytes: UnsafeRawBufferPointer, from start: Int, through limit: Int, isComplete: Bool
    ) -> Int? {
        let window = UnsafeRawBufferPointer(rebasing: bytes[..<min(limit + 1, bytes.count)])
        return window.search(for: separator, from: start) ?? (isComplete && limit == bytes.count ? limit : nil)
    }
}
