import ArgumentParser
import Fleet
import Geo

/// `fleettop-bench rules`: what zones and the listener's own alarms cost for each report, and how long a sweep takes.
struct RulesBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Nanoseconds a report with zones and signals, milliseconds a sweep.")

    @Option(help: "Devices; half of them drive at 72 km/h, the others stand.")
    var devices = 10_000

    @Option(help: "Zones, in a country of 500 by 500 km.")
    var zones = 1_000

    @Option(help: "Reports of each device, two seconds apart.")
    var reports = 30

    func run() throws {
        var rules = StatusRules()
        rules.signals.speedLimitKmh = 90
        let watched = FleetPolicy(rules: rules, zones: ZoneSet(try (0..<zones).map(zone)))
        let plain = FleetPolicy()
        var best = (with: Double.infinity, without: Double.infinity)
        var store = FleetStore()
        for _ in 0..<3 {
            best.without = min(best.without, fill(FleetStore(policy: plain)))
            store = FleetStore(policy: watched)
            best.with = min(best.with, fill(store))
        }
        Figure.line("report without rules", best.without, "ns")
        Figure.line("report with zones and signals", best.with, "ns")
        Figure.line("the rules", best.with - best.without, "ns a report")
        let snapshot = store.snapshot()
        Figure.count("alarms", snapshot.alarms.count)
        Figure.count("devices in zones", snapshot.devices.filter { !$0.zones.stays.isEmpty }.count)
        tellFlood()
        // The first ten see everybody at rest, the others everybody fall silent.
        tell("sweep, nothing changes", sweeps(store, from: end, count: 100, step: 1))
        tell("sweep, all fall silent", sweeps(store, from: end.adding(seconds: 200), count: 100, step: 1))
    }

    /// 1,000 alarms at once into a book of 5,000 that nobody has acknowledged.
    private func tellFlood() {
        var best = Double.infinity
        for _ in 0..<5 {
            let store = FleetStore()
            _ = store.apply((0..<5250).compactMap { alarm($0) })
            let flood = (10_000..<11_000).compactMap { alarm($0) }
            let shown = store.snapshot()
            let duration = ContinuousClock().measure { _ = store.apply(flood) }
            best = min(best, Double(duration.components.attoseconds) / 1e15)
            if shown.alarms.isEmpty { break }
        }
        Figure.line("1,000 alarms into a full book", best, "ms")
    }

    private func alarm(_ number: Int) -> Arrival? {
        guard let id = DeviceID(String(861_785_001_500_000 + number)) else { return nil }
        var report = Report(dialect: DialectID("gotop"), device: id, kind: .alarm, type: "ALM-A")
        report.alarm = .sos
        return Arrival(
            received: Self.start, transport: .tcp, peer: PeerAddress(ipv4: 0x7F00_0001, port: 7),
            content: .report(report), raw: [])
    }

    /// A third each of circles, polygons and corridors; some with rules of their own.
    private func zone(_ number: Int) throws -> Zone {
        var zone = try ZoneSamples.zone(number)
        if number % 4 == 1 { zone.speedLimitKmh = 50 }
        if number % 50 == 2 { zone.use = .outside }
        if number % 10 == 3 { zone.dwellMilliseconds = 60_000 }
        if number % 10 == 4 { zone.maximumStayMilliseconds = 3_600_000 }
        return zone
    }

    private static let start = Timestamp(seconds: 1_795_334_400)
    private var end: Timestamp { Self.start.adding(seconds: Int64(reports) * 2) }

    /// Nanoseconds a report.
    private func fill(_ store: FleetStore) -> Double {
        var seconds = 0.0
        for round in 0..<reports {
            for first in stride(from: 0, to: devices, by: 256) {
                let batch = (first..<min(first + 256, devices)).compactMap { arrival($0, round) }
                // The first ones make the devices.
                let took = Figure.bestSeconds(runs: 1) { store.apply(batch) }
                if round > 0 { seconds += took }
            }
        }
        return seconds * 1e9 / Double(max(1, devices * (reports - 1)))
    }

    private func arrival(_ number: Int, _ round: Int) -> Arrival? {
        guard let id = DeviceID(String(861_785_000_000_000 + number)) else { return nil }
        let isDriving = number % 2 == 0
        var report = Report(dialect: DialectID("gotop"), device: id, kind: .position, type: "CMD-T")
        let time = Self.start.adding(seconds: Int64(round) * 2)
        var fix = Fix(isValid: true)
        fix.time = time
        fix.coordinate =
            ZoneSamples.place(number).destination(
                bearingDeg: Double(number % 360), distanceMetres: Double(round) * (isDriving ? 40 : 0.5)
            ).rounded
        fix.speedKmh = isDriving ? 72 : 0
        fix.hdop = 1.2
        report.fix = fix
        report.ignition = isDriving
        report.power.external = true
        report.power.batteryPercent = 84
        return Arrival(
            received: time, transport: .tcp, peer: PeerAddress(ipv4: 0x7F00_0001, port: UInt16(number % 50_000)),
            content: .report(report), raw: [UInt8](repeating: 0x23, count: 130))
    }

    /// How many milliseconds each of some calls took.
    private func sweeps(_ store: FleetStore, from start: Timestamp, count: Int, step: Int64) -> [Double] {
        (0..<count).map { call in
            Figure.bestSeconds(runs: 1) { store.sweep(at: start.adding(seconds: Int64(call) * step)) } * 1000
        }.sorted()
    }

    private func tell(_ name: String, _ times: [Double]) {
        guard let longest = times.last else { return }
        Figure.line("\(name), median", times[times.count / 2], "ms")
        Figure.line("\(name), p99", times[min(times.count - 1, times.count * 99 / 100)], "ms")
        Figure.line("\(name), longest", longest, "ms")
    }
}
