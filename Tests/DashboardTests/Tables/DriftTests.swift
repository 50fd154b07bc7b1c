import Canvas
import Fleet
import Testing

@testable import Dashboard

/// Tables of data that must stay complete.
struct DriftTests {
    @Test(arguments: ActionID.allCases)
    func everyActionHasExactlyOneRow(id: ActionID) {
        #expect(Action.all.count(where: { $0.id == id }) == 1)
        #expect(Action.of(id).id == id)
    }

    @Test(arguments: ActionID.allCases)
    func everyActionHasAKeyWordsAndASentence(id: ActionID) {
        let action = Action.of(id)
        #expect(!action.keys.isEmpty && !action.title.isEmpty)
        #expect(action.help.hasSuffix("."))
        #expect(action.help.first?.isUppercase == true)
    }

    @Test(arguments: KeyLayer.allCases)
    func noKeyIsGivenTwice(layer: KeyLayer) {
        let keys = Action.all.filter { $0.group.layer == layer }.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
    }

    @Test func titlesAreDifferent() {
        #expect(Set(Action.all.map(\.title)).count == Action.all.count)
    }

    @Test func theConfigTakesKeysFromOtherActions() {
        let keymap = Keymap(overrides: [.freeze: [.character("a")], .acknowledge: [.character("b")]])
        #expect(keymap.action(for: .character("a")) == .freeze)
        #expect(keymap.action(for: .character("b")) == .acknowledge)
        #expect(keymap.action(for: .character("p")) == nil)
        let taken = Keymap(overrides: [.freeze: [.character("a")]])
        #expect(taken.keys(for: .acknowledge) == [])
        #expect(taken.hint(for: .acknowledge) == "")
    }

    @Test func columnsHaveDifferentNamesAndTitlesThatFit() {
        #expect(Set(DeviceColumn.all.map(\.id)).count == DeviceColumn.all.count)
        for column in DeviceColumn.all {
            #expect(TextWidth.columns(of: column.title) <= column.minimumWidth)
            #expect(!column.meaning.isEmpty)
            #expect(DeviceColumn.index(of: column.id) != nil)
        }
    }

    @Test(arguments: DeviceStatus.allCases)
    func everyStatusHasMarksARuleAndAPlaceInTheFilter(status: DeviceStatus) {
        #expect(status.traits.asciiGlyph.isASCII && !status.traits.rule.isEmpty)
        #expect(TextWidth.columns(of: status.traits.glyph) == 1)
        #expect(StatusFilter.cycle.contains(.only(status)))
        #expect(ThemeRole.status(status).traits.name == status.rawValue)
    }

    @Test func statusMarksAreDifferent() {
        #expect(Set(DeviceStatus.allCases.map(\.traits.glyph)).count == DeviceStatus.allCases.count)
        #expect(Set(DeviceStatus.allCases.map(\.traits.asciiGlyph)).count == DeviceStatus.allCases.count)
    }

    @Test(arguments: AlarmKind.allCases)
    func everyAlarmKindHasExactlyOneRow(kind: AlarmKind) {
        #expect(AlarmTraits.all.count(where: { $0.kind == kind }) == 1)
        #expect(kind.traits.kind == kind)
        #expect((1...4).contains(kind.traits.priority))
        #expect(kind.traits.response.hasSuffix("."))
        #expect(ThemeRole.alarm(kind.traits.priority).traits.name == "alarm-\(kind.traits.priority)")
    }

    /// The lines of the help under a heading, without the blanks around them.
    private func help(under heading: String) throws -> [String] {
        let story = Scenario(Fleets.all, width: 149, height: 400)
        story.press("?")
        let lines = story.screen.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        let start = try #require(lines.firstIndex(of: heading), "\(heading)")
        return Array(lines[(start + 1)...].prefix { !$0.isEmpty })
    }

    @Test(arguments: Action.Group.allCases) func theHelpHasEachActionInALineBehindItsKeys(group: Action.Group) throws {
        let lines = try help(under: group.rawValue)
        for action in Action.all where action.group == group {
            let keys = action.keys.map(\.shownName).joined(separator: " ")
            let row = lines.first { $0.hasPrefix(keys + " ") && $0.contains(" \(action.title): \(action.help)") }
            #expect(row != nil, "\(action.id.rawValue)")
        }
    }

    @Test func theHelpHasEachColumnStatusFieldAndKindOfAlarmInALineOfItsOwn() throws {
        func expect(_ rows: [(key: String, value: String)], under heading: String) throws {
            let lines = try help(under: heading)
            for row in rows {
                #expect(lines.contains { $0.hasPrefix(row.key + " ") && $0.hasSuffix(row.value) }, "\(row.key)")
            }
        }
        try expect(
            DeviceColumn.all.filter { !$0.title.isEmpty }.map { ($0.title, $0.meaning) }, under: "Columns")
        try expect(
            DeviceStatus.allCases.map { ("\($0.traits.glyph) \($0.rawValue)", $0.traits.rule) }, under: "Statuses")
        try expect(
            FilterField.all.map { ($0.name + ($0.isNumber ? ">" : ":"), $0.meaning) }, under: "Filters")
        try expect(
            AlarmTraits.all.map { ("priority \($0.priority)", "\($0.title): \($0.response)") }, under: "Alarm kinds")
    }

    @Test(arguments: [Pane.devices, .alarms, .map], [8, 20, 40, 60, 79, 80, 100, 200])
    func theWayToTheHelpAlwaysFitsIntoTheHints(pane: Pane, width: Int) {
        let story = Scenario(Fleets.all, width: width, height: 24)
        story.press("\(pane.number)")
        #expect(story.line(-1).hasSuffix("? help"))
    }

    @Test(arguments: [Pane.devices, .alarms, .map])
    func theHintsOfEveryPaneFitAHundredAndFortyColumns(pane: Pane) {
        let story = Scenario(Fleets.all, width: 140, height: 40)
        story.press("\(pane.number)")
        for action in Action.all where action.hints.contains(pane) && action.disabledReason(story.state) == nil {
            #expect(story.line(-1).contains(" \(action.keys.first?.shownName ?? "") \(action.title)"))
        }
    }
}
