import ArgumentParser
import Fleet
import Geo

/// `fleettop-bench store`: what a report costs in the store, and what a device costs in memory.
struct StoreBench: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "store", abstract: "Fill the store with devices.")

    @Option(help: "How many devices.")
    var devices = 100_000

    @Option(help: "Reports of each device.")
    var reports = 8

    func run() {
        let store = FleetStore()
        let before = ProcessMemory.megabytes
        var took = 0.0
        for round in 0..<reports {
            for start in stride(from: 0, to: devices, by: 256) {
                let batch = (start..<min(start + 256, devices)).compactMap { Self.arrival($0, round) }
                took += Figure.bestSeconds(runs: 1) { store.apply(batch) }
            }
        }
        Figure.line("store apply", took * 1e9 / Double(devices * reports), "ns a report")
        Figure.line("trips of good fixes", Self.tripNanoseconds(rounds: 2_000_000), "ns a fix")
        Figure.line("store memory", ProcessMemory.megabytes - before, "MB for \(devices) devices")
        Figure.line("store snapshot", Figure.bestSeconds { _ = store.snapshot() } * 1e6, "us")
    }

    /// What a fix costs where trips are made of it: a car that drives for ten minutes and stands for ten.
    private static func tripNanoseconds(rounds: Int) -> Double {
        var recorder = TripRecorder()
        let rules = StatusRules()
        var latitude = 45.0
        let took = Figure.bestSeconds(runs: 1) {
            for round in 0..<rounds {
                let isDriving = round / 60 % 2 == 0
                if isDriving { latitude += round / 1200 % 2 == 0 ? 0.001 : -0.001 }
                recorder.take(
                    TripFix(
                        time: Timestamp(seconds: 1_795_334_400 + Int64(round) * 10),
                        coordinate: Coordinate(latitude: latitude, longitude: 4.8), speedKmh: isDriving ? 40 : 0,
                        ignition: nil),
                    rules: rules, capacity: 16)
            }
        }
        return took * 1e9 / Double(rounds)
    }

    private static func arrival(_ number: Int, _ round: Int) -> Arrival? {
        guard let id = DeviceID(String(861_785_000_000_000 + number)) else { return nil }
        var report = Report(dialect: DialectID("gotop"), device: id, kind: .position, type: "CMD-T")
        let time = Timestamp(seconds: 1_795_334_400 + Int64(round) * 10)
        var fix = Fix(isValid: true)
        fix.time = time
        fix.coordinate = Coordinate(latitude: 45 + Double(number % 1000) / 500, longitude: 4 + Double(round) / 100)
        fix.speedKmh = 54
        fix.courseDeg = 90
        report.fix = fix
        report.power.batteryPercent = 84
        report.radio.signal = 20
        let raw = [UInt8](repeating: 0x23, count: 130)
        return Arrival(
            received: time, transport: .tcp, peer: PeerAddress(ipv4: 0x7F00_0001, port: 4000), content: .report(report),
            raw: raw)
    }
}
