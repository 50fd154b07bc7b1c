import Fleet
import Testing

@testable import Dashboard

/// What can be copied of a device.
struct CopyTests {
    @Test func theKeyTwiceCopiesIdentityAndCoordinates() {
        let story = Scenario(Fleets.three)
        #expect(story.press("y") == [])
        #expect(story.screen.contains("Copy of Bravo"))
        #expect(story.press("y") == [.copy("861785001515301 45.760000,4.840000")])
        #expect(story.state.overlays.isEmpty)
    }

    @Test(arguments: [
        (1, "861785001515301"), (2, "45.760000,4.840000"), (3, "geo:45.760000,4.840000"),
        (4, "https://www.openstreetmap.org/?mlat=45.760000&mlon=4.840000#map=15/45.760000/4.840000"),
    ])
    func theListHasOtherForms(place: Int, text: String) {
        let story = Scenario(Fleets.three)
        story.press("y")
        for _ in 0..<place { story.press("j") }
        #expect(story.press("enter") == [.copy(text)])
    }

    @Test func theRowIsOneObjectWithTheLastMessage() throws {
        let story = Scenario(Fleets.three)
        story.alarm(.sos, of: "Bravo")
        story.press("y", "j", "j", "j", "j", "j")
        guard case .copy(let text)? = story.press("enter").first else {
            Issue.record("nothing was copied")
            return
        }
        let line = Array(text.utf8)
        #expect(JSONField.text("device", in: line) == "861785001515301")
        #expect(JSONField.text("report.kind", in: line) == "alarm")
        #expect(text.contains(#""alarms":["sos"]"#))
    }

    @Test func theMessageIsTextAndHex() {
        let story = Scenario(Fleets.three)
        story.receive(Array("#1,A#".utf8), of: "Bravo", "A", dialect: DialectID("gotop"))
        story.press("y", "G", "j", "j", "j", "j", "j", "j", "j")
        #expect(story.press("enter") == [.copy("#1,A#\n23 31 2C 41 23")])
    }

    @Test func whatADeviceDoesNotHaveIsNotOffered() {
        let story = Scenario(Fleets.all)
        story.press("G", "y")
        #expect(!story.screen.contains("geo URI") && story.screen.contains("identity"))
        #expect(Scenario().press("y") == [])
    }

    @Test func fieldsAreFoundInLinesAndNothingElseBreaksThem() {
        let line = Array(#"{"a":1,"b":{"c":"x\"y","d":{"e":true}},"f":"\u001B"}"#.utf8)
        #expect(JSONField.values(of: line).map(\.path) == ["a", "b.c", "b.d.e", "f"])
        #expect(JSONField.text("b.c", in: line) == "x\"y")
        #expect(JSONField.text("f", in: line) == #"\u001B"#)
        for end in 0...line.count { _ = JSONField.values(of: Array(line.prefix(end))) }
        #expect(JSONField.values(of: Array(repeating: 0x7B, count: 100_000)) == [])
        #expect(JSONField.values(of: Array(String(repeating: #"{"a":"#, count: 1000).utf8)) == [])
    }
}
