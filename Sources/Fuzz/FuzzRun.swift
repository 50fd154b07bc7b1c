import Dialects
import Fleet
import Glibc
import Simulator

/// What bad input did to a decoder.
public struct FuzzFindings: Sendable {
    /// How many buffers were fed.
    public var buffers = 0
    /// How many bytes those were.
    public var bytes = 0
    /// How many messages were understood all the same, over all ways of feeding.
    public var reports = 0
    /// The most bytes that were held back.
    public var mostPending = 0
    /// The most processor time that one buffer took, fed in four ways, in nanoseconds for each of its bytes and 1,000 more.
    public var slowestNs = 0.0
    /// The buffer that took it.
    public var slowest: [UInt8] = []
    /// How many promises were broken.
    public var faultCount = 0
    /// The first twenty broken promises, each with the buffer that broke it.
    public var faults: [String] = []

    /// Notes a broken promise.
    mutating func note(_ fault: String, _ buffer: [UInt8]) {
        faultCount += 1
        guard faults.count < 20 else { return }
        let hex = buffer.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        faults.append("buffer \(buffers): \(fault): \(hex)")
    }
}

/// Feeds bad input to the framer and decoder of one dialect, and to the detecting decoders around it.
///
/// Promises that are checked: nothing traps, every call ends, no more is held back than allowed, ranges lie in the
/// input and in order, what was not understood is not answered, and coordinates are on the earth.
public struct FuzzRun: Sendable {
    /// The longest answer any dialect has, in bytes, with room.
    private static let longestReply = 80
    /// The address that datagrams come from.
    private static let peer = PeerAddress(ipv4: 0x7F00_0001, port: 4000)

    /// What came of it so far.
    public private(set) var findings = FuzzFindings()

    private let dialect: any Dialect.Type
    private let login: [UInt8]
    private var buffers: FuzzBuffers
    private var random: SplitMix64
    /// A connection that never ends, to see that nothing grows.
    private var endless = StreamDecoder()
    private var datagrams = DatagramDecoder()
    private let now = Timestamp(seconds: 1_794_830_400)

    /// A run that has not begun.
    public init(_ dialect: any Dialect.Type, corpus: FuzzCorpus, seed: UInt64) {
        self.dialect = dialect
        login = corpus.login
        buffers = FuzzBuffers(corpus, dialect: dialect.id, seed: seed)
        random = SplitMix64(seed: ~seed)
        feedDatagram(login)
    }

    /// Feeds so many buffers, each in four ways.
    public mutating func feed(_ count: Int) {
        for _ in 0..<count {
            let buffer = buffers.next()
            findings.buffers += 1
            findings.bytes += buffer.count
            let before = Self.processorNs()
            feedDialect(buffer)
            feedConnection(buffer)
            feedEndlessConnection(buffer)
            feedDatagram(buffer)
            let took = Double(Self.processorNs() - before)
            if took / Double(buffer.count + 1000) > findings.slowestNs {
                findings.slowestNs = took / Double(buffer.count + 1000)
                findings.slowest = buffer
            }
        }
    }

    /// The processor time of this thread in nanoseconds, which a busy machine does not lengthen.
    private static func processorNs() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    // MARK: - Four ways

    /// Gives a buffer to the dialect alone, chopped at random, and what is left over to its judge of wholeness.
    private mutating func feedDialect(_ buffer: [UInt8]) {
        judgeRecognition(buffer)
        var reader = dialect.init()
        var pending: [UInt8] = []
        var offset = 0
        for chunk in [login[...]] + chopped(buffer) {
            pending += chunk
            let consumed = read(&reader, pending, at: offset, isDatagram: false, buffer)
            pending.removeFirst(consumed)
            offset += consumed
            findings.mostPending = max(findings.mostPending, pending.count)
            if pending.count > dialect.maximumPending { findings.note("holds \(pending.count) bytes", buffer) }
        }
        pending.withUnsafeBytes { rest in
            for silence in [Silence.pause, .end] { _ = reader.isWhole(rest, after: silence) }
        }
        _ = read(&reader, pending, at: offset, isDatagram: true, buffer)
    }

    /// Lets a dialect read once and checks what it hands over.
    private mutating func read(
        _ reader: inout any Dialect, _ bytes: [UInt8], at offset: Int, isDatagram: Bool, _ buffer: [UInt8]
    ) -> Int {
        var findings = findings
        var end = offset
        let dialect = dialect
        let consumed = bytes.withUnsafeBytes { raw in
            reader.read(raw, at: offset, isDatagram: isDatagram, now: now) { message in
                let range = message.range
                guard range.lowerBound >= end, range.upperBound <= offset + raw.count else {
                    findings.note("range \(range) behind \(end)", buffer)
                    return false
                }
                end = range.upperBound
                let piece = raw[(range.lowerBound - offset)..<(range.upperBound - offset)]
                _ = dialect.explain(UnsafeRawBufferPointer(rebasing: piece))
                Self.check(message, &findings, buffer)
                return true
            }
        }
        self.findings = findings
        guard (0...bytes.count).contains(consumed) else {
            self.findings.note("consumed \(consumed) of \(bytes.count)", buffer)
            return bytes.count
        }
        return consumed
    }

    /// Asks for a judgement of every beginning of the buffer, at random.
    private mutating func judgeRecognition(_ buffer: [UInt8]) {
        let length = random.int(0...buffer.count)
        buffer.withUnsafeBytes { bytes in
            for end in [length, bytes.count] where end > 0 {
                let part = UnsafeRawBufferPointer(rebasing: bytes[..<end])
                for isComplete in [false, true] { _ = dialect.recognise(part, isComplete: isComplete) }
                _ = dialect.mayFollowGarbage(part)
            }
        }
    }

    /// Gives a buffer to a connection of its own, chopped at random, with pauses, to its end.
    private mutating func feedConnection(_ buffer: [UInt8]) {
        var decoder = StreamDecoder()
        var found = findings
        for chunk in [login[...]] + chopped(buffer) {
            chunk.withUnsafeBytes {
                decoder.receive($0, now: now) { message, _ in Self.check(message, &found, buffer) }
            }
            if random.chance(0.1) { decoder.quiet(now: now) { message, _ in Self.check(message, &found, buffer) } }
            found.mostPending = max(found.mostPending, decoder.pendingCount)
            if decoder.pendingCount > StreamDecoder.maximumUndecided { found.note("connection holds too much", buffer) }
        }
        decoder.finish(now: now) { message, _ in Self.check(message, &found, buffer) }
        if decoder.pendingCount != 0 { found.note("holds something back after the end", buffer) }
        findings = found
    }

    /// Gives a buffer to the connection that never ends.
    private mutating func feedEndlessConnection(_ buffer: [UInt8]) {
        var found = findings
        buffer.withUnsafeBytes {
            endless.receive($0, now: now) { message, _ in Self.check(message, &found, buffer) }
        }
        if endless.pendingCount > StreamDecoder.maximumUndecided {
            found.note(
                "endless \(endless.dialect?.name ?? "undecided") connection holds \(endless.pendingCount)", buffer)
        }
        findings = found
    }

    /// Gives a buffer to the decoder of datagrams, from one address that has logged in or from another.
    private mutating func feedDatagram(_ buffer: [UInt8]) {
        var found = findings
        let other = PeerAddress(ipv4: UInt32(random.int(1...0xFFFF)), port: 1)
        buffer.withUnsafeBytes {
            datagrams.receive($0, from: random.chance(0.7) ? Self.peer : other, now: now) { message, raw in
                Self.check(message, &found, buffer)
                if raw.count > buffer.count { found.note("more bytes than came", buffer) }
            }
        }
        findings = found
    }

    // MARK: - Parts

    /// The buffer in pieces of random length, or whole.
    private mutating func chopped(_ buffer: [UInt8]) -> [ArraySlice<UInt8>] {
        guard random.chance(0.8) else { return [buffer[...]] }
        var pieces: [ArraySlice<UInt8>] = []
        var rest = buffer[...]
        let longest = [1, 7, 40, 400][random.int(0...3)]
        while !rest.isEmpty {
            let piece = rest.prefix(random.int(1...max(longest, buffer.count / 64)))
            pieces.append(piece)
            rest = rest.dropFirst(piece.count)
        }
        return pieces
    }

    /// Checks what every message has to be like.
    private static func check(_ message: DecodedMessage, _ findings: inout FuzzFindings, _ buffer: [UInt8]) {
        if message.reply.count > longestReply { findings.note("answers \(message.reply.count) bytes", buffer) }
        switch message.content {
        case .unparsed:
            if !message.reply.isEmpty { findings.note("answers what it did not understand", buffer) }
        case .report(let report):
            findings.reports += 1
            if report.fix?.coordinate?.isValid == false { findings.note("a place that is none", buffer) }
            if let speed = report.fix?.speedKmh, !speed.isFinite { findings.note("a speed that is none", buffer) }
            if report.kind == .alarm, report.alarm == nil { findings.note("an alarm without a kind", buffer) }
        }
    }
}
