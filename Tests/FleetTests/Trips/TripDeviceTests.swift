import Geo
import Testing

@testable import Fleet

/// Trips of a device as it reports: bad fixes, late ones, restarts, batches, and the same again from its history.
@Suite struct TripDeviceTests {
    /// A report at its second, with the second at which it arrives.
    private static func report(_ fix: TripFix) -> Report {
        var report = Tracker.report()
        report.fix = Fix(isValid: true)
        report.fix?.time = fix.time
        report.fix?.coordinate = fix.coordinate
        report.fix?.speedKmh = fix.speedKmh
        report.ignition = fix.ignition
        return report
    }

    private static func second(_ fix: TripFix) -> Double {
        Double(fix.time.milliseconds(since: Tracker.morning)) / 1000
    }

    private static func arrivals(_ drive: Drive) -> [Arrival] {
        drive.fixes.map { Tracker.arrival(report($0), at: second($0)) }
    }

    private static func recomputed(_ arrivals: [Arrival]) -> TripRecorder {
        TripRecorder.of(
            arrivals.compactMap { arrival in
                guard case .report(let report) = arrival.content else { return nil }
                return (report, arrival.received)
            }, rules: StatusRules())
    }

    private static func live(_ arrivals: [Arrival], batches: Int = 1) throws -> Device {
        let store = FleetStore()
        for start in stride(from: 0, to: arrivals.count, by: batches) {
            store.apply(Array(arrivals[start..<min(arrivals.count, start + batches)]))
        }
        return try #require(store.snapshot().devices.first)
    }

    /// Hours of driving, standing, silence and drift as chance wants it.
    private static func randomDrive(_ seed: UInt64) -> Drive {
        var chance = Chance(state: seed)
        var drive = Drive()
        drive.interval = [5, 10, 30, 60, 300][Int.random(in: 0..<5, using: &chance)]
        for _ in 0..<30 {
            drive.ignition = [nil, true, false].randomElement(using: &chance) ?? nil
            let seconds = Double(Int.random(in: 10...1200, using: &chance))
            switch Int.random(in: 0..<6, using: &chance) {
            case 0, 1: drive.go(seconds: seconds, speedKmh: Double(Int.random(in: 4...130, using: &chance)))
            case 2: drive.go(seconds: seconds, speedKmh: 40, tellsSpeed: false)
            case 3, 4: drive.stand(seconds: seconds, drift: Double(Int.random(in: 0...150, using: &chance)))
            default:
                drive.silence(
                    seconds: seconds * 5, metres: Double(Int.random(in: 0...20_000, using: &chance)), speedKmh: 20)
            }
        }
        return drive
    }

    @Test(
        "the history gives what was recorded fix by fix, in whatever batches", arguments: 1...40 as ClosedRange<UInt64>)
    func sameAgain(seed: UInt64) throws {
        let arrivals = Self.arrivals(Self.randomDrive(seed))
        let device = try Self.live(arrivals)
        #expect(device.trips == Self.recomputed(arrivals))
        #expect(device.trips == Self.recomputed(arrivals.shuffled()))
        #expect(try Self.live(arrivals, batches: Int(seed)).trips == device.trips)
        let whole = device.trips.trips(at: Tracker.at(1e6), rules: StatusRules()).map(\.distanceM).reduce(0, +)
        #expect(abs(device.drivenM - whole) < 1e-6 * max(1, whole))
        for (trip, next) in zip(device.trips.finished, device.trips.finished.dropFirst()) {
            #expect(trip.start < trip.end && trip.end <= next.start)
            #expect(trip.standingMilliseconds <= trip.durationMilliseconds)
            #expect(trip.idlingMilliseconds <= trip.standingMilliseconds)
        }
    }

    @Test(
        "buffered fixes join the history in their place, and leave the live trips alone",
        arguments: 1...20 as ClosedRange<UInt64>)
    func late(seed: UInt64) throws {
        let inOrder = Self.arrivals(Self.randomDrive(seed))
        let (first, last) = (inOrder.count / 3, inOrder.count / 2)
        let end = (inOrder.last?.received ?? Tracker.morning).adding(seconds: 3600)
        let buffered = inOrder[first..<last].map { arrival in
            var late = arrival
            late.received = end
            return late
        }
        let asArrived = Array(inOrder[..<first] + inOrder[last...]) + buffered
        let truth = try Self.live(inOrder).trips
        #expect(Self.recomputed(asArrived) == truth)
        #expect(try Self.live(asArrived).trips == Self.live(Array(inOrder[..<first] + inOrder[last...])).trips)
    }

    @Test func anOutlierAndADuplicateTakeNoPart() throws {
        var drive = Drive()
        drive.stand(seconds: 30)
        drive.go(seconds: 600, speedKmh: 36)
        var arrivals = Self.arrivals(drive)
        let clean = try Self.live(arrivals).trips
        var far = Self.report(drive.fixes[20])
        far.fix?.time = drive.fixes[20].time.adding(seconds: 1)
        far.fix?.coordinate = Tracker.north(90_000)
        arrivals.insert(Tracker.arrival(far, at: Self.second(drive.fixes[20]) + 1), at: 21)
        arrivals.insert(arrivals[30], at: 31)
        #expect(try Self.live(arrivals).trips == clean)
        #expect(Self.recomputed(arrivals) == clean)
    }

    @Test func ignitionIsAlsoToldByMessagesWithoutAFix() throws {
        var drive = Drive()
        drive.stand(seconds: 120)
        var arrivals = Self.arrivals(drive)
        var on = Tracker.report(type: "ALM-F")
        on.ignition = true
        arrivals.insert(Tracker.arrival(on, at: 55), at: 6)
        let device = try Self.live(arrivals)
        #expect(device.trips.allStops.map(\.idlingMilliseconds) == [50_000])
        #expect(device.trips == Self.recomputed(arrivals))
    }

    @Test("a stored state keeps what runs and the newest trips", arguments: 1...10 as ClosedRange<UInt64>)
    func stored(seed: UInt64) throws {
        let arrivals = Self.arrivals(Self.randomDrive(seed))
        let before = try Self.live(arrivals).trips
        var sink = ByteSink()
        before.encode(into: &sink)
        var source = ByteSource(sink.bytes)
        let after = try TripRecorder(from: &source)
        #expect(after.finished == Array(before.finished.suffix(TripRecorder.storedTrips)))
        #expect(after.stops == Array(before.stops.suffix(TripRecorder.storedTrips)))
        #expect(
            after.current(at: Tracker.at(1e6), rules: StatusRules())
                == before.current(at: Tracker.at(1e6), rules: StatusRules()))
        var again = ByteSink()
        after.encode(into: &again)
        #expect(again.bytes == sink.bytes)
        for length in sink.bytes.indices {
            var cut = ByteSource(Array(sink.bytes[..<length]))
            #expect(throws: CodingFault.self) { try TripRecorder(from: &cut) }
        }
    }
}

/// Numbers that look random and are the same each time.
private struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
