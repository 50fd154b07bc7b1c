import Dialects
import Fleet
import Testing

/// `#` as a separator, with whatever networks and firmware put between messages (gotop.md section 1).
@Suite struct GotopFramingTests {
    private let a = "\(GotopText.identity),CMD-X"
    private let b = "\(GotopText.identity),CMD-A1"

    private func expect(
        _ text: String, types: [String] = ["CMD-X", "CMD-A1"], unparsed: Int = 0,
        _ location: SourceLocation = #_sourceLocation
    ) {
        var whole = StreamProbe(Array(text.utf8))
        whole.finish()
        var dripped = StreamProbe()
        dripped.sendByteByByte(text)
        dripped.finish()
        for probe in [whole, dripped] {
            #expect(probe.types == types, sourceLocation: location)
            #expect(probe.unparsed.count == unparsed, "\(probe.unparsed)", sourceLocation: location)
        }
        #expect(whole.outputs == dripped.outputs, sourceLocation: location)
    }

    @Test func pairsOfSeparators() { expect("#\(a)##\(b)#") }

    @Test func aSharedSeparator() { expect("#\(a)#\(b)#") }

    @Test func aMissingFirstSeparator() { expect("\(a)##\(b)#") }

    @Test func runsOfSeparators() { expect("####\(a)######\(b)####") }

    @Test func blanksBetweenMessages() {
        expect("#\(a)#\r\n#\(b)#\r\n")
        expect(" \0\r\n#\(a)# \0 \(b)#\0\0")
        expect("#\r\n\(a)\r\n#\n#\(b) #")
        expect("# # # \(a)# # #\(b)# #")
    }

    @Test func theLastSeparatorMustCome() {
        expect("#\(a)##\(b)", types: ["CMD-X"], unparsed: 1)
    }

    @Test func aPieceWithoutAnIdentityEndsNothing() {
        expect("1-88-23,000#\(a)##hello##\(b)#", unparsed: 2)
    }

    @Test func longBlanksInADecidedStreamAreNoMessage() {
        for blank in ["\0", "\r\n", " "] {
            let pause = String(repeating: blank, count: 5000)
            expect("#\(a)#\(pause)#\(b)#\(pause)")
            expect("#\(a)#\(pause)\(b)#")
        }
    }

    @Test func blanksAreNotHeldBack() {
        var probe = StreamProbe(Array("#\(a)#".utf8))
        for _ in 0..<3000 { probe.send("\r\n") }
        #expect(probe.mostPending <= 2)
        #expect(!probe.decoder.hasPartialMessage)
        #expect(probe.unparsed.isEmpty)
    }
}
