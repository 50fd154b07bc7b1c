import Fleet
import Testing

@testable import Dashboard

/// Empty panes say why they are empty and what to do.
struct EmptyStateTests {
    @Test func withoutATrackerTheTextsForOneStandThere() {
        let screen = Self.open(80, 24).screen
        for text in [
            ":123456C<APN>,ADDRESS:8888#", ":123456M1,030S#", ":123456L+00#",
            "printf '#861785001515349,CMD-X#' | nc -w1 127.0.0.1 8888",
        ] {
            #expect(screen.contains(text), "\(text)")
        }
    }

    /// A dashboard whose listener is reached from outside.
    private static func open(_ width: Int, _ height: Int) -> Scenario {
        let story = Scenario(width: width, height: height)
        story.send(.listening("0.0.0.0:8888"))
        return story
    }

    @Test(arguments: ["127.0.0.1:7000", "[::1]:7000", "127.0.0.1:7000 [::1]:7000"])
    func whereNoTrackerCanComeThatIsSaidAndNoTextIsTaught(listening: String) {
        let story = Scenario(width: 80, height: 24)
        story.send(.listening(listening))
        #expect(story.screen.contains("No tracker can reach this: start with --listen 0.0.0.0:7000."))
        #expect(story.screen.contains("for this machine only"))
        #expect(!story.screen.contains("SMS"))
        story.send(.listening("127.0.0.1:7000 192.0.2.7:7000"))
        #expect(story.screen.contains(":123456C<APN>,192.0.2.7:7000#"))
    }

    @Test func trackersThatWaitAreNamedInsteadOfALesson() {
        let story = Scenario(width: 80, height: 24, unknown: .quarantine)
        story.stranger("861785001515377")
        #expect(story.screen.contains("1 waits: Q shows them"))
        story.stranger("861785001515385")
        #expect(story.screen.contains("No tracker is let in yet."))
        #expect(story.screen.contains("2 wait: Q shows them"))
        #expect(!story.screen.contains("SMS"))
        #expect(story.line(0).contains("2 in quarantine"))
    }

    @Test func onASmallPhoneTheTextsComeFirstAndTheRestIsScrolledTo() {
        let story = Self.open(40, 12)
        for text in [":123456C<APN>,ADDRESS:8888#", ":123456M1,030S#", ":123456L+00#"] {
            #expect(story.screen.contains(text), "\(text)")
        }
        #expect(story.line(-1).contains("scroll"))
        #expect(!story.screen.contains("another"))
        story.press("pgdn", "j", "G")
        #expect(story.screen.contains("another"))
        #expect(!story.screen.contains("No tracker yet."))
        story.press("g")
        #expect(story.screen.contains("No tracker yet."))
    }

    @Test(
        arguments: [
            ("0.0.0.0:7000", "192.0.2.7", ":123456C<APN>,192.0.2.7:7000#"),
            ("0.0.0.0:7000", nil, ":123456C<APN>,ADDRESS:7000#"),
            ("203.0.113.9:8888", "192.0.2.7", ":123456C<APN>,203.0.113.9:8888#"),
            ("[::]:8888", "192.0.2.7", ":123456C<APN>,192.0.2.7:8888#"), ("", nil, ":123456C<APN>,ADDRESS:8888#"),
        ] as [(String, String?, String)])
    func theAddressIsThatAtWhichTrackersReachUs(listening: String, host: String?, text: String) {
        var settings = DashboardSettings()
        settings.hostAddress = host
        var state = AppState(settings, at: Scenario.start, width: 80, height: 24)
        _ = state.handle(.listening(listening), at: Scenario.start)
        let lines = FirstTracker(state, glyphs: .ascii).lines(width: 78, height: 30)
        #expect(lines.contains { $0.hasPrefix(text) })
    }

    @Test func onAPhoneTheTextsAreWhole() {
        let screen = Self.open(40, 20).screen
        for text in [":123456C<APN>,ADDRESS:8888#", ":123456M1,030S#", ":123456L+00#"] {
            #expect(screen.contains(text), "\(text)")
        }
    }

    @Test(arguments: [true, false])
    func theFirstStartSaysWhereTheHelpIs(isFirst: Bool) {
        let story = Scenario { $0.isFirstStart = isFirst }
        #expect(story.screen.contains("New here? ? shows all keys, : finds anything.") == isFirst)
    }

    @Test func aFilterThatMatchesNothingIsNamedWithWhatItHides() {
        let story = Scenario(Fleets.all)
        story.press("f", "/")
        story.write("qqq")
        #expect(story.screen.contains("7 devices hidden by the filter /qqq and the status filter 'moving'."))
        #expect(story.screen.contains("Esc restores the filter from before."))
        story.press("enter")
        #expect(story.screen.contains("Esc drops it"))
    }

    @Test func anEmptyFeedTellsOfWhatIsPutAside() {
        let story = Scenario(Fleets.all)
        story.press("2")
        #expect(story.screen.contains("No alarms."))
        story.alarm(.door, of: "Van 2")
        story.press("s", "enter")
        story.write("known")
        story.press("enter")
        #expect(story.screen.contains("1 put aside: S lists them."))
    }
}
