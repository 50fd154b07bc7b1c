import Testing

@testable import Dashboard

/// Commands of the palette with an argument, and what it remembers.
struct PaletteCommandTests {
    private func type(_ text: String, _ story: Scenario) {
        story.press(":")
        story.write(text)
        story.press("enter")
    }

    @Test func commandsTakeAnArgument() {
        let story = Scenario(Fleets.all)
        type("sort -battery", story)
        #expect(story.line(2).contains("BAT▼"))
        type("filter name:van", story)
        #expect(story.table == ["Van 12", "Van 2"])
        type("columns device speed:8", story)
        #expect(story.state.shownColumns.map(\.column.id) == ["device", "speed"])
        type("filter !xyz", story)
        type("device 9", story)
        #expect(story.device == "Car 9")
    }

    @Test(arguments: [
        ("sort colour", "rows are not sorted by 'colour'"), ("filter colour:red", "no field called colour"),
        ("columns device colour", "no column 'colour'"), ("device nobody", "no device in the table is called so"),
    ])
    func aWrongArgumentIsNamedAndNothingChanges(text: String, words: String) {
        let story = Scenario(Fleets.all)
        type(text, story)
        #expect(story.toast?.hasPrefix(words) == true)
        #expect(story.table.count == 7 && story.state.chosenColumns == nil)
    }

    @Test func choosingACommandTypesItsWord() {
        let story = Scenario(Fleets.all)
        type("sort COLUMN", story)
        #expect(story.toast?.hasPrefix("rows are not sorted by 'COLUMN'") == true)
        story.press(":")
        story.write("sort by a column")
        story.press("ctrl-u")
        story.write("srtcol")
        story.press("enter")
        guard case .palette(let palette) = story.state.overlays.last else {
            Issue.record("the palette is not open")
            return
        }
        #expect(palette.editor.text == "sort ")
    }

    @Test func upBringsBackWhatWasTyped() {
        let story = Scenario(Fleets.all)
        type("sort speed", story)
        type("sort age", story)
        story.press(":", "up")
        func typed() -> String? {
            guard case .palette(let palette) = story.state.overlays.last else { return nil }
            return palette.editor.text
        }
        #expect(typed() == "sort age")
        story.press("up")
        #expect(typed() == "sort speed")
        story.press("up")
        #expect(typed() == "sort speed")
        story.press("down", "down")
        #expect(typed() == "")
        story.press("up", "up", "enter")
        #expect(story.line(2).contains("KM/H▲"))
    }

    @Test func theSameLineIsRememberedOnceAndOldOnesGo() {
        let story = Scenario(Fleets.all)
        for _ in 0..<3 { type("sort age", story) }
        #expect(story.state.paletteLines == ["sort age"])
        for number in 0..<80 { type("device \(number)", story) }
        #expect(story.state.paletteLines.count == 50)
    }
}
