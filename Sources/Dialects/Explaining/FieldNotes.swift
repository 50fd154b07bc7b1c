import Fleet

/// The notes of one message: fields in the order of their bytes, without overlaps.
struct FieldNotes: FieldNoting {
    static let isListening = true

    /// How long a text that was not understood may be; what is longer is cut.
    private static let textLimit = 256

    private let message: UnsafeRawBufferPointer
    private var fields: [WireField] = []
    private var fault: String?
    private var isRefused = false
    /// What the tracker waits for, and the field that tells.
    private var wish: (name: String, words: String)?

    /// Notes about a message; only valid while its bytes are.
    init(_ message: UnsafeRawBufferPointer) {
        self.message = message
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer?, _ name: StaticString, _ meaning: String) {
        guard let bytes, !bytes.isEmpty, let range = place(of: bytes) else { return }
        guard !fields.contains(where: { $0.range.overlaps(range) }) else { return }
        fields.append(WireField(range: range, name: name.description, meaning: meaning))
    }

    mutating func add(fault reason: String) {
        if fault == nil { fault = reason }
    }

    /// Notes why the message is refused as a whole: then it is not answered either.
    mutating func refuse(_ reason: String) {
        add(fault: reason)
        isRefused = true
    }

    /// Says at a field what the tracker waits for, unless the message is refused.
    mutating func noteWish(_ words: String, at name: StaticString) {
        wish = (name.description, words)
    }

    /// Changes what a field means, now that the whole message has been read.
    mutating func revise(_ name: StaticString, _ change: (String) -> String) {
        let name = name.description
        guard let place = fields.firstIndex(where: { $0.name == name }) else { return }
        fields[place].meaning = change(fields[place].meaning)
    }

    /// Where some bytes of the message stand in it; nil for bytes from elsewhere.
    private func place(of bytes: UnsafeRawBufferPointer) -> Range<Int>? {
        guard let start = bytes.baseAddress, let base = message.baseAddress, start >= base else { return nil }
        let first = start - base
        return first + bytes.count <= message.count ? first..<(first + bytes.count) : nil
    }

    /// All fields, and every piece between them that was not understood; a fault stands at the first of these.
    ///
    /// - Parameters:
    ///   - separators: bytes that only stand between fields.
    ///   - isBinary: whether what was not understood is shown as numbers instead of text.
    func finished(separators: StaticString, isBinary: Bool = false) -> [WireField] {
        var all = answered.sorted { $0.range.lowerBound < $1.range.lowerBound }
        var pieces = gaps(between: all).flatMap { parts(of: $0, separators) }
        if let fault {
            let place = pieces.first ?? message.count..<message.count
            all.append(WireField(range: place, name: "fault", meaning: fault))
            pieces = Array(pieces.dropFirst())
        }
        for piece in pieces {
            let bytes = UnsafeRawBufferPointer(rebasing: message[piece])
            let text = isBinary ? MeaningText.count(piece.count, "byte") : bytes.trimmed.text(limit: Self.textLimit)
            all.append(WireField(range: piece, name: fault == nil ? "not understood" : "not read", meaning: text))
        }
        return all.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    /// The fields with what the tracker waits for.
    private var answered: [WireField] {
        guard !isRefused, let wish, let place = fields.firstIndex(where: { $0.name == wish.name }) else {
            return fields
        }
        var fields = fields
        fields[place].meaning += "; " + wish.words
        return fields
    }

    private func gaps(between fields: [WireField]) -> [Range<Int>] {
        var gaps: [Range<Int>] = []
        var end = 0
        for field in fields {
            if field.range.lowerBound > end { gaps.append(end..<field.range.lowerBound) }
            end = field.range.upperBound
        }
        if end < message.count { gaps.append(end..<message.count) }
        return gaps
    }

    /// A gap cut at separators; a text is cut without blanks at its ends.
    private func parts(of gap: Range<Int>, _ separators: StaticString) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = gap.lowerBound
        for place in gap.lowerBound...gap.upperBound
        where place == gap.upperBound || isSeparator(message[place], separators) {
            let piece = start..<place
            start = place + 1
            if separators.utf8CodeUnitCount == 0 || !message[piece].allSatisfy(isEmptiness) { parts.append(piece) }
        }
        return parts.filter { !$0.isEmpty }
    }

    /// Whether a byte of a text says nothing alone.
    private func isEmptiness(_ byte: UInt8) -> Bool { byte.isBlank || byte == UInt8(ascii: "-") }

    private func isSeparator(_ byte: UInt8, _ separators: StaticString) -> Bool {
        separators.withUTF8Buffer { $0.contains(byte) }
    }
}
