import Fleet
import Geo
import Testing

@testable import Journal

/// Trips made anew of what a journal keeps.
@Suite struct TripJournalTests {
    private static let rules = StatusRules()

    /// A fix a minute: three drives of 20 minutes with 10 minutes of standing after each, ignition told now and then.
    private static func day(_ offset: Int = 0) -> [Arrival] {
        (0..<90).map { minute in
            var arrival = Fixture.position(at: Double(offset + minute * 60))
            guard case .report(var report) = arrival.content else { return arrival }
            let driven = minute / 30 * 20 + min(20, minute % 30)
            report.fix?.coordinate = Coordinate(latitude: 45.76 + Double(driven) * 0.008, longitude: 4.84)
            report.fix?.speedKmh = minute % 30 < 20 ? 53 : 0
            report.ignition = minute % 7 == 0 ? minute % 2 == 0 : nil
            arrival.content = .report(report)
            return arrival
        }
    }

    private static func history(
        _ folder: TemporaryFolder, from: Double, to: Double, knownAt: Double? = nil
    ) throws -> TripHistory {
        let reader = try JournalReader(folder.folder, dialects: folder.settings.dialects)
        return try reader.trips(
            of: Fixture.device, in: Fixture.at(from)...Fixture.at(to), rules: rules, knownAt: knownAt.map(Fixture.at),
            now: Fixture.at(200_000))
    }

    @Test("what is made of the journal is what was recorded live")
    func sameAsLive() throws {
        let folder = TemporaryFolder()
        var live = TripHistory()
        _ = try folder.run { store in
            for arrival in Self.day() { store.apply([arrival]) }
            store.apply([Fixture.alarm(at: 6000)])
            let device = try #require(store.snapshot().device(Fixture.device))
            live = TripHistory(
                device.trips, in: Fixture.at(0)...Fixture.at(10_000), at: Fixture.at(200_000), rules: Self.rules)
        }
        #expect(live.trips.count == 3 && live.trips.contains { $0.distanceM > 16_000 })
        #expect(live.stops.contains { $0.idlingMilliseconds > 0 })
        #expect(try Self.history(folder, from: 0, to: 10_000) == live)
        #expect(try Self.history(folder, from: 2000, to: 2100).trips == [live.trips[1]], "those that touch the span")
        #expect(try Self.history(folder, from: 50_000, to: 60_000).trips.isEmpty)
    }

    @Test("what was buffered stands in its place, and is not known before it came")
    func late() throws {
        let (whole, patched) = (TemporaryFolder(), TemporaryFolder())
        let day = Self.day()
        _ = try whole.run { $0.apply(day) }
        _ = try patched.run { store in
            store.apply(Array(day[..<25] + day[70...]))
            store.apply(
                day[25..<70].map { arrival in
                    var late = arrival
                    late.received = Fixture.at(20_000)
                    return late
                })
        }
        let truth = try Self.history(whole, from: 0, to: 10_000)
        #expect(try Self.history(patched, from: 0, to: 10_000) == truth)
        let before = try Self.history(patched, from: 0, to: 10_000, knownAt: 19_999)
        #expect(before != truth && !before.trips.isEmpty)
        #expect(try Self.history(patched, from: 0, to: 20_000, knownAt: 20_000).trips.count == truth.trips.count)
    }

    @Test("a restart goes on with the trip that runs")
    func restart() throws {
        let (once, twice) = (TemporaryFolder(), TemporaryFolder())
        let day = Self.day()
        let whole = try once.run { $0.apply(day) }
        _ = try twice.run { $0.apply(Array(day[..<40])) }
        let resumed = try twice.run { $0.apply(Array(day[40...])) }
        func trips(_ state: FleetState) -> TripRecorder? {
            state.snapshot(FleetPolicy(rules: Self.rules)).device(Fixture.device)?.trips
        }
        #expect(trips(whole) != nil && trips(whole) == trips(resumed))
    }

    @Test("the lines of a table and of JSON say the same")
    func lines() throws {
        let folder = TemporaryFolder()
        _ = try folder.run { $0.apply(Self.day()) }
        let trip = try #require(try Self.history(folder, from: 0, to: 10_000).trips.first)
        let line = TripTable.line(trip, of: Fixture.device)
        let header = String(decoding: line.csvHeader, as: UTF8.self)
        let row = String(decoding: line.csv, as: UTF8.self)
        #expect(header.hasPrefix("device,start,end,km,seconds,topKmh,") && header.hasSuffix("\r\n"))
        #expect(row.hasPrefix("861785001515349,2026-11-22T08:00:00Z,2026-11-22T08:20:00Z,17."), "\(row)")
        #expect(header.split(separator: ",").count == row.split(separator: ",", omittingEmptySubsequences: false).count)
        let json = String(decoding: line.json(record: "trip", device: Fixture.device), as: UTF8.self)
        #expect(
            json.hasPrefix("{\"record\":\"trip\",\"device\":\"861785001515349\",\"start\":\"2026-11-22T08:00:00Z\""))
        #expect(json.hasSuffix("}\n") && !json.contains("running"))
    }
}
