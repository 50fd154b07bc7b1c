import Dialects
import Fleet
import Foundation
import Testing

/// One frame of the corpus with what must come out of it.
struct CorpusFrame: Sendable, CustomTestStringConvertible {
    let id: String
    let dialect: String
    let bytes: [UInt8]
    let segments: [[UInt8]]
    let expected: [Expectation]
    let testDescription: String

    /// What one message of a frame must say; keys that are absent are not checked.
    struct Expectation: @unchecked Sendable {  // only plist values, read and never changed
        let values: [String: Any]
        func text(_ key: String) -> String? { values[key] as? String }
        func number(_ key: String) -> Double? { (values[key] as? NSNumber)?.doubleValue }
        func flag(_ key: String) -> Bool? { (values[key] as? NSNumber)?.boolValue }
    }

    static let all: [CorpusFrame] = {
        guard let url = Bundle.module.url(forResource: "Corpus/frames", withExtension: "jsonl"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [] }
        return text.split(separator: "\n").compactMap { CorpusFrame(line: String($0)) }
    }()

    static func of(_ dialects: String...) -> [CorpusFrame] {
        all.filter { dialects.contains($0.dialect) }
    }

    private init?(line: String) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
            let id = object["id"] as? String, let dialect = object["dialect"] as? String,
            let hex = object["hex"] as? String, let expect = object["expect"] as? [String: Any]
        else { return nil }
        self.id = id
        self.dialect = dialect
        testDescription = id
        bytes = Self.bytes(hex: hex)
        segments = (object["segments_hex"] as? [String])?.map(Self.bytes(hex:)) ?? []
        let messages = expect["messages"] as? [[String: Any]] ?? [expect]
        expected = messages.map(Expectation.init(values:))
    }

    static func bytes(hex: String) -> [UInt8] {
        let digits = Array(hex.utf8)
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
        }
    }
}

/// Everything a stream of chunks decodes to, as reports and reasons.
func decodeStream(_ chunks: [[UInt8]]) -> (reports: [Report], reasons: [String]) {
    var decoder = StreamDecoder()
    var reports: [Report] = []
    var reasons: [String] = []
    func take(_ message: DecodedMessage, _ raw: UnsafeRawBufferPointer) {
        switch message.content {
        case .report(let report): reports.append(report)
        case .unparsed(let reason): reasons.append(reason)
        }
    }
    for chunk in chunks {
        chunk.withUnsafeBytes { decoder.receive($0, now: Timestamp(seconds: 0), take) }
    }
    decoder.finish(now: Timestamp(seconds: 0), take)
    return (reports, reasons)
}

/// Everything one datagram decodes to.
func decodeDatagram(_ bytes: [UInt8]) -> (reports: [Report], reasons: [String]) {
    var decoder = DatagramDecoder()
    var reports: [Report] = []
    var reasons: [String] = []
    bytes.withUnsafeBytes { datagram in
        decoder.receive(datagram, from: PeerAddress(ipv4: 0x7F00_0001, port: 1), now: Timestamp(seconds: 0)) {
            message, _ in
            switch message.content {
            case .report(let report): reports.append(report)
            case .unparsed(let reason): reasons.append(reason)
            }
        }
    }
    return (reports, reasons)
}
