import Canvas
import Testing

@testable import Terminal

@Suite struct OutputTests {
    @Test func nearestColors() {
        #expect(ColorMap.nearest(to: 0xFF0000, depth: .palette256) == 196)
        #expect(ColorMap.nearest(to: 0x080808, depth: .palette256) == 232)
        #expect(ColorMap.nearest(to: 0x000000, depth: .sixteen) == 0)
        #expect(ColorMap.nearest(to: 0xFEFEFE, depth: .sixteen) == 15)
    }

    @Test func everyPaletteColorFindsItself() {
        for index in 16..<256 {
            let found = ColorMap.nearest(to: ColorMap.palette(index), depth: .palette256)
            #expect(ColorMap.palette(found) == ColorMap.palette(index))
        }
    }

    @Test func colorDepth() {
        #expect(ColorDepth.choose(wish: .automatic, terminalColors: 256, noColor: false) == .palette256)
        #expect(ColorDepth.choose(wish: .automatic, terminalColors: 256, noColor: true) == .mono)
        #expect(ColorDepth.choose(wish: .twoHundredFiftySix, terminalColors: 8, noColor: true) == .eight)
        #expect(ColorDepth.choose(wish: .sixteen, terminalColors: 256, noColor: false) == .sixteen)
        #expect(ColorDepth.choose(wish: .none, terminalColors: 256, noColor: false) == .mono)
    }

    @Test func base64AsInTheStandard() {
        let cases = ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE="]
        for (plain, encoded) in cases { #expect(Base64.encode(Array(plain.utf8)) == Array(encoded.utf8)) }
    }

    @Test func clipboardIsCappedAndWrapped() {
        #expect(EscapeSequences.clipboard("hi", inside: .none) == Array("\u{1B}]52;c;aGk=\u{07}".utf8))
        let wrapped = Array("\u{1B}Ptmux;\u{1B}\u{1B}]52;c;aGk=\u{07}\u{1B}\\\u{1B}]52;c;aGk=\u{07}".utf8)
        #expect(EscapeSequences.clipboard("hi", inside: .tmux) == wrapped)
        #expect(EscapeSequences.clipboard(String(repeating: "a", count: 56_245), inside: .none) == nil)
        #expect(EscapeSequences.clipboard(String(repeating: "a", count: 56_244), inside: .none) != nil)
    }

    @Test func titleCannotEndEarly() {
        #expect(EscapeSequences.title("a\u{07}b\u{1B}c") == Array("\u{1B}]2;a·b·c\u{07}".utf8))
    }

    @Test func paddingIsRemoved() {
        #expect(EscapeSequences.withoutPadding(Array("\u{1B}[m$<2>x$".utf8)) == Array("\u{1B}[mx$".utf8))
    }

    @Test func changedRangeCoversWholeGlyphs() {
        var old = Canvas(width: 6, height: 1)
        old.write("a漢b", x: 0, y: 0)
        var new = old
        new.put(Glyph("字", width: 2), x: 1, y: 0)
        #expect(FramePainter.changedRange(new.row(0), old: old.row(0), width: 6) == 1..<3)
        #expect(FramePainter.changedRange(new.row(0), old: new.row(0), width: 6) == nil)
        #expect(FramePainter.changedRange(new.row(0), old: nil, width: 6) == 0..<6)
    }
}

/// Notifications by the terminal.
@Suite struct TerminalNotificationTests {
    @Test func hostileTextStaysInItsField() {
        let text = "a;b\u{1B}]52;c;x\u{07}\u{1B}\\\u{9C}\r\n\u{202E}"
        for form in [TerminalNotification.Form.osc9, .osc777] {
            let bytes = TerminalNotification.bytes(form, title: text, body: text)
            #expect(bytes.filter { $0 == 0x1B }.count == 1)
            #expect(bytes.filter { $0 == 0x07 }.count == 1)
            #expect(bytes.last == 0x07)
            #expect(!bytes.contains(0x0A) && !bytes.contains(0x0D))
        }
        let parts = TerminalNotification.bytes(.osc777, title: text, body: text).split(separator: UInt8(ascii: ";"))
        #expect(parts.count == 4, "777, notify, a title and a text")
    }

    @Test func aTextIsNoOtherRequest() {
        let bytes = TerminalNotification.bytes(.osc9, title: "4;1;50", body: "")
        #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}]9;fleettop: 4,1,50\u{07}")
    }

    @Test func aLinkIsWrittenOverItsTextAndWhenThatIsDrawnAgain() {
        var first = Canvas(width: 20, height: 2)
        first.write("45.76 N", x: 3, y: 1)
        first.link(x: 3, y: 1, width: 7, to: "https://example.org/\u{1B}]a b")
        #expect(first.links.map(\.target) == ["https://example.org/]ab"])
        #expect(LinkPainter.due(first, after: nil) == first.links)
        #expect(LinkPainter.due(first, after: first).isEmpty)
        var other = first
        other.write("45.77 N", x: 3, y: 1)
        #expect(LinkPainter.due(other, after: first) == first.links)
        var covered = first
        covered.fill(Rect(x: 9, y: 0, width: 4, height: 2), style: .plain)
        #expect(covered.links.isEmpty && LinkPainter.due(covered, after: first) == [first.links[0].withoutTarget])
        let bytes = LinkPainter.bytes(first.links[0], runs: [("\u{1B}[0;1m", "45.76 N")])
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "\u{1B}7\u{1B}[2;4H\u{1B}]8;;https://example.org/]ab\u{1B}\\\u{1B}[0;1m45.76 N\u{1B}]8;;\u{1B}\\\u{1B}[m\u{1B}8"
        )
    }

    @Test func looksAreTheSamePastNcurses() {
        let style = Style(
            foreground: Color(rgb: 0xFF0000), background: Color(rgb: 0x080808), attributes: [.bold, .underline])
        var many = StylePalette(depth: .palette256, terminalPairs: 0)
        #expect(many.sequence(style) == "\u{1B}[0;1;4;38;5;196;48;5;232m")
        var few = StylePalette(depth: .eight, terminalPairs: 0)
        #expect(few.sequence(Style(foreground: Color(ansi: 9))) == "\u{1B}[0;1;31m")
        var sixteen = StylePalette(depth: .sixteen, terminalPairs: 0)
        #expect(sixteen.sequence(Style(foreground: Color(ansi: 9), background: Color(ansi: 1))) == "\u{1B}[0;91;41m")
        var none = StylePalette(depth: .mono, terminalPairs: 0)
        #expect(none.sequence(Style(foreground: Color(rgb: 0xFF0000), attributes: .reverse)) == "\u{1B}[0;7m")
    }
}
