import Dialects
import Fleet
import Testing

/// What a stream may hold back, and what happens to pieces that are too long.
@Suite struct StreamBoundTests {
    private let good = GotopText.message("CMD-X", nil)

    @Test(arguments: [1, 7, 100, 1000, 20_000]) func aPieceThatIsTooLongGivesOneUnparsedAndNoMore(_ chunk: Int) {
        var probe = StreamProbe()
        let text = good + "#" + String(repeating: "a", count: 12_000) + "#" + GotopText.message("CMD-A1", nil)
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            probe.send(Array(bytes[start..<min(start + chunk, bytes.count)]))
        }
        #expect(probe.types == ["CMD-X", "CMD-A1"])
        #expect(probe.unparsed.count == 1)
        #expect(probe.unparsed.first?.raw.count == StreamDecoder.maximumUnparsedShown)
        #expect(probe.mostPending <= GotopDialect.maximumPending)
        #expect(!probe.decoder.hasPartialMessage)
    }

    @Test func anUndecidedStreamHoldsNoMoreThanItsLimit() {
        var probe = StreamProbe()
        for _ in 0..<1000 { probe.send(String(repeating: "1,", count: 50)) }
        #expect(probe.mostPending <= StreamDecoder.maximumUndecided)
        #expect(probe.reports.isEmpty)
        #expect(probe.decoder.verdict == .undecidable)
    }

    @Test(arguments: ["a", "#", "\0", "1", "#1", "x", "\r\n", "#861785001515349,", "861785001515349,CMD-", "# x"])
    func aDripOfGarbageEnds(_ garbage: String) {
        for prefix in ["", good] {
            var probe = StreamProbe()
            probe.send(prefix)
            probe.sendByteByByte(String(repeating: garbage, count: 10_000 / garbage.utf8.count))
            probe.finish()
            #expect(probe.mostPending <= 4096)
            #expect(probe.reports.count == (prefix.isEmpty ? 0 : 1))
        }
    }

    @Test(arguments: ["#", "# ", "#x", "#1", ";861785001515349,", "$", "\n", "#861785001515349,CMD-T,A,"])
    func aLargeChunkOfGarbageEnds(_ garbage: String) {
        let size = 65_536
        let bytes = Array(String(repeating: garbage, count: size / garbage.utf8.count).utf8)
        for tail in ["", "x"] {
            var probe = StreamProbe(bytes + Array(tail.utf8))
            probe.finish()
            #expect(probe.mostPending <= 4096)
            #expect(probe.reports.isEmpty)
        }
        #expect(decodeDatagram(Array(bytes.prefix(65_000)) + [0x78]).reports.isEmpty)
    }

    @Test(arguments: [0, 1]) func theLimitIsTheSameHoweverTheStreamIsCut(_ excess: Int) {
        let start = "#\(GotopText.identity),CMD-Z,"
        let text = start + String(repeating: "z", count: GotopDialect.maximumPending - start.utf8.count + excess) + "#"
        var whole = StreamProbe()
        whole.send(good + text)
        var parts = StreamProbe()
        parts.sendByteByByte(good + text)
        for probe in [whole, parts] {
            #expect(probe.types == (excess == 0 ? ["CMD-X", "CMD-Z"] : ["CMD-X"]))
            #expect(probe.unparsed.count == excess)
        }
        if excess == 0 { #expect(StreamProbe(Array(text.utf8)).types == ["CMD-Z"], "undecided, too") }
    }

    @Test func theRestOfAnOverlongPieceIsStillAnUnfinishedMessage() {
        var probe = StreamProbe()
        probe.send(good + "#" + String(repeating: "a", count: 5000))
        #expect(probe.decoder.hasPartialMessage, "so that its deadline goes on")
        probe.send(String(repeating: "a", count: 5000))
        #expect(probe.decoder.hasPartialMessage)
        probe.send("#" + GotopText.message("CMD-A1", nil))
        #expect(!probe.decoder.hasPartialMessage)
        #expect(probe.types == ["CMD-X", "CMD-A1"])
    }
}
