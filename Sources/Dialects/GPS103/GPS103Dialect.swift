import Fleet

extension DialectID {
    /// The dialect of Coban TK103, GPS103 and their clones, `imei:…;` (dossier gps103.md).
    public static let gps103 = DialectID("gps103")
}

/// The gps103 dialect: lines that end with `;` and carry their identity; logins and heartbeats want an answer.
public struct GPS103Dialect: Dialect {
    /// `gps103`.
    public static let id = DialectID.gps103

    /// Lines seen have about 150 bytes; beyond this one is refused.
    public static let maximumPending = 2048

    /// Whether the rest of an overlong line is being passed over.
    private var isSkipping = false

    /// Whether the rest of an overlong piece is still coming.
    public var isInsideMessage: Bool { isSkipping }

    /// A connection from which nothing has come yet.
    public init() {}

    /// Judges the first message by its own validity check.
    ///
    /// A bare identity may be the beginning of a gotop message, so it matches only once something ends it.
    public static func recognise(_ bytes: UnsafeRawBufferPointer, isComplete: Bool) -> Recognition {
        switch beginning(bytes) {
        case .no: return .no
        case .needMore: return isComplete ? .no : .needMore
        case .match: break
        }
        var pieces = GPS103Pieces(bytes)
        guard let piece = pieces.next() ?? (isComplete ? pieces.rest() : nil) else {
            return bytes.count > maximumPending ? .no : .needMore
        }
        let text = UnsafeRawBufferPointer(rebasing: bytes[piece.text])
        return piece.text.count <= maximumPending && GPS103Message.read(text).isReport ? .match : .no
    }

    /// A bare identity is too little where the bytes before it made no sense: many protocols have 15 digits in them.
    public static func mayFollowGarbage(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.first.map { !$0.isDigit } ?? false
    }

    /// A heartbeat or a login whose terminator is missing is whole when nothing more comes, a line at the end only.
    public func isWhole(_ bytes: UnsafeRawBufferPointer, after silence: Silence) -> Bool {
        let text = bytes.trimmed
        guard !isSkipping, silence == .end || Self.isFixedText(text) else { return false }
        return GPS103Message.read(text).isReport
    }

    /// Reads message by message; a bare identity at the end is answered at once.
    public mutating func read(
        _ bytes: UnsafeRawBufferPointer, at offset: Int, isDatagram: Bool, now: Timestamp,
        _ emit: (DecodedMessage) -> Bool
    ) -> Int {
        // Here an overlong line ends whose beginning was refused.
        if isSkipping, let first = bytes.first, GPS103Pieces.isSeparator(first) { isSkipping = false }
        var pieces = GPS103Pieces(bytes)
        while let piece = pieces.next() {
            if let stop = take(piece, in: bytes, at: offset, emit) { return stop }
        }
        let rest = bytes.from(pieces.position)
        let isBareIdentity = rest.count == GPS103Message.identityLength && GPS103Message.identity(rest) != nil
        let isOverlong = rest.count > Self.maximumPending
        if isDatagram || isBareIdentity || isOverlong, let piece = pieces.rest() {
            if let stop = take(piece, in: bytes, at: offset, emit) { return stop }
            isSkipping = isOverlong && !isDatagram
        }
        return pieces.position
    }

    /// The fields of one message.
    public static func explain(_ message: UnsafeRawBufferPointer) -> [WireField] {
        var notes = FieldNotes(message)
        var pieces = GPS103Pieces(message)
        if let piece = pieces.next() ?? pieces.rest() {
            let text = UnsafeRawBufferPointer(rebasing: message[piece.text]).trimmed
            if text.count > maximumPending {
                notes.refuse(overlong)
            } else {
                let reading = GPS103Message.read(text, &notes)
                if case .unparsed(let reason) = reading.content { notes.refuse(reason) }
                note(wish: reading.reply, text, &notes)
            }
        }
        return notes.finished(separators: ",;")
    }

    /// What a tracker waits for, at the field that makes it wait.
    private static func note(wish reply: [UInt8], _ text: UnsafeRawBufferPointer, _ notes: inout FieldNotes) {
        guard !reply.isEmpty else { return }
        let words = "wants the answer " + String(decoding: reply, as: UTF8.self)
        if text.first == UInt8(ascii: "#") {
            notes.noteWish(words, at: "mark")
        } else {
            notes.noteWish(words, at: "heartbeat")
        }
    }

    private static let overlong = "gps103: a line longer than \(maximumPending) bytes"

    // MARK: - One message

    /// Hands a message over; says where to stop, if the reading is to stop.
    private mutating func take(
        _ piece: GPS103Pieces.Piece, in bytes: UnsafeRawBufferPointer, at offset: Int,
        _ emit: (DecodedMessage) -> Bool
    ) -> Int? {
        guard !isSkipping else {
            isSkipping = false
            return nil
        }
        let text = UnsafeRawBufferPointer(rebasing: bytes[piece.text]).trimmed
        guard !text.isOnlyFiller else { return nil }
        var range = (offset + piece.whole.lowerBound)..<(offset + piece.whole.upperBound)
        guard text.count <= Self.maximumPending else {
            let message = DecodedMessage(range: range, content: .unparsed(reason: Self.overlong))
            return emit(message) ? nil : piece.whole.upperBound
        }
        var reading = GPS103Message.read(text)
        if let device = Self.foreignHeartbeat(in: text, beside: reading) {
            let end = range.lowerBound + GPS103Message.identityLength
            let heartbeat = GPS103Message.heartbeat(device)
            let first = DecodedMessage(
                range: range.lowerBound..<end, content: heartbeat.content, reply: heartbeat.reply)
            guard emit(first) else { return end - offset }
            reading.reply = []
            range = end..<range.upperBound
        }
        let message = DecodedMessage(range: range, content: reading.content, reply: reading.reply)
        return emit(message) ? nil : piece.whole.upperBound
    }

    /// The identity of a glued heartbeat that is not the one of the line behind it: then they are two messages.
    private static func foreignHeartbeat(
        in text: UnsafeRawBufferPointer, beside reading: GPS103Message.Reading
    ) -> DeviceID? {
        guard GPS103Message.hasGluedHeartbeat(text), let device = GPS103Message.identity(text) else { return nil }
        if case .report(let report) = reading.content, report.device == device { return nil }
        return device
    }

    // MARK: - Beginnings

    /// Whether the bytes can be the beginning of a message, as far as they go; `match` when the identity is complete.
    private static func beginning(_ bytes: UnsafeRawBufferPointer) -> Recognition {
        guard let first = bytes.first else { return .needMore }
        if first.isDigit { return bareIdentity(bytes) }
        let mark = first == UInt8(ascii: "#") ? GPS103Message.loginMark : GPS103Message.mark
        guard startsLike(bytes, mark) else { return .no }
        let identity = bytes.from(mark.utf8CodeUnitCount)
        for place in 0..<min(identity.count, GPS103Message.identityLength) where !identity[place].isDigit { return .no }
        guard identity.count > GPS103Message.identityLength else { return .needMore }
        return identity[GPS103Message.identityLength] == UInt8(ascii: ",") ? .match : .no
    }

    /// Fifteen digits with nothing, a terminator or `imei:` behind them.
    private static func bareIdentity(_ bytes: UnsafeRawBufferPointer) -> Recognition {
        let length = GPS103Message.identityLength
        for place in 0..<min(bytes.count, length) where !bytes[place].isDigit { return .no }
        guard bytes.count >= length else { return .needMore }
        let rest = bytes.from(length)
        guard let next = rest.first else { return .match }
        if next == UInt8(ascii: ";") || next == 0x0D || next == 0x0A { return .match }
        return startsLike(rest, GPS103Message.mark) ? .match : .no
    }

    /// Whether bytes and mark agree as far as both go.
    private static func startsLike(_ bytes: UnsafeRawBufferPointer, _ mark: StaticString) -> Bool {
        for place in 0..<min(bytes.count, mark.utf8CodeUnitCount)
        where bytes[place].uppercased != mark.utf8Start[place] { return false }
        return true
    }

    /// A bare identity or a login: nothing could be missing but the terminator.
    private static func isFixedText(_ text: UnsafeRawBufferPointer) -> Bool {
        text.count == GPS103Message.identityLength || text.hasPrefix(uppercase: GPS103Message.loginMark)
    }
}
