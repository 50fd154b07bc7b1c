import Fleet
import Testing

@testable import Journal

/// What operators decided about trackers survives a restart.
@Suite struct QuarantineTests {
    @Test("adopted and refused trackers stay so after a restart", arguments: [true, false])
    func decisions(hasCheckpoint: Bool) throws {
        let folder = TemporaryFolder()
        let policy = FleetPolicy(unknown: .quarantine)
        let ana = Operator(user: "ana", terminal: "pts/3")
        let refused = try #require(DeviceID("77"))
        let opened = try folder.open()
        let store = FleetStore(policy: policy, recorder: opened.journal)
        // Without a stored state at the end everything has to come from the entries.
        opened.journal.begin { hasCheckpoint ? store.checkpoint() : FleetState() }
        store.apply([Fixture.position(at: 1)])
        #expect(store.perform(.adopt(Fixture.device), by: ana, at: Fixture.at(2)) == 1)
        #expect(store.perform(.refuse(refused), by: ana, at: Fixture.at(3)) == 1)
        store.apply([Fixture.position(at: 4)])
        opened.journal.close()

        let again = try folder.open()
        #expect(again.state.deviceCount == 1)
        let restarted = FleetStore(state: again.state, policy: policy, recorder: again.journal)
        #expect(restarted.snapshot().quarantine.adopted == [Fixture.device])
        #expect(restarted.snapshot().quarantine.refused == [refused])
        again.journal.begin { restarted.checkpoint() }
        again.journal.close()
    }

    @Test(
        "every action is read back as it was written",
        arguments: [
            OperatorAction.adopt(Fixture.device), .refuse(Fixture.device), .reconsider(Fixture.device),
            .correctClock(Fixture.device, minutes: -90),
        ])
    func actions(action: OperatorAction) {
        let stored = StoredAction(action)
        #expect(StoredAction(what: stored.what, detail: stored.detail).action == action)
    }
}
