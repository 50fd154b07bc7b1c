import Testing

@testable import Terminal

/// Whether a terminal is light or dark, and in which character set it speaks.
@Suite struct TerminalGroundTests {
    private func answers(_ text: String) -> TerminalAnswers {
        var decoder = InputDecoder()
        for byte in text.utf8 { decoder.feed(Int32(byte)) }
        decoder.endOfInput()
        #expect(decoder.takeEvents().isEmpty)
        return decoder.answers
    }

    @Test(arguments: [
        ("rgb:ffff/ffff/dddd\u{1B}\\", UInt32(0xFFFFDD)), ("rgb:00/80/ff\u{07}", 0x0080FF),
        ("rgb:f/0/f\u{07}", 0xFF00FF),
    ]) func theAnswerIsReadAndTypesNothing(_ answer: String, _ ground: UInt32) {
        #expect(answers("\u{1B}]11;" + answer).ground == ground)
    }

    @Test(arguments: ["rgb:zz/00/00", "rgb:1/2", "rgb:12345/0/0", "red", "rgb:+1/-1/ 1", ""])
    func whatIsNoColourIsNothing(_ answer: String) {
        #expect(answers("\u{1B}]11;\(answer)\u{07}").ground == nil)
        #expect(answers("\u{1B}P11;rgb:ff/ff/ff\u{1B}\\").ground == nil)
    }

    @Test func theAttributesEndTheWaiting() {
        #expect(answers("\u{1B}[?62;22c").hasAttributes)
        #expect(!answers("\u{1B}[5c").hasAttributes)
        #expect(!answers("\u{1B}[?1u").hasAttributes)
    }

    @Test func lightAndDark() {
        #expect(TerminalGround(rgb: 0xFDF6E3) == .light)
        #expect(TerminalGround(rgb: 0x002B36) == .dark)
        #expect(TerminalGround(colorVariable: "0;default;15") == .light)
        #expect(TerminalGround(colorVariable: "15;0") == .dark)
        #expect(TerminalGround(colorVariable: "12;8") == .dark)
        for odd in ["", "15", "0;default", "0;99"] { #expect(TerminalGround(colorVariable: odd) == nil) }
    }

    @Test func theFirstVariableThatIsSetNamesTheCharacterSet() {
        func claims(_ all: [String: String]) -> Bool { TerminalDescription.claimsUTF8 { all[$0] } }
        #expect(claims(["LANG": "fi_FI.UTF-8"]) && claims(["LC_ALL": "", "LC_CTYPE": "de_DE.utf8@euro"]))
        #expect(!claims(["LC_ALL": "C", "LANG": "fi_FI.UTF-8"]) && !claims([:]) && !claims(["LANG": "fi_FI"]))
    }
}
