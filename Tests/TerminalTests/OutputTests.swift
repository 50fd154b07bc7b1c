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
}
