import Testing

@testable import Canvas

@Suite struct DrawingTests {
    private func line(width: Int, _ draw: (inout Canvas) -> Void) -> String {
        var canvas = Canvas(width: width, height: 1)
        draw(&canvas)
        return String(canvas.text.dropLast())
    }

    private func expect(_ expected: String, width: Int, _ draw: (inout Canvas) -> Void) {
        let drawn = line(width: width, draw)
        #expect(drawn == expected)
    }

    @Test func longTextsAreCut() {
        expect("abcdef", width: 6) { $0.write("abcdefgh", x: 0, y: 0) }
        expect("abcde…", width: 6) { $0.write("abcdefgh", x: 0, y: 0, ellipsis: GlyphSet.utf8.ellipsis) }
        expect(" ab~", width: 6) { $0.write("abcdefgh", x: 1, y: 0, maxWidth: 3, ellipsis: GlyphSet.ascii.ellipsis) }
        expect("abcdef", width: 6) { $0.write("abcdef", x: 0, y: 0, ellipsis: GlyphSet.utf8.ellipsis) }
        expect("", width: 6) { $0.write("a", x: 9, y: 0) }
    }

    @Test func wideTextsAreCutAtWholeGlyphs() {
        expect("漢字", width: 9) { $0.write("漢字漢字", x: 0, y: 0, maxWidth: 5) }
        expect("漢字…", width: 9) { $0.write("漢字漢字", x: 0, y: 0, maxWidth: 6, ellipsis: GlyphSet.utf8.ellipsis) }
        expect("", width: 9) { $0.write("漢", x: 0, y: 0, maxWidth: 1) }
    }

    @Test func fillingLeavesWideGlyphsBesideItWhole() {
        var canvas = Canvas(width: 6, height: 1)
        canvas.write("日本", x: 1, y: 0)
        canvas.fill(Rect(x: 0, y: 0, width: 1, height: 1), style: .plain)
        #expect(canvas.text == " 日本\n" && canvas[2, 0].glyph == .continuation)
        canvas.fill(Rect(x: 5, y: 0, width: 1, height: 1), style: .plain)
        #expect(canvas.text == " 日本\n" && canvas[4, 0].glyph == .continuation)
        canvas.fill(Rect(x: 2, y: 0, width: 2, height: 1), style: .plain)
        #expect(canvas.text == "\n" && canvas.cells.allSatisfy { $0.glyph == .space })
    }

    @Test func fieldsAreAlignedAndPadded() {
        let draw = { (alignment: TextAlignment) in
            self.line(width: 7) {
                $0.write("#######", x: 0, y: 0)
                $0.writeField("ab", x: 1, y: 0, width: 5, alignment: alignment)
            }
        }
        #expect(draw(.left) == "#ab   #")
        #expect(draw(.right) == "#   ab#")
        #expect(draw(.center) == "# ab  #")
    }

    @Test func textsEndAtAColumn() {
        expect("    abc", width: 8) { $0.write("abc", endingAt: 7, y: 0, maxWidth: 5) }
        expect("abc…", width: 8) {
            $0.write("abcdef", endingAt: 4, y: 0, maxWidth: 4, ellipsis: GlyphSet.utf8.ellipsis)
        }
    }

    @Test func asciiLikenesses() {
        #expect(
            Text.string(Text.glyphs("Zürich – “Łódź” ┌─┐ ▶▲ 漢 ⣿ …").map(\.ascii)) == "Zurich - \"Lodz\" +-+ >^ ? # ~")
    }

    @Test func bothGlyphSetsAreComplete() {
        for set in [GlyphSet.utf8, GlyphSet.ascii] {
            #expect(set.courses.count == 8)
            #expect(set.steps.count == 9)
            #expect(set.partial.count == 9)
            let signs = [set.horizontal, set.teeUp, set.ellipsis, set.moreRight, set.separator, set.scrollTrack]
            #expect(signs.allSatisfy { $0 != .space && TextWidth.columns(of: $0.base) == 1 })
            #expect(set.courses.allSatisfy { $0.base.isASCII == set.isAscii })
        }
    }

    @Test func coursesPointTheRightWay() {
        #expect(GlyphSet.utf8.course(degrees: 0).base == "↑")
        #expect(GlyphSet.utf8.course(degrees: 359).base == "↑")
        #expect(GlyphSet.utf8.course(degrees: 90).base == "→")
        #expect(GlyphSet.utf8.course(degrees: -90).base == "←")
        #expect(GlyphSet.utf8.course(degrees: .nan) == GlyphSet.utf8.separator)
    }
}
