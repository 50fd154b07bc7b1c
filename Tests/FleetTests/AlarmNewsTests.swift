import Synchronization
import Testing

@testable import Fleet

/// What happens to alarms is told outside of the store, in order and bounded.
@Suite struct AlarmNewsTests {
    private func arrival(_ kind: AlarmKind, at seconds: Double) -> Arrival {
        var report = Tracker.report("861785001515349", .alarm, type: "ALM-A")
        report.alarm = kind
        return Tracker.arrival(report, at: seconds)
    }

    @Test func reportsAndActionsAreToldInOrderOutsideTheLock() {
        let news = AlarmNews()
        let store = FleetStore(news: news)
        let seen = Mutex<[Int]>([])
        news.begin { seen.withLock { $0.append(store.snapshot().alarms.count) } }
        store.apply([arrival(.sos, at: 0), arrival(.tow, at: 1)])
        #expect(seen.withLock { $0 } == [2], "the store can be asked meanwhile")
        store.perform(
            .acknowledge(store.snapshot().alarms.map(\.id)), by: Operator(user: "ana"), at: Tracker.at(2))
        let words = news.take().map { "\($0.alarm.kind.rawValue) \($0.change.rawValue)" }
        #expect(words == ["sos raised", "tow raised", "sos acknowledged", "tow acknowledged"])
        #expect(news.take().isEmpty)
        store.apply([Tracker.arrival(Tracker.report(), at: 3)])
        #expect(seen.withLock { $0.count } == 2, "nobody is told of what is no alarm")
    }

    @Test func whatNobodyTakesIsBounded() {
        let news = AlarmNews(capacity: 3)
        let store = FleetStore(news: news)
        for second in 0..<5 { store.apply([arrival(.sos, at: Double(second))]) }
        #expect(news.lost == 2)
        #expect(news.take().map(\.at) == [2, 3, 4].map(Tracker.at))
    }
}
