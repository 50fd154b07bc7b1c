import Fleet

extension DialectID {
    /// The dialect of TLT-2H, V-SUN and Mictrack units, `#IMEI#model#…#AUTO#1` (dossier tlt2h.md).
    public static let tlt2h = DialectID("tlt2h")
}

/// The tlt2h dialect: a header line, record lines, then `##`; never answered.
///
/// A record counts as soon as its line is complete, so that a batch which a broken connection cuts short is not lost.
public struct TLT2HDialect: Dialect {
    /// `tlt2h`.
    public static let id = DialectID.tlt2h

    /// The longest line it waits for: records are taken one by one, however many a message has.
    public static let maximumPending = 4096

    /// The header whose records are being read.
    private var header: TLT2HHeader?
    /// How many of them came.
    private var recordCount = 0
    /// Whether the lines of a message without a good header are being passed over.
    private var isSkipping = false

    /// Whether the rest of an overlong piece is still coming.
    public var isInsideMessage: Bool { isSkipping }

    /// A connection from which nothing has come yet.
    public init() {}

    /// Reads line by line; a header waits for its first record, so that both are handed over together.
    public mutating func read(
        _ bytes: UnsafeRawBufferPointer, at offset: Int, isDatagram: Bool, now: Timestamp,
        _ emit: (DecodedMessage) -> Bool
    ) -> Int {
        var lines = TLT2HLines(bytes, isComplete: isDatagram)
        var start: Int?  // where a header without a record yet begins
        while let line = lines.next() {
            switch line {
            case .end(let range):
                let first = start
                (header, start, isSkipping) = (nil, nil, false)
                guard let first else { continue }
                let whole = first..<range.upperBound
                guard Self.refuse(whole, at: offset, Self.noRecords, emit) else { return range.upperBound }
            case .text(let range):
                let text = UnsafeRawBufferPointer(rebasing: bytes[range]).trimmed
                if header == nil || TLT2HHeader.isHeader(text) {
                    let isWhole = !isDatagram || Self.isWhole(bytes, from: range.upperBound, text)
                    let goesOn = begin(text, range, at: offset, isWhole: isWhole, start: &start, emit)
                    guard goesOn else { return range.upperBound }
                } else {
                    let whole = (start ?? range.lowerBound)..<range.upperBound
                    start = nil
                    guard take(text, whole, at: offset, emit) else { return range.upperBound }
                }
            }
        }
        return leftOver(bytes, from: lines.position, start: start, at: offset, emit)
    }

    /// The fields of a record and of the header in front of it; that of a record alone is not known.
    public static func explain(_ message: UnsafeRawBufferPointer) -> [WireField] {
        var notes = FieldNotes(message)
        var lines = TLT2HLines(message, isComplete: true)
        var isEmpty = true
        while case .text(let range) = lines.next() {
            let text = UnsafeRawBufferPointer(rebasing: message[range]).trimmed
            if TLT2HHeader.isHeader(text) {
                if TLT2HHeader(text, &notes) == nil { notes.refuse(noHeader) }
            } else if text.first == UInt8(ascii: "+") {
                notes.note(text, "mileage", "of the unit, a line that is not kept")
            } else {
                isEmpty = false
                if let unknown = TLT2HHeader.unknown { _ = TLT2HRecord.read(text, under: unknown, &notes) }
            }
        }
        if isEmpty { notes.refuse(noRecords) }
        return notes.finished(separators: ",#$*\r\n")
    }

    private static let noRecords = "tlt2h: a message without records"
    private static let noHeader = "tlt2h: the line is no header of #, 15 digits, # to status and count"

    // MARK: - Lines

    /// Takes a line that ought to be a header; false when the reading is to stop behind it.
    private mutating func begin(
        _ text: UnsafeRawBufferPointer, _ range: Range<Int>, at offset: Int, isWhole: Bool, start: inout Int?,
        _ emit: (DecodedMessage) -> Bool
    ) -> Bool {
        if text.first == UInt8(ascii: "+") { return true }  // a mileage line
        let found = TLT2HHeader(text)
        if let found, isWhole {
            (header, recordCount, isSkipping) = (found, 0, false)
            start = range.lowerBound
            return true
        }
        (header, start) = (nil, nil)
        let isRest = isSkipping && text.first == UInt8(ascii: "#") && !TLT2HHeader.isHeader(text)
        isSkipping = true
        guard !isRest, !text.isOnlyFiller else { return true }
        let reason =
            found == nil
            ? Self.noHeader
            : "tlt2h: the datagram ends before all records of its header"
        return Self.refuse(range, at: offset, reason, emit)
    }

    /// Takes a line under a header; false when the reading is to stop behind it.
    private mutating func take(
        _ text: UnsafeRawBufferPointer, _ range: Range<Int>, at offset: Int, _ emit: (DecodedMessage) -> Bool
    ) -> Bool {
        guard let header, text.first != UInt8(ascii: "+") else { return true }
        recordCount += 1
        let placed = (offset + range.lowerBound)..<(offset + range.upperBound)
        return emit(DecodedMessage(range: placed, content: TLT2HRecord.read(text, under: header)))
    }

    /// Decides about the bytes that are no complete line: they stay, with the header that waits for them.
    private mutating func leftOver(
        _ bytes: UnsafeRawBufferPointer, from position: Int, start: Int?, at offset: Int,
        _ emit: (DecodedMessage) -> Bool
    ) -> Int {
        let first = start ?? position  // a header that waits for its first record counts too
        guard bytes.count - first <= Self.maximumPending else {
            let reason = "tlt2h: a line longer than \(Self.maximumPending) bytes"
            _ = Self.refuse(first..<bytes.count, at: offset, reason, emit)
            (header, isSkipping) = (nil, true)
            return bytes.count
        }
        guard let start else { return position }
        header = nil  // read again, with its first record
        return start
    }
}

// MARK: - Recognition

extension TLT2HDialect {
    /// Matches on a good header with one good record, since a batch may be longer than an undecided connection may wait.
    public static func recognise(_ bytes: UnsafeRawBufferPointer, isComplete: Bool) -> Recognition {
        guard TLT2HHeader.isBeginning(bytes) else { return .no }
        var lines = TLT2HLines(bytes, isComplete: isComplete)
        guard case .text(let first) = lines.next() else {
            let mayGoOn = !isComplete && bytes.count <= TLT2HHeader.maximumLength && TLT2HHeader.isPlain(bytes)
            return mayGoOn ? .needMore : .no
        }
        let line = UnsafeRawBufferPointer(rebasing: bytes[first])
        guard let header = TLT2HHeader(line) else { return .no }
        if isComplete, !isWhole(bytes, from: first.upperBound, line) { return .no }
        while case .text(let range) = lines.next() {
            let text = UnsafeRawBufferPointer(rebasing: bytes[range]).trimmed
            if case .report = TLT2HRecord.read(text, under: header) { return .match }
            if text.first == UInt8(ascii: "+") || TLT2HRecord.isRecord(text) { continue }
            return .no
        }
        let rest = bytes.from(lines.position)
        let mayGoOn = !isComplete && (rest.isEmpty || rest[0] == UInt8(ascii: "#") || rest[0] == UInt8(ascii: "+"))
        return mayGoOn && !hasEnd(bytes, before: lines.position) && bytes.count <= maximumPending ? .needMore : .no
    }

    /// Whether the last record only lacks its `##`, and perhaps its line end, now that the connection is over.
    public func isWhole(_ bytes: UnsafeRawBufferPointer, after silence: Silence) -> Bool {
        guard silence == .end else { return false }
        let text = bytes.trimmed
        guard let header, !TLT2HHeader.isHeader(text) else { return Self.recognise(text, isComplete: true) == .match }
        guard recordCount + 1 == header.count, text.contains(UInt8(ascii: "*")),
            case .report = TLT2HRecord.read(text, under: header)
        else { return false }
        return true
    }

    /// Whether the message whose header ends at `place` has its `##`, or all the records that the header announces.
    private static func isWhole(
        _ bytes: UnsafeRawBufferPointer, from place: Int, _ headerLine: UnsafeRawBufferPointer
    ) -> Bool {
        guard let header = TLT2HHeader(headerLine) else { return true }  // refused for that reason
        var lines = TLT2HLines(bytes, from: place, isComplete: true)
        var count = 0
        while let line = lines.next() {
            guard case .text(let range) = line else { return true }
            if TLT2HRecord.isRecord(UnsafeRawBufferPointer(rebasing: bytes[range])) { count += 1 }
        }
        return count >= header.count && count > 0
    }

    /// Whether the two bytes in front of a place are the end of a message.
    private static func hasEnd(_ bytes: UnsafeRawBufferPointer, before place: Int) -> Bool {
        place >= 2 && bytes[place - 1] == UInt8(ascii: "#") && bytes[place - 2] == UInt8(ascii: "#")
    }
}
