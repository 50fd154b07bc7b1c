import Dialects
import Fleet
import Foundation
import Testing

/// What was heard: every report with its answer, in order, and every reason.
struct Heard: Equatable {
    var reports: [Report] = []
    var replies: [[UInt8]] = []
    var reasons: [String] = []
    /// What was answered to something that was not understood; always nothing.
    var wrongReplies: [[UInt8]] = []
    var mostPending = 0

    mutating func take(_ message: DecodedMessage) {
        switch message.content {
        case .report(let report):
            reports.append(report)
            replies.append(message.reply)
        case .unparsed(let reason):
            reasons.append(reason)
            if !message.reply.isEmpty { wrongReplies.append(message.reply) }
        }
    }

    /// Everything a stream of chunks says.
    static func stream(_ chunks: [[UInt8]], now: Timestamp = Timestamp(seconds: 0)) -> Heard {
        var decoder = StreamDecoder()
        var heard = Heard()
        for chunk in chunks {
            chunk.withUnsafeBytes { decoder.receive($0, now: now) { message, _ in heard.take(message) } }
            heard.mostPending = max(heard.mostPending, decoder.pendingCount)
        }
        decoder.finish(now: now) { message, _ in heard.take(message) }
        return heard
    }

    /// Everything datagrams from one address say.
    static func datagrams(_ datagrams: [[UInt8]], now: Timestamp = Timestamp(seconds: 0)) -> Heard {
        var decoder = DatagramDecoder()
        var heard = Heard()
        let peer = PeerAddress(ipv4: 0x7F00_0001, port: 1)
        for datagram in datagrams {
            datagram.withUnsafeBytes { decoder.receive($0, from: peer, now: now) { message, _ in heard.take(message) } }
        }
        return heard
    }

    /// The same without what differs between ways of cutting.
    var essence: Heard {
        var copy = self
        copy.mostPending = 0
        return copy
    }

    /// What came after the first `count` reports.
    func dropFirst(_ count: Int) -> Heard {
        var copy = self
        copy.reports.removeFirst(min(count, reports.count))
        copy.replies.removeFirst(min(count, replies.count))
        return copy
    }
}

/// Compares what was heard with what the corpus expects.
enum LoginComparison {
    /// Compares all messages of a frame; `device` is whose login went before.
    static func check(_ heard: Heard, _ frame: CorpusFrame, device: String) {
        #expect(heard.wrongReplies.isEmpty)
        let mayBeSilent = frame.expected.contains { kinds($0).contains("unparsed") }
        let expected = frame.expected.filter { kinds($0) != ["unparsed"] }
        if mayBeSilent, heard.reports.isEmpty { return }
        guard heard.reports.count == expected.count else {
            Issue.record("\(heard.reports.count) reports instead of \(expected.count); \(heard.reasons)")
            return
        }
        var device = device
        for (index, expectation) in expected.enumerated() {
            device = expectation.text("imei") ?? device
            #expect(heard.reports[index].device.description == device)
            compare(heard.reports[index], expectation)
            compareReply(heard.replies[index], expectation)
        }
    }

    static func kinds(_ expected: CorpusFrame.Expectation) -> [String] {
        [expected.text("kind") ?? ""] + (expected.values["kind_alt"] as? [String] ?? [])
    }

    static func compare(_ report: Report, _ expected: CorpusFrame.Expectation) {
        #expect(kinds(expected).contains(report.kind.rawValue))
        if let type = expected.text("message_type") { #expect(report.type == type) }
        if let text = expected.text("vendor_text") { #expect(report.vendorText == text) }
        CorpusComparison.compareAlarm(report, expected)
        CorpusComparison.compareFix(report, expected)
        CorpusComparison.comparePowerAndRadio(report, expected)
    }

    private static func compareReply(_ reply: [UInt8], _ expected: CorpusFrame.Expectation) {
        if let hex = expected.text("reply_hex") { #expect(reply == CorpusFrame.bytes(hex: hex)) }
        if let pattern = expected.text("reply_pattern") {
            let text = String(decoding: reply, as: UTF8.self)
            #expect(text.range(of: pattern, options: .regularExpression) != nil, "\(text)")
        }
    }
}
