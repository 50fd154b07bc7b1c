import Geo
import TestSupport
import Testing

@testable import Fleet

/// Sweeps see everybody in time, cost nothing where nothing changes, and can be taken in again.
@Suite struct SweepTests {
    private static let zones = ZoneSet([
        ZoneWalk.circle("depot", radius: 300) { $0.dwellMilliseconds = 60_000 },
        ZoneWalk.circle("yard", radius: 150, east: 900) { $0.maximumStayMilliseconds = 1_200_000 },
        ZoneWalk.circle("camp", radius: 400, east: 1800) { $0.use = .outside },
        ZoneWalk.circle("home", radius: 250) {
            $0.use = .inside
            $0.schedule = try? ZoneSchedule("09:00-10:00")
        },
        ZoneWalk.circle("school", radius: 200, east: -900) { $0.speedLimitKmh = 30 },
    ])

    private static var policy: FleetPolicy {
        var rules = StatusRules()
        rules.signals.speedLimitKmh = 80
        return FleetPolicy(rules: rules, zones: zones)
    }

    @Test("ten sweeps see every device, wherever they begin", arguments: [1, 999, 1001, 3500])
    func slices(_ count: Int) {
        let store = FleetStore()
        let arrivals = (0..<count).map { number in
            Tracker.arrival(Tracker.report(String(861_785_000_000_000 + number), .heartbeat, type: "CMD-X"), at: 0)
        }
        // A sweep in between puts the beginning of the next one somewhere.
        store.apply(Array(arrivals.prefix(count / 2)))
        store.sweep(at: Tracker.at(1))
        store.apply(Array(arrivals.dropFirst(count / 2)))
        for call in 0..<10 { store.sweep(at: Tracker.at(700 + Double(call))) }
        #expect(store.checkpoint().devices.filter { $0.watch.isOfflineTold }.count == count)
    }

    @Test("ten sweeps see 25,000 devices too")
    func manyDevices() {
        var state = FleetState()
        for number in 0..<25_000 {
            let report = Tracker.report(String(861_785_000_000_000 + number), .heartbeat, type: "CMD-X")
            var changes: [FleetChange] = []
            _ = state.take(Tracker.arrival(report, at: 0), policy: FleetPolicy(), changes: &changes)
            // What stands is no longer towed: a finding without an alarm.
            state.devices[number].watch.isTowTold = true
        }
        let store = FleetStore(state: state)
        for call in 0..<10 { store.sweep(at: Tracker.at(Double(call))) }
        #expect(!store.checkpoint().devices.contains { $0.watch.isTowTold })
    }

    @Test("a sweep that changes nothing is no change")
    func nothing() {
        let desk = WatchDesk(Self.policy, delays: true)
        for second in stride(from: 0.0, to: 60, by: 10) { desk.position(second, north: second) }
        let (revision, count, kept) = (desk.store.snapshot().revision, desk.entries.count, desk.store.checkpoint().kept)
        desk.sweep(60...160)
        #expect(desk.store.snapshot().revision == revision)
        #expect(desk.entries.count == count)
        #expect(desk.store.checkpoint().kept == kept)
    }

    @Test("what was recorded of a day, sweeps at any time among it, gives the same state again", arguments: 1...5)
    func replay(_ seed: Int) throws {
        let desk = WatchDesk(Self.policy, delays: true)
        desk.store.beginListening(at: Tracker.at(-10))
        Self.live(desk, seed: UInt64(seed))
        let kinds = Set(desk.alarms.map(\.kind))
        #expect(kinds.isSuperset(of: [.offline, .overspeed, .geofenceEnter, .geofenceExit]), "\(kinds)")
        var again = FleetState()
        again.follow(Self.policy, at: Tracker.at(0))
        for entry in desk.entries { again.replay(entry, policy: Self.policy) }
        #expect(again.kept == desk.store.checkpoint().kept)
        #expect(again.snapshot(Self.policy).alarms == desk.alarms)
    }

    @Test("a state that was kept and read back in the middle of a day goes on the same", arguments: 1...3)
    func restart(_ seed: Int) throws {
        let desk = WatchDesk(Self.policy, delays: true)
        Self.live(desk, seed: UInt64(seed))
        let next = try desk.restarted(Self.policy)
        #expect(next.store.checkpoint().kept == desk.store.checkpoint().kept)
        for (one, other) in zip(desk.store.snapshot().devices, next.store.snapshot().devices) {
            #expect(one.zones == other.zones)
            #expect(one.watch == other.watch)
        }
        for desk in [desk, next] { Self.live(desk, seed: UInt64(seed) + 100, from: 90_000) }
        #expect(next.store.checkpoint().kept == desk.store.checkpoint().kept)
        #expect(next.alarms == desk.alarms)
    }

    /// Some hours of five devices that drive about, stand, fall silent, and tell all sorts of things.
    private static func live(_ desk: WatchDesk, seed: UInt64, from start: Double = 0) {
        var random = SeededRandom(seed: seed)
        let peers = [WatchDesk.home, PeerAddress(ipv4: 0x0A00_0002, port: 5), PeerAddress(high: 9, low: 8, port: 7)]
        var second = start
        var places = [Double](repeating: 0, count: 5)
        for _ in 0..<900 {
            second += random.next(0, 1) < 0.02 ? random.next(100, 900) : random.next(0.2, 12)
            second = (second * 10).rounded() / 10
            if random.next(0, 1) < 0.15 { desk.sweep(second) }
            let number = Int(random.next(0, 4.999))
            let isFast = random.next(0, 1) < 0.7
            places[number] += isFast ? random.next(-150, 200) : random.next(-5, 5)
            if places[number] > 2500 { places[number] = -1500 }
            let place = ZoneWalk.place((places[number] * 10).rounded() / 10)
            let kind = random.next(0, 1)
            desk.message(
                second, peer: peers[random.next(0, 1) < 0.9 ? number % 2 : 2],
                over: random.next(0, 1) < 0.95 ? .tcp : .udp, device: String(861_785_001_515_340 + number)
            ) { report in
                guard kind > 0.1 else { return }
                var fix = Fix(isValid: kind > 0.13)
                fix.time = Tracker.at(second - (kind > 0.9 ? 1200 : 0) + (kind > 0.97 ? 36_000 : 0))
                fix.coordinate = kind < 0.16 ? Tracker.north(40_000) : place
                fix.speedKmh = isFast ? random.next(20, 110).rounded() : 0
                fix.hdop = 1
                report.fix = fix
                if kind > 0.5 { report.ignition = random.next(0, 1) < 0.5 }
                if kind > 0.6 { report.power.external = random.next(0, 1) < 0.8 }
                if kind > 0.7 { report.power.batteryPercent = Int(random.next(0, 40)) }
                if kind > 0.88, kind < 0.9 {
                    report.alarm = [.gpsLost, .powerCut, .tow, .lowBattery].randomElement(using: &random)
                }
            }
        }
    }
}
