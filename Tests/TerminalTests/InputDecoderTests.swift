import Canvas
import TestSupport
import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
    private func events(_ codes: [Int32]) -> [InputEvent] {
        var decoder = InputDecoder()
        for code in codes { decoder.feed(code) }
        decoder.endOfInput()
        return decoder.takeEvents()
    }

    private func events(_ text: String) -> [InputEvent] { events(text.utf8.map { Int32($0) }) }

    @Test func plainCharactersAndUTF8() {
        #expect(events("aé漢😀") == ["a", "é", "漢", "😀"].map { .key(.character($0)) })
    }

    @Test func brokenUTF8BecomesAReplacement() {
        #expect(events([0xC3, 0x61]) == [.key(.character("a"))])
        #expect(events([0xFF, 0x61]) == [.key(.character("\u{FFFD}")), .key(.character("a"))])
    }

    @Test func controlKeys() {
        #expect(events([3]) == [.key(.control("c"))])
        #expect(events([13, 10]) == [.key(Key(.enter)), .key(Key(.enter))])
        #expect(events([127, 8]) == [.key(Key(.backspace)), .key(Key(.backspace))])
        #expect(events([9]) == [.key(Key(.tab))])
    }

    @Test func escapeAloneAndAsAlt() {
        #expect(events("\u{1B}") == [.key(Key(.escape))])
        #expect(events("\u{1B}x") == [.key(Key(.character("x"), alt: true))])
        #expect(events("\u{1B}é") == [.key(Key(.character("é"), alt: true))])
        #expect(events("\u{1B}xy").last == .key(.character("y")))
    }

    @Test func unknownSequencesTypeNothing() {
        #expect(events("\u{1B}[99;5a") == [])
        #expect(events("\u{1B}]11;rgb:1/2/3\u{1B}\\q") == [.key(.character("q"))])
        #expect(events("\u{1B}[M !!q") == [.key(.character("q"))])
        #expect(events("\u{1B}[5\u{1B}x") == [.key(Key(.character("x"), alt: true))])
        #expect(events("\u{1B}[") == [.key(Key(.character("["), alt: true))])
    }

    @Test(arguments: ["]", "P", "_", "^", "[", "O"] as [Character])
    func whatOpensASequenceIsAKeyWithAltWhereNothingFollows(opening: Character) {
        #expect(events("\u{1B}\(opening)") == [.key(Key(.character(opening), alt: true))])
        var decoder = InputDecoder()
        for code in "\u{1B}\(opening)".utf8 { decoder.feed(Int32(code)) }
        decoder.endOfInput()
        decoder.feed(Int32(UInt8(ascii: "q")))
        #expect(decoder.takeEvents().last == .key(.character("q")), "the next key is a key again")
    }

    @Test func mouseReports() {
        let start = [ReportCode.mouse]
        #expect(events(start + "0;300;50M".utf8.map { Int32($0) }) == [.mouse(MouseEvent(.press, x: 299, y: 49))])
        #expect(events(start + "0;1;1m".utf8.map { Int32($0) }) == [.mouse(MouseEvent(.release, x: 0, y: 0))])
        #expect(events(start + "65;5;6M".utf8.map { Int32($0) }) == [.mouse(MouseEvent(.wheelDown, x: 4, y: 5))])
        #expect(
            events(start + "0;99999999999999999999;1M".utf8.map { Int32($0) }).contains {
                if case .mouse = $0 { true } else { false }
            } == false)
    }

    @Test func pasteIsOneEvent() {
        let codes = [ReportCode.pasteBegin] + "a\r\nb\u{1B}[31m".utf8.map { Int32($0) } + [ReportCode.pasteEnd, 0x71]
        #expect(events(codes) == [.paste("a\nb\u{1B}[31m"), .key(.character("q"))])
    }

    @Test func pasteIsBounded() throws {
        let flood = [Int32](repeating: 0x61, count: InputDecoder.maximumPasteBytes + 10)
        let event = try #require(events([ReportCode.pasteBegin] + flood + [ReportCode.pasteEnd]).first)
        #expect(event == .paste(String(repeating: "a", count: InputDecoder.maximumPasteBytes)))
    }

    @Test func modifiedKeysHaveTheirModifiers() throws {
        let code = try #require(KeyTable.sequences.first { $0.sequence == "\u{1B}[1;5C" }?.code)
        #expect(events([code]) == [.key(Key(.right, control: true))])
        let f5 = try #require(KeyTable.sequences.first { $0.sequence == "\u{1B}[15;3~" }?.code)
        #expect(events([f5]) == [.key(Key(.function(5), alt: true))])
    }

    @Test(arguments: 0..<200 as Range<UInt64>) func afterAnyCodesAKeyIsAKeyAgain(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var decoder = InputDecoder()
        // Half of them are what sequences are made of, or few would ever begin.
        let parts =
            "\u{1B}\u{1B}[[]OP_^?<;0123456789MmcAq\\\u{7}é".utf8.map { Int32($0) }
            + [ReportCode.mouse, ReportCode.pasteBegin, ReportCode.pasteEnd]
        for _ in 0..<300 {
            let isPart = Bool.random(using: &random)
            decoder.feed(isPart ? parts.randomElement(using: &random) ?? 0 : .random(in: -2...0x1300, using: &random))
        }
        // The end of a paste ends all other sequences too; the report of an old mouse takes two bytes more at most.
        for code in [ReportCode.pasteEnd, 0x07, 0x07, 0x07] { decoder.feed(code) }
        decoder.endOfInput()
        decoder.feed(Int32(UInt8(ascii: "q")))
        #expect(!decoder.isPasting && decoder.takeEvents().last == .key(.character("q")))
    }

    @Test func everySequenceIsInTheTableOnce() {
        #expect(Set(KeyTable.sequences.map(\.sequence)).count == KeyTable.sequences.count)
    }
}
