import Fleet

extension DialectID {
    /// The TRV and IW dialect, `TRVAP00…#` and `IWAP00…#` (dossier trv.md).
    public static let trv = DialectID("trv")
}

/// The TRV dialect: printable messages up to a `#`; only the login tells who speaks, and almost all are answered.
public struct TRVDialect: Dialect {
    /// `trv`.
    public static let id = DialectID.trv

    /// Lists of Wi-Fi networks make the longest messages, about a thousand bytes.
    public static let maximumPending = 2048

    /// The identity comes in the login only.
    public static let keepsIdentity = true

    static let terminator = UInt8(ascii: "#")

    /// Who logged in on this connection.
    private var device: DeviceID?
    /// How many of the leftover bytes are known to hold no `#`, so that a slow sender costs nothing extra.
    private var searchedCount = 0
    /// Whether the rest of an overlong piece is being passed over.
    private var isSkipping = false

    /// Whether the rest of an overlong piece is still coming.
    public var isInsideMessage: Bool { isSkipping }

    /// A connection on which nobody has logged in yet.
    public init() {}

    /// Judges by the head, the closing `#` and what stands between them.
    public static func recognise(_ bytes: UnsafeRawBufferPointer, isComplete: Bool) -> Recognition {
        switch TRVHead.find(in: bytes) {
        case .none: return .no
        case .partial: return isComplete ? .no : .needMore
        case .head(let head):
            guard let end = bytes.search(for: terminator, from: head.length) else {
                return isComplete || bytes.count > maximumPending ? .no : .needMore
            }
            let payload = UnsafeRawBufferPointer(rebasing: bytes[head.length..<end])
            return end < maximumPending && TRVMessage.isValid(head, payload) ? .match : .no
        }
    }

    /// Reads up to each `#`; a message that another one cut short is refused, and the other one read.
    public mutating func read(
        _ bytes: UnsafeRawBufferPointer, at offset: Int, isDatagram: Bool, now: Timestamp,
        _ emit: (DecodedMessage) -> Bool
    ) -> Int {
        var start = 0
        var search = min(searchedCount, bytes.count)
        searchedCount = 0
        while let end = bytes.search(for: Self.terminator, from: search) {
            if isSkipping {
                isSkipping = false
            } else if let stop = readPiece(bytes, start..<(end + 1), at: offset, now: now, emit) {
                return stop
            }
            start = end + 1
            search = start
        }
        if isDatagram {
            // Nothing closes a message but its own `#`: the rest is dropped, with a word where it looks like one.
            if case .head = TRVHead.find(in: bytes.from(start)) {
                _ = Self.refuse(start..<bytes.count, at: offset, "trv: no # at the end", emit)
            }
            start = bytes.count
        } else if isSkipping {
            start = bytes.count
        } else if bytes.count - start > Self.maximumPending {
            // Where the reading stops, whatever comes next is looked at anew.
            isSkipping = Self.refuse(start..<bytes.count, at: offset, Self.overlong, emit)
            start = bytes.count
        }
        searchedCount = bytes.count - start
        return start
    }

    private static let overlong = "trv: a piece longer than \(maximumPending) bytes without #"

    /// Reads one piece and the messages that it cut short; says where to stop, if the reading is to stop.
    private mutating func readPiece(
        _ bytes: UnsafeRawBufferPointer, _ piece: Range<Int>, at offset: Int, now: Timestamp,
        _ emit: (DecodedMessage) -> Bool
    ) -> Int? {
        var start = piece.lowerBound
        while start < piece.upperBound - 1, bytes[start].isBlank { start += 1 }
        guard start < piece.upperBound - 1 else { return nil }  // emptiness between two messages
        let range = (offset + start)..<(offset + piece.upperBound)
        guard piece.upperBound - start <= Self.maximumPending else {
            return Self.refuse(start..<piece.upperBound, at: offset, Self.overlong, emit) ? nil : piece.upperBound
        }
        let text = UnsafeRawBufferPointer(rebasing: bytes[start..<(piece.upperBound - 1)])
        guard case .head(let head) = TRVHead.find(in: text) else {
            let end = TRVHead.next(in: text, after: 0).map { start + $0 } ?? piece.upperBound
            guard Self.refuse(start..<end, at: offset, Self.noHead, emit) else { return end }
            return readPiece(bytes, end..<piece.upperBound, at: offset, now: now, emit)
        }
        do {
            let decoded = try decode(head, text.from(head.length), now: now)
            let message = DecodedMessage(range: range, content: .report(decoded.report), reply: decoded.reply)
            return emit(message) ? nil : piece.upperBound
        } catch {
            let end = TRVHead.next(in: text, after: 0).map { start + $0 } ?? piece.upperBound
            guard Self.refuse(start..<end, at: offset, error.reason, emit) else { return end }
            return readPiece(bytes, end..<piece.upperBound, at: offset, now: now, emit)
        }
    }

    /// The fields of one message; whose it is only the login says.
    public static func explain(_ message: UnsafeRawBufferPointer) -> [WireField] {
        var notes = FieldNotes(message)
        let end = message.search(for: terminator, from: 0) ?? message.count
        let text = message.part(0, end).trimmed
        if text.count > maximumPending {
            notes.refuse(overlong)
        } else if case .head(let head) = TRVHead.find(in: text), let nobody = DeviceID("0") {
            do throws(DecodingFault) {
                try explain(head, text, device: nobody, &notes)
            } catch {
                notes.refuse(error.reason)
            }
        } else {
            notes.refuse(noHead)
        }
        return notes.finished(separators: ",#")
    }

    private static func explain(
        _ head: TRVHead, _ text: UnsafeRawBufferPointer, device: DeviceID, _ notes: inout FieldNotes
    ) throws(DecodingFault) {
        let payload = text.from(head.length)
        let meaning = TRVMessage.meaning(of: head, payload)
        notes.note(text.part(0, head.length - 4), "maker", head.isWatch ? "a watch" : "a tracker")
        notes.note(text.part(head.length - 4, 4), "type", meaning.words)
        if head.isLogin { _ = try TRVMessage.identity(payload, &notes) }
        _ = try TRVMessage.report(head, meaning, payload, device: device, &notes)
        if meaning.layout == .life { TRVTelemetry.noteLife(head, payload, &notes) }
        if meaning.answer != .none { notes.noteWish("wants an answer", at: "type") }
    }

    private static let noHead = "trv: no TRV or IW with a message type in front"

    private mutating func decode(
        _ head: TRVHead, _ payload: UnsafeRawBufferPointer, now: Timestamp
    ) throws(DecodingFault) -> (report: Report, reply: [UInt8]) {
        if head.isLogin { device = try TRVMessage.identity(payload) }
        guard let device else {
            throw DecodingFault("trv: \(head.type) before the login, nobody knows whose")
        }
        let meaning = TRVMessage.meaning(of: head, payload)
        var notes = NoNotes()
        let report = try TRVMessage.report(head, meaning, payload, device: device, &notes)
        return (report, TRVReply.bytes(to: head, meaning.answer, now: now))
    }
}
