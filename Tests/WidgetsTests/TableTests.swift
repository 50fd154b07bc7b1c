import Canvas
import Testing

@testable import Widgets

@Suite struct TableTests {
    private let columns = [
        TableColumn("ST", width: .fixed(2)),
        TableColumn("DEVICE", width: .flexible(minimum: 6, weight: 1), order: .ascending),
        TableColumn("AGE", width: .fixed(4), alignment: .right, dropPriority: 1),
        TableColumn("PLACE", width: .flexible(minimum: 8, weight: 1), dropPriority: 2),
    ]

    private func draw(width: Int, height: Int, rows: Int = 3, selected: Int? = 1, offset: Int = 0) -> Canvas {
        var canvas = Canvas(width: width, height: height)
        let table = Table(columns: columns, rowCount: rows, selected: selected, offset: offset)
        table.draw(on: &canvas, in: canvas.bounds, glyphs: .utf8) {
            [TableCell("▶"), TableCell("Van \($0)"), TableCell("\($0)s"), TableCell("3 km NE of Lyon")]
        }
        return canvas
    }

    @Test func drawsHeaderAndRows() {
        #expect(
            draw(width: 34, height: 4).text == """
                ST DEVICE▲      AGE PLACE
                ▶  Van 0         0s 3 km NE of Ly…
                ▶  Van 1         1s 3 km NE of Ly…
                ▶  Van 2         2s 3 km NE of Ly…

                """)
    }

    @Test func aCellIsShortenedInItsOwnWayBeforeItIsCut() {
        let cell = TableCell("3 km NE of Lyon, FR", shorter: "3 km NE of Lyon")
        #expect(cell.text(fitting: 19) == "3 km NE of Lyon, FR")
        #expect(cell.text(fitting: 18) == "3 km NE of Lyon")
        #expect(TableCell("Lyon").text(fitting: 2) == "Lyon")
    }

    @Test func dropsColumnsByPriority() {
        let kept = { (width: Int) in TableColumn.places(self.columns, available: width).map(\.column) }
        #expect(kept(23) == [0, 1, 2, 3])
        #expect(kept(22) == [0, 1, 2])
        #expect(kept(14) == [0, 1, 2])
        #expect(kept(13) == [0, 1])
        #expect(kept(3) == [0])
        #expect(kept(0) == [])
    }

    @Test func theBarCoversTheWholeRow() {
        let canvas = draw(width: 30, height: 4)
        #expect((0..<30).allSatisfy { canvas[$0, 2].style.attributes.contains(.reverse) })
        #expect((0..<30).allSatisfy { !canvas[$0, 1].style.attributes.contains(.reverse) })
    }

    @Test func aScrollbarShowsThatThereIsMore() {
        let canvas = draw(width: 20, height: 5, rows: 8, selected: nil, offset: 4)
        #expect((1...4).map { canvas[19, $0].glyph.base } == ["│", "│", "┃", "┃"])
        #expect(canvas[3, 1].glyph.base == "V")
        #expect(canvas[7, 1].glyph.base == "4")
    }

    @Test func clicksFindColumns() {
        let table = Table(columns: columns, rowCount: 3, offset: 1)
        let rect = Rect(x: 5, y: 10, width: 34, height: 6)
        #expect(table.column(atX: 5, in: rect) == 0)
        #expect(table.column(atX: 8, in: rect) == 1)
        #expect(table.column(atX: 38, in: rect) == 3)
    }

    @Test func anySizeIsSurvived() {
        for width in 0..<40 {
            for height in 0..<6 { _ = draw(width: width, height: height, rows: 9, selected: 8, offset: 20) }
        }
        #expect(draw(width: 1, height: 1).width == 1)
    }
}

@Suite struct TableScrollTests {
    @Test func theSelectedRowStandsInTheMiddleWhereThereAreRowsAroundIt() {
        #expect(TableScroll.centred(50, visible: 10, count: 100) == 45)
        #expect(TableScroll.centred(2, visible: 10, count: 100) == 0)
        #expect(TableScroll.centred(99, visible: 10, count: 100) == 90)
        #expect(TableScroll.centred(nil, visible: 10, count: 100) == 0)
        #expect(TableScroll.centred(3, visible: 10, count: 5) == 0)
        #expect(TableScroll.centred(0, visible: 0, count: 0) == 0)
    }

    @Test func movesAsLittleAsPossible() {
        #expect(TableScroll.offset(current: 0, selected: 5, visible: 10, count: 100) == 0)
        #expect(TableScroll.offset(current: 0, selected: 10, visible: 10, count: 100) == 1)
        #expect(TableScroll.offset(current: 50, selected: 20, visible: 10, count: 100) == 20)
        #expect(TableScroll.offset(current: 0, selected: 8, visible: 10, count: 100, margin: 2) == 1)
        #expect(TableScroll.offset(current: 0, selected: 99, visible: 10, count: 100, margin: 2) == 90)
    }

    @Test func shrinkingListsLeaveNoEmptyRows() {
        #expect(TableScroll.offset(current: 90, selected: nil, visible: 10, count: 20) == 10)
        #expect(TableScroll.offset(current: 90, selected: 3, visible: 10, count: 5) == 0)
        #expect(TableScroll.offset(current: 5, selected: 0, visible: 0, count: 0) == 0)
    }

    @Test func theSelectionIsAlwaysInSight() {
        for visible in 1...7 {
            for count in 1...12 {
                for selected in 0..<count {
                    for current in -2...14 {
                        let offset = TableScroll.offset(
                            current: current, selected: selected, visible: visible, count: count, margin: 2)
                        #expect((offset..<offset + visible).contains(selected))
                    }
                }
            }
        }
    }

    @Test func theThumbStaysOnItsTrack() {
        #expect(TableScroll.thumb(length: 10, offset: 0, visible: 10, count: 10) == nil)
        #expect(TableScroll.thumb(length: 10, offset: 0, visible: 10, count: 20) == 0..<5)
        #expect(TableScroll.thumb(length: 10, offset: 10, visible: 10, count: 20) == 5..<10)
        #expect(TableScroll.thumb(length: 10, offset: 99_990, visible: 10, count: 100_000) == 9..<10)
    }
}
