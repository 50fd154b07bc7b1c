import Fleet
import Testing

@testable import Dashboard

/// Trackers that nobody has entered, on the screen.
struct QuarantineStoryTests {
    private let one = "861785001515377"
    private let two = "353505620301047"

    private func id(_ digits: String) -> DeviceID {
        guard let id = DeviceID(digits) else { preconditionFailure("not an identity: \(digits)") }
        return id
    }

    private func story(readOnly: Bool = false) -> Scenario {
        let story = Scenario(Fleets.all, unknown: .quarantine, book: .depots) { $0.isReadOnly = readOnly }
        story.stranger(one)
        story.pass(seconds: 5)
        story.stranger(two)
        return story
    }

    @Test func theHeaderCountsThemWhileSomebodyWaits() {
        let story = story()
        #expect(story.line(0).contains("?2") || story.line(0).contains("? 2"))
        story.resize(200, 30)
        #expect(story.line(0).contains("? 2 in quarantine"))
        story.press("Q", "a", "a")
        #expect(!story.line(0).contains("quarantine"))
    }

    @Test func theOneUnderTheCursorIsAdoptedAndLetInFromItsNextMessageOn() {
        let story = story()
        #expect(story.table.count == 7)
        story.press("Q", "j")
        #expect(story.press("a") == [.perform(.adopt(id(two)))])
        #expect(story.toast == "\(two) is let in from its next message on")
        #expect(story.table.count == 7)
        story.stranger(two)
        story.stranger(one)
        #expect(story.table.count == 8 && story.table.contains(two))
    }

    @Test func aRefusedOneLeavesTheListAndCanBeTakenBack() {
        let story = story()
        let refused = id(one)
        story.press("Q")
        #expect(story.press("x") == [.perform(.refuse(refused))])
        story.pass(seconds: 4)
        #expect(!story.screen.contains(one) && story.screen.contains(two))
        story.stranger(one)
        #expect(!story.screen.contains(one))
        story.press("tab")
        #expect(story.screen.contains(one) && story.screen.contains("refused by ana"))
        #expect(story.press("x") == [])
        #expect(story.toast == "it is refused already")
        #expect(story.press("u") == [.perform(.reconsider(refused))])
        story.press("tab")
        #expect(story.screen.contains(one))
    }

    @Test func aNewOneNeverSlipsUnderTheCursor() {
        let story = story()
        story.press("Q")
        for number in 0..<5 { story.stranger("10000000000000\(number)") }
        story.stranger(two)
        #expect(story.press("a") == [.perform(.adopt(id(one)))])
    }

    @Test func readOnlyDecidesNothing() {
        let story = story(readOnly: true)
        story.press("Q")
        #expect(story.press("a") == [])
        #expect(story.toast == "read only: started with --read-only")
        #expect(story.press("x") == [])
        story.press("tab")
        #expect(story.press("u") == [])
    }

    @Test func outsideOfTheViewItsKeysMeanWhatTheyAlwaysMean() {
        let story = story()
        story.alarm(.sos, of: "Bus 4")
        story.press("a")
        #expect(story.unacknowledged == [])
        story.press(":")
        story.write("adopt")
        story.press("enter")
        #expect(story.toast == "Q opens the quarantine first")
    }

    @Test func theListSaysWhyItIsEmpty() {
        let accepting = Scenario(Fleets.all)
        accepting.press("Q")
        #expect(accepting.screen.contains("All trackers are let in"))
        let story = Scenario(Fleets.all, unknown: .quarantine, book: .depots)
        story.press("Q")
        #expect(story.screen.contains("No tracker waits."))
        story.press("a")
        #expect(story.toast == "no tracker is selected")
        story.press("Q")
        #expect(story.state.overlays.isEmpty)
    }

    @Test func theCopyHasIdentityAndBytes() {
        let story = story()
        story.press("Q")
        let effects = story.press("y")
        guard case .copy(let text)? = effects.first else {
            Issue.record("nothing copied")
            return
        }
        #expect(text.hasPrefix(one + "\n23 38 36"))
    }
}
