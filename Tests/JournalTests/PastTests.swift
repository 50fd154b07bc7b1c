import Fleet
import Foundation
import Testing

@testable import Journal

/// What the screen asks for when it goes back in time.
@Suite struct PastTests {
    private static let policy = FleetPolicy()

    /// A journal with stored states every 50 reports, and a reader of it.
    private func journal(_ fill: (FleetStore) throws -> Void) throws -> (TemporaryFolder, JournalReader) {
        let folder = TemporaryFolder()
        var settings = folder.settings
        settings.checkpointReports = 50
        let opened = try folder.open(settings)
        let store = FleetStore(state: opened.state, recorder: opened.journal)
        opened.journal.begin { store.checkpoint() }
        try fill(store)
        opened.journal.close()
        return (folder, try JournalReader(folder.folder, dialects: folder.settings.dialects))
    }

    @Test("going on from a moment gives what building the later moment gives")
    func advance() throws {
        let (_, reader) = try journal { store in
            for second in stride(from: 0, to: 300, by: 10) {
                store.apply(Fixture.drive(seconds: second..<(second + 10)))
                if second % 70 == 0 { store.apply([Fixture.alarm(at: Double(second) + 9.5)]) }
            }
        }
        var state = try reader.state(at: Fixture.at(0), policy: Self.policy)
        for second in stride(from: 0.0, to: 310, by: 7.5) {
            #expect(try reader.advance(&state, to: Fixture.at(second), policy: Self.policy))
            Fixture.expectSame(state, try reader.state(at: Fixture.at(second), policy: Self.policy))
        }
    }

    @Test("nobody can go on to an earlier moment")
    func backwards() throws {
        let (_, reader) = try journal { $0.apply(Fixture.drive(seconds: 0..<100)) }
        var state = try reader.state(at: Fixture.at(90), policy: Self.policy)
        #expect(try !reader.advance(&state, to: Fixture.at(20), policy: Self.policy))
        Fixture.expectSame(state, try reader.state(at: Fixture.at(90), policy: Self.policy))
    }

    @Test("what an operator did after a moment is not seen there, however long no report comes")
    func actionInSilence() throws {
        let (_, reader) = try journal { store in
            store.apply([Fixture.alarm(at: 10)])
            let id = try #require(store.snapshot().alarms.first?.id)
            store.perform(.acknowledge([id]), by: Operator(user: "ana"), at: Fixture.at(100))
            store.perform(.unacknowledge([id]), by: Operator(user: "ana"), at: Fixture.at(200))
        }
        for (second, isOpen) in [(99.0, true), (100, false), (199, false), (200, true)] {
            let state = try reader.state(at: Fixture.at(second), policy: Self.policy)
            let alarm = try #require(state.snapshot(FleetPolicy()).alarms.first)
            #expect(alarm.isUnacknowledged == isOpen, "second \(second)")
        }
    }

    @Test("the trail of a moment is the one that was on the screen then", arguments: [50.0, 300, 800, 1200])
    func trail(second: Double) throws {
        let live = FleetStore()
        let (_, reader) = try journal { store in
            for start in stride(from: 0, to: 1300, by: 10) {
                var batch = Fixture.drive(seconds: start..<(start + 10))
                // Two in the same second, and one that was stored for long.
                batch.append(Fixture.position(at: Double(start) + 9.2, fixAt: Double(start) + 5.5))
                if start == 700 { batch.append(Fixture.position(at: 709.5, fixAt: 20.25)) }
                store.apply(batch)
                live.apply(batch.filter { $0.received <= Fixture.at(second) })
            }
        }
        let shown = try #require(live.snapshot().device(Fixture.device)?.trail)
        #expect(shown.points.count > 40)
        #expect(try reader.trail(of: Fixture.device, at: Fixture.at(second), devices: 1) == shown)
        // A state that was built from a stored one has the end of it only.
        var state = try reader.state(at: Fixture.at(second), policy: Self.policy)
        state.restore(try reader.trail(of: Fixture.device, at: Fixture.at(second), devices: 1), of: Fixture.device)
        #expect(state.snapshot(FleetPolicy()).device(Fixture.device)?.trail == shown)
    }

    @Test("after a restart the live trail goes on behind the one of the journal")
    func restored() throws {
        let folder = TemporaryFolder()
        _ = try folder.run { $0.apply(Fixture.drive(seconds: 0..<100)) }
        let opened = try folder.open()
        let store = FleetStore(state: opened.state, recorder: opened.journal)
        #expect(store.snapshot().device(Fixture.device)?.trail.points.isEmpty == true)
        store.apply(Fixture.drive(seconds: 100..<120))
        store.restore(
            try opened.journal.reader.trail(of: Fixture.device, at: Fixture.at(500), devices: 1), of: Fixture.device)
        let whole = FleetStore()
        whole.apply(Fixture.drive(seconds: 0..<120))
        #expect(store.snapshot().device(Fixture.device)?.trail == whole.snapshot().device(Fixture.device)?.trail)
    }

    @Test("the names of devices are those of today")
    func names() throws {
        let (_, reader) = try journal { $0.apply(Fixture.drive(seconds: 0..<120)) }
        let policy = FleetPolicy(names: [Fixture.device: "Van 12"])
        let state = try reader.state(at: Fixture.at(110), policy: policy)
        #expect(state.snapshot(FleetPolicy()).device(Fixture.device)?.name == "Van 12")
    }

    @Test("each part of a time line tells its weightiest alarm")
    func priorities() throws {
        let (_, reader) = try journal { store in
            store.apply(Fixture.drive(seconds: 0..<100))
            store.apply([Fixture.alarm(at: 100), Fixture.alarm(at: 101)])
        }
        let span = Fixture.at(0)...Fixture.at(199.999)
        #expect(try reader.priorities(of: span, parts: 4) == [nil, nil, 1, nil])
        #expect(try reader.priorities(of: Fixture.at(0)...Fixture.at(50), parts: 2) == [nil, nil])
    }
}
