import Testing

@testable import Dashboard

/// Details and help: texts to read.
struct TextViewTests {
    @Test func enterShowsEverythingAboutTheDeviceAndEscGoesBack() {
        let story = Scenario(Fleets.all)
        story.press("enter")
        for words in ["Details  Bus 4", "861785001515305", "Saint-Étienne"] { #expect(story.screen.contains(words)) }
        story.press("G")
        for words in ["198.51.100.7:41234 over tcp", "#861785001515305,CMD-T,V#", "23 38 36 31"] {
            #expect(story.screen.contains(words))
        }
        story.press("esc")
        #expect(story.line(1).contains("1 Devices"))
    }

    @Test func detailsFollowTheDeviceWhileTheyAreOpen() {
        let story = Scenario(Fleets.all)
        story.press("j", "j", "j", "enter")
        #expect(story.screen.contains("Truck 3"))
        // Three that agree are believed, one so far away is not.
        for _ in 0..<3 { story.hear("Truck 3", at: "Grenoble") }
        story.hear("Able", at: "Lyon")
        #expect(story.screen.contains("Details  Truck 3"))
        #expect(story.screen.contains("Grenoble"))
    }

    @Test func enterInTheFeedShowsTheAlarmAndItsDeviceIsSelected() {
        let story = Scenario(Fleets.all)
        story.alarm(.sos, of: "Van 12")
        story.press("2", "enter")
        #expect(story.line(1).contains("Alarm"))
        #expect(story.screen.contains("SOS") && story.screen.contains("Van 12"))
        story.press("esc", "1")
        #expect(story.device == "Van 12")
    }

    @Test func scrollingStopsAtBothEnds() {
        let story = Scenario(Fleets.all)
        story.press("?")
        let top = story.screen
        story.press("k", "pgup", "g", "ctrl-u")
        #expect(story.screen == top)
        story.press("j")
        #expect(story.screen != top)
        story.press("G")
        let bottom = story.screen
        story.press("j", "pgdn", "ctrl-d")
        #expect(story.screen == bottom)
        story.press("k", "j")
        #expect(story.screen == bottom)
        story.press("g")
        #expect(story.screen == top)
    }

    @Test func aLargerScreenLeavesNoEmptyLinesBehindTheEnd() {
        let story = Scenario(Fleets.all)
        story.press("?", "G")
        story.resize(300, 200)
        #expect(story.line(2).contains("Move"))
    }

    @Test func theCursorBelowStaysWhereItIsWhileAScrollGoesOn() {
        let story = Scenario(Fleets.all)
        story.press("j", "enter", "j", "j", "G", "esc")
        #expect(story.device == "Car 9")
    }

    @Test func theHelpClosesWithItsOwnKey() {
        let story = Scenario(Fleets.all)
        story.press("?", "?")
        #expect(story.state.overlays.isEmpty)
        story.press("f1", "f1")
        #expect(story.state.overlays.isEmpty)
    }

    @Test(arguments: ["a", "A", "f", "!", "+", ">"])
    func theHelpKeepsKeysFromWhatItHides(key: String) {
        let story = Scenario(Fleets.all)
        story.alarm(.sos, of: "Bus 4")
        story.press("?")
        #expect(story.press(key) == [])
        #expect(story.unacknowledged == ["SOS of Bus 4"])
        #expect(story.state.overlays.count == 1)
        #expect(story.table.count == 7)
        #expect(story.toast == "the view 'help' is open: Esc closes it")
    }

    @Test func aFleetWithoutDevicesHasNoDetails() {
        let story = Scenario()
        story.press("enter")
        #expect(story.toast == "no device is selected")
    }

    @Test func messagesGoAwayByThemselves() {
        let story = Scenario()
        story.press("enter")
        #expect(story.line(-1).hasSuffix("no device is selected"))
        story.pass(seconds: 4)
        #expect(story.toast == nil)
    }
}
