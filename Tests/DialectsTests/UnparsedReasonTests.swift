import Testing

@testable import Dialects

/// The words for input that nobody understood: those of the dialect that is meant, and none for garbage.
@Suite struct UnparsedReasonTests {
    private func reason(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes { UnparsedReason.explain($0) } }

    @Test(arguments: ["", "hello", "#", "##\r\n#", "\0\0\0", "*", "$", "x", "#bad##bad#", "{\"id\":1}"])
    func pureGarbageIsNoDialect(_ text: String) {
        #expect(reason(Array(text.utf8)) == "no dialect recognised")
        #expect(decodeDatagram(Array(text.utf8)).reasons == (text.isEmpty ? [] : ["no dialect recognised"]))
    }

    @Test func bytesOutOfAnyRangeAreNoDialect() {
        #expect(reason([0xFF, 0xFE, 0x80, 0x00, 0x99]) == "no dialect recognised")
        #expect(reason([UInt8](repeating: 0xEE, count: 10_000)) == "no dialect recognised")
    }

    @Test(arguments: [
        ("#L#354868033046331;NA\r\n", "Wialon IPS"), ("(012345678901BP05000012345678901080612A2232N)", "TK103"),
        ("#356823033219838##1#0000#AUT#01#2660E1#12139.0,E,2503.1,N,0.0,0#010112#0##", "V680"),
        ("#356823033219838#0#", "V680"), ("*ET,135790246811221,HB,A,050915#", "EasyTrack"),
        ("hh%\0\0\u{03}", "GT02"),
    ])
    func knownStrangersAreNamed(_ text: String, _ name: String) {
        #expect(reason(Array(text.utf8)) == "\(name), not supported")
        #expect(decodeDatagram(Array(text.utf8)).reasons == ["\(name), not supported"])
        #expect(DialectRegistry.explain(Array(text.utf8), in: nil).isEmpty)
    }

    @Test(arguments: [
        ("#861785001515349,CMD-T,A,DATE:121303#", "gotop"), ("imei:353327020412763,tracker,16;", "gps103"),
        ("*HQ,4209917484,V1,253043,V,5952.9749,N,00426.4322,E,000.00,000,130916,FFFFFBFF#", "h02"),
        ("#357671030946351#V500#0000#AUTO#1\r\n#nothing\r\n##", "tlt2h"), ("TRVAP00123#", "trv"),
        ("#35332702041,CMD-X#", "gotop"), ("xx\u{05}\u{13}\0\u{01}ab\r\n", "gt06"),
    ])
    func theDialectThatIsMeantSaysWhy(_ text: String, _ dialect: String) {
        #expect(reason(Array(text.utf8)).hasPrefix(dialect + ":"), "\(reason(Array(text.utf8)))")
    }
}
