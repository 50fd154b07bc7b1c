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
    /// How many pieces without sense, and nothing else, a connection may send.
    public static let maximumFaultsWithoutReport = 1000
    /// How much of a piece that was not understood is shown.
    public static let maximumUnparsedShown = 512

    /// Why nothing good can come any more.
    public enum Verdict: Sendable, Equatable {
        /// Another protocol was recognised, such as `HTTP`, `TLS`, `SSH`.
        case foreign(String)
        /// ``maximumUndecided`` bytes came and none of the dialects was in them, or nothing made sense for far too long.
        case undecidable
    }

    /// Receives a message and its bytes; those of unparsed input are cut at ``maximumUnparsedShown``.
    public typealias Body = (DecodedMessage, UnsafeRawBufferPointer) -> Void

    /// The same with the decision by which it was read; nil while undecided.
    public typealias DetectedBody = (DecodedMessage, UnsafeRawBufferPointer, Detection?) -> Void

    /// Why the connection ought to be closed; decoding goes on all the same for those who read files.
    public private(set) var verdict: Verdict?

    /// Where the search for a first message goes on when more bytes have come.
    private enum Search {
        /// At a place where a message could begin, with or without something senseless in front of it.
        case judge(Int, followsGarbage: Bool)
        /// Behind a place where none can.
        case after(Int)

        /// At the start.
        static let fresh = judge(0, followsGarbage: false)
    }

    private let peer: PeerAddress?
    private var current: (any Dialect)?
    /// Why the dialect in use was chosen.
    private var detection: Detection?
    /// The dialect that too many faults ended, where it knows from a login who speaks.
    private var former: (any Dialect)?
    private var pending: [UInt8] = []
    private var faults = FaultTally()
    /// Whether a dialect was ever recognised.
    private var wasDecided = false
    /// How far `pending` has been searched while undecided; everything before made no sense.
    private var search = Search.fresh
    /// Where `pending` begins in the whole stream.
    private var offset = 0

    /// A connection from which nothing has come yet.
    ///
    /// - Parameter peer: who is at the other end, for those who read how the dialect was detected.
    public init(from peer: PeerAddress? = nil) {
        self.peer = peer
    }

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
        receive(bytes, now: now) { message, raw, _ in body(message, raw) }
    }

    /// The same, each message with the decision by which it was read.
    public mutating func receive(_ bytes: UnsafeRawBufferPointer, now: Timestamp, _ body: DetectedBody) {
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
        if faults.sinceReport > Self.maximumFaultsWithoutReport, verdict == nil { verdict = .undecidable }
    }

    /// Whether ``quiet(now:_:)`` would settle what is held back, so that it is worth waiting for.
    public var awaitsQuiet: Bool {
        !pending.isEmpty && pending.withUnsafeBytes { wholeMessage($0, after: .pause) != nil }
    }

    /// Nothing more has come for about 300 ms: a message that may be whole although its terminator is missing, such as a
    /// bare identity (detection.md, bare 15 digits), is taken as it is.
    public mutating func quiet(now: Timestamp, _ body: Body) {
        quiet(now: now) { message, raw, _ in body(message, raw) }
    }

    /// The same, each message with the decision by which it was read.
    public mutating func quiet(now: Timestamp, _ body: DetectedBody) {
        settle(after: .pause, now: now, body)
    }

    /// The stream has ended: what was held back becomes one unparsed piece, unless only its terminator is missing.
    public mutating func finish(now: Timestamp, _ body: Body) {
        finish(now: now) { message, raw, _ in body(message, raw) }
    }

    /// The same, each message with the decision by which it was read.
    public mutating func finish(now: Timestamp, _ body: DetectedBody) {
        settle(after: .end, now: now, body)
        let rest = pending
        pending = []
        rest.withUnsafeBytes { bytes in
            let incomplete = current == nil ? nil : "\(dialect?.name ?? ""): incomplete message at the end"
            emitUnparsed(bytes, 0..<bytes.count, reason: incomplete, body)
        }
        offset += rest.count
        search = .fresh
    }

    // MARK: - Silence

    /// The dialect in which the bytes held back are a whole message without its terminator, and where that begins.
    private func wholeMessage(
        _ bytes: UnsafeRawBufferPointer, after silence: Silence
    ) -> (reader: any Dialect, place: Int)? {
        if let current { return current.isWhole(bytes, after: silence) ? (current, 0) : nil }
        guard case .judge(let place, let followsGarbage) = search, place < bytes.count else { return nil }
        let rest = bytes.from(place)
        for dialect in DialectRegistry.all where !followsGarbage || dialect.mayFollowGarbage(rest) {
            let reader = reader(of: dialect)
            if reader.isWhole(rest, after: silence) { return (reader, place) }
        }
        return nil
    }

    /// Takes what is held back as a message, where it is one, in the way of a datagram, whose end closes it.
    private mutating func settle(after silence: Silence, now: Timestamp, _ body: DetectedBody) {
        guard !pending.isEmpty else { return }
        let buffer = pending
        buffer.withUnsafeBytes { bytes in
            guard let (reader, place) = wholeMessage(bytes, after: silence) else { return }
            emitUnparsed(bytes, 0..<place, reason: nil, body)
            if current == nil { decide(on: reader, by: bytes.from(place), now: now) }
            _ = read(bytes.from(place), at: place, isDatagram: true, now: now, body)
            pending = []
            offset += buffer.count
        }
    }

    // MARK: - One buffer

    /// Reads what can be read and says how many bytes are done with.
    private mutating func process(_ bytes: UnsafeRawBufferPointer, now: Timestamp, _ body: DetectedBody) -> Int {
        var consumed = 0
        while consumed < bytes.count {
            let rest = bytes.from(consumed)
            if current == nil {
                let (used, decided) = detect(rest, at: consumed, now: now, body)
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
        _ bytes: UnsafeRawBufferPointer, at base: Int, isDatagram: Bool = false, now: Timestamp, _ body: DetectedBody
    ) -> Int {
        let start = offset + base
        var faults = faults
        let detection = detection
        let consumed = current?.read(bytes, at: start, isDatagram: isDatagram, now: now) { message in
            Self.hand(message, in: bytes, from: start, faults: &faults, detection, body)
            return faults.inARow < Self.maximumFaultsInARow
        }
        self.faults = faults
        if faults.inARow >= Self.maximumFaultsInARow {
            if let current, type(of: current).keepsIdentity { former = current }
            (current, self.detection) = (nil, nil)
            self.faults.inARow = 0
        }
        return consumed ?? 0
    }

    /// Looks for the first message of any dialect and sets the dialect when there is one.
    private mutating func detect(
        _ bytes: UnsafeRawBufferPointer, at base: Int, now: Timestamp, _ body: DetectedBody
    ) -> (consumed: Int, decided: Bool) {
        if offset + base == 0, verdict == nil, let name = ForeignProtocols.name(of: bytes) { verdict = .foreign(name) }
        while let (place, followsGarbage) = nextPlace(in: bytes) {
            switch DialectDetector.judge(bytes.from(place), isComplete: false, followsGarbage: followsGarbage) {
            case .match(let dialect):
                emitUnparsed(bytes, 0..<place, at: base, reason: nil, body)
                decide(on: reader(of: dialect), by: bytes.from(place), now: now)
                return (place, true)
            case .needMore:
                return (refuseIfTooMany(bytes, at: base, body), false)
            case .none:
                search = .after(place)
            }
        }
        return (refuseIfTooMany(bytes, at: base, body), false)
    }

    /// A dialect as a connection begins it, or as it was when its reign ended.
    private func reader(of dialect: any Dialect.Type) -> any Dialect {
        if let former, type(of: former).id == dialect.id { return former }
        return dialect.init()
    }

    /// A message was recognised: from here on a dialect reads.
    private mutating func decide(on reader: any Dialect, by bytes: UnsafeRawBufferPointer, now: Timestamp) {
        let dialect = type(of: reader)
        current = reader
        detection = Detection(
            dialect: dialect.id, evidence: dialect.evidence(bytes), at: now, transport: .tcp, peer: peer)
        former = nil
        wasDecided = true
        faults.inARow = 0
        search = .fresh
    }

    /// The next place that could begin a message, blanks skipped; nil when more bytes are needed to find one.
    private mutating func nextPlace(in bytes: UnsafeRawBufferPointer) -> (place: Int, followsGarbage: Bool)? {
        var place: Int
        var followsGarbage = true
        switch search {
        case .judge(let known, let isBehind): (place, followsGarbage) = (known, isBehind)
        case .after(let known):
            guard let found = DialectDetector.nextCandidate(in: bytes, after: known) else {
                search = .after(bytes.count - 1)
                return nil
            }
            place = found
        }
        while place < bytes.count, bytes[place].isBlank { place += 1 }
        search = .judge(place, followsGarbage: followsGarbage)
        return place < bytes.count ? (place, followsGarbage) : nil
    }

    /// Gives undecided bytes up when they are too many to be worth keeping, and says how many that were.
    private mutating func refuseIfTooMany(_ bytes: UnsafeRawBufferPointer, at base: Int, _ body: DetectedBody) -> Int {
        guard bytes.count > Self.maximumUndecided else { return 0 }
        // A connection that once made sense is not ended by bad pieces (gotop.md section 1); they are only dropped.
        if verdict == nil, !wasDecided { verdict = .undecidable }
        emitUnparsed(bytes, 0..<bytes.count, at: base, reason: nil, body)
        search = .fresh
        return bytes.count
    }

    // MARK: - Handing over

    /// Hands a message over with its bytes, and counts what was not understood in a row.
    @inline(__always)
    private static func hand(
        _ message: DecodedMessage, in bytes: UnsafeRawBufferPointer, from start: Int, faults: inout FaultTally,
        _ detection: Detection?, _ body: DetectedBody
    ) {
        var shown = (message.range.lowerBound - start)..<(message.range.upperBound - start)
        if case .unparsed = message.content {
            faults.noteFault()
            shown = shown.prefix(maximumUnparsedShown)
        } else {
            faults = FaultTally()
        }
        body(message, UnsafeRawBufferPointer(rebasing: bytes[shown]), detection)
    }

    /// Hands over bytes that are no message, unless they are nothing but blanks and separators.
    private mutating func emitUnparsed(
        _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, at base: Int = 0, reason: String?, _ body: DetectedBody
    ) {
        let piece = UnsafeRawBufferPointer(rebasing: bytes[range])
        guard !piece.isOnlyFiller else { return }
        let words = reason ?? foreignReason ?? UnparsedReason.explain(piece)
        let start = offset + base
        let placed = (start + range.lowerBound)..<(start + range.upperBound)
        let message = DecodedMessage(range: placed, content: .unparsed(reason: words))
        Self.hand(message, in: bytes, from: start, faults: &faults, detection, body)
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

/// How much of late has made no sense.
private struct FaultTally: Sendable {
    /// Faults one after the other in the dialect in use.
    var inARow = 0
    /// Faults since the last report, in any dialect and in none.
    private(set) var sinceReport = 0

    /// One more.
    mutating func noteFault() {
        inARow += 1
        sinceReport += 1
    }
}
