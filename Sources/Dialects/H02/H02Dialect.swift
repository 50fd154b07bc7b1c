import Fleet

extension DialectID {
    /// The H02 dialect, `*HQ,…#` text and `$…` binary (dossier h02.md).
    public static let h02 = DialectID("h02")
}

/// The H02 dialect: text between `*` and `#`, binary frames of fixed length behind `$`, both mixed on one connection.
///
/// Every message carries its own identity; an instance only remembers the length of binary frames, whose frames came
/// last, and which alarms stand already, because the tracker repeats them until they are taken back.
public struct H02Dialect: Dialect {
    /// `h02`.
    public static let id = DialectID.h02

    /// The longest text message, an echo of an SMS answer included (h02.md, framing).
    public static let maximumPending = 2048

    /// What frames binary messages.
    private var lengths = H02BinaryLengths()
    /// Which alarms were raised before.
    private var memory = H02AlarmMemory()
    /// Who sent the last message; a mileage frame belongs to the same tracker.
    private var lastDevice: DeviceID?

    /// A connection from which nothing has come yet.
    public init() {}

    /// Judges by the whole first message: header, identity, known type, dates and ranges.
    public static func recognise(_ bytes: UnsafeRawBufferPointer, isComplete: Bool) -> Recognition {
        guard let first = bytes.first else { return isComplete ? .no : .needMore }
        switch first {
        case UInt8(ascii: "*"): return recogniseText(bytes, isComplete: isComplete)
        case UInt8(ascii: "$"): return recogniseBinary(bytes, isComplete: isComplete)
        default: return .no
        }
    }

    private static func recogniseText(_ bytes: UnsafeRawBufferPointer, isComplete: Bool) -> Recognition {
        guard H02Header.mayBegin(bytes) else { return .no }
        let limit = min(bytes.count, maximumPending)
        let searched = UnsafeRawBufferPointer(rebasing: bytes[..<limit])
        guard let closing = searched.search(for: UInt8(ascii: "#"), from: 0) else {
            return isComplete || bytes.count >= maximumPending ? .no : .needMore
        }
        let piece = UnsafeRawBufferPointer(rebasing: bytes[..<closing])
        return (try? H02Text.decode(piece)) == nil ? .no : .match
    }

    private static func recogniseBinary(_ bytes: UnsafeRawBufferPointer, isComplete: Bool) -> Recognition {
        switch H02BinaryLengths().measure(bytes, isComplete: isComplete) {
        case .none: return .no
        case .needMore: return .needMore
        case .frame(let layout, _, _): return (try? H02Binary.decode(bytes, layout)) == nil ? .no : .match
        }
    }

    /// Reads message by message; what stands between them and is no filler becomes one unparsed piece.
    public mutating func read(
        _ bytes: UnsafeRawBufferPointer, at offset: Int, isDatagram: Bool, now: Timestamp,
        _ emit: (DecodedMessage) -> Bool
    ) -> Int {
        var place = lengths.passTail(of: bytes)
        while place < bytes.count {
            guard !bytes[place].isBlank, bytes[place] != UInt8(ascii: "#") else {
                place += 1
                continue
            }
            let piece = H02Piece.next(in: bytes.from(place), lengths: lengths, isComplete: isDatagram)
            guard piece.length > 0 else { return place }
            let range = (offset + place)..<(offset + place + piece.length)
            let message = UnsafeRawBufferPointer(rebasing: bytes[place..<(place + piece.length)])
            let goesOn = emit(take(piece.content, message, range, now: now))
            place += piece.length
            if lengths.isOpen, place < bytes.count { place += lengths.passTail(of: bytes.from(place)) }
            guard goesOn else { return place }
        }
        return place
    }

    /// The fields of one message, by itself: what the connection remembers takes no part.
    public static func explain(_ message: UnsafeRawBufferPointer) -> [WireField] {
        var notes = FieldNotes(message)
        guard let first = message.first else { return [] }
        let isText = first == UInt8(ascii: "*")
        let piece = H02Piece.next(in: message, lengths: H02BinaryLengths(), isComplete: true)
        do throws(DecodingFault) {
            switch piece.content {
            case .text:
                let decoded = try H02Text.decode(message.part(0, piece.length - 1), &notes)
                notes.revise("type") { decoded.words(type: $0) }
            case .binary(let layout, _):
                let decoded = try H02Binary.decode(message.part(0, piece.length), layout, &notes)
                notes.revise("start") { decoded.words(type: $0) }
            case .mileage: notes.note(message.part(0, 1), "start", "a mileage frame, whose numbers are not kept")
            case .refused(let reason): throw DecodingFault(reason)
            }
        } catch {
            notes.refuse(error.reason)
        }
        return notes.finished(separators: isText ? "*,#" : "", isBinary: !isText)
    }

    // MARK: - One message

    /// Decodes a piece and brings what this connection remembers up to date.
    @inline(__always)
    private mutating func take(
        _ content: H02Piece.Content, _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, now: Timestamp
    ) -> DecodedMessage {
        do throws(DecodingFault) {
            switch content {
            case .text:
                var message = try H02Text.decode(UnsafeRawBufferPointer(rebasing: bytes.dropLast()))
                judge(&message)
                let reply = H02Answer.bytes(message.answer, to: bytes, now: now)
                return DecodedMessage(range: range, content: .report(message.report), reply: reply)
            case .binary(let layout, let settled):
                lengths.note(length: bytes.count, isSettled: settled)
                var message = try H02Binary.decode(bytes, layout)
                judge(&message)
                return DecodedMessage(range: range, content: .report(message.report))
            case .mileage:
                guard let lastDevice else { throw DecodingFault("h02: a mileage frame of nobody known") }
                let report = Report(dialect: .h02, device: lastDevice, kind: .heartbeat, type: "X")
                return DecodedMessage(range: range, content: .report(report))
            case .refused(let reason):
                throw DecodingFault(reason)
            }
        } catch {
            return DecodedMessage(range: range, content: .unparsed(reason: error.reason))
        }
    }

    /// Makes an alarm of a report whose status word has news.
    @inline(__always)
    private mutating func judge(_ message: inout H02Message) {
        lastDevice = message.report.device
        if let status = message.status { memory.judge(status, mayRaise: message.mayRaise, into: &message.report) }
    }
}
