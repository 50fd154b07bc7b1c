import Canvas
import Fleet
import Testing

@testable import Dashboard

/// What a device sends can neither steer the terminal nor break the picture.
struct HostileTextTests {
    private static let texts = [
        "\u{1B}]0;owned\u{7}\u{1B}[2J\u{1B}[31m", "a\u{202E}evil\u{2066}b\u{200B}c\u{FEFF}d",
        "e" + String(repeating: "\u{0301}", count: 200), "中文字符測試車輛", "🚚🚨👨‍👩‍👧‍👦🇫🇷", "\r\n\t\0\u{9B}31m\u{85}\u{2028}",
        "\u{E0001}\u{E0041}\u{FFFD}\u{AD}", String(repeating: "W", count: 5000), "",
    ]

    @Test(
        arguments: texts,
        [
            ["1"], ["2"], ["3"], ["enter"], ["enter", "G"], [":"], ["q"], ["p"], ["a"], ["3", "t"], ["y"], ["W"],
            ["C", "a"],
            ["W", "G", "tab"],
        ])
    func nothingUnsafeReachesTheCanvasAndRowsKeepTheirWidth(text: String, keys: [String]) {
        let story = Scenario(Fleets.three)
        story.hear("Able", at: "Lyon") { report in
            report.vendorText = text
            report.type = text
            report.kind = .alarm
            report.alarm = .other
            report.alarmCode = text
        }
        for key in keys { story.press(key) }
        for (width, height) in [(80, 24), (140, 40), (41, 9)] {
            story.resize(width, height)
            Self.check(story.canvas)
        }
    }

    @Test(arguments: texts)
    func aNameFromTheConfigIsDrawnSafelyEverywhere(name: String) {
        guard let id = DeviceID("123456") else { return }
        let store = FleetStore(policy: FleetPolicy(names: [id: name]))
        let report = FleetRow.report(of: id, at: Town.coordinate("Lyon"), time: Scenario.start)
        store.apply([FleetRow.arrival(report, at: Scenario.start)])
        var settings = DashboardSettings()
        settings.describe = { _ in name }
        settings.badge = name
        for keys: [Key] in [
            [], [.character("3")], [Key(.enter)], [.character("a")], [.character("/"), .character(":")],
        ] {
            var state = AppState(settings, at: Scenario.start, width: 140, height: 40)
            _ = state.handle(.fleet(store.snapshot()), at: Scenario.start)
            _ = state.handle(.listening(name), at: Scenario.start)
            _ = state.handle(.notice(name), at: Scenario.start)
            for key in keys { _ = state.handle(.input(.key(key)), at: Scenario.start) }
            var view = DashboardView()
            Self.check(view.draw(state))
        }
    }

    @Test(arguments: texts)
    func aPasteIsMadeSafeBeforeItIsShown(text: String) {
        for key in ["/", ":"] {
            let story = Scenario(Fleets.all)
            story.press(key)
            story.paste(text)
            Self.check(story.canvas)
        }
    }

    private static func check(_ canvas: Canvas) {
        for y in 0..<canvas.height {
            #expect(canvas.row(y).reduce(0) { $0 + Int($1.glyph.width) } == canvas.width)
        }
        let scalars = canvas.cells.flatMap { [$0.glyph.base, $0.glyph.marks.0, $0.glyph.marks.1] }.filter { $0 != "\0" }
        let unsafe: Set<Unicode.GeneralCategory> = [
            .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        ]
        #expect(!scalars.contains { unsafe.contains($0.properties.generalCategory) })
    }
}
