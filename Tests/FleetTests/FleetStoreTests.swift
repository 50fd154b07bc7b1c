import Synchronization
import Testing

@testable import Fleet

/// The shared state: one way in, snapshots out.
@Suite struct FleetStoreTests {
    private let known = "861785001515349"
    private let stranger = "861785001515350"

    private func heartbeat(_ digits: String, at seconds: Double = 0) -> Arrival {
        Tracker.arrival(Tracker.report(digits, .heartbeat, type: "CMD-X"), at: seconds)
    }

    private func store(_ policy: UnknownPolicy) -> FleetStore {
        FleetStore(policy: FleetPolicy(names: [Tracker.id(known): "Van 12"], unknown: policy))
    }

    @Test func acceptTakesStrangersIn() {
        let store = store(.accept)
        let changes = store.apply([heartbeat(known), heartbeat(stranger), heartbeat(stranger, at: 1)])
        let snapshot = store.snapshot()
        #expect(snapshot.devices.map(\.name) == ["Van 12", nil])
        #expect(snapshot.totals.reports == 3)
        #expect(changes.count == 2, "two devices appeared")
    }

    @Test(arguments: [UnknownPolicy.quarantine, .reject]) func otherPoliciesCountStrangers(_ policy: UnknownPolicy) {
        let store = store(policy)
        store.apply([heartbeat(known), heartbeat(stranger), heartbeat(stranger)])
        let snapshot = store.snapshot()
        #expect(snapshot.devices.map(\.id) == [Tracker.id(known)])
        #expect(snapshot.totals.unknownRefused == 2)
        #expect(snapshot.totals.reports == 1)
    }

    @Test func aStrangerThatIsRefusedRaisesNoAlarm() {
        let store = store(.reject)
        var report = Tracker.report(stranger, .alarm, type: "ALM-A")
        report.alarm = .sos
        store.apply([Tracker.arrival(report, at: 0)])
        #expect(store.snapshot().alarms.isEmpty)
    }

    @Test func aPositionMayTellAnAlarmToo() {
        let store = FleetStore()
        var report = Tracker.report()
        report.alarm = .ignitionOn
        report.alarmCode = "acc alarm"
        let changes = store.apply([Tracker.arrival(report, at: 0), Tracker.arrival(Tracker.report(), at: 1)])
        let snapshot = store.snapshot()
        #expect(snapshot.alarms.map(\.kind) == [.ignitionOn])
        #expect(snapshot.devices.first?.counts.alarms == 1)
        #expect(changes.count == 2, "a device and an alarm")
    }

    @Test func inputThatWasNotUnderstoodIsCounted() {
        let store = FleetStore()
        var arrival = heartbeat(known)
        arrival.content = .unparsed(reason: "noise")
        store.apply([arrival, heartbeat(known)])
        #expect(store.snapshot().totals.unparsed == 1)
        #expect(store.snapshot().totals.reports == 1)
    }

    @Test func everyChangeIsToldAndGrowsTheRevision() {
        let calls = Mutex(0)
        let store = FleetStore(changed: { calls.withLock { $0 += 1 } })
        #expect(store.snapshot().revision == 0)
        store.apply([])
        #expect(store.snapshot().revision == 0)
        #expect(calls.withLock { $0 } == 0)
        var revision: UInt64 = 0
        for round in 1...3 {
            store.apply([heartbeat(known, at: Double(round)), heartbeat(stranger, at: Double(round))])
            #expect(store.snapshot().revision > revision)
            revision = store.snapshot().revision
            #expect(calls.withLock { $0 } == round, "once a batch")
        }
    }

    @Test func anOperatorsActionIsAChangeToo() {
        let calls = Mutex(0)
        let store = FleetStore(changed: { calls.withLock { $0 += 1 } })
        var report = Tracker.report(known, .alarm, type: "ALM-A")
        report.alarm = .sos
        store.apply([Tracker.arrival(report, at: 0)])
        let before = store.snapshot()
        #expect(store.perform(.acknowledge(before.alarms.map(\.id)), by: Operator(user: "ana"), at: Tracker.at(1)) == 1)
        #expect(store.snapshot().revision > before.revision)
        #expect(calls.withLock { $0 } == 2)
    }

    @Test func theStoreMayBeAskedFromWithinChanged() {
        let seen = Mutex<UInt64>(0)
        let box = Mutex<FleetStore?>(nil)
        let store = FleetStore(changed: { seen.withLock { $0 = box.withLock { $0?.snapshot().revision ?? 0 } } })
        box.withLock { $0 = store }
        store.apply([heartbeat(known)])
        #expect(seen.withLock { $0 } == 1, "outside the lock")
        box.withLock { $0 = nil }
    }

    @Test func aSnapshotDoesNotChange() {
        let store = FleetStore()
        store.apply([heartbeat(known, at: 0)])
        let before = store.snapshot()
        var report = Tracker.report(known, .alarm, type: "ALM-A")
        report.alarm = .sos
        report.fix = Tracker.fix(at: 10)
        store.apply([Tracker.arrival(report, at: 10), heartbeat(stranger, at: 11)])
        #expect(before.devices.count == 1)
        #expect(before.device(Tracker.id(known))?.lastHeard == Tracker.at(0))
        #expect(before.device(Tracker.id(known))?.position == nil)
        #expect(before.device(Tracker.id(stranger)) == nil)
        #expect(before.alarms.isEmpty)
        #expect(store.snapshot().device(Tracker.id(known))?.lastHeard == Tracker.at(10))
    }

    @Test func manyWritersAtOnceLoseNothing() async {
        let calls = Mutex(0)
        let store = FleetStore(changed: { calls.withLock { $0 += 1 } })
        let (writers, batches, devices) = (8, 50, 20)
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    for batch in 0..<batches {
                        let arrivals = (0..<devices).map { device in
                            let digits = String(861_785_001_500_000 + (device + writer) % devices)
                            return Tracker.arrival(
                                Tracker.report(digits, .heartbeat, type: "CMD-X"), at: Double(batch))
                        }
                        store.apply(arrivals)
                        #expect(store.snapshot().devices.count <= devices)
                    }
                }
            }
        }
        let snapshot = store.snapshot()
        #expect(snapshot.devices.count == devices)
        #expect(snapshot.totals.reports == UInt64(writers * batches * devices))
        #expect(snapshot.devices.allSatisfy { $0.counts.reports == writers * batches })
        #expect(snapshot.revision == UInt64(writers * batches))
        #expect(calls.withLock { $0 } == writers * batches)
    }

    @Test func otherThresholdsAreInForceAtOnce() {
        let calls = Mutex(0)
        let store = FleetStore(changed: { calls.withLock { $0 += 1 } })
        var rules = StatusRules()
        rules.movingSpeedKmh = 9
        var alarms = AlarmRules()
        alarms.changes[.sos] = AlarmRuleChange()
        store.take(rules: rules, alarmRules: alarms)
        #expect(store.snapshot().rules == rules)
        #expect(store.policy.alarmRules == alarms)
        #expect(calls.withLock { $0 } == 1)
    }
}
