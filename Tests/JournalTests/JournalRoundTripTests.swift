import Fleet
import Foundation
import Geo
import Testing

@testable import Journal

/// A fleet that goes to disk comes back as it was.
@Suite struct JournalRoundTripTests {
    @Test("a closed journal gives back the fleet, its alarms and who acknowledged them")
    func closeAndOpen() throws {
        let folder = TemporaryFolder()
        let before = try folder.run { store in
            store.apply(Fixture.drive(seconds: 0..<200))
            store.apply([Fixture.alarm(at: 201)])
            let id = try #require(store.snapshot().alarms.first?.id)
            store.perform(.acknowledge([id]), by: Operator(user: "ana", terminal: "pts/3"), at: Fixture.at(202))
            store.apply(Fixture.drive(seconds: 203..<210))
        }
        let after = try folder.open().state
        Fixture.expectSame(before, after)
        #expect(after.snapshot(FleetPolicy()).alarms.first?.acknowledgement?.by == "ana")
    }

    @Test("a process that dies without closing loses nothing that was committed")
    func openWithoutClose() throws {
        let folder = TemporaryFolder()
        let opened = try folder.open()
        let store = FleetStore(state: opened.state, recorder: opened.journal)
        let done = DispatchSemaphore(value: 0)
        store.apply(Fixture.drive(seconds: 0..<100)) { isKept in
            #expect(isKept)
            done.signal()
        }
        #expect(done.wait(timeout: .now() + 20) == .success)
        let before = store.checkpoint()
        // What a killed process leaves: the files as they are, without anything written at the end.
        let copy = TemporaryFolder()
        try copy.take(from: folder)
        Fixture.expectSame(before, try copy.open().state)
    }

    @Test("the fleet of any moment is that which was shown then")
    func past() throws {
        let folder = TemporaryFolder()
        var settings = folder.settings
        settings.checkpointReports = 50
        var seen: [(Timestamp, FleetState)] = []
        let opened = try folder.open(settings)
        let store = FleetStore(state: opened.state, recorder: opened.journal)
        opened.journal.begin { store.checkpoint() }
        for second in stride(from: 0, to: 400, by: 10) {
            store.apply(Fixture.drive(seconds: second..<(second + 10)))
            if second % 50 == 0 { store.apply([Fixture.alarm(at: Double(second) + 9.5)]) }
            seen.append((Fixture.at(Double(second) + 9.6), store.checkpoint()))
        }
        opened.journal.close()
        let reader = try JournalReader(folder.folder, dialects: folder.settings.dialects)
        for (moment, state) in seen { Fixture.expectSame(state, try reader.state(at: moment, policy: FleetPolicy())) }
    }

    @Test("a track is what was driven, in the order of its own time, late fixes included")
    func track() throws {
        let folder = TemporaryFolder()
        _ = try folder.run { store in
            store.apply(Fixture.drive(seconds: 0..<100))
            store.apply([Fixture.position(at: 5000, fixAt: 50.5)])
        }
        let reader = try JournalReader(folder.folder, dialects: folder.settings.dialects)
        let points = try reader.track(of: Fixture.device, in: Fixture.at(10)...Fixture.at(60))
        #expect(points.count == 52)
        #expect(points.map(\.time) == points.map(\.time).sorted())
        #expect(points.contains { $0.time == Fixture.at(50.5) })
        let newest = try reader.track(of: Fixture.device, in: Fixture.at(0)...Fixture.at(60), limit: 5)
        #expect(newest.map(\.time) == [56, 57, 58, 59, 60].map(Fixture.at))
    }

    @Test("what is sent again because its answer was lost is kept once, also across a restart")
    func repetition() throws {
        let folder = TemporaryFolder()
        let answered = Fixture.position(at: 1, reply: [0x78])
        _ = try folder.run { store in
            store.apply([answered, answered])
            #expect(store.snapshot().totals.reports == 1)
            #expect(store.snapshot().totals.repetitions == 1)
        }
        let second = try folder.run { store in store.apply([answered]) }
        #expect(second.snapshot(FleetPolicy()).device(Fixture.device)?.counts.reports == 1)
        let reader = try JournalReader(folder.folder, dialects: folder.settings.dialects)
        #expect(try reader.track(of: Fixture.device, in: Fixture.at(0)...Fixture.at(60)).count == 1)
    }
}
