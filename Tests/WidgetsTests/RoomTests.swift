import Canvas
import Testing

@testable import Widgets

/// Who gets room where there is not enough for all, and what is styled.
struct RoomTests {
    @Test func whatIsCutGetsSpareRoomFirst() {
        let shares: [Share] = [.flexible(minimum: 5, weight: 9), .flexible(minimum: 5, weight: 1)]
        #expect(Share.deal(20, among: shares, wanted: [5, 12]) == [7, 13])
        #expect(Share.deal(14, among: shares, wanted: [5, 12]) == [5, 9])
        #expect(Share.deal(20, among: [.flexible(minimum: 5, weight: 0)], wanted: [9]) == [9])
    }

    @Test func aColumnGivesWayBeforeAnotherOneIsCut() {
        let columns = [
            TableColumn("A", width: .flexible(minimum: 5, weight: 1), wanted: 10),
            TableColumn("B", width: .fixed(4), wanted: 4, givesWay: true),
        ]
        #expect(TableColumn.places(columns, available: 15).map(\.column) == [0, 1])
        #expect(TableColumn.places(columns, available: 14).map(\.column) == [0])
    }

    @Test func aColourHalfWayToAnother() throws {
        let dark = Color(rgb: 0x3A424D)
        #expect(dark.mixed(with: Color(rgb: 0x8A94A2)) == Color(rgb: 0x626B77))
        #expect(dark.mixed(with: .terminalDefault) == dark)
        #expect(dark.mixed(with: try #require(Color(ansi: 3))) == dark)
    }

    @Test func theBarOfAListIsWhole() {
        let bar = Style(background: Color(rgb: 0x0000FF))
        var canvas = Canvas(width: 12, height: 1)
        ListView(count: 1, selected: 0, selectedStyle: bar).draw(
            on: &canvas, in: canvas.bounds, glyphs: .utf8
        ) { _ in TableCell("a b", style: Style(background: Color(rgb: 0))) }
        #expect(canvas.cells.allSatisfy { $0.style.background == bar.background })
    }

    @Test func anUnderlineIsForTheWordAlone() {
        var canvas = Canvas(width: 8, height: 1)
        canvas.writeField("ab", x: 0, y: 0, width: 8, alignment: .right, style: Style(attributes: .underline))
        #expect(
            canvas.cells.map { $0.style.attributes.contains(.underline) } == Array(repeating: false, count: 6) + [
                true, true,
            ])
    }

    @Test func aLongMessageHasMoreRowsAndAPathKeepsItsEnd() {
        var canvas = Canvas(width: 20, height: 5)
        Toast("one two three four five six").draw(on: &canvas, in: canvas.bounds, glyphs: .utf8)
        #expect(canvas.text == "\n\n\n one two three four\n five six\n")
        canvas = Canvas(width: 20, height: 5)
        Toast("written: /a/long/folder/with/a/file.txt").draw(on: &canvas, in: canvas.bounds, glyphs: .utf8)
        #expect(canvas.text.hasSuffix(" written:\n …r/with/a/file.txt\n"))
    }

    @Test(arguments: [(0.0, ""), (0.5, "━━"), (0.6, "━━╸"), (1.0, "━━━━"), (.nan, "")])
    func aThinBarGoesByHalves(fraction: Double, text: String) {
        #expect(Bar(fraction).thinText(width: 4, glyphs: .utf8) == text)
    }
}
