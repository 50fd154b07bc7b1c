import TestSupport
import Testing

@testable import Canvas

/// What must never leave the sanitiser.
private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF,
        0xFFF9...0xFFFD, 0xE000...0xF8FF, 0xE0000...0x10FFFF:
        true
    default: false
    }
}

@Suite struct TextTests {
    @Test func plainTextStaysAsItIs() {
        let text = "Van 12, Żółć, Ελλάδα, Москва, 漢字, ▶ 45 °C"
        #expect(Text.plain(text) == text)
    }

    @Test func escapeSequencesBecomeHarmlessText() {
        #expect(Text.plain("a\u{1B}[31mb\u{9B}2Jc\u{7F}\u{0}") == "a·[31mb·2Jc··")
    }

    @Test func directionMarksAreShown() {
        #expect(Text.plain("a\u{202E}b\u{2066}c\u{200F}d\u{61C}e\u{E0041}f\u{FEFF}g") == "a·b·c·d·e·f·g")
    }

    @Test func lineEndsAndTabsBecomeSpaces() {
        #expect(Text.plain("a\r\nb\nc\td\u{2028}e\u{85}f\rg") == "a b c d e f g")
    }

    @Test func joinersAndSelectorsAreLeftOut() {
        #expect(Text.plain("می\u{200C}خواهم ❤\u{FE0F} a\u{AD}b") == "میخواهم ❤ ab")
    }

    @Test func brokenUTF8AndPrivateCharactersAreShown() {
        #expect(
            Text.plain(String(decoding: [0x61, 0xFF, 0xED, 0xA0, 0x80, 0x62] as [UInt8], as: UTF8.self)).allSatisfy {
                "a·b".contains($0)
            })
        #expect(Text.plain("\u{E000}\u{F0000}\u{FFFE}\u{378}") == "····")
    }

    @Test func aBaseKeepsTwoMarks() {
        let zalgo = "e" + String(repeating: "\u{301}", count: 50) + "x"
        let glyphs = Text.glyphs(zalgo)
        #expect(glyphs.count == 2)
        #expect(glyphs[0].marks == ("\u{301}", "\u{301}"))
        #expect(Text.glyphs("\u{301}a") == [Glyph(" ", marks: ("\u{301}", "\0")), Glyph("a")])
    }

    @Test func joinedEmojiAreTheirPartsAndSkinTonesGo() {
        #expect(Text.plain("👨\u{200D}👩\u{200D}👧x") == "👨👩👧x")
        #expect(TextWidth.columns(of: "👨\u{200D}👩\u{200D}👧x") == 7)
        #expect(Text.plain("👍🏽x") == "👍x" && TextWidth.columns(of: "👍🏽x") == 3)
        #expect(TextWidth.columns(of: "🏽") == 2)
        #expect(TextWidth.columns(of: "1\u{FE0F}\u{20E3}") == 1)
    }

    @Test(arguments: ["🇫🇷🇩🇪", "a🇫🇷🇩🇪", "漢🇫🇷🇩🇪"])
    func aFlagIsNeverCutInHalf(text: String) {
        let glyphs = Text.glyphs(text)
        for columns in 0...TextWidth.columns(of: text) {
            for ellipsis in [nil, GlyphSet.utf8.ellipsis] {
                let letters = glyphs.fitted(to: columns, ellipsis: ellipsis).count {
                    (0x1F1E6...0x1F1FF).contains($0.base.value)
                }
                #expect(letters % 2 == 0)
            }
        }
    }

    @Test(arguments: ["漢字漢字", "e\u{301}e\u{301}e\u{301}", "😀a😀", "가나다", "🇫🇷🇩🇪", "שלום", "a\u{202E}b"])
    func whatIsClippedFitsItsRoom(text: String) {
        for columns in 0...10 {
            var canvas = Canvas(width: 12, height: 1)
            canvas.writeField(text, x: 1, y: 0, width: columns, ellipsis: GlyphSet.utf8.ellipsis)
            #expect(canvas.row(0).reduce(0) { $0 + Int($1.glyph.width) } == 12)
            #expect(TextWidth.columns(of: Text.glyphs(text).fitted(to: columns)) <= columns)
            #expect(canvas[0, 0].glyph == .space && canvas[columns + 1, 0].glyph == .space)
        }
    }

    @Test func ambiguousCharactersAreKnown() {
        for scalar in ["▶", "─", "é", "Я", "α", "…", "█"] as [Unicode.Scalar] {
            #expect(Glyph(scalar).isAmbiguous, "\(scalar)")
        }
        for scalar in ["a", "⠿", "ż"] as [Unicode.Scalar] {
            #expect(!Glyph(scalar).isAmbiguous, "\(scalar)")
        }
        for (first, second) in zip(AmbiguousRanges.all, AmbiguousRanges.all.dropFirst()) {
            #expect(first.upperBound + 1 < second.lowerBound)
        }
    }

    @Test func lengthIsBounded() {
        #expect(Text.glyphs(String(repeating: "a", count: 100_000)).count == Text.maximumLength)
    }

    @Test func anythingInNothingForbiddenOut() {
        var random = SeededRandom(seed: 23)
        for _ in 0..<300 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<200 {
                let most: UInt32 = [0xFF, 0x3000, 0x10FFFF].randomElement(using: &random) ?? 0xFF
                let value = UInt32.random(in: 0...most, using: &random)
                if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
            }
            let text = String(scalars)
            let glyphs = Text.glyphs(text)
            #expect(Text.string(glyphs).unicodeScalars.first(where: isForbidden) == nil)
            #expect(glyphs.allSatisfy { $0.width == 1 || $0.width == 2 })
            var canvas = Canvas(width: 500, height: 1)
            #expect(canvas.write(text, x: 0, y: 0) == TextWidth.columns(of: text))
            #expect(
                glyphs.map(\.ascii).allSatisfy { (0x20..<0x7F).contains($0.base.value) && $0.marks == ("\0", "\0") })
            #expect(TextWidth.columns(of: glyphs.map(\.ascii)) == TextWidth.columns(of: glyphs))
        }
    }
}
