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

    /// The longest real message seen has about 560 bytes; beyond this a piece is refused (gotop.md section 1).
    public static let maximumPending = 4096

    private static let separator = UInt8(ascii: "#")

    /// How many of the leftover bytes are known to hold no separator, so that a slow sender costs nothing extra.
    private var searchedCount = 0
    /// Whether the rest of an overlong piece is being passed over.
    private var isSkipping = false

    /// A connection from which nothing has come yet.
    public init() {}

    /// Judges by identity, type and body of the first piece.
    public static func recognise(_ bytes: UnsafeRawBufferPointer, isComplete: Bool) -> Recognition {
        var start = 0
        while start < bytes.count, bytes[start] == separator || bytes[start].isBlank { start += 1 }
        var end = start
        while end < bytes.count, bytes[end].isDigit, end - start <= GotopMessage.identityLengths.upperBound { end += 1 }
        guard end < bytes.count else {
            let mayGoOn = !isComplete && end - start <= GotopMessage.identityLengths.upperBound
            return mayGoOn ? .needMore : .no
        }
        guard GotopMessage.identityLengths.contains(end - start), bytes[end] == UInt8(ascii: ",") else { return .no }
        guard let closing = bytes.search(for: separator, from: end) ?? (isComplete ? bytes.count : nil) else {
            return bytes.count - start > maximumPending ? .no : .needMore
        }
        guard closing - start <= maximumPending else { return .no }
        switch GotopMessage.decode(UnsafeRawBufferPointer(rebasing: bytes[start..<closing])) {
        case .report: return .match
        case .unparsed: return .no
        }
    }

    /// Reads piece by piece; a separator at the end stays, since it may open the next message.
    public mutating func read(
        _ bytes: UnsafeRawBufferPointer, at offset: Int, isDatagram: Bool, now: Timestamp,
        _ emit: (DecodedMessage) -> Void
    ) -> Int {
        var start = 0  // where the next message begins, its leading separator included
        var search = min(searchedCount, bytes.count)
        while let closing = bytes.search(for: Self.separator, from: search) {
            search = closing + 1
            if isSkipping {
                isSkipping = false
                start = search
            } else if let piece = Piece(in: bytes, from: start, to: closing) {
                Self.decode(piece, in: bytes, at: offset, emit)
                start = search
            } else {
                start = closing  // nothing in between: this separator may open the next message
            }
        }
        if isDatagram, !isSkipping, let piece = Piece(in: bytes, from: start, to: bytes.count) {
            Self.decode(piece, in: bytes, at: offset, emit)
            start = bytes.count
        }
        if isSkipping {
            start = bytes.count
        } else if bytes.count - start > Self.maximumPending {
            isSkipping = true
            Self.refuse(start..<bytes.count, at: offset, Self.overlong, emit)
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

        @inline(__always)
        init?(in bytes: UnsafeRawBufferPointer, from start: Int, to closing: Int) {
            var first = start
            while first < closing, bytes[first] == separator || bytes[first].isBlank { first += 1 }
            var last = closing
            while last > first, bytes[last - 1].isBlank { last -= 1 }
            guard first < last else { return nil }
            let opensWithSeparator = first > start && bytes[first - 1] == separator
            text = first..<last
            whole = (opensWithSeparator ? first - 1 : first)..<min(closing + 1, bytes.count)
        }
    }

    private static let overlong = "gotop: a piece longer than \(maximumPending) bytes without #"

    @inline(__always)
    private static func decode(
        _ piece: Piece, in bytes: UnsafeRawBufferPointer, at offset: Int, _ emit: (DecodedMessage) -> Void
    ) {
        guard piece.text.count <= maximumPending else { return refuse(piece.whole, at: offset, overlong, emit) }
        emit(
            DecodedMessage(
                range: (offset + piece.whole.lowerBound)..<(offset + piece.whole.upperBound),
                content: GotopMessage.decode(UnsafeRawBufferPointer(rebasing: bytes[piece.text]))))
    }

    private static func refuse(
        _ range: Range<Int>, at offset: Int, _ reason: String, _ emit: (DecodedMessage) -> Void
    ) {
        let placed = (offset + range.lowerBound)..<(offset + range.upperBound)
        emit(DecodedMessage(range: placed, content: .unparsed(reason: reason)))
    }
}
