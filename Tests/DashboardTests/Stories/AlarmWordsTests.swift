import Fleet
import Testing

@testable import Dashboard

/// One thing has one word, wherever a person reads it.
struct AlarmWordsTests {
    private static let wrong = ["noticed", "returned", "unacknowledged,", "Take notice"]

    @Test func theStatesHaveOneWordInFeedDetailsAndHistory() {
        let story = Scenario(Fleets.all, width: 100, height: 30)
        story.alarm(.powerCut, of: "Trailer 7")
        story.press("2")
        #expect(story.screen.contains("active"))
        story.press("a", "n")
        story.write("on it")
        story.press("enter")
        #expect(story.screen.contains("acknowledged by ana"))
        story.press("enter")
        let screen = story.screen
        #expect(screen.contains("acknowledged by ana"))
        #expect(screen.contains("noted by ana: \"on it\""))
        for word in Self.wrong { #expect(!screen.contains(word), "\(word)") }
    }

    @Test func aReasonNamesTheStateAsTheScreenDoes() {
        #expect(ShelvingProblem.state(.returned).shownWords.hasSuffix("this is ended"))
        #expect(ShelvingProblem.bulk.shownWords == ShelvingProblem.bulk.words)
    }

    @Test func theHelpExplainsEverySign() {
        let story = Scenario(Fleets.all, width: 140, height: 60)
        story.press("?", "/")
        story.write("signs of alarms")
        for state in AlarmState.allCases { #expect(story.screen.contains(state.meaning), "\(state)") }
        #expect(story.screen.contains("①"))
    }
}
