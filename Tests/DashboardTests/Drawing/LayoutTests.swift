import Canvas
import Testing

@testable import Dashboard

/// The division of the screen as drawings: H header, B banner, D devices, M map, A alarms, | rule, L alarm line, ? hints,
/// T time line, X text beside the map.
///
/// One letter stands for ten columns; the number behind a line says how many rows look so.
struct LayoutTests {
    @Test func aSmallScreenHasOnePaneAndAnAlarmLine() {
        #expect(
            drawing(80, 24) == """
                HHHHHHHH 1
                DDDDDDDD 21
                LLLLLLLL 1
                ???????? 1
                """)
    }

    @Test func theFeedNeedsNoAlarmLine() {
        #expect(
            drawing(80, 24, focus: .alarms) == """
                HHHHHHHH 1
                AAAAAAAA 22
                ???????? 1
                """)
    }

    @Test func aTallScreenHasTheTableAboveMapAndFeed() {
        #expect(
            drawing(100, 36) == """
                HHHHHHHHHH 1
                DDDDDDDDDD 17
                MMMMM|AAAA 17
                ?????????? 1
                """)
    }

    @Test func aWideScreenHasTheTableLeftOfMapAndFeed() {
        #expect(
            drawing(140, 40) == """
                HHHHHHHHHHHHHH 1
                DDDDDDDDMMMMMM 25
                DDDDDDDDAAAAAA 13
                ?????????????? 1
                """)
    }

    @Test func aLargeScreenKeepsTheProportions() {
        #expect(
            drawing(200, 50) == """
                HHHHHHHHHHHHHHHHHHHH 1
                DDDDDDDDDDDMMMMMMMMM 31
                DDDDDDDDDDDAAAAAAAAA 17
                ???????????????????? 1
                """)
    }

    @Test func aTinyScreenStillHasAHeaderAndHints() {
        #expect(
            drawing(60, 10) == """
                HHHHHH 1
                DDDDDD 7
                LLLLLL 1
                ?????? 1
                """)
    }

    @Test func anEnlargedPaneHasEverythingButHeaderAndHints() {
        #expect(
            drawing(140, 40, focus: .map, isEnlarged: true) == """
                HHHHHHHHHHHHHH 1
                MMMMMMMMMMMMMM 38
                ?????????????? 1
                """)
    }

    @Test func aBannerStandsUnderTheHeader() {
        #expect(
            drawing(80, 24, hasBanner: true) == """
                HHHHHHHH 1
                BBBBBBBB 1
                DDDDDDDD 20
                LLLLLLLL 1
                ???????? 1
                """)
    }

    @Test func theTimeLineStandsUnderThePanes() {
        #expect(
            drawing(140, 40, hasTimeLine: true) == """
                HHHHHHHHHHHHHH 1
                DDDDDDDDMMMMMM 23
                DDDDDDDDAAAAAA 12
                TTTTTTTTTTTTTT 3
                ?????????????? 1
                """)
    }

    @Test func theWallIsAMapWithItsHeaderAndHintsOnlyWhereSomethingIsAsked() {
        #expect(
            drawing(100, 30, isWall: true) == """
                HHHHHHHHHH 1
                MMMMMMMMMM 29
                """)
        #expect(
            drawing(100, 30, hasBanner: true, isWall: true, hasPrompt: true) == """
                HHHHHHHHHH 1
                BBBBBBBBBB 1
                MMMMMMMMMM 27
                ?????????? 1
                """)
    }

    @Test func aTextStandsBesideAnEnlargedMapWhereThereIsRoom() {
        #expect(
            drawing(160, 40, focus: .map, isEnlarged: true, hasTextBesideMap: true) == """
                HHHHHHHHHHHHHHHH 1
                XXXXXXXXMMMMMMMM 38
                ???????????????? 1
                """)
        #expect(
            drawing(130, 40, focus: .map, isEnlarged: true, hasTextBesideMap: true) == """
                HHHHHHHHHHHHH 1
                MMMMMMMMMMMMM 38
                ????????????? 1
                """)
    }

    @Test func theAlarmsAreThereInThePaneOrInTheirLine() {
        func shows(_ width: Int, _ height: Int, _ focus: Pane = .devices, isEnlarged: Bool = false) -> Bool {
            ScreenLayout(width: width, height: height, focus: focus, isEnlarged: isEnlarged, hasBanner: false)
                .showsAlarms
        }
        #expect(shows(80, 24) && shows(140, 30) && shows(100, 36) && shows(80, 24, .alarms))
        #expect(shows(200, 50, .alarms, isEnlarged: true))
        #expect(!shows(200, 50, .map, isEnlarged: true) && !shows(80, 5))
    }

    @Test(arguments: [(140, 40, 72), (200, 50, 104), (120, 24, 66), (300, 80, 110)])
    func theRuleStandsRightOfTheTable(width: Int, height: Int, column: Int) {
        let layout = ScreenLayout(width: width, height: height, focus: .devices, isEnlarged: false, hasBanner: false)
        #expect(layout.verticalRules == [Rect(x: column, y: 1, width: 1, height: height - 2)])
    }

    @Test func everyCellBelongsToExactlyOnePart() {
        for width in [1, 2, 10, 60, 79, 80, 119, 120, 140, 200, 300] {
            for height in [1, 2, 3, 4, 5, 7, 10, 18, 20, 24, 34, 36, 50, 80] {
                for variant in 0..<64 {
                    let layout = ScreenLayout(
                        width: width, height: height, focus: Pane.allCases[variant % 3], isEnlarged: variant & 1 == 1,
                        hasBanner: variant & 2 == 2, hasTimeLine: variant & 4 == 4,
                        hasTextBesideMap: variant & 8 == 8, isWall: variant & 16 == 16, hasPrompt: variant & 32 == 32)
                    let rects = parts(layout).map(\.rect)
                    #expect(rects.reduce(0) { $0 + $1.width * $1.height } == width * height)
                    #expect(rects.allSatisfy { $0 == $0.intersection(Rect(x: 0, y: 0, width: width, height: height)) })
                }
            }
        }
    }

    // MARK: - Drawing

    private func parts(_ layout: ScreenLayout) -> [(letter: Character, rect: Rect)] {
        let letters: [Pane: Character] = [.devices: "D", .map: "M", .alarms: "A"]
        let lines: [(Character, Rect)] = [
            ("H", layout.header), ("B", layout.banner), ("L", layout.alarmLine), ("?", layout.hints),
            ("T", layout.timeLine), ("X", layout.textRoom),
        ]
        return lines + layout.panes.map { (letters[$0.key] ?? "x", $0.value) } + layout.verticalRules.map { ("|", $0) }
    }

    /// One letter for each ten columns, equal rows as one line with their count.
    private func drawing(
        _ width: Int, _ height: Int, focus: Pane = .devices, isEnlarged: Bool = false, hasBanner: Bool = false,
        hasTimeLine: Bool = false, hasTextBesideMap: Bool = false, isWall: Bool = false, hasPrompt: Bool = false
    ) -> String {
        let layout = ScreenLayout(
            width: width, height: height, focus: focus, isEnlarged: isEnlarged, hasBanner: hasBanner,
            hasTimeLine: hasTimeLine, hasTextBesideMap: hasTextBesideMap, isWall: isWall, hasPrompt: hasPrompt)
        let lines = (0..<height).map { y in
            String(
                stride(from: 0, to: width, by: 10).map { x in
                    parts(layout).first { $0.rect.contains(x: x, y: y) }?.letter ?? " "
                })
        }
        var result: [String] = []
        var start = 0
        for end in 1...height where end == height || lines[end] != lines[start] {
            result.append("\(lines[start]) \(end - start)")
            start = end
        }
        return result.joined(separator: "\n")
    }
}
