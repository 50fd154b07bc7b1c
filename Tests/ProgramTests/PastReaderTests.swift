import Dashboard
import Dispatch
import Fleet
import Geo
import Journal
import Testing

@testable import fleettop

/// What the screen gets when it asks for the past.
@Suite struct PastReaderTests {
    private static let begin = Timestamp(seconds: 1_795_334_400)

    /// A journal of one device that drives for 100 seconds, with an SOS at the 50th, and a reader of it.
    private final class Desk {
        let folder: ScratchFolder
        let journal: Journal
        let store: FleetStore
        let reader: PastReader
        let device: DeviceID
        private let woken = DispatchSemaphore(value: 0)
        private var found: [Event] = []

        init() throws {
            folder = try ScratchFolder()
            device = try #require(DeviceID("861785001515349"))
            let settings = JournalSettings(dialects: [DialectID("gotop")])
            let path = JournalFolder(folder.url.appendingPathComponent("journal").path)
            let opened = try Journal.open(path, settings: settings, policy: FleetPolicy(), now: begin)
            journal = opened.journal
            store = FleetStore(state: opened.state, recorder: opened.journal)
            let woken = woken
            reader = PastReader(journal.reader, store: store) { woken.signal() }
            let isKept = DispatchSemaphore(value: 0)
            store.apply((0..<100).map { PastReaderTests.arrival(device, second: $0) }) { _ in isKept.signal() }
            #expect(isKept.wait(timeout: .now() + 20) == .success)
        }

        deinit { journal.close() }

        /// The next thing that is told.
        func next() throws -> Event {
            while found.isEmpty {
                try #require(woken.wait(timeout: .now() + 20) == .success)
                found = reader.take()
            }
            return found.removeFirst()
        }

        func fleet() throws -> PastFleet {
            guard case .past(let fleet) = try next() else { throw RunFailure("something else came") }
            return fleet
        }
    }

    private static func at(_ second: Int) -> Timestamp { begin.adding(seconds: Int64(second)) }

    private static func arrival(_ device: DeviceID, second: Int) -> Arrival {
        var report = Report(dialect: DialectID("gotop"), device: device, kind: .position, type: "CMD-T")
        var fix = Fix(isValid: true)
        fix.time = at(second)
        fix.coordinate = Coordinate(latitude: 45.76 + Double(second) * 1e-4, longitude: 4.84)
        fix.speedKmh = Double(second)
        report.fix = fix
        if second == 50 { (report.kind, report.alarm) = (.alarm, .sos) }
        return Arrival(
            received: at(second), transport: .tcp, peer: PeerAddress(ipv4: 0xC633_6407, port: 41234),
            content: .report(report), raw: [])
    }

    @Test func aFleetIsBuiltAndBroughtOnWithTheTrailOfTheDevice() throws {
        let desk = try Desk()
        for second in [30, 31, 60, 10] {
            desk.reader.seek(PastWish(moment: Self.at(second), device: desk.device))
            let fleet = try desk.fleet()
            #expect(fleet.moment == Self.at(second))
            let device = try #require(fleet.snapshot.device(desk.device))
            #expect(device.position?.speedKmh == Double(second))
            #expect(device.trail.points.count == second + 1)
            #expect(fleet.snapshot.alarms.count == (second < 50 ? 0 : 1))
        }
    }

    @Test func ofManyWishesTheLastIsFulfilled() throws {
        let desk = try Desk()
        for second in 0..<100 { desk.reader.seek(PastWish(moment: Self.at(second))) }
        var fleets = [try desk.fleet()]
        while fleets.last?.moment != Self.at(99) { fleets.append(try desk.fleet()) }
        #expect(fleets.last?.snapshot.device(desk.device)?.position?.speedKmh == 99)
        #expect(fleets.map(\.moment) == fleets.map(\.moment).sorted())
    }

    @Test func theTimeLineReachesToThePresent() throws {
        let desk = try Desk()
        desk.reader.loadTimeLine(Self.at(0)...Self.at(99), parts: 10)
        guard case .timeLine(let line) = try desk.next() else { throw RunFailure("something else came") }
        #expect(line.journal.lowerBound == Self.at(0))
        #expect(line.density.reduce(0, +) == 99, "the last moment is the end of the last part")
        #expect(line.priorities == [nil, nil, nil, nil, nil, 1, nil, nil, nil, nil])
        desk.reader.nextAlarm(after: Self.at(10))
        guard case .nextAlarm(let moment) = try desk.next() else { throw RunFailure("something else came") }
        #expect(moment == Self.at(50))
    }

    @Test func tripsAreMadeAnewOfTheWholeJournal() throws {
        let desk = try Desk()
        let wish = TripWish(
            device: desk.device, span: Self.at(0)...Self.at(200), correctionMinutes: 0, knownAt: Self.at(70))
        desk.reader.loadTrips(wish)
        guard case .trips(let answer) = try desk.next() else { throw RunFailure("something else came") }
        #expect(answer.wish == wish)
        let trip = try #require(answer.history.trips.first)
        #expect(answer.history.trips.count == 1 && trip.isRunning)
        #expect(trip.end == Self.at(70) && trip.topSpeedKmh == 70, "what came later was not known")
        #expect(abs(trip.distanceM - 66 * 11.1) < 20)
    }

    /// A state as it is kept.
    private static func withoutTrails(_ state: FleetState) throws -> FleetState {
        var words = WordTable(dialects: [DialectID("gotop")])
        var sink = ByteSink()
        state.encode(into: &sink, words: &words)
        var source = ByteSource(sink.bytes)
        return try FleetState(from: &source, words: words)
    }

    @Test func theLiveTrailIsFilledFromTheJournal() throws {
        let desk = try Desk()
        let isChanged = DispatchSemaphore(value: 0)
        let state = try desk.journal.reader.latestState(policy: FleetPolicy())
        // As after a start: of the reports behind the stored state there are fixes, of those before there are none.
        let fresh = FleetStore(state: try Self.withoutTrails(state)) { isChanged.signal() }
        let reader = PastReader(desk.journal.reader, store: fresh) {}
        #expect(fresh.snapshot().device(desk.device)?.trail.points.isEmpty == true)
        reader.restoreTrail(of: desk.device)
        #expect(isChanged.wait(timeout: .now() + 20) == .success)
        #expect(fresh.snapshot().device(desk.device)?.trail.points.count == 100)
    }
}
