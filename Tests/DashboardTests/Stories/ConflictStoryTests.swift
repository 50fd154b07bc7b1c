import Fleet
import Testing

@testable import Dashboard

/// Two trackers with one identity, on the screen.
struct ConflictStoryTests {
    private static let other = PeerAddress(ipv4: 0xCB00_7142, port: 50777)

    /// Van 12 reports from two addresses by turns.
    private func story(readOnly: Bool = false) -> Scenario {
        let story = Scenario(Fleets.all, width: 80, height: 60) { $0.isReadOnly = readOnly }
        for turn in 0..<4 {
            story.pass(seconds: 10)
            story.hear("Van 12", at: "Lyon", from: turn % 2 == 0 ? Self.other : FleetRow.peer)
        }
        while story.device != "Van 12" { story.press("j") }
        return story
    }

    /// All that the screen says, long lines put together again.
    private func words(_ story: Scenario) -> String {
        story.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func theDetailsNameBothAndSayWhereCommandsGo() {
        let story = story()
        #expect(story.unacknowledged == ["two of one identity of Van 12"])
        story.press("enter")
        #expect(words(story).contains("198.51.100.7:41234 since "))
        #expect(words(story).contains("and 203.0.113.66:50777 since "))
        #expect(words(story).contains("by turns"))
        #expect(words(story).contains("198.51.100.7:41234; X chooses the other one"))
    }

    @Test func anOperatorChoosesTheOtherAddressAndBack() throws {
        let story = story()
        let id = try #require(story.store.snapshot().devices.first { $0.name == "Van 12" }).id
        story.press("X")
        #expect(words(story).contains("Let commands to Van 12 go to 203.0.113.66:50777?"))
        #expect(story.press("enter") == [], "Enter means no")
        #expect(story.store.snapshot().device(id)?.commandPeer == FleetRow.peer)
        story.press("X")
        #expect(story.press("y") == [.perform(.choosePeer(id, Self.other))])
        #expect(story.store.snapshot().device(id)?.commandPeer == Self.other)
        story.press("enter")
        #expect(words(story).contains("203.0.113.66:50777; X chooses the other one"))
        story.press("X", "y")
        #expect(story.store.snapshot().device(id)?.commandPeer == FleetRow.peer)
    }

    @Test func whereNothingIsWrongThereIsNothingToChoose() {
        let story = Scenario(Fleets.three)
        #expect(story.press("X") == [])
        #expect(story.toast?.hasPrefix("only one tracker reports as ") == true, "\(story.toast ?? "")")
        #expect(story.state.overlays.isEmpty)
    }

    @Test func whoOnlyLooksMayNotChoose() {
        let story = story(readOnly: true)
        story.press("X")
        #expect(story.state.overlays.isEmpty && story.toast?.contains("read-only") == true, "\(story.toast ?? "")")
    }
}
