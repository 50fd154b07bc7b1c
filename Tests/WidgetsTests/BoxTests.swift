import Canvas
import Testing

@testable import Widgets

@Suite struct BoxTests {
    private func draw(width: Int, height: Int, _ paint: (inout Canvas) -> Void) -> String {
        var canvas = Canvas(width: width, height: height)
        paint(&canvas)
        return canvas.text
    }

    @Test func frames() {
        let text = { (border: PaneFrame.Border) in
            self.draw(width: 24, height: 3) {
                let frame = PaneFrame(title: "1 Devices", detail: "9/24", border: border)
                _ = frame.draw(on: &$0, in: $0.bounds, glyphs: .utf8)
            }
        }
        #expect(text(.rule) == "─ 1 Devices ───── 9/24 ─\n\n\n")
        #expect(text(.box) == "┌─ 1 Devices ─── 9/24 ─┐\n│                      │\n└──────────────────────┘\n")
    }

    @Test func aFrameGivesItsContent() {
        var canvas = Canvas(width: 24, height: 5)
        let box = PaneFrame(title: "x", border: .box).draw(on: &canvas, in: canvas.bounds, glyphs: .ascii)
        #expect(box == Rect(x: 1, y: 1, width: 22, height: 3))
        let rule = PaneFrame(title: "x").draw(on: &canvas, in: canvas.bounds, glyphs: .ascii)
        #expect(rule == Rect(x: 0, y: 1, width: 24, height: 4))
    }

    @Test func questions() {
        let text = draw(width: 30, height: 6) {
            $0.cursor = (0, 0)
            DialogBox(title: "Quit").draw(
                lines: ["3 alarms wait."], hint: "y: yes    n: no", on: &$0, in: $0.bounds, glyphs: .ascii)
        }
        #expect(
            text == """
                     +- Quit ----------+
                     | 3 alarms wait.  |
                     |                 |
                     | y: yes    n: no |
                     +-----------------+


                """)
    }

    @Test func menusScrollToTheSelection() {
        let items = (1...9).map { TableCell("item \($0)") }
        let text = draw(width: 16, height: 5) {
            Menu(title: "Pick", items: items, selected: 8).draw(on: &$0, in: $0.bounds, glyphs: .utf8)
        }
        #expect(text.contains("▸ item 9"))
        #expect(!text.contains("item 6"))
    }

    @Test func toastsStandInTheCorner() {
        let text = draw(width: 12, height: 2) { _ = Toast("copied").draw(on: &$0, in: $0.bounds, glyphs: .utf8) }
        #expect(text == "\n     copied\n")
    }

    @Test func sparklinesAndBars() {
        let spark = draw(width: 8, height: 1) {
            Sparkline([0, 1, nil, 4, 8], range: 0...8).draw(on: &$0, in: $0.bounds, glyphs: .utf8)
        }
        #expect(spark == "    ▁ ▄█\n")
        let bar = draw(width: 8, height: 1) { Bar(0.3125).draw(on: &$0, in: $0.bounds, glyphs: .utf8) }
        #expect(bar == "██▌─────\n")
        #expect(Sparkline([.nan, .infinity]).level(.nan, steps: 9) == 0)
        let empty = draw(width: 4, height: 1) { Bar(.nan).draw(on: &$0, in: $0.bounds, glyphs: .ascii) }
        #expect(empty == "....\n")
    }

    @Test func everythingSurvivesAnySize() {
        for width in 0..<14 {
            for height in 0..<6 {
                let text = draw(width: width, height: height) {
                    let all = $0.bounds
                    _ = PaneFrame(title: "title", detail: "d", border: .box).draw(on: &$0, in: all, glyphs: .utf8)
                    DialogBox(title: "Quit").draw(
                        lines: ["a b c d e"], hint: "y yes", on: &$0, in: all, glyphs: .utf8)
                    Menu(title: "Pick", items: [TableCell("x")]).draw(on: &$0, in: all, glyphs: .utf8)
                    PromptLine(label: "long label", note: "n").draw(LineEditor("x"), on: &$0, in: all, glyphs: .utf8)
                    TextBlock([.pair(key: "k", value: "v w")]).draw(on: &$0, in: all, glyphs: .utf8)
                    Toast("hello there").draw(on: &$0, in: all, glyphs: .utf8)
                    Sparkline([1, 2]).draw(on: &$0, in: all, glyphs: .utf8)
                }
                #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == height + 1)
            }
        }
    }
}

@Suite struct LayoutTests {
    @Test func dealsByWeightAndMinimum() {
        #expect(
            Share.deal(100, among: [.fixed(10), .flexible(minimum: 20, weight: 1), .flexible(minimum: 0, weight: 2)])
                == [10, 43, 47])
        #expect(Share.deal(15, among: [.fixed(10), .flexible(minimum: 20, weight: 1)]) == [10, 5])
        #expect(Share.deal(-5, among: [.fixed(10)]) == [0])
    }

    @Test func splitsWithoutGapsOrOverlap() {
        let rect = Rect(x: 3, y: 2, width: 50, height: 20)
        let (left, right) = rect.cutLeft(20)
        #expect(left.width == 20 && right.x == left.right && right.right == rect.right)
        let (top, rest) = rect.cutTop(5)
        #expect(top.height == 5 && rest.y == 7 && rest.height == 15)
        #expect(rect.cutBottom(99).cut == rect)
        #expect(rect.centered(width: 10, height: 4) == Rect(x: 23, y: 10, width: 10, height: 4))
    }
}
