import Fleet

extension DialectID {
    /// The GT06 or Concox dialect, binary frames `78 78 … 0D 0A` (dossier gt06.md).
    public static let gt06 = DialectID("gt06")
}

/// The GT06 dialect: binary frames with length and checksum; only the login tells who speaks.
public struct GT06Dialect: Dialect {
    /// `gt06`.
    public static let id = DialectID.gt06

    /// Bytes that make no sense, then a frame that is not complete yet.
    public static let maximumPending = maximumJunk + GT06Frame.longest

    /// The identity comes in the login only.
    public static let keepsIdentity = true

    private static let maximumJunk = 1024

    /// Who logged in on this connection.
    private var device: DeviceID?
    /// Whether the bytes before the next frame have been refused already, being too many.
    private var isSkipping = false

    /// Whether the rest of an overlong piece is still coming.
    public var isInsideMessage: Bool { isSkipping }

    /// A connection on which nobody has logged in yet.
    public init() {}

    /// Judges by header, length, tail and checksum; a login must name somebody, and a server's words do not count.
    public static func recognise(_ bytes: UnsafeRawBufferPointer, isComplete: Bool) -> Recognition {
        guard let first = bytes.first, GT06Frame.isHeaderByte(first) else { return .no }
        guard bytes.count >= 2 else { return isComplete ? .no : .needMore }
        guard bytes[1] == first else { return .no }
        switch GT06Frame.find(at: 0, in: bytes) {
        case .frame(let frame, _): return GT06Message.isFromTracker(frame) ? .match : .no
        case .incomplete: return isComplete ? .no : .needMore
        case .wrongChecksum, .nothing: return .no
        }
    }

    /// Reads frame by frame; what stands between frames is refused in one piece when the next frame is proven.
    public mutating func read(
        _ bytes: UnsafeRawBufferPointer, at offset: Int, isDatagram: Bool, now: Timestamp,
        _ emit: (DecodedMessage) -> Bool
    ) -> Int {
        var start = 0  // behind the last frame
        var search = 0
        while let place = GT06Frame.headerPlace(in: bytes, from: search) {
            switch GT06Frame.find(at: place, in: bytes) {
            case .frame(let frame, let count):
                guard refuseJunk(bytes, start..<place, at: offset, emit) else { return place }
                start = place + count
                search = start
                let decoded = decode(frame, now: now)
                let range = (offset + place)..<(offset + start)
                let message = DecodedMessage(range: range, content: decoded.content, reply: decoded.reply)
                guard emit(message) else { return start }
            case .wrongChecksum(let count):
                guard refuseJunk(bytes, start..<place, at: offset, emit) else { return place }
                start = place + count
                search = start
                guard Self.refuse(place..<start, at: offset, "gt06: bad checksum", emit) else { return start }
            case .incomplete where !isDatagram:
                return hold(bytes, start..<place, at: offset, emit)
            case .incomplete, .nothing:
                search = place + 1
            }
        }
        if isDatagram {
            if search > start { _ = Self.refuse(start..<bytes.count, at: offset, Self.noFrame, emit) }
            return bytes.count
        }
        let mayOpen = bytes.count > start && GT06Frame.isHeaderByte(bytes[bytes.count - 1])
        return hold(bytes, start..<(mayOpen ? bytes.count - 1 : bytes.count), at: offset, emit)
    }

    // MARK: - Bytes that are no frame

    private static let noFrame = "gt06: no complete frame, the length does not lead to 0D 0A"

    /// Keeps bytes that make no sense until it is known where they end, unless they are too many; says what is done.
    private mutating func hold(
        _ bytes: UnsafeRawBufferPointer, _ junk: Range<Int>, at offset: Int, _ emit: (DecodedMessage) -> Bool
    ) -> Int {
        if !isSkipping {
            guard junk.count > Self.maximumJunk else { return junk.lowerBound }
            isSkipping = refuseJunk(bytes, junk, at: offset, emit)
        }
        return junk.upperBound
    }

    /// Hands bytes between frames over as not understood, unless they are blanks or their beginning was refused; false
    /// when the reading is to stop behind them.
    private mutating func refuseJunk(
        _ bytes: UnsafeRawBufferPointer, _ junk: Range<Int>, at offset: Int, _ emit: (DecodedMessage) -> Bool
    ) -> Bool {
        defer { isSkipping = false }
        guard !isSkipping, !junk.isEmpty, !bytes[junk].allSatisfy(\.isBlank) else { return true }
        return Self.refuse(junk, at: offset, Self.noFrame, emit)
    }

    /// The fields of one frame; whose it is only the login says.
    public static func explain(_ message: UnsafeRawBufferPointer) -> [WireField] {
        var notes = FieldNotes(message)
        do throws(DecodingFault) {
            try explain(message, &notes)
        } catch {
            notes.refuse(error.reason)
        }
        return notes.finished(separators: "", isBinary: true)
    }

    private static func explain(
        _ message: UnsafeRawBufferPointer, _ notes: inout FieldNotes
    ) throws(DecodingFault) {
        guard let place = GT06Frame.headerPlace(in: message, from: 0), let nobody = DeviceID("0") else {
            throw DecodingFault(noFrame)
        }
        switch GT06Frame.find(at: place, in: message, &notes) {
        case .frame(let frame, _):
            if frame.message == GT06Message.login { _ = try GT06Message.identity(frame.content, &notes) }
            let report = try GT06Message.report(frame, device: nobody, &notes)
            notes.revise("number") { GT06Message.decided($0, report) }
            if let wish = GT06Message.wish(frame.message) { notes.noteWish(wish, at: "number") }
        case .wrongChecksum: throw DecodingFault("gt06: bad checksum")
        case .incomplete, .nothing: throw DecodingFault(noFrame)
        }
    }

    // MARK: - One frame

    /// What a frame says and what is answered; before the login nothing is.
    private mutating func decode(
        _ frame: GT06Frame, now: Timestamp
    ) -> (content: Arrival.Content, reply: [UInt8]) {
        do throws(DecodingFault) {
            if frame.message == GT06Message.login { device = try GT06Message.identity(frame.content) }
            guard let device else {
                throw DecodingFault("gt06: \(GT06Message.word(frame.message)) before the login, nobody knows whose")
            }
            var notes = NoNotes()
            let report = try GT06Message.report(frame, device: device, &notes)
            return (.report(report), GT06Reply.bytes(to: frame, now: now))
        } catch {
            return (.unparsed(reason: error.reason), [])
        }
    }
}
