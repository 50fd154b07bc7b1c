import Testing

@testable import Fleet

/// Silence and want of fixes become alarms when they last, and end with the first news.
@Suite struct SilenceSignalTests {
    @Test("silence is told once, and ended by whatever is heard")
    func offline() {
        let desk = WatchDesk()
        for second in stride(from: 0.0, through: 60, by: 10) { desk.position(second) }
        desk.sweep(60...180)
        #expect(desk.story.isEmpty, "two minutes may pass")
        desk.sweep(190...400)
        #expect(desk.story == ["raised offline"])
        #expect(desk.alarms.first?.isCleared(at: Tracker.at(90_000)) == false, "it lasts")
        desk.message(500)
        #expect(desk.story == ["raised offline", "ended offline"])
        desk.sweep(510...610)
        #expect(desk.story.count == 2)
    }

    @Test("an old report ends silence too")
    func offlineEndedByLateReport() {
        let desk = WatchDesk()
        desk.position(0)
        desk.sweep(700)
        desk.position(5000, fixAt: 100)
        #expect(desk.story == ["raised offline", "ended offline"])
    }

    @Test("nobody is blamed for silence while nobody listened")
    func listeningSince() throws {
        let desk = WatchDesk()
        for second in stride(from: 0.0, through: 60, by: 10) { desk.position(second) }
        let next = try desk.restarted()
        next.store.beginListening(at: Tracker.at(10_000))
        next.sweep(10_000...10_120)
        #expect(next.story.isEmpty)
        next.sweep(10_130)
        #expect(next.story == ["raised offline"])
    }

    @Test("what was told before a restart is not told again, and ends as it would have")
    func restart() throws {
        let desk = WatchDesk()
        desk.position(0)
        desk.sweep(700)
        let next = try desk.restarted()
        next.store.beginListening(at: Tracker.at(800))
        next.sweep(800...2000)
        #expect(next.story.isEmpty)
        next.position(2001)
        #expect(next.story == ["ended offline"])
    }

    @Test("talking without a fix is told after five minutes, and ended by a good fix only")
    func stale() {
        let desk = WatchDesk()
        desk.position(0)
        for second in stride(from: 60.0, through: 280, by: 20) {
            desk.message(second)
            desk.sweep(second)
        }
        #expect(desk.story.isEmpty)
        desk.message(300)
        desk.sweep(300)
        #expect(desk.story == ["raised gpsLost"])
        desk.message(310) { $0.fix = Tracker.fix(at: 310, isValid: false) }
        desk.position(320, fixAt: -5000)
        #expect(desk.story == ["raised gpsLost"])
        desk.position(330, north: 10)
        #expect(desk.story == ["raised gpsLost", "ended gpsLost"])
    }

    @Test("what comes back from silence has the time to find itself")
    func staleAfterSilence() {
        let desk = WatchDesk()
        for second in stride(from: 0.0, through: 60, by: 10) { desk.position(second) }
        desk.sweep(200)
        for second in stride(from: 7200.0, through: 7490, by: 10) {
            desk.message(second)
            desk.sweep(second + 1)
        }
        #expect(desk.story == ["raised offline", "ended offline"])
        desk.message(7500)
        desk.sweep(7501)
        #expect(desk.story == ["raised offline", "ended offline", "raised gpsLost"])
    }

    @Test("neither the first report being a stored one, nor a restart, is a want of fixes")
    func staleAtTheBeginning() throws {
        let fresh = WatchDesk()
        fresh.position(0, fixAt: -3000)
        fresh.message(2)
        fresh.sweep(3)
        #expect(fresh.story.isEmpty)
        let desk = WatchDesk()
        desk.position(0)
        let next = try desk.restarted()
        next.store.beginListening(at: Tracker.at(1000))
        next.message(1001)
        next.sweep(1002)
        #expect(next.story.isEmpty)
    }

    @Test("the tracker's own word about the aerial does not end ours early")
    func heldThroughTheTrackersOwn() {
        let desk = WatchDesk()
        desk.position(0)
        desk.message(250) { $0.alarm = .gpsLost }
        desk.message(310)
        desk.sweep(310)
        #expect(desk.alarms.map(\.count) == [2])
        #expect(desk.alarms.first?.isCleared(at: Tracker.at(5000)) == false)
    }
}
