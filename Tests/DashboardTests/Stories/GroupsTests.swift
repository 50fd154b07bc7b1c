import Fleet
import Testing

@testable import Dashboard

/// What the book says, on the screen.
struct GroupsTests {
    private func story(width: Int = 80, height: Int = 24) -> Scenario {
        Scenario(Fleets.all, width: width, height: height, book: .depots)
    }

    @Test(arguments: [
        ("group:north", ["Truck 3", "Van 2", "Van 12"]), ("group:south", ["Trailer 7", "Truck 3"]),
        ("group=south", []), ("group=\"south depot\" !group:north", ["Trailer 7"]),
        ("!has:group", ["Bus 4", "Car 9", "861785001515307"]), ("plate:ab-12", ["Van 12"]), ("has:plate", ["Van 12"]),
        ("ab-123", ["Van 12"]),
    ])
    func theFilterKnowsGroupsAndPlates(text: String, names: [String]) {
        let story = story()
        story.press("/")
        story.write(text)
        #expect(story.table == names)
    }

    @Test func groupsComplete() {
        let story = story()
        story.press("/")
        story.write("group:so")
        story.press("tab")
        #expect(story.state.filter.text == "group:\"south depot\"")
    }

    @Test func theLinesCountDevicesStatusesAlarmsAndWhoWasNeverHeard() {
        let story = story()
        story.press("O")
        story.alarm(.sos, of: "Van 12")
        let lines = story.state.groupLines
        #expect(lines.map(\.id) == [.group("north"), .group("south depot"), .group("workshop"), .none])
        #expect(lines[0].title == "Northern depot" && lines[0].devices == 3 && lines[0].alarmed == 1)
        #expect(lines[0].statuses == [.moving: 1, .idling: 1, .stopped: 1])
        #expect(lines[0].unheard == 1, "Van 3 is in the book only")
        #expect(lines[2].devices == 0)
        #expect(lines[3].devices == 3 && lines[3].unheard == 2)
    }

    @Test func enterFiltersByTheGroupUnderTheCursor() {
        let story = story()
        story.press("O", "j", "enter")
        #expect(story.state.overlays.isEmpty)
        #expect(story.state.filter.text == "group:\"south depot\"")
        #expect(story.table == ["Trailer 7", "Truck 3"])
        story.press("esc", "O", "G", "enter")
        #expect(story.table == ["Bus 4", "Car 9", "861785001515307"])
    }

    @Test func aNameThatIsAPartOfAnotherIsAskedForAsAWhole() {
        let line = GroupLine(.group("north"))
        #expect(line.filter(among: ["north", "northeast"]) == "group=north")
        #expect(line.filter(among: ["north", "south"]) == "group:north")
    }

    @Test func theViewClosesAndKeepsKeysFromWhatItHides() {
        let story = story()
        story.press("O", "f")
        #expect(story.toast == "the view 'group list' is open: Esc closes it")
        #expect(story.table.count == 7)
        story.press("O")
        #expect(story.state.overlays.isEmpty)
    }

    @Test func withoutGroupsTheKeySaysWhere() {
        let story = Scenario(Fleets.all)
        story.press("O")
        #expect(story.toast == "no device belongs to a group: devices.toml tells groups")
        #expect(story.state.overlays.isEmpty)
    }

    @Test func columnsAppearWhereSomebodyHasOneAndThereIsRoom() {
        let plain = Scenario(Fleets.all, width: 140, height: 40)
        plain.press("z")
        #expect(!plain.screen.contains("PLATE") && !plain.screen.contains("GROUPS"))
        let story = story(width: 140, height: 40)
        story.press("z")
        #expect(story.line(2).contains("PLATE") && story.line(2).contains("GROUPS"))
        #expect(story.screen.contains("AB-123-CD") && story.screen.contains("north south depot"))
        story.resize(76, 24)
        #expect(!story.screen.contains("PLATE"))
    }

    @Test func sortingStepsOverColumnsThatNobodyHas() {
        let story = Scenario(Fleets.all)
        for _ in DeviceColumn.all { story.press(">") }
        #expect(DeviceColumn.wanted(story.state.shown.book).contains(story.state.sortColumn))
        #expect(DeviceColumn.wanted(story.state.shown.book).count == DeviceColumn.all.count - 2)
    }

    @Test func theIconStandsBeforeTheNameButNotInASCII() {
        let story = story()
        #expect(story.screen.contains("\u{1F690} Van 12"))
        let ascii = Scenario(Fleets.plain, book: .depots) { $0.isAscii = true }
        #expect(!ascii.screen.contains("? Van 12") && ascii.screen.contains(" Van 12"))
    }

    @Test func theDetailsTellWhatIsWritten() {
        let story = story(height: 60)
        story.press("/")
        story.write("van 12")
        story.press("enter", "enter")
        for words in ["AB-123-CD", "north", "spare key at the gate", "parked_after 10m"] {
            #expect(story.screen.contains(words), "\(words)")
        }
    }

    @Test func aBookThatIsReadAgainIsToldAndShown() throws {
        let story = story()
        let id = try #require(story.state.shown.devices.first { $0.name == "Van 12" }?.id)
        story.take(book: FleetBook(names: [id: "Lorry"]), words: "devices.toml read again: 1 device")
        #expect(story.table.contains("Lorry") && !story.table.contains("Van 2"))
        #expect(story.toast == "devices.toml read again: 1 device")
        story.take(book: FleetBook(), words: "devices.toml read again: 0 devices", problems: ["devices.toml:3: no"])
        #expect(story.toast == "devices.toml read again: 0 devices  (L shows what is wrong)")
        story.press("L")
        #expect(story.screen.contains("devices.toml:3: no"))
    }

    @Test func theLinesAreMadeAnewWhileTheyAreListedAndOnlyThen() {
        let story = story()
        #expect(story.state.groupLines.isEmpty)
        story.press("O", "?")
        story.alarm(.sos, of: "Van 12")
        story.press("esc")
        #expect(story.state.groupLines.first?.alarmed == 1)
        story.press("esc")
        story.pass(seconds: 1)
        #expect(story.state.groupLines.isEmpty)
        story.press("p", "O")
        #expect(story.state.groupLines.first?.devices == 3, "also on a frozen screen")
    }

    @Test func thereIsOneViewOfAKind() {
        let story = story()
        story.press("O", "K", "O")
        #expect(story.state.overlays.map(\.kind) == [.figures, .groups])
        story.press("?", "E", "?")
        #expect(story.state.overlays.map(\.kind) == [.figures, .groups, .zones, .help])
        story.press("?")
        #expect(story.state.overlays.map(\.kind) == [.figures, .groups, .zones])
    }
}
