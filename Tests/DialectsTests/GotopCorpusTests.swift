import Dialects
import Fleet
import Testing

/// Every gotop frame gives all that the corpus expects, however the network cuts it; every `none` frame gives nothing.
@Suite struct GotopCorpusTests {
    @Test func theCorpusIsThere() {
        #expect(CorpusFrame.of("gotop").count >= 40)
        #expect(CorpusFrame.of("none").count >= 15)
    }

    @Test(arguments: CorpusFrame.of("gotop")) func wholeAsStream(_ frame: CorpusFrame) {
        check(decodeStream(frame.segments.isEmpty ? [frame.bytes] : frame.segments), frame, isDatagram: false)
    }

    @Test(arguments: CorpusFrame.of("gotop")) func wholeAsDatagram(_ frame: CorpusFrame) {
        check(decodeDatagram(frame.bytes), frame, isDatagram: true)
    }

    @Test(arguments: CorpusFrame.of("gotop")) func byteByByte(_ frame: CorpusFrame) {
        check(decodeStream(frame.bytes.map { [$0] }), frame, isDatagram: false)
    }

    @Test(arguments: CorpusFrame.of("gotop")) func atEverySplit(_ frame: CorpusFrame) {
        let whole = decodeStream([frame.bytes])
        for split in 0...frame.bytes.count {
            let parts = decodeStream([Array(frame.bytes[..<split]), Array(frame.bytes[split...])])
            #expect(parts.reports == whole.reports, "split at \(split)")
            #expect(parts.reasons == whole.reasons, "split at \(split)")
        }
    }

    @Test func gluedTogether() {
        // A missing leading separator is only legal at the start of a stream, a missing closing one only in UDP.
        let frames = CorpusFrame.of("gotop").filter {
            $0.bytes.last == UInt8(ascii: "#") && $0.expected.first?.text("kind") != "unparsed"
        }
        let single = frames.flatMap { decodeStream([$0.bytes]).reports }
        let glued = decodeStream([frames.flatMap(\.bytes)])
        #expect(glued.reports == single)
        #expect(glued.reasons.isEmpty)
    }

    @Test(arguments: CorpusFrame.of("none")) func nothingOutOfNothing(_ frame: CorpusFrame) {
        for chunks in [[frame.bytes], frame.bytes.map { [$0] }] {
            let result = decodeStream(chunks)
            #expect(result.reports.isEmpty)
        }
        let datagram = decodeDatagram(frame.bytes)
        #expect(datagram.reports.isEmpty)
        #expect(datagram.reasons.count == 1)
    }

    private func check(_ result: (reports: [Report], reasons: [String]), _ frame: CorpusFrame, isDatagram: Bool) {
        let expected = frame.expected.filter { $0.text("kind") != "unparsed" }
        if expected.isEmpty, isDatagram { return }  // a part of a frame: the end of a datagram would close it
        guard result.reports.count == expected.count else {
            Issue.record("\(result.reports.count) reports instead of \(expected.count); \(result.reasons)")
            return
        }
        for (report, expectation) in zip(result.reports, expected) { CorpusComparison.compare(report, expectation) }
    }
}
