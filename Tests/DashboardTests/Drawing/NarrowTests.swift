import Canvas
import Fleet
import Testing

@testable import Dashboard

/// What has to be seen also where there is little room, and what must not spread where there is much.
struct NarrowTests {
    private static func busy(_ width: Int, _ height: Int) -> Scenario {
        let story = Scenario(Fleets.all, width: width, height: height)
        story.alarm(.sos, of: "Van 12")
        story.alarm(.powerCut, of: "Trailer 7")
        return story
    }

    @Test func theHeaderKeepsEveryStatusBeforeItsNameAndItsRate() {
        let line = Self.busy(40, 20).line(0)
        for mark in DeviceStatus.allCases.map({ $0.mark(ascii: false) }) { #expect(line.contains(mark), "\(mark)") }
        #expect(!line.contains("fleettop") && !line.contains("…"))
        #expect(Self.busy(80, 24).line(0).contains("fleettop"))
    }

    @Test func aMessageWiderThanTheScreenHasASecondRow() {
        let story = Self.busy(40, 20)
        story.press("2", "a")
        let last = story.line(-2) + story.line(-1)
        #expect(last.contains("acknowledged") && last.contains("takes it back"))
    }

    @Test func aFrozenScreenAlwaysSaysHowItGoesOn() {
        let story = Self.busy(40, 20)
        story.press("p")
        #expect(story.line(1).contains("p goes on"))
    }

    @Test func inThePastTheTimeAndThePauseStayWhenAnAlarmComes() throws {
        let story = Self.busy(40, 20)
        story.keepJournal()
        story.press("r")
        story.pass(seconds: 2)
        story.alarm(.sos, of: "Bus 4")
        let label = try #require(story.screen.split(separator: "\n").first { $0.hasPrefix(" PAST") })
        for words in ["14:02:31", "2 s ago", "❚❚", "live ▲1"] { #expect(label.contains(words), "\(words)") }
        story.resize(80, 24)
        #expect(story.screen.contains("PAST  2026-11-22 14:02:31"))
        #expect(story.screen.contains("live: 1 new alarm"))
    }

    @Test func aMarkHasAPlaceOfItsOwnAndIsNotInTheStrip() {
        let story = Self.busy(40, 20)
        story.press("2", "G", "space")
        #expect(story.screen.contains("●▲1 "))
        #expect(story.screen.contains("\n ▲1 "))
        story.press("1")
        #expect(!story.screen.contains("●"))
        #expect(story.line(-2).hasPrefix("▲1 "))
    }

    @Test func theColumnsSayWhichOfThemHaveNoRoom() throws {
        let story = Self.busy(40, 20)
        story.press("C")
        let row = try #require(story.screen.split(separator: "\n").first { $0.contains("battery") })
        #expect(row.contains("[x] battery") && row.contains("no room"))
        #expect(!story.screen.contains("WIDTH"))
        story.press("+")
        #expect(story.screen.contains("WIDTH"))
        story.resize(300, 40)
        #expect(!story.screen.contains("no room"))
    }

    @Test(arguments: [false, true])
    func aPlateIsShownWhereNothingElseIsCut(isWide: Bool) {
        let story = Scenario(Fleets.all, width: isWide ? 80 : 76, height: 24, book: .depots)
        #expect(story.screen.contains("PLATE") == isWide)
        #expect(story.screen.contains("Villeurbanne"))
    }

    @Test func theNewestMomentOfTheWallIsNewForTenSeconds() {
        let story = Scenario(Fleets.all, width: 120, height: 30) { $0.isWall = true }
        story.alarm(.powerCut, of: "Trailer 7")
        #expect(story.line(1).contains("NEW: power cut of Trailer 7"))
        story.pass(seconds: 20)
        #expect(!story.screen.contains("NEW"))
        #expect(story.line(1).hasPrefix("▲1 power cut  Trailer 7"))
    }

    @Test func messagesAreSeenOnTheWall() {
        let story = Scenario(Fleets.all, width: 120, height: 30) { $0.isWall = true }
        story.press("i")
        #expect(story.line(-1).contains("mini-map"))
    }

    @Test func aHintAndAMessageDoNotTouch() {
        let story = Self.busy(80, 24)
        story.press("i")
        let line = story.line(-1)
        #expect(line.contains("  mini-map"))
    }

    @Test func onWideScreensTheHelpHasSeveralColumns() {
        let story = Self.busy(300, 80)
        story.press("?")
        let line = story.screen.split(separator: "\n").first { $0.contains("down: Move the cursor down") }
        #expect((line?.count ?? 0) > 150)
    }
}
