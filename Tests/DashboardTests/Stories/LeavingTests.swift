import Fleet
import Testing

@testable import Dashboard

/// Going back, and leaving the program.
struct LeavingTests {
    @Test func qQuitsAtTheRoot() {
        #expect(Scenario(Fleets.three).press("q") == [.quit])
    }

    @Test(arguments: [["enter"], ["?"], ["z"], ["3", "z"], ["w"], ["W", "tab"], ["enter", "?"]])
    func qClosesAViewFirst(keys: [String]) {
        let story = Scenario(Fleets.three)
        for key in keys { story.press(key) }
        #expect(story.press("q") == [])
        if keys == ["enter", "?"] { #expect(story.press("q") == []) }
        #expect(story.press("q") == [.quit])
    }

    @Test(arguments: [("enter", true), ("y", true), ("n", false), ("esc", false)])
    func qAsksWhileAnAlarmIsUnacknowledged(answer: String, leaves: Bool) {
        let story = Scenario(Fleets.all)
        story.alarm(.sos, of: "Bus 4")
        #expect(!story.press("q").contains(.quit))
        #expect(story.screen.contains("1 alarm is unacknowledged. Quit?"))
        #expect(story.press(answer).contains(.quit) == leaves)
        #expect(story.state.overlays.isEmpty)
    }

    @Test func qDoesNotAskWhenEverythingIsAcknowledged() {
        let story = Scenario(Fleets.all)
        story.alarm(.sos, of: "Bus 4")
        story.press("a")
        #expect(story.press("q") == [.quit])
    }

    @Test func theQuestionCountsTheAlarms() {
        let story = Scenario(Fleets.all)
        story.alarm(.sos, of: "Bus 4")
        story.alarm(.door, of: "Bus 4")
        story.press("q")
        #expect(story.screen.contains("2 alarms are unacknowledged. Quit?"))
    }

    @Test(arguments: Depth.all)
    func escNeverQuitsAtAnyDepth(depth: Depth) {
        let story = depth.story()
        for _ in 0..<8 {
            story.press("esc")
            #expect(!story.effects.contains(.quit))
        }
        #expect(story.state.overlays.isEmpty && !story.state.isEnlarged)
    }

    @Test(arguments: Depth.all)
    func ctrlCQuitsFromEverywhere(depth: Depth) {
        #expect(depth.story().press("ctrl-c") == [.quit])
    }

    @Test func escBacksOutOneStepAtATime() {
        let story = Scenario(Fleets.all)
        story.press("f", "/")
        story.write("van")
        story.press("enter", "z", "enter", "?")
        story.press("esc")
        #expect(story.line(1).contains("Details"))
        story.press("esc")
        #expect(story.state.overlays.isEmpty && story.state.isEnlarged)
        story.press("esc")
        #expect(!story.state.isEnlarged && story.state.filter.text == "van")
        story.press("esc")
        #expect(story.state.filter.isEmpty && story.state.statusFilter == .only(.moving))
        story.press("esc")
        #expect(story.state.statusFilter == .all && story.table.count == 7)
    }

    @Test func otherProgramKeysAskTheOutside() {
        let story = Scenario(Fleets.three)
        #expect(story.press("ctrl-l") == [.redraw])
        #expect(story.press("ctrl-z") == [.suspend])
        #expect(story.press("%") == [.setMouse(false)])
        #expect(story.press("%") == [.setMouse(true)])
        #expect(story.press("y", "y") == [.copy("861785001515301 45.760000,4.840000")])
    }
}

/// A place in the program that keys lead to.
struct Depth: Sendable, CustomTestStringConvertible {
    /// The keys that lead there.
    let keys: [String]

    /// The keys, as the name of the case.
    var testDescription: String { keys.isEmpty ? "root" : keys.joined(separator: " ") }

    /// Every kind of overlay over every pane, enlarged or not.
    static let all: [Depth] = {
        let overlays = [
            [], ["enter"], ["?"], [":"], ["/"], ["A"], ["q"], ["enter", "?"], ["enter", ":"], ["p"],
            ["w"], ["W"], ["enter", "w", "tab"], ["E"], ["C"], ["y"], ["?", "/"],
        ]
        return ["1", "2", "3"].flatMap { pane in
            overlays.flatMap { overlay in [[pane] + overlay, [pane, "z"] + overlay] }
        }.map { Depth(keys: $0) }
    }()

    /// A fleet with two alarms whose dashboard is there.
    func story(width: Int = 80, height: Int = 24) -> Scenario {
        let story = Scenario(Fleets.all, width: width, height: height)
        story.alarm(.door, of: "Van 2")
        story.alarm(.sos, of: "Van 12")
        for key in keys { story.press(key) }
        return story
    }
}
