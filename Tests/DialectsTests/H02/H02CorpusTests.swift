import Dialects
import Fleet
import Foundation
import Testing

/// Every h02 frame gives all that the corpus expects, however the network cuts it.
@Suite struct H02CorpusTests {
    @Test func theCorpusIsThere() {
        #expect(CorpusFrame.of("h02").count >= 60)
    }

    @Test(arguments: CorpusFrame.of("h02")) func wholeAsStream(_ frame: CorpusFrame) {
        check(Decoded.stream([frame.bytes]), frame)
    }

    @Test(arguments: CorpusFrame.of("h02")) func wholeAsDatagram(_ frame: CorpusFrame) {
        check(Decoded.datagram(frame.bytes), frame)
    }

    @Test(arguments: CorpusFrame.of("h02")) func byteByByte(_ frame: CorpusFrame) {
        check(Decoded.stream(frame.bytes.map { [$0] }), frame)
    }

    @Test(arguments: CorpusFrame.of("h02")) func atEverySplit(_ frame: CorpusFrame) {
        let whole = Decoded.stream([frame.bytes])
        for split in 0...frame.bytes.count {
            let parts = Decoded.stream([Array(frame.bytes[..<split]), Array(frame.bytes[split...])])
            #expect(parts == whole, "split at \(split)")
        }
    }

    @Test func gluedTogetherAndBlanksBetween() {
        // Another tracker in between, so that frames of 32 and 45 bytes do not come one behind the other.
        let frames = CorpusFrame.of("h02").filter {
            $0.expected.first?.text("kind") != "unparsed" && $0.bytes[0] == 0x2A
        }
        let single = frames.flatMap { Decoded.stream([$0.bytes]).messages }
        for separator in [[], Array(" \r\n".utf8), [0]] as [[UInt8]] {
            let glued = Decoded.stream([frames.flatMap { $0.bytes + separator }])
            #expect(glued.reasons.isEmpty)
            #expect(glued.messages.map(\.reply) == single.map(\.reply))
            #expect(glued.reports.map(\.device) == single.map(\.report.device))
            #expect(glued.reports.map(\.fix) == single.map(\.report.fix))
            #expect(glued.reports.map(\.statusHex) == single.map(\.report.statusHex))
        }
    }

    @Test(arguments: CorpusFrame.all.filter { $0.dialect != "h02" }) func claimsNothingOfOthers(_ frame: CorpusFrame) {
        for start in 0..<min(frame.bytes.count, 600) {
            let rest = Array(frame.bytes[start...])
            for isComplete in [true, false] {
                let recognition = rest.withUnsafeBytes { H02Dialect.recognise($0, isComplete: isComplete) }
                #expect(recognition != .match, "at \(start)")
                if start == 0, isComplete { #expect(recognition == .no) }
            }
        }
    }

    private func check(_ result: Decoded, _ frame: CorpusFrame) {
        let kinds = frame.expected.map { [$0.text("kind")] + ($0.values["kind_alt"] as? [String] ?? []) }
        if result.messages.isEmpty, kinds.allSatisfy({ $0.contains("unparsed") }) {
            #expect(result.reasons.count == 1)
            return
        }
        guard result.messages.count == frame.expected.count else {
            Issue.record("\(result.messages.count) reports instead of \(frame.expected.count); \(result.reasons)")
            return
        }
        #expect(result.reasons.isEmpty)
        for (message, expected) in zip(result.messages, frame.expected) {
            CorpusComparison.compare(message, expected)
            if let status = expected.text("status_hex") { #expect(message.report.statusHex == status) }
            #expect(message.report.command == expected.text("command"))
            if expected.flag("lbs_only") == true { #expect(message.report.fix?.coordinate == nil) }
            let isAnswered = expected.text("reply_hex") != nil || expected.text("reply_pattern") != nil
            #expect(message.reply.isEmpty != isAnswered)
        }
    }
}
