import Dialects
import Fleet

/// A stream decoder with everything that came out of it, for tests.
struct StreamProbe {
    struct Output: Equatable {
        var report: Report?
        var reason: String?
        var range: Range<Int>
        var raw: [UInt8]
        var text: String { String(decoding: raw, as: UTF8.self) }
    }

    private(set) var decoder = StreamDecoder()
    private(set) var outputs: [Output] = []
    /// The most bytes that were ever held back after a chunk.
    private(set) var mostPending = 0

    init(_ chunks: [UInt8]...) {
        for chunk in chunks { send(chunk) }
    }

    mutating func send(_ text: String) { send(Array(text.utf8)) }

    mutating func send(_ chunk: [UInt8]) {
        chunk.withUnsafeBytes { bytes in
            decoder.receive(bytes, now: Timestamp(seconds: 0)) { outputs.append(Self.output($0, $1)) }
        }
        mostPending = max(mostPending, decoder.pendingCount)
    }

    mutating func sendByteByByte(_ text: String) {
        for byte in text.utf8 { send([byte]) }
    }

    mutating func finish() {
        decoder.finish(now: Timestamp(seconds: 0)) { outputs.append(Self.output($0, $1)) }
    }

    private static func output(_ message: DecodedMessage, _ raw: UnsafeRawBufferPointer) -> Output {
        switch message.content {
        case .report(let report): Output(report: report, range: message.range, raw: Array(raw))
        case .unparsed(let reason): Output(reason: reason, range: message.range, raw: Array(raw))
        }
    }

    var reports: [Report] { outputs.compactMap(\.report) }
    var types: [String] { reports.map(\.type) }
    var unparsed: [Output] { outputs.filter { $0.report == nil } }
}
