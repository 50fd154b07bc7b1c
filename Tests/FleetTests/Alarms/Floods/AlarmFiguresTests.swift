import Testing

@testable import Fleet

/// The figures about alarms.
@Suite struct AlarmFiguresTests {
    private func figures(_ desk: AlarmDesk, at seconds: Double, hours: Int = 24) -> AlarmFigures {
        let snapshot = desk.store.snapshot()
        return AlarmFigures(
            snapshot.alarmRecord, alarms: snapshot.alarms, withdrawals: snapshot.withdrawals.count,
            now: Tracker.at(seconds), hours: hours)
    }

    @Test("nothing yet is no fault")
    func empty() {
        let figures = figures(AlarmDesk(), at: 0)
        #expect(figures.total == 0 && figures.peak == 0 && figures.topSources.isEmpty)
        #expect(figures.rateVerdict == .good && figures.mixVerdict == .none && figures.criticalVerdict == .none)
    }

    @Test("rate, windows, hours, peak, sources and mix")
    func counts() {
        let desk = AlarmDesk()
        // 08:00: 40 alarms in one window; 09:10: 2 alarms.
        for number in 0..<40 { desk.alarm(.lowBattery, at: Double(number), device: "8617850015153\(10 + number)") }
        desk.alarm(.sos, at: 4200)
        desk.alarm(.door, at: 4201)
        let figures = figures(desk, at: 7200 - 1)
        #expect(figures.total == 42 && figures.peak == 40 && figures.windowCount == 12)
        #expect(figures.windows.count == 144 && figures.windows.suffix(12).first == 40)
        #expect(figures.windows.first == .some(nil), "nothing was counted then")
        #expect(figures.rate == 3.5 && figures.rateVerdict == .poor)
        #expect(figures.overloadedShare == 1.0 / 12 && figures.overloadVerdict == .poor)
        #expect(figures.busyHours == 1 && figures.hourCount == 2)
        #expect(figures.priorities == [1, 1, 40, 0])
        #expect(figures.topSources.count == 10 && figures.topSources.allSatisfy { $0.count == 1 })
    }

    @Test("how quickly they were noticed: half of them, all but one of twenty, critical ones within two minutes")
    func noticed() {
        let desk = AlarmDesk()
        for number in 0..<20 { desk.alarm(.sos, at: 0, device: "8617850015153\(10 + number)") }
        for number in 0..<20 { desk.acknowledge(number, at: number < 15 ? 40 : 200) }
        let figures = figures(desk, at: 300)
        #expect(figures.notices[0] == AlarmFigures.Notice(count: 20, medianSeconds: 45, p95Seconds: 240))
        #expect(figures.criticalInTime == 0.75 && figures.criticalVerdict == .poor)
        #expect(figures.notices[1].count == 0)
    }

    @Test("an acknowledgement that is taken back and given again counts once")
    func undone() {
        let desk = AlarmDesk()
        desk.alarm(.sos, at: 0)
        desk.acknowledge(0, at: 10)
        desk.unacknowledge(0, at: 20)
        desk.acknowledge(0, at: 1000)
        #expect(figures(desk, at: 2000).notices[0].count == 1)
    }

    @Test("a week is kept, and no more sources than there is room for")
    func bounded() {
        var record = AlarmRecord()
        let desk = AlarmDesk()
        desk.alarm(.door, at: 0)
        for hour in 0..<400 { record.note(desk.alarms[0], at: Tracker.at(Double(hour) * 3600)) }
        #expect(record.hours.count == AlarmRecord.mostHours)
        let many = AlarmDesk()
        for number in 0..<300 { many.alarm(.door, at: Double(number) / 10, device: "861785001515\(100 + number)") }
        #expect(many.store.snapshot().alarmRecord.hours.first?.sources.count == AlarmRecord.mostSources)
        #expect(figures(many, at: 60).total == 300)
    }

    @Test("what comes most is among the sources, however many there are before it")
    func heavyHitters() {
        var hour = AlarmRecord.Hour(hour: 0)
        for number in 0..<200 {
            guard let device = DeviceID(String(861_785_001_000_000 + number)) else { continue }
            hour.count(AlarmRecord.Source(device: device, kind: .door))
        }
        guard let late = DeviceID("861785001999999") else { return }
        let bad = AlarmRecord.Source(device: late, kind: .vibration)
        for _ in 0..<50 { hour.count(bad) }
        #expect(hour.sources.count == AlarmRecord.mostSources)
        #expect(hour.sources.max { $0.value < $1.value }?.key == bad)
        #expect((50...60).contains(hour.sources[bad] ?? 0))
    }

    @Test("a critical alarm that still waits after two minutes was not noticed in time")
    func missed() {
        let times = NoticeTimes()
        #expect(times.share(withinSeconds: 120) == nil)
        #expect(times.share(withinSeconds: 120, missed: 1) == 0)
        var some = NoticeTimes()
        for _ in 0..<3 { some.note(30_000) }
        #expect(some.share(withinSeconds: 120, missed: 1) == 0.75)
    }

    @Test("standing, shelved, out of service and chattering are of now")
    func now() {
        let desk = AlarmDesk()
        desk.alarm(.door, at: 0)
        desk.store.perform(
            .shelve([desk.alarms[0].id], until: Tracker.at(3600), endsAtClear: false, reason: "lock"),
            by: Operator(user: "ana"), at: Tracker.at(1))
        desk.alarm(.powerCut, at: 2, device: "861785001515399")
        desk.alarm(.powerRestored, at: 10, device: "861785001515399")
        desk.alarm(.powerCut, at: 20, device: "861785001515399")
        let figures = figures(desk, at: 30)
        #expect(figures.shelved == 1 && figures.chattering == 1 && figures.stale == 0)
        #expect(figures.chatteringVerdict == .watch)
        #expect(self.figures(desk, at: 90_000).stale == 1)
    }
}
