import Dialects
import Fleet
import Testing

/// Finding the first message, losing faith in a dialect, and finding it again.
@Suite struct StreamDetectionTests {
    private let good = GotopText.message("CMD-X", nil)

    @Test(arguments: [
        "hello", "hello#", "9-88-23,000#", "##junk##", "\r\n\r\n", "\u{1B}[2J", "#861785001515349,CMD-#", "x*$#",
        "#1#2#3#4#5",
    ]) func junkInFrontOfAGoodMessageCostsOnlyTheJunk(_ junk: String) {
        for isDripped in [false, true] {
            var probe = StreamProbe()
            if isDripped { probe.sendByteByByte(junk + good) } else { probe.send(junk + good) }
            #expect(probe.types == ["CMD-X"])
            #expect(probe.unparsed.count == (junk == "\r\n\r\n" ? 0 : 1))
            #expect(probe.decoder.verdict == nil)
        }
    }

    @Test func threeFaultsInARowEndTheReignOfADialect() {
        var probe = StreamProbe()
        probe.send(good)
        probe.send("#bad#")
        probe.send("#bad#")
        #expect(probe.decoder.dialect == .gotop)
        probe.send("#bad#")
        #expect(probe.decoder.dialect == nil)
        #expect(probe.unparsed.count == 3)
        probe.send(good)
        #expect(probe.decoder.dialect == .gotop)
        #expect(probe.types == ["CMD-X", "CMD-X"])
    }

    @Test func aGoodMessageInBetweenStartsTheCountAnew() {
        var probe = StreamProbe()
        probe.send(good)
        for _ in 0..<5 { probe.send("#bad##bad#" + good) }
        #expect(probe.decoder.dialect == .gotop)
        #expect(probe.types.count == 6)
        #expect(probe.unparsed.count == 10)
    }

    @Test func whatComesOfAFallIsTheSameHoweverItIsCut() {
        // Once undecided, a line end may begin a message; while decided, only a separator does.
        let text = good + "#1##2##3##4\n\(GotopText.identity),CMD-A1#" + good
        let whole = decodeStream([Array(text.utf8)])
        #expect(whole.reports.map(\.type) == ["CMD-X", "CMD-A1", "CMD-X"])
        for split in 0...text.utf8.count {
            let parts = decodeStream([Array(text.utf8.prefix(split)), Array(text.utf8.dropFirst(split))])
            #expect(parts.reports == whole.reports, "cut at \(split)")
            #expect(parts.reasons == whole.reasons, "cut at \(split)")
        }
    }

    @Test func partialMessagesAreKnown() {
        var probe = StreamProbe()
        #expect(!probe.decoder.hasPartialMessage)
        probe.send("\r\n#")
        #expect(!probe.decoder.hasPartialMessage, "a separator is no message")
        probe.send("8")
        #expect(probe.decoder.hasPartialMessage)
        probe.send("61785001515349,CMD-X#")
        #expect(!probe.decoder.hasPartialMessage)
        probe.send("\r\n#")
        #expect(!probe.decoder.hasPartialMessage)
        probe.send("86")
        #expect(probe.decoder.hasPartialMessage)
    }

    @Test(arguments: ["#86178500", "hello", "#861785001515349,CMD-X"]) func aRestAtTheEndIsOneUnparsed(_ rest: String) {
        for prefix in ["", good] {
            var probe = StreamProbe()
            probe.send(prefix + rest)
            probe.finish()
            #expect(probe.unparsed.map(\.text) == [rest])
            #expect(probe.decoder.pendingCount == 0)
            let count = probe.outputs.count
            probe.finish()
            #expect(probe.outputs.count == count, "only once")
        }
    }

    @Test(arguments: ["", "#", "\r\n", "## \0 #\r\n"]) func blanksAtTheEndAreNothing(_ rest: String) {
        for prefix in ["", good] {
            var probe = StreamProbe()
            probe.send(prefix + rest)
            probe.finish()
            #expect(probe.unparsed.isEmpty)
        }
    }
}
