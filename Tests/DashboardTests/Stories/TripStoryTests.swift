import Fleet
import Testing

@testable import Dashboard

/// A person looks at what a van has driven.
@Suite struct TripStoryTests {
    private func story(_ width: Int = 80, _ height: Int = 24) -> Scenario {
        let story = Scenario(Fleets.all, width: width, height: height)
        TripTraffic.play(story)
        story.press("1", "G", "k")
        return story
    }

    private func tab(_ story: Scenario) -> TripsView? {
        if case .trips(let view) = story.state.overlays.last { view } else { nil }
    }

    @Test func tabAndArrowsChangeBetweenTheTwoTabsOfTheDetails() {
        let story = story()
        story.press("enter")
        for key in ["tab", "right", "left", "shift-tab", "d"] {
            #expect(story.screen.contains("Details  Van 12"))
            story.press(key)
            #expect(story.screen.contains("Trips  Van 12"), "\(key)")
            story.press(key == "d" ? "tab" : key)
        }
        story.press("d", "esc")
        #expect(story.state.overlays.isEmpty)
    }

    @Test func theNewestTripComesFirstAndTheCursorStaysOnItsTrip() throws {
        let story = story()
        story.press("d")
        let reading = try #require(tab(story).map { story.state.reading(of: $0) })
        #expect(reading.trips.count == 7 && reading.trips.first?.isRunning == true)
        story.press("j")
        let chosen = try #require(tab(story).flatMap { story.state.reading(of: $0).trip })
        TripTraffic.stand(story, "Van 12", "Lyon", minutes: 8)
        TripTraffic.drive(story, "Van 12", "Lyon", "Vienne", minutes: 20)
        let later = try #require(tab(story).map { story.state.reading(of: $0) })
        #expect(later.trips.count == 8 && later.place == 2 && later.trip?.start == chosen.start)
        story.press("G", "j", "g", "k")
        #expect(tab(story)?.trip == nil)
    }

    @Test func theJournalIsAskedOnceAndAgainWhenItMayKnowMore() {
        let story = story()
        story.press("d")
        func asked() -> Int { story.effects.count { if case .loadTrips = $0 { true } else { false } } }
        #expect(asked() == 0, "no journal is kept")
        story.keepJournal()
        story.pass(seconds: 1)
        #expect(asked() == 1)
        for _ in 0..<10 { story.pass(seconds: 1) }
        #expect(asked() == 1)
        story.hear("Van 12", at: "Vienne", secondsAgo: 0) { report in
            report.fix?.time = story.now.adding(seconds: -7200)
        }
        story.pass(seconds: 3)
        #expect(asked() == 2, "a fix came late")
    }

    @Test func lateFixesStandInTheirPlaceWhereAJournalIsKept() throws {
        let story = Scenario(Fleets.all)
        TripTraffic.stand(story, "Van 2", "Lyon", minutes: 20)
        let begun = story.now
        story.pass(seconds: 7200)
        for minute in 0..<40 {
            story.hear("Van 2", at: "Lyon") { report in
                report.fix?.time = begun.adding(seconds: Int64(minute + 1) * 60)
                report.fix?.speedKmh = 60
                report.fix?.coordinate = Town.coordinate("Lyon")?.destination(
                    bearingDeg: 90, distanceMetres: Double(minute) * 1000)
            }
        }
        story.press("1", "G", "k", "k", "d")
        #expect(story.screen.contains("No trip yet."))
        story.keepJournal()
        story.pass(seconds: 1)
        let trip = try #require(tab(story).flatMap { story.state.reading(of: $0).trip })
        #expect(abs(trip.distanceM - 39_000) < 100)
    }

    @Test func enterGoesToTheEndOfTheTripInThePast() throws {
        let story = story()
        story.press("d", "j", "enter")
        #expect(story.toast?.contains("none is kept") == true)
        story.keepJournal()
        story.pass(seconds: 1)
        let trip = try #require(tab(story).flatMap { story.state.reading(of: $0).trip })
        story.press("enter")
        #expect(story.state.past?.moment == trip.end)
        #expect(story.state.focus == .map && story.screen.contains("PAST"))
        story.press("d")
        let then = try #require(tab(story).map { story.state.reading(of: $0) })
        #expect(then.trips.allSatisfy { $0.start <= trip.end })
        #expect(then.trips.count == 6, "what came later was not known then")
    }
}
