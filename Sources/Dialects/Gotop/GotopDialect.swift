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
    public static let id = DialectID.gotop

    /// The longest real message seen has about 560 bytes; beyond this a piece is refused (gotop.md section 1).
    public static let maximumPending = 4096

    private static let separator = UInt8(ascii: "#")

    /// How many of the leftover bytes are known to hold no separator, so that a slow sender costs nothing extra.
    private var searchedCount = 0
    /// Whether the rest of an overlong piece is being passed over.
    private var isSkipping = false

    public init() {}

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
        guard let closing = bytes.firstIndex(of: separator, from: end) ?? (isComplete ? bytes.count : nil) else {
            return bytes.count - start > maximumPending ? .no : .needMore
        }
        guard closing - start <= maximumPending else { return .no }
        switch GotopMessage.decode(UnsafeRawBufferPointer(rebasing: bytes[start..<closing])) {
        case .success: return .match
        case .failure: return .no
        }
    }

    public mutating func read(
        _ bytes: UnsafeRawBufferPointer, isDatagram: Bool, now: Timestamp, into messages: inout [DecodedMessage]
    ) -> Int {
        var start = 0  // where the next message begins, its leading separator included
        var search = min(searchedCount, bytes.count)
        while let closing = bytes.firstIndex(of: Self.separator, from: search) {
            search = closing + 1
            if isSkipping {
                isSkipping = false
                start = search
                continue
            }
            if let message = Self.message(in: bytes, from: start, to: closing) {
                messages.append(message)
                start = search
            } else {
                start = closing  // nothing in between: this separator may open the next message
            }
        }
        if isDatagram, !isSkipping, let message = Self.message(in: bytes, from: start, to: bytes.count) {
            messages.append(message)
            start = bytes.count
        }
        if isSkipping {
            start = bytes.count
        } else if bytes.count - start > Self.maximumPending {
            isSkipping = true
            messages.append(Self.overlong(start..<bytes.count))
            start = bytes.count
        }
        searchedCount = bytes.count - start
        return start
    }

    /// The message whose text lies before the separator at `closing`; nil when there is only emptiness.
    private static func message(in bytes: UnsafeRawBufferPointer, from start: Int, to closing: Int) -> DecodedMessage? {
        var first = start
        while first < closing, bytes[first] == separator || bytes[first].isBlank { first += 1 }
        var last = closing
        while last > first, bytes[last - 1].isBlank { last -= 1 }
        guard first < last else { return nil }
        let opensWithSeparator = first > start && bytes[first - 1] == separator
        let range = (opensWithSeparator ? first - 1 : first)..<min(closing + 1, bytes.count)
        guard last - first <= maximumPending else { return overlong(range) }
        switch GotopMessage.decode(UnsafeRawBufferPointer(rebasing: bytes[first..<last])) {
        case .success(let report): return DecodedMessage(range: range, content: .report(report))
        case .failure(let fault): return DecodedMessage(range: range, content: .unparsed(reason: fault.reason))
        }
    }

    private static func overlong(_ range: Range<Int>) -> DecodedMessage {
        DecodedMessage(
            range: range, content: .unparsed(reason: "gotop: a piece longer than \(maximumPending) bytes without #"))
    }
}
