import Fleet
import Testing

@testable import Journal

/// A program that was killed and starts later: alarms are as they were, and their timers have gone on.
@Suite struct AlarmRestartTests {
    private static let ana = Operator(user: "ana", terminal: "pts/3")

    /// Fills a journal, copies its files as a kill leaves them, and gives the store of the next start.
    private static func killed(
        rules: AlarmRules = AlarmRules(), _ body: (FleetStore) throws -> Void
    ) throws -> (store: FleetStore, folder: TemporaryFolder, journal: Journal) {
        let (first, second) = (TemporaryFolder(), TemporaryFolder())
        let policy = FleetPolicy(alarmRules: rules)
        let opened = try Journal.open(first.folder, settings: first.settings, policy: policy, now: Fixture.at(0))
        let store = FleetStore(state: opened.state, policy: policy, recorder: opened.journal)
        opened.journal.begin { store.checkpoint() }
        try body(store)
        let written = store.checkpoint().sequence
        try Fixture.wait("written") { opened.journal.health.written >= written }
        try second.take(from: first)
        opened.journal.close()
        let again = try Journal.open(second.folder, settings: second.settings, policy: policy, now: Fixture.at(1))
        return (FleetStore(state: again.state, policy: policy, recorder: again.journal), second, again.journal)
    }

    private static func states(_ store: FleetStore) -> [AlarmState] {
        store.snapshot().alarms.filter { $0.kind != .offline }.map(\.state)
    }

    @Test("the off-delay goes on, and the alarm ended when it was due, not when somebody looked")
    func offDelay() throws {
        let (store, _, journal) = try Self.killed { $0.apply([Fixture.alarm(at: 0)]) }
        #expect(Self.states(store) == [.unacknowledged])
        store.sweep(at: Fixture.at(59))
        #expect(Self.states(store) == [.unacknowledged])
        store.sweep(at: Fixture.at(7200))
        #expect(Self.states(store) == [.returned])
        #expect(store.snapshot().alarms.first?.endedAt == Fixture.at(60))
        journal.close()
    }

    @Test("the shelf ends at the hour that was chosen, also when that passed while nobody ran")
    func shelf() throws {
        let (store, folder, journal) = try Self.killed { store in
            var report = Report(dialect: DialectID("gotop"), device: Fixture.device, kind: .alarm, type: "ALM-J")
            report.alarm = .powerCut
            store.apply([Fixture.arrival(report, at: 0)])
            let id = try #require(store.snapshot().alarms.first?.id)
            let action = OperatorAction.shelve([id], until: Fixture.at(900), endsAtClear: false, reason: "works")
            #expect(store.perform(action, by: Self.ana, at: Fixture.at(5)) == 1)
        }
        #expect(Self.states(store) == [.shelved])
        #expect(store.snapshot().alarms.first?.shelf?.until == Fixture.at(900))
        store.sweep(at: Fixture.at(899))
        #expect(Self.states(store) == [.shelved])
        store.sweep(at: Fixture.at(4000))
        #expect(Self.states(store) == [.unacknowledged])
        journal.close()
        let reader = try JournalReader(folder.folder, dialects: folder.settings.dialects)
        #expect(try #require(try ChainVerification(reader.pool)).fault == nil)
    }

    @Test("an acknowledgement that ran out meanwhile brings the alarm back")
    func ackTimeout() throws {
        var change = AlarmRuleChange()
        change.ackTimeoutMilliseconds = 600_000
        change.offDelayMilliseconds = 86_400_000
        var rules = AlarmRules()
        rules.changes[.sos] = change
        let (store, _, journal) = try Self.killed(rules: rules) { store in
            store.apply([Fixture.alarm(at: 0)])
            let id = try #require(store.snapshot().alarms.first?.id)
            #expect(store.perform(.acknowledge([id]), by: Self.ana, at: Fixture.at(10)) == 1)
        }
        #expect(Self.states(store) == [.acknowledged])
        store.sweep(at: Fixture.at(609))
        #expect(Self.states(store) == [.acknowledged])
        store.sweep(at: Fixture.at(611))
        #expect(Self.states(store) == [.unacknowledged])
        journal.close()
    }

    @Test("a condition that has not lasted long enough yet is raised when it has")
    func onDelay() throws {
        var change = AlarmRuleChange()
        change.onDelayMilliseconds = 60_000
        var rules = AlarmRules()
        rules.changes[.powerCut] = change
        let (store, _, journal) = try Self.killed(rules: rules) { store in
            var report = Report(dialect: DialectID("gotop"), device: Fixture.device, kind: .alarm, type: "ALM-J")
            report.alarm = .powerCut
            store.apply([Fixture.arrival(report, at: 0)])
            #expect(store.snapshot().alarms.isEmpty)
        }
        #expect(store.snapshot().alarms.isEmpty)
        store.sweep(at: Fixture.at(59))
        #expect(store.snapshot().alarms.isEmpty)
        store.sweep(at: Fixture.at(61))
        #expect(Self.states(store) == [.unacknowledged])
        journal.close()
    }
}
