import Fleet
import Foundation
import Logging
import Synchronization
import Testing

@testable import Notify

/// The whole of it: a store, a plan, queues and sinks.
@Suite struct NotifierTests {
    /// Keeps what it gets, or fails, or hangs until it is let go.
    private final class FakeSink: NotificationSink {
        let got = Mutex<[Notice]>([])
        let tries = Mutex(0)
        let gate: DispatchSemaphore?
        let result: DeliveryResult

        init(_ result: DeliveryResult = .delivered, gate: DispatchSemaphore? = nil) {
            self.result = result
            self.gate = gate
        }

        func deliver(_ notice: Notice) -> DeliveryResult {
            tries.withLock { $0 += 1 }
            gate?.wait()
            if result == .delivered { got.withLock { $0.append(notice) } }
            return result
        }

        var reasons: [String] { got.withLock { $0.map { "\($0.reason.rawValue) \($0.title)" } } }
    }

    private let stage = AlarmStage()
    private let clock = TestClock()

    /// A clock that tests set.
    private final class TestClock: Sendable {
        private let seconds = Mutex(0.0)
        var now: Timestamp { AlarmStage.at(seconds.withLock { $0 }) }
        func set(_ value: Double) { seconds.withLock { $0 = value } }
    }

    private func notifier(_ sinks: [String: FakeSink], delays: [String: Int64] = [:], rate: Int = 10) -> Notifier {
        var settings = NotifySettings()
        settings.sinks = sinks.keys.sorted().map { name in
            var sink = SinkSettings(name: name, target: .exec([]))
            sink.rate = NoticeRate(count: rate, perMilliseconds: 600_000)
            return sink
        }
        var rule = EscalationRule(
            steps: sinks.keys.sorted().map { .init(afterMilliseconds: delays[$0] ?? 0, sinks: [$0]) })
        rule.tellsAcknowledgement = true
        settings.rules = [rule]
        return Notifier(
            settings, sinks: sinks, news: stage.news, logger: Logger(label: "test"), clock: { clock.now },
            groups: { _ in [] }
        ) { _ in
            var subject = AlarmSubject()
            subject.name = "Van 12"
            return subject
        }
    }

    private func count(_ name: String, _ notifier: Notifier) -> Int {
        notifier.counters.first { $0.name == name }?.count ?? -1
    }

    @Test func anAlarmReachesItsSinkAndSoDoesItsAcknowledgement() {
        let sink = FakeSink()
        let notifier = notifier(["desk": sink])
        notifier.begin(with: [], lastAlive: clock.now)
        stage.alarm(.sos, at: 0)
        #expect(eventually { sink.reasons == ["raised SOS"] })
        stage.acknowledge(at: 1)
        #expect(eventually { sink.reasons == ["raised SOS", "acknowledged SOS"] })
        #expect(eventually { count("notifications sent", notifier) == 2 })
        notifier.stop()
    }

    @Test func restoringTellsNobody() {
        stage.alarm(.sos, at: 0)
        _ = stage.news.take()
        clock.set(100)
        let sink = FakeSink()
        let notifier = notifier(["desk": sink])
        notifier.begin(with: stage.store.snapshot().alarms, lastAlive: AlarmStage.at(50))
        stage.alarm(.tow, at: 100)
        #expect(eventually { sink.reasons == ["raised tow"] })
        notifier.stop()
    }

    @Test func aSinkThatHangsHoldsUpNeitherTheStoreNorOthers() {
        let gate = DispatchSemaphore(value: 0)
        let (stuck, other) = (FakeSink(gate: gate), FakeSink())
        let notifier = notifier(["other": other, "stuck": stuck])
        notifier.begin(with: [], lastAlive: clock.now)
        stage.alarm(.sos, at: 0)
        stage.alarm(.tow, at: 0)
        #expect(eventually { Set(other.reasons) == ["raised SOS", "raised tow"] })
        #expect(stuck.tries.withLock { $0 } <= 1, "one delivery at a time")
        gate.signal()
        gate.signal()
        #expect(eventually { stuck.reasons.count == 2 })
        notifier.stop()
    }

    @Test func whatFailsWaitsAndIsTriedAgain() {
        let sink = FakeSink(.failed("no", mayRetry: true))
        let notifier = notifier(["desk": sink])
        notifier.begin(with: [], lastAlive: clock.now)
        stage.alarm(.sos, at: 0)
        #expect(eventually { count("tries that failed", notifier) == 1 })
        #expect(count("notifications waiting", notifier) == 1)
        clock.set(6)
        stage.alarm(.tow, at: 6)
        #expect(eventually { count("tries that failed", notifier) == 3 }, "the first once more, and the second")
        notifier.stop()
    }

    @Test func aFloodIsLimitedAndNothingIsLostUncounted() {
        let sink = FakeSink()
        let notifier = notifier(["desk": sink], rate: 5)
        notifier.begin(with: [], lastAlive: clock.now)
        for number in 0..<500 {
            stage.alarm(.vibration, at: 0, device: String(861_785_001_000_000 + number))
        }
        #expect(eventually { count("suppressed by rate", notifier) == 495 && sink.reasons.count == 5 })
        clock.set(1)
        stage.alarm(.sos, at: 1)
        #expect(eventually { sink.reasons.last == "raised SOS" }, "priority 1 goes through")
        clock.set(601)
        stage.alarm(.sos, at: 601, device: "861785001515350")
        #expect(eventually { sink.got.withLock { $0.contains { $0.suppressed == 495 } } })
        #expect(count("notifications given up", notifier) == 0)
        notifier.stop()
    }

    @Test func afterStoppingNobodyIsTold() {
        let sink = FakeSink()
        let notifier = notifier(["desk": sink])
        notifier.begin(with: [], lastAlive: clock.now)
        notifier.stop()
        stage.alarm(.sos, at: 0)
        #expect(stage.news.take().count == 1, "nobody takes it")
        #expect(sink.reasons.isEmpty)
    }

    @Test func whoWasToldUpToWhenIsSaid() {
        let moments = Mutex<[Timestamp]>([])
        var settings = NotifySettings()
        settings.sinks = [SinkSettings(name: "desk", target: .exec([]))]
        settings.rules = [EscalationRule(steps: [.init(afterMilliseconds: 60_000, sinks: ["desk"])])]
        let notifier = Notifier(
            settings, sinks: ["desk": FakeSink()], news: stage.news, logger: Logger(label: "test"),
            clock: { clock.now }, told: { moment in moments.withLock { $0.append(moment) } },
            groups: { _ in [] }, subject: { _ in AlarmSubject() })
        notifier.begin(with: [], lastAlive: clock.now)
        stage.alarm(.sos, at: 0)
        clock.set(61)
        stage.alarm(.tow, at: 61)
        #expect(eventually { moments.withLock { $0 } == [AlarmStage.at(61)] })
        notifier.stop()
    }

    @Test func onceItHasStoppedItIsSaidWhoWasTold() {
        let told = Mutex(0)
        let sink = FakeSink()
        var settings = NotifySettings()
        settings.sinks = [SinkSettings(name: "desk", target: .exec([]))]
        settings.rules = [EscalationRule(steps: [.init(afterMilliseconds: 0, sinks: ["desk"])])]
        let notifier = Notifier(
            settings, sinks: ["desk": sink], news: stage.news, logger: Logger(label: "test"), clock: { clock.now },
            told: { _ in told.withLock { $0 += 1 } }, groups: { _ in [] }, subject: { _ in AlarmSubject() })
        notifier.begin(with: [], lastAlive: clock.now)
        stage.alarm(.sos, at: 0)
        #expect(eventually { sink.reasons == ["raised SOS"] })
        notifier.stop()
        #expect(told.withLock { $0 } == 1)
    }

    @Test func onlyWhatSomebodyIsToldIsDescribed() {
        let described = Mutex<[AlarmKind]>([])
        let sink = FakeSink()
        var settings = NotifySettings()
        settings.sinks = [SinkSettings(name: "desk", target: .exec([]))]
        var rule = EscalationRule(steps: [.init(afterMilliseconds: 0, sinks: ["desk"])])
        (rule.priorities, rule.groups) = ([1], ["north"])
        settings.rules = [rule]
        let notifier = Notifier(
            settings, sinks: ["desk": sink], news: stage.news, logger: Logger(label: "test"), clock: { clock.now },
            groups: { $0.description == "861785001515349" ? ["north"] : [] }
        ) { alarm in
            described.withLock { $0.append(alarm.kind) }
            return AlarmSubject()
        }
        notifier.begin(with: [], lastAlive: clock.now)
        stage.alarm(.vibration, at: 0)
        stage.alarm(.sos, at: 0, device: "861785001515350")
        stage.alarm(.sos, at: 0)
        #expect(eventually { sink.reasons == ["raised SOS"] })
        #expect(described.withLock { $0 } == [.sos])
        notifier.stop()
    }
}
