import Canvas
import Testing

@testable import Widgets

@Suite struct TextBlockKeyTests {
    private func lines(_ items: [TextBlock.Item], width: Int, height: Int) -> [String] {
        var canvas = Canvas(width: width, height: height)
        TextBlock(items).draw(on: &canvas, in: canvas.bounds, glyphs: .choose(ascii: true))
        return (0..<height).map { y in
            String((0..<width).map { Character(canvas[$0, y].glyph.base) }).trimmingCharacters(" ")
        }
    }

    @Test func keysTakeWhatValuesLeave() {
        let found = lines([.pair(key: "connections closed", value: "12")], width: 24, height: 1)
        #expect(found == ["connections closed  12"])
    }

    @Test func aKeyWithoutRoomHasALineOfItsOwn() {
        let items: [TextBlock.Item] = [.pair(key: "a long key here", value: "and a longer value")]
        #expect(lines(items, width: 24, height: 3).first == "a long key here")
    }
}

extension String {
    /// Without what stands at its end.
    fileprivate func trimmingCharacters(_ end: Character) -> String {
        String(reversed().drop { $0 == end }.reversed())
    }
}

@Suite struct LineEditorTests {
    private func typed(_ keys: [Key], into text: String = "") -> LineEditor {
        var editor = LineEditor(text)
        for key in keys { editor.handle(key) }
        return editor
    }

    @Test func typesAndDeletes() {
        #expect(typed(["a", "b"].map { .character($0) }).text == "ab")
        #expect(typed([Key(.left), Key(.backspace)], into: "abc").text == "ac")
        #expect(typed([Key(.home), Key(.delete), Key(.delete)], into: "abc").text == "c")
        #expect(typed([Key(.home), Key(.backspace), Key(.end), Key(.delete)], into: "abc").text == "abc")
    }

    @Test func controlKeys() {
        #expect(typed([.control("w")], into: "one two  ").text == "one ")
        #expect(typed([Key(.left), .control("u")], into: "abc").text == "c")
        #expect(typed([Key(.home), .control("k")], into: "abc").text == "")
    }

    @Test func keysOfOthersAreLeftAlone() {
        var editor = LineEditor("abc")
        for key in [Key(.enter), Key(.escape), Key(.tab), .control("c"), Key(.character("x"), alt: true)] {
            let isMine = editor.handle(key)
            #expect(!isMine)
        }
        #expect(editor == LineEditor("abc"))
    }

    @Test func pastesAreCleanedAndBounded() {
        var editor = LineEditor(maximumLength: 8)
        editor.insert("a\u{1B}b\nc\u{202E}defghijkl")
        #expect(editor.text == "a·b c·de")
        #expect(editor.cursor == 8)
    }

    @Test func thePromptScrollsWithTheCursor() {
        var canvas = Canvas(width: 10, height: 1)
        PromptLine(label: "/").draw(LineEditor("abcdefghijkl"), on: &canvas, in: canvas.bounds, glyphs: .utf8)
        #expect(canvas.text == "/efghijkl\n")
        #expect(canvas.cursor?.x == 9)
    }

    @Test func thePromptShowsItsNote() {
        var canvas = Canvas(width: 20, height: 1)
        PromptLine(label: "/", note: "1/6").draw(LineEditor("van"), on: &canvas, in: canvas.bounds, glyphs: .utf8)
        #expect(canvas.text == "/van             1/6\n")
        #expect(canvas.cursor?.x == 4)
    }
}

@Suite struct TextBlockTests {
    @Test func wrapsAtSpaces() {
        let wrapped = { (text: String, width: Int) in TextWrap.lines(text, width: width).map { Text.string($0) } }
        #expect(wrapped("the quick brown fox", 10) == ["the quick", "brown fox"])
        #expect(wrapped("abcdefghij", 4) == ["abcd", "efgh", "ij"])
        #expect(wrapped("漢字漢字", 5) == ["漢字", "漢字"])
        #expect(wrapped("漢a", 1) == [" ", "a"])
        #expect(wrapped("", 5) == [""])
    }

    @Test func drawsPairsAndScrolls() {
        let block = TextBlock([
            .heading("Van 12"), .pair(key: "speed", value: "54 km/h"),
            .pair(key: "place", value: "3 km north east of Lyon"), .blank, .paragraph("The end."),
        ])
        var canvas = Canvas(width: 20, height: 6)
        block.draw(on: &canvas, in: canvas.bounds, glyphs: .utf8)
        #expect(canvas.text == "Van 12\nspeed  54 km/h\nplace  3 km north\n       east of Lyon\n\nThe end.\n")
        #expect(block.lineCount(width: 20) == 6)
        var scrolled = Canvas(width: 20, height: 1)
        block.draw(on: &scrolled, in: scrolled.bounds, offset: 5, glyphs: .utf8)
        #expect(scrolled.text == "The end.\n")
    }
}
