import Fleet

/// Turns the bytes of one TCP connection into messages: detects the dialect, frames, decodes.
///
/// Holds back only what an unfinished message needs: at most ``maximumUndecided`` bytes before a dialect is known
/// and the dialect's own limit afterwards.
public struct StreamDecoder: Sendable {
    /// How many bytes may pass before a dialect is recognised (detection.md, principle 1).
    public static let maximumUndecided = 4096
    /// How many undecodable messages in a row send a decided connection back to detection.
    public static let maximumFaultsInARow = 3
    /// How much of a piece that was not understood is shown.
    public static let maximumUnparsedShown = 512

    /// Why nothing good can come any more.
    public enum Verdict: Sendable, Equatable {
        /// Another protocol was recognised, such as `HTTP`, `TLS`, `SSH`.
        case foreign(String)
        /// ``maximumUndecided`` bytes came and none of the dialects was in them.
        case undecidable
    }

    /// Receives a message and its bytes; those of unparsed input are cut at ``maximumUnparsedShown``.
    public typealias Body = (DecodedMessage, UnsafeRawBufferPointer) -> Void

    /// Why the connection ought to be closed; decoding goes on all the same for those who read files.
    public private(set) var verdict: Verdict?

    /// Where the search for a first message goes on when more bytes have come.
    private enum Search {
        /// At a place where a message could begin.
        case judge(Int)
        /// Behind a place where none can.
        case after(Int)
    }

    private var current: (any Dialect)?
    private var pending: [UInt8] = []
    private var faultsInARow = 0
    /// Whether a dialect was ever recognised.
    private var wasDecided = false
    /// How far `pending` has been searched while undecided; everything before made no sense.
    private var search = Search.judge(0)
    /// Where `pending` begins in the whole stream.
    private var offset = 0

    /// A connection from which nothing has come yet.
    public init() {}

    /// The dialect in use; nil while undecided.
    public var dialect: DialectID? { current.map { type(of: $0).id } }

    /// How many bytes are held back.
    public var pendingCount: Int { pending.count }

    /// Whether an unfinished message is waiting for its rest.
    public var hasPartialMessage: Bool {
        current?.isInsideMessage == true || pending.withUnsafeBytes { !$0.isOnlyFiller }
    }

    /// Takes the next bytes of the stream.
    ///
    /// - Parameter body: called for every message in order; ranges are places in the whole stream.
    public mutating func receive(_ bytes: UnsafeRawBufferPointer, now: Timestamp, _ body: Body) {
        if pending.isEmpty {
            let consumed = process(bytes, now: now, body)
            offset += consumed
            if consumed < bytes.count { pending = Array(bytes[consumed...]) }
        } else {
            var buffer = pending
            pending = []
            buffer.append(contentsOf: bytes)
            let consumed = buffer.withUnsafeBytes { process($0, now: now, body) }
            offset += consumed
            if consumed < buffer.count {
                if consumed > 0 { buffer.removeFirst(consumed) }
                pending = buffer
            }
        }
    }

    /// The stream has ended: what was held back becomes one unparsed piece.
    public mutating func finish(now: Timestamp, _ body: Body) {
        let rest = pending
        pending = []
        rest.withUnsafeBytes { bytes in
            let incomplete = current == nil ? nil : "\(dialect?.name ?? ""): incomplete message at the end"
            emitUnparsed(bytes, 0..<bytes.count, reason: incomplete, body)
        }
        offset += rest.count
        search = .judge(0)
    }

    // MARK: - One buffer

    /// Reads what can be read and says how many bytes are done with.
    private mutating func process(_ bytes: UnsafeRawBufferPointer, now: Timestamp, _ body: Body) -> Int {
        var consumed = 0
        while consumed < bytes.count {
            let rest = bytes.from(consumed)
            if current == nil {
                let (used, decided) = detect(rest, at: consumed, body)
                consumed += used
                if !decided { return consumed }
            } else {
                consumed += read(rest, at: consumed, now: now, body)
                if current != nil { return consumed }
            }
        }
        return consumed
    }

    /// Lets the dialect in use read; three faults in a row end its reign.
    private mutating func read(
        _ bytes: UnsafeRawBufferPointer, at base: Int, now: Timestamp, _ body: Body
    ) -> Int {
        let start = offset + base
        var faults = faultsInARow
        let consumed = current?.read(bytes, at: start, isDatagram: false, now: now) { message in
            Self.hand(message, in: bytes, from: start, faults: &faults, body)
            return faults < Self.maximumFaultsInARow
        }
        faultsInARow = faults
        if faultsInARow >= Self.maximumFaultsInARow {
            current = nil
            faultsInARow = 0
        }
        return consumed ?? 0
    }

    /// Looks for the first message of any dialect and sets the dialect when there is one.
    private mutating func detect(
        _ bytes: UnsafeRawBufferPointer, at base: Int, _ body: Body
    ) -> (consumed: Int, decided: Bool) {
        if offset + base == 0, verdict == nil, let name = ForeignProtocols.name(of: bytes) { verdict = .foreign(name) }
        while let place = nextPlace(in: bytes) {
            switch DialectDetector.judge(bytes.from(place), isComplete: false) {
            case .match(let dialect):
                emitUnparsed(bytes, 0..<place, at: base, reason: nil, body)
                current = dialect.init()
                wasDecided = true
                faultsInARow = 0
                search = .judge(0)
                return (place, true)
            case .needMore:
                search = .judge(place)
                return (refuseIfTooMany(bytes, at: base, body), false)
            case .none:
                search = .after(place)
            }
        }
        return (refuseIfTooMany(bytes, at: base, body), false)
    }

    /// The next place that could begin a message, blanks skipped; nil when more bytes are needed to find one.
    private mutating func nextPlace(in bytes: UnsafeRawBufferPointer) -> Int? {
        var place: Int
        switch search {
        case .judge(let known): place = known
        case .after(let known):
            guard let found = DialectDetector.nextCandidate(in: bytes, after: known) else {
                search = .after(bytes.count - 1)
                return nil
            }
            place = found
        }
        while place < bytes.count, bytes[place].isBlank { place += 1 }
        search = .judge(place)
        return place < bytes.count ? place : nil
    }

    /// Gives undecided bytes up when they are too many to be worth keeping, and says how many that were.
    private mutating func refuseIfTooMany(_ bytes: UnsafeRawBufferPointer, at base: Int, _ body: Body) -> Int {
        guard bytes.count > Self.maximumUndecided else { return 0 }
        // A connection that once made sense is not ended by bad pieces (gotop.md section 1); they are only dropped.
        if verdict == nil, !wasDecided { verdict = .undecidable }
        emitUnparsed(bytes, 0..<bytes.count, at: base, reason: nil, body)
        search = .judge(0)
        return bytes.count
    }

    // MARK: - Handing over

    /// Hands a message over with its bytes, and counts what was not understood in a row.
    @inline(__always)
    private static func hand(
        _ message: DecodedMessage, in bytes: UnsafeRawBufferPointer, from start: Int, faults: inout Int, _ body: Body
    ) {
        var shown = (message.range.lowerBound - start)..<(message.range.upperBound - start)
        if case .unparsed = message.content {
            faults += 1
            shown = shown.prefix(maximumUnparsedShown)
        } else {
            faults = 0
        }
        body(message, UnsafeRawBufferPointer(rebasing: bytes[shown]))
    }

    /// Hands over bytes that are no message, unless they are nothing but blanks and separators.
    private mutating func emitUnparsed(
        _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, at base: Int = 0, reason: String?, _ body: Body
    ) {
        let piece = UnsafeRawBufferPointer(rebasing: bytes[range])
        guard !piece.isOnlyFiller else { return }
        let words = reason ?? foreignReason ?? UnparsedReason.explain(piece)
        let start = offset + base
        let placed = (start + range.lowerBound)..<(start + range.upperBound)
        let message = DecodedMessage(range: placed, content: .unparsed(reason: words))
        Self.hand(message, in: bytes, from: start, faults: &faultsInARow, body)
    }

    private var foreignReason: String? {
        if case .foreign(let name) = verdict { return UnparsedReason.foreign(name) }
        return nil
    }
}

extension Range<Int> {
    /// At most the first `count` places.
    func prefix(_ count: Int) -> Range<Int> {
        lowerBound..<Swift.min(upperBound, lowerBound + count)
    }
}

extension UnsafeRawBufferPointer {
    /// Whether there is nothing here but blanks and `#`, which stand between messages.
    var isOnlyFiller: Bool {
        allSatisfy { $0.isBlank || $0 == UInt8(ascii: "#") }
    }
}
