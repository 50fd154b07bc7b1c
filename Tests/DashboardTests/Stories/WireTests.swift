import Canvas
import Fleet
import Testing

@testable import Dashboard

/// The wire view: which message and field the cursor is on, whatever comes meanwhile.
struct WireTests {
    private static let gotop = DialectID("gotop")

    private func story(_ count: Int = 5, width: Int = 80, height: Int = 24) -> Scenario {
        let story = Scenario(Fleets.three, width: width, height: height)
        for number in 0..<count { receive("m\(number)", story) }
        return story
    }

    private func receive(_ type: String, _ story: Scenario, of name: String = "Bravo") {
        story.receive(Array("#861785001515301,\(type),A#".utf8), of: name, type, dialect: Self.gotop)
    }

    @Test func wShowsTheMessagesOfTheDeviceAndFollowsTheNewest() {
        let story = story()
        receive("of another", story, of: "Delta")
        story.press("w")
        #expect(story.line(1).contains("Wire  Bravo"))
        #expect(story.message == "m4")
        receive("m5", story)
        #expect(story.message == "m5")
        #expect(!story.screen.contains("of another"))
    }

    @Test func theCursorStaysOnItsMessageWhenItIsNotTheNewest() {
        let story = story()
        story.press("w", "k", "k")
        #expect(story.message == "m2")
        for number in 5..<25 { receive("m\(number)", story) }
        #expect(story.message == "m2")
        story.press("j")
        #expect(story.message == "m3")
        story.press("G")
        receive("newest", story)
        #expect(story.message == "newest")
    }

    @Test func aMessageThatIsNoLongerKeptGivesItsCursorToTheOldest() {
        let story = story()
        story.press("w", "g")
        for number in 100..<140 { receive("m\(number)", story) }
        #expect(story.message == "m108")
        story.press("j")
        #expect(story.message == "m109")
    }

    @Test func movingStopsAtBothEnds() {
        let story = story(3)
        story.press("w", "pgup", "k", "k", "k", "k", "g", "ctrl-u")
        #expect(story.wire.map { story.state.reading(of: $0).place } == 0)
        story.press("pgdn", "j", "G", "ctrl-d")
        #expect(story.message == "m2")
        #expect(story.wire?.message == nil)
    }

    @Test(arguments: ["tab", "l", "right", "enter"])
    func aKeyGoesToTheFieldsAndTheMessageThenStays(key: String) {
        let story = story()
        story.press("w", key)
        #expect(story.field == "identity")
        story.press("j")
        #expect(story.field == "type")
        receive("news", story)
        #expect(story.message == "m4")
        story.press("j", "j", "j", "j")
        #expect(story.field == "validity")
        story.press("g")
        #expect(story.field == "identity")
    }

    @Test(arguments: ["tab", "h", "left", "esc", "shift-tab"])
    func aKeyGoesBackToTheMessages(key: String) {
        let story = story()
        story.press("w", "tab", "j", key)
        #expect(story.wire?.part == .messages)
        receive("news", story)
        #expect(story.message == "news", "it stood on the newest and follows again")
        story.press("esc")
        #expect(story.state.overlays.isEmpty)
    }

    @Test func aMessageWithoutFieldsSaysSo() {
        let story = story()
        story.receiveNoise([1, 2, 3], "no dialect recognised")
        story.press("W", "tab")
        #expect(story.wire?.part == .messages)
        #expect(story.toast == "no field of this message is explained")
        #expect(story.screen.contains("Not understood: no dialect recognised."))
        #expect(story.screen.contains("203.0.113.9:50123"))
    }

    @Test func fromAllToTheDeviceAndBackTheCursorStaysOnItsMessage() {
        let story = story()
        receive("of another", story, of: "Delta")
        story.press("W", "k", "k")
        #expect(story.message == "m3")
        story.press("w")
        #expect(story.line(1).contains("Wire  Bravo"))
        #expect(story.message == "m3")
        story.press("W")
        #expect(story.line(1).contains("Wire  all devices"))
        #expect(story.message == "m3")
        story.press("W")
        #expect(story.state.overlays.isEmpty)
    }

    @Test func theDetailsLeadThereAndBack() {
        let story = story()
        story.press("j", "enter", "w")
        #expect(story.line(1).contains("Wire  Charlie"))
        story.press("w")
        #expect(story.line(1).contains("Details  Charlie"))
    }

    @Test func thePaletteFindsBoth() {
        let story = story()
        story.press(":")
        story.write("wire")
        story.press("enter")
        #expect(story.line(1).contains("Wire  all devices"))
    }

    @Test func aFrozenScreenHoldsTheMessages() {
        let story = story()
        story.press("w", "p")
        receive("news", story)
        #expect(story.message == "m4")
        #expect(story.line(1).contains("FROZEN"))
        story.press("p")
        #expect(story.message == "news")
    }

    @Test func yCopiesTheMessageAsTextAndHex() {
        let story = Scenario(Fleets.three)
        story.receive(Array("#1,A#".utf8), of: "Bravo", "A", dialect: Self.gotop, reply: [0x78, 0x01])
        story.press("w", "k")
        #expect(story.press("y") == [.copy("#1,A#\n23 31 2C 41 23")])
        #expect(story.toast == "copied the message of 5 bytes as text and hex")
        story.press("j")
        #expect(story.press("y") == [.copy("78 01")])
        #expect(story.toast == "copied the message of 2 bytes as hex")
    }

    @Test func yCopiesTheFieldAmongTheFields() {
        let story = story()
        story.press("w", "tab", "j", "j")
        #expect(story.press("y") == [.copy("validity: A: a valid fix (A)")])
        #expect(story.toast == "copied the field validity: its meaning and its bytes")
    }

    @Test func keysThatWouldChangeWhatIsHiddenWait() {
        let story = story()
        story.press("w", "f")
        #expect(story.toast == "the view 'wire' is open: Esc closes it")
        #expect(story.table.count == 3)
    }

    @Test func anEmptyWireSaysWhatToDo() {
        let story = Scenario()
        story.press("W")
        #expect(story.screen.contains("Nothing on the wire yet."))
        #expect(story.screen.contains("Nothing comes? Check APN, server address, transport and firewall."))
        #expect(story.press("y") == [] && story.toast == "there is no message to copy")
        story.press("j", "tab", "G", "w", "esc")
        #expect(story.state.overlays.isEmpty)
    }

    @Test func fieldsBeyondTheBytesAreCutOrLeftOut() {
        let story = Scenario(Fleets.three) { settings in
            settings.explain = { message in
                [
                    WireField(range: -5..<2, name: "before", meaning: ""),
                    WireField(range: 3..<900, name: "beyond", meaning: ""),
                    WireField(range: 700..<900, name: "outside", meaning: ""),
                ]
            }
        }
        story.press("w", "tab", "G")
        #expect(story.field == "beyond")
        #expect(story.canvas.width == 80)
    }
}
