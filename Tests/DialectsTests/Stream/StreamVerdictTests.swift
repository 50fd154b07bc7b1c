import Dialects
import Fleet
import Testing

/// When nothing good can come any more (detection.md, principles 1 and 5).
@Suite struct StreamVerdictTests {
    @Test(
        arguments: [
            (Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8), "HTTP"), (Array("POST /a HTTP/1.0\r\n".utf8), "HTTP"),
            (Array("HEAD / HTTP/1.0\r\n".utf8), "HTTP"), (Array("OPTIONS * HTTP/1.1\r\n".utf8), "HTTP"),
            (Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8), "HTTP/2"),
            ([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03], "TLS"),
            (Array("SSH-2.0-OpenSSH_9.6\r\n".utf8), "SSH"), ([0x03, 0x00, 0x00, 0x13, 0x0E, 0xE0], "RDP"),
        ] as [([UInt8], String)]) func strangersAreRecognisedHoweverCut(_ bytes: [UInt8], _ name: String)
    {
        for split in 0...bytes.count {
            var probe = StreamProbe(Array(bytes[..<split]), Array(bytes[split...]))
            #expect(probe.decoder.verdict == .foreign(name), "cut at \(split)")
            #expect(probe.decoder.dialect == nil)
            probe.finish()
            #expect(probe.reports.isEmpty)
            #expect(probe.unparsed.map(\.reason) == ["\(name), not a tracker"], "cut at \(split)")
        }
    }

    @Test func strangersAreStrangersOnlyAtTheStart() {
        var probe = StreamProbe()
        probe.send(GotopText.message("CMD-X", nil) + "GET / HTTP/1.1\r\n#" + GotopText.message("CMD-A1", nil))
        #expect(probe.decoder.verdict == nil)
        #expect(probe.types == ["CMD-X", "CMD-A1"])
    }

    @Test func tooMuchThatIsNothingIsUndecidable() {
        var probe = StreamProbe([UInt8](repeating: 0x61, count: StreamDecoder.maximumUndecided))
        #expect(probe.decoder.verdict == nil)
        #expect(probe.outputs.isEmpty)
        probe.send("a")
        #expect(probe.decoder.verdict == .undecidable)
        #expect(probe.unparsed.count == 1)
        #expect(probe.unparsed.first?.raw.count == StreamDecoder.maximumUnparsedShown)
        #expect(probe.decoder.pendingCount == 0)
    }

    @Test func thoseWhoReadFilesMayGoOn() {
        var probe = StreamProbe([UInt8](repeating: 0x61, count: 5000))
        probe.send("#" + GotopText.message("CMD-X", nil))
        #expect(probe.types == ["CMD-X"])
        #expect(probe.decoder.verdict == .undecidable)
    }

    @Test func aGoodStreamHasNone() {
        var probe = StreamProbe()
        #expect(probe.decoder.dialect == nil)
        probe.send("#861785001515349,CM")
        #expect(probe.decoder.dialect == nil, "a first-byte match is only a hypothesis")
        probe.send("D-X#")
        #expect(probe.decoder.dialect == .gotop)
        #expect(probe.decoder.verdict == nil)
    }

    @Test func aThousandPiecesWithoutSenseAreEnoughEvenAfterAGoodMessage() {
        var probe = StreamProbe()
        probe.send(GotopText.message("CMD-X", nil))
        let nonsense = String(repeating: "#no sense", count: 500)
        for _ in 0..<900 { probe.send(nonsense) }
        #expect(probe.decoder.verdict == nil)
        for _ in 0..<200 { probe.send(nonsense) }
        #expect(probe.decoder.verdict == .undecidable)
    }

    @Test func aGoodMessageNowAndThenForgivesAll() {
        var probe = StreamProbe()
        for _ in 0..<20 {
            probe.send(GotopText.message("CMD-X", nil))
            for _ in 0..<900 { probe.send("#nonsense#") }
        }
        #expect(probe.decoder.verdict == nil)
        #expect(probe.reports.count == 20)
    }
}
