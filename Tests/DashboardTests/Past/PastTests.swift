import Fleet
import Testing

@testable import Dashboard

/// Looking at the past: what the keys of the time line do.
struct PastTests {
    /// Three devices, an SOS at 14:10, half an hour of reports each minute; the past is open at 14:32:31.
    private func story(width: Int = 80, height: Int = 24, open: Bool = true) -> Scenario {
        let story = Scenario(Fleets.three, width: width, height: height)
        for minute in 0..<30 {
            story.pass(seconds: 60)
            story.hear("Bravo", at: "Lyon") { $0.fix?.speedKmh = Double(minute) }
            if minute == 7 { story.alarm(.sos, of: "Charlie") }
        }
        story.keepJournal()
        if open { story.press("r") }
        return story
    }

    /// The moment on the screen.
    private func shown(_ story: Scenario) -> String { story.state.clock.timeOfDay(story.state.shownNow) }

    private func label(_ story: Scenario) -> String { story.line(-4) }

    @Test func withoutAJournalTheKeySaysWhatIsMissing() {
        let story = Scenario(Fleets.three)
        story.press("r")
        #expect(story.toast == "no journal is kept: start with --data DIR")
        #expect(!story.screen.contains("PAST"))
    }

    @Test func itOpensAtThePresentAndSaysWhatItIs() {
        let story = story()
        #expect(label(story).hasPrefix(" PAST  2026-11-22 14:32:31   now   ❚❚   all, step 10 s"))
        #expect(story.line(-1).contains("End live"))
    }

    @Test func aFrozenScreenOpensThePastWhereItStands() {
        let story = story(open: false)
        story.press("p")
        story.pass(seconds: 50)
        story.press("r")
        #expect(shown(story) == "14:32:31")
        #expect(!story.screen.contains("FROZEN"))
        story.press("p")
        #expect(story.toast == "the past stands still by itself: Space plays it")
    }

    @Test func arrowsStepAndPagesLeap() {
        let story = story()
        story.press("left")
        #expect(shown(story) == "14:32:21")
        story.press("left", "right", "pgup")
        #expect(shown(story) == "14:30:21")
        story.press("pgdn")
        #expect(shown(story) == "14:32:21")
        story.press("right", "right", "right")
        #expect(shown(story) == "14:32:31", "there is nothing behind the present")
        story.press("home")
        #expect(shown(story) == "14:01:29", "the first report")
        story.press("left")
        #expect(shown(story) == "14:01:29")
    }

    @Test func tableFeedAndAgesAreThoseOfTheMoment() {
        let story = story()
        #expect(story.feed == ["SOS of Charlie"])
        story.press("g")
        story.write("14:05:51")
        story.press("enter")
        #expect(story.feed == [])
        #expect(story.line(0).hasSuffix("14:05:51"))
        let bravo = story.screen.split(separator: "\n").first { $0.contains("Bravo") } ?? ""
        #expect(bravo.contains("20s") && bravo.contains(" 2 "))
    }

    @Test func endEscAndTheKeyItselfLeadBack() {
        for key in ["end", "esc", "r", "q"] {
            let story = story()
            story.press("pgup")
            #expect(story.screen.contains("PAST"))
            #expect(story.press(key) == [.closePast])
            #expect(!story.screen.contains("PAST"))
            #expect(shown(story) == "14:32:31")
        }
    }

    @Test func escLeavesWhatLiesOnTopFirst() {
        let story = story()
        story.press("enter", "z", "esc")
        #expect(story.screen.contains("PAST"))
        story.press("/")
        story.write("bravo")
        story.press("enter", "esc")
        #expect(!story.screen.contains("PAST"))
        #expect(story.table == ["Bravo"], "the filter stays")
    }

    @Test func digitsSetThePaceAndPlay() {
        let story = story()
        story.press("home", "6")
        #expect(label(story).contains("▶ x60"))
        story.pass(milliseconds: 100)
        #expect(shown(story) == "14:01:35")
        story.press("9")
        story.pass(milliseconds: 100)
        #expect(shown(story) == "14:02:35")
        story.press("0")
        story.pass(milliseconds: 100)
        #expect(shown(story) == "14:02:35")
        #expect(label(story).contains("❚❚"))
        story.press("space")
        #expect(label(story).contains("▶ x600"))
        story.press("space")
        #expect(label(story).contains("❚❚"))
    }

    @Test func aSteppedPastNoLongerPlays() {
        let story = story()
        story.press("home", "5", "right")
        #expect(label(story).contains("❚❚"))
    }

    @Test func thePresentEndsThePlaying() {
        let story = story()
        story.press("left", "9")
        story.pass(milliseconds: 100)
        #expect(story.toast == "this is the present again")
        #expect(!story.screen.contains("PAST"))
        #expect(story.effects.last == .closePast)
    }

    @Test func aPlayingPastAsksForOneMomentAtATime() {
        let story = story()
        story.press("home", "6")
        story.isJournalSlow = true
        for _ in 0..<5 { story.pass(milliseconds: 100) }
        #expect(story.answers.count == 1)
        #expect(shown(story) == "14:01:29")
        story.tellAnswers()
        #expect(shown(story) == "14:01:35")
        story.pass(milliseconds: 100)
        story.tellAnswers()
        #expect(shown(story) == "14:02:05", "it has not fallen behind")
    }

    @Test func whatIsLongInComingIsSaid() {
        let story = story()
        story.isJournalSlow = true
        story.press("pgup")
        #expect(label(story).contains("14:30:31"), "the cursor moves at once")
        #expect(!label(story).contains("reading"))
        story.pass(milliseconds: 300)
        #expect(label(story).contains("reading the journal"))
        story.tellAnswers()
        #expect(!label(story).contains("reading"))
    }

    @Test func aFleetThatComesTooLateIsNoLongerShown() {
        let story = story()
        story.isJournalSlow = true
        story.press("pgup", "end")
        story.tellAnswers()
        #expect(shown(story) == "14:32:31")
        #expect(!story.screen.contains("PAST"))
    }

    @Test func theNextAlarmIsFound() {
        let story = story()
        story.press("home", "N")
        #expect(shown(story) == "14:10:31")
        #expect(story.feed == ["SOS of Charlie"])
        story.press("N")
        #expect(story.toast == "no alarm was raised after this")
    }

    @Test func aTimeThatMakesNoSenseIsExplainedAndCanBeMended() {
        let story = story(width: 120)
        story.press("g")
        story.write("14:75")
        story.press("enter")
        #expect(story.line(-1).contains("14:75 is no time of day: 0:00 to 23:59:59"))
        story.press("backspace", "backspace")
        story.write("15")
        story.press("enter")
        #expect(shown(story) == "14:15:00")
        story.press("g", "esc")
        #expect(story.screen.contains("PAST"))
    }

    @Test func nothingCanBeAcknowledged() {
        let story = story()
        for key in ["a", "A", "u"] {
            #expect(story.press("2", key) == [])
            #expect(story.toast == "the past cannot be changed: End goes back to the present")
        }
        #expect(story.unacknowledged == ["SOS of Charlie"])
    }

    @Test func theLiveFleetGoesOnBehind() {
        let story = story()
        story.press("home")
        let before = story.screen
        #expect(story.alarm(.powerCut, of: "Delta").contains(.ring))
        #expect(label(story).hasSuffix(" live: 1 new alarm"))
        #expect(story.feed == [])
        #expect(story.line(1).contains("NEW: power cut of Delta"), "news are told in every view")
        let rows = { (text: String) in text.split(separator: "\n").filter { $0.contains(" stopped ") }.dropFirst() }
        #expect(rows(story.screen) == rows(before))
        story.press("end")
        #expect(story.feed == ["power cut of Delta", "SOS of Charlie"])
    }

    @Test func theTimeLineShowsMoreOrLess() {
        let story = Scenario(Fleets.three)
        for _ in 0..<12 {
            story.pass(seconds: 86_400)
            story.hear("Bravo", at: "Lyon")
        }
        story.keepJournal()
        story.press("r")
        #expect(label(story).contains("all, step 1 h"))
        story.press("]")
        #expect(label(story).contains("week, step 30 min"))
        story.press("]", "]", "]")
        #expect(label(story).contains("hour, step 10 s"))
        #expect(story.line(-2).contains("13:50"))
        story.press("[")
        #expect(label(story).contains("day, step 5 min"))
        #expect(story.line(-2).contains("4 Dec"))
        story.press("pgup", "pgup", "pgup", "left")
        #expect(shown(story) == "10:57:31")
    }

    @Test func panesKeepTheirOtherKeys() {
        let story = story()
        story.press("j")
        #expect(story.device == "Charlie")
        story.press("tab")
        #expect(story.state.focus == .alarms)
        story.press("tab", "+")
        #expect(story.state.map.mode == .free)
    }

    @Test func aClickOnTheTimeLineGoesThere() {
        let story = story()
        story.mouse(.press, x: 40, y: 21)
        #expect(shown(story) == "14:17:11")
    }

    @Test func theTrailOfTheDeviceUnderTheCursorIsAskedFor() throws {
        let story = story()
        story.press("pgup")
        let wish = try #require(wishes(story).last)
        story.press("j")
        story.pass(milliseconds: 300)
        let next = try #require(wishes(story).last)
        #expect(next.moment == wish.moment)
        #expect(next.device != wish.device)
        let count = wishes(story).count
        story.pass(seconds: 1)
        #expect(wishes(story).count == count, "once")
    }

    @Test func afterAStartTheTrailComesFromTheJournalOnceForEachDevice() {
        let story = story(open: false)
        story.pass(seconds: 1)
        story.pass(seconds: 1)
        story.press("j")
        story.pass(seconds: 1)
        let asked = story.effects.filter { if case .restoreTrail = $0 { true } else { false } }
        #expect(asked.count == 2)
    }

    @Test func outsideThePastItsActionsSayHowToGetThere() {
        let story = story(open: false)
        story.press(":")
        story.write("next alarm")
        story.press("enter")
        #expect(story.toast == "only in the past: r opens it")
    }

    @Test func aJournalThatFailsLeadsBackToThePresent() {
        let story = story()
        story.isJournalSlow = true
        story.press("pgup")
        story.fail("the journal cannot be read: disk I/O error")
        #expect(story.toast == "the journal cannot be read: disk I/O error")
        #expect(!story.screen.contains("PAST"))
    }

    private func wishes(_ story: Scenario) -> [PastWish] {
        story.effects.compactMap { if case .seek(let wish) = $0 { wish } else { nil } }
    }
}
