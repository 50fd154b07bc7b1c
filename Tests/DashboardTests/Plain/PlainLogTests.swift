import Canvas
import Fleet
import Testing

@testable import Dashboard

/// What changes in a fleet, in lines.
struct PlainLogTests {
    private func log() -> PlainLog { PlainLog(clock: .utc, isAscii: false) }

    @Test func theFirstLineCountsAndNothingIsToldTwice() {
        let story = Scenario(Fleets.all)
        var log = log()
        let fleet = story.store.snapshot()
        let first = log.lines(fleet, at: story.now)
        #expect(
            first == [
                "2026-11-22 14:02:31  7 devices: 1 moving, 1 idling, 1 stopped, 1 parked, 1 stale, 1 offline, 1 new"
            ])
        #expect(log.lines(fleet, at: story.now) == [])
    }

    @Test func anEmptyFleetSaysSo() {
        var log = log()
        #expect(log.lines(FleetSnapshot(), at: Scenario.start) == ["2026-11-22 14:02:31  no device yet"])
    }

    @Test func statusesAndTheLifeOfAlarmsAreLines() {
        let story = Scenario(Fleets.all)
        var log = log()
        _ = log.lines(story.store.snapshot(), at: story.now)
        story.alarm(.sos, of: "Van 12")
        let raised = log.lines(story.store.snapshot(), at: story.now)
        #expect(raised.contains { $0.contains("alarm: SOS of Van 12, priority 1: raised, now active") })
        story.press("2", "a")
        let noticed = log.lines(story.store.snapshot(), at: story.now)
        #expect(noticed.contains { $0.contains("acknowledged by ana, now acknowledged") })
        story.pass(seconds: 4000)
        let silent = log.lines(story.store.snapshot(), at: story.now)
        #expect(silent.contains { $0.contains("Van 12: offline, was moving: nothing heard for 1h") })
        story.hear("Van 12", at: "Lyon")
        #expect(log.lines(story.store.snapshot(), at: story.now).contains { $0.contains("Van 12: ") })
    }

    @Test func anAlarmThatComesAgainIsALine() {
        let story = Scenario(Fleets.all)
        var log = log()
        _ = log.lines(story.store.snapshot(), at: story.now)
        story.alarm(.sos, of: "Van 12")
        _ = log.lines(story.store.snapshot(), at: story.now)
        story.alarm(.sos, of: "Van 12")
        let again = log.lines(story.store.snapshot(), at: story.now)
        #expect(again.contains { $0.hasSuffix("SOS of Van 12, priority 1: came again, 2 times") })
    }

    @Test func openAlarmsAreToldAtTheStart() {
        let story = Scenario(Fleets.all)
        story.alarm(.door, of: "Van 2")
        var log = log()
        let lines = log.lines(story.store.snapshot(), at: story.now)
        #expect(lines.count == 2 && lines[1].contains("door opened of Van 2"))
    }

    @Test func lossesOfTheListenerAreToldWhenTheyGrow() {
        var log = log()
        let counter = NamedCount(name: "closed: silent", count: 1, isLoss: true)
        let bytes = NamedCount(name: "bytes", count: 9, isLoss: false)
        #expect(log.lines([counter, bytes], of: "listener", at: Scenario.start).count == 1)
        #expect(log.lines([counter, bytes], of: "listener", at: Scenario.start) == [])
    }

    @Test func hostileTextIsHarmless() {
        let line = log().line("a\u{1B}[2J\u{202E}b\nc", at: Scenario.start)
        #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
        #expect(PlainLog(clock: .utc, isAscii: true).line("é▲中", at: Scenario.start).utf8.allSatisfy { $0 < 0x80 })
    }
}
