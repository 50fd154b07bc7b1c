import Dialects
import Fleet
import Testing

/// Every gps103 and tlt2h frame gives all that the corpus expects, however the network cuts it.
@Suite struct TextDialectCorpusTests {
    static let frames = CorpusFrame.of("gps103", "tlt2h")

    @Test func theCorpusIsThere() {
        #expect(CorpusFrame.of("gps103").count >= 30)
        #expect(CorpusFrame.of("tlt2h").count >= 12)
    }

    @Test(arguments: frames) func wholeAsStream(_ frame: CorpusFrame) {
        CorpusComparison.check(Decoded.stream(frame.segments.isEmpty ? [frame.bytes] : frame.segments), frame)
    }

    @Test(arguments: frames) func wholeAsDatagram(_ frame: CorpusFrame) {
        CorpusComparison.check(Decoded.datagram(frame.bytes), frame)
    }

    @Test(arguments: frames) func byteByByte(_ frame: CorpusFrame) {
        CorpusComparison.check(Decoded.stream(frame.bytes.map { [$0] }), frame)
    }

    @Test(arguments: frames) func atEverySplit(_ frame: CorpusFrame) {
        let whole = Decoded.stream([frame.bytes])
        for split in 0...frame.bytes.count {
            let parts = Decoded.stream([Array(frame.bytes[..<split]), Array(frame.bytes[split...])])
            let isSame = parts == whole
            #expect(isSame, "split at \(split)")
        }
    }

    @Test(arguments: ["gps103", "tlt2h"]) func gluedTogether(_ dialect: String) {
        let frames = CorpusFrame.of(dialect).filter { $0.expected.first?.text("kind") != "unparsed" }
        let single = frames.flatMap { Decoded.stream([$0.bytes]).messages }
        let bytes = frames.flatMap(\.bytes)
        let glued = Decoded.stream([bytes])
        let isSame = glued.messages == single && Decoded.datagram(bytes).messages == single
        #expect(isSame)
        #expect(glued.reasons.isEmpty)
        for length in [2, 7, 64, 100] {
            let chunks = stride(from: 0, to: bytes.count, by: length).map {
                Array(bytes[$0..<min($0 + length, bytes.count)])
            }
            let isSame = Decoded.stream(chunks) == glued
            #expect(isSame, "chunks of \(length)")
        }
    }
}
