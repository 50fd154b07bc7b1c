import ArgumentParser
import Dispatch
import Fleet
import Foundation
import Geo
import Journal
import Simulator

/// `fleettop-bench past`: fills a journal with days of a fleet, then asks for the fleet at moments taken by chance.
struct PastBench: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "past", abstract: "Go to moments of a long journal.")

    @Option(help: "The folder of the journal; filled where it has none, and kept. Default: a temporary one.")
    var data: String?

    @Option(help: "How many devices.")
    var devices = 1000

    @Option(help: "How many days.")
    var days = 30

    @Option(help: "Seconds between two reports of a device.")
    var interval = 300

    @Option(help: "How many moments.")
    var moments = 100

    private var dialects: [DialectID] { [DialectID("gotop")] }

    func run() throws {
        let path = data ?? FileManager.default.temporaryDirectory.appendingPathComponent("past-\(UUID())").path
        defer { if data == nil { try? FileManager.default.removeItem(atPath: path) } }
        let folder = JournalFolder(path)
        if !FileManager.default.fileExists(atPath: folder.database) { try fill(folder) }
        let reader = try JournalReader(folder, dialects: dialects)
        guard let span = try reader.span() else { return }
        try seek(reader, span)
        try play(reader, span)
        try showTimeLine(reader, span)
    }

    // MARK: - Asking

    private func seek(_ reader: JournalReader, _ span: ClosedRange<Timestamp>) throws {
        var chance = SplitMix64(seed: 1)
        let whole = span.upperBound.milliseconds(since: span.lowerBound)
        var seeks: [Double] = []
        var trails: [Double] = []
        for _ in 0..<moments {
            let moment = span.lowerBound.adding(milliseconds: Int64(chance.next() % UInt64(max(1, whole))))
            var state = FleetState()
            seeks.append(try milliseconds { state = try reader.state(at: moment, policy: FleetPolicy()) })
            guard let device = PastTraffic.device(Int(chance.next() % UInt64(max(1, devices)))) else { continue }
            trails.append(
                try milliseconds { _ = try reader.trail(of: device, at: moment, devices: state.deviceCount) })
        }
        report("to a moment", seeks)
        report("trail at a moment", trails)
    }

    /// Minute by minute, as the screen plays an hour.
    private func play(_ reader: JournalReader, _ span: ClosedRange<Timestamp>) throws {
        var moment = span.lowerBound.adding(milliseconds: span.upperBound.milliseconds(since: span.lowerBound) / 2)
        var state = try reader.state(at: moment, policy: FleetPolicy())
        var steps: [Double] = []
        for _ in 0..<60 {
            moment = moment.adding(seconds: 60)
            steps.append(
                try milliseconds {
                    if try !reader.advance(&state, to: moment, policy: FleetPolicy()) {
                        state = try reader.state(at: moment, policy: FleetPolicy())
                    }
                })
        }
        report("a minute on", steps)
    }

    private func showTimeLine(_ reader: JournalReader, _ span: ClosedRange<Timestamp>) throws {
        let took = try milliseconds {
            _ = try reader.density(of: span, parts: 200)
            _ = try reader.priorities(of: span, parts: 200)
        }
        Figure.line("time line of 200 parts", took, "ms")
    }

    private func report(_ name: String, _ values: [Double]) {
        let sorted = values.sorted()
        guard let last = sorted.last else { return }
        Figure.line("\(name), median", sorted[sorted.count / 2], "ms")
        Figure.line("\(name), longest", last, "ms")
    }

    private func milliseconds(_ work: () throws -> Void) rethrows -> Double {
        try ContinuousClock().measure(work) / .milliseconds(1)
    }

    // MARK: - Filling

    private func fill(_ folder: JournalFolder) throws {
        let end = Timestamp(seconds: Int64(Date().timeIntervalSince1970) - 60)
        let first = end.adding(seconds: -Int64(days) * 86_400)
        var settings = JournalSettings(dialects: dialects)
        settings.commitWithinMilliseconds = 0
        let opened = try Journal.open(folder, settings: settings, policy: FleetPolicy(), now: end)
        let store = FleetStore(state: opened.state, recorder: opened.journal)
        opened.journal.begin { store.checkpoint() }
        let traffic = PastTraffic(devices: devices, interval: interval)
        let began = ContinuousClock.now
        var count = 0
        for round in 0..<(days * 86_400 / interval) {
            let batch = traffic.round(round, from: first)
            count += batch.count
            let done = DispatchSemaphore(value: 0)
            store.apply(batch) { _ in done.signal() }
            if opened.journal.isCongested { done.wait() }
        }
        opened.journal.close()
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        Figure.line("\(count) reports written", Double(count) / seconds, "reports/s")
    }
}

/// What a fleet sends over days: cars that drive in circles by day, stand by night and raise an alarm now and then.
struct PastTraffic {
    /// How many devices.
    let devices: Int
    /// Seconds between two reports of a device.
    let interval: Int

    /// The identity of a device.
    static func device(_ number: Int) -> DeviceID? { DeviceID(String(861_785_000_000_000 + number)) }

    /// One report of each device, spread over an interval.
    func round(_ round: Int, from first: Timestamp) -> [Arrival] {
        (0..<devices).compactMap { number in
            let offset = Int64(round * interval) * 1000 + Int64(number * interval * 1000 / max(1, devices))
            return arrival(number, round, at: first.adding(milliseconds: offset))
        }
    }

    private func arrival(_ number: Int, _ round: Int, at time: Timestamp) -> Arrival? {
        guard let id = Self.device(number) else { return nil }
        // A fleet that is silent for an hour a week leaves a gap.
        guard time.seconds / 3600 % 168 != 50 else { return nil }
        var report = Report(dialect: DialectID("gotop"), device: id, kind: .position, type: "CMD-T")
        let isDriving = (6..<20).contains(time.seconds / 3600 % 24)
        let angle = Double(round + number) / 40
        var fix = Fix(isValid: true)
        fix.time = Timestamp(seconds: time.seconds)
        fix.coordinate = Coordinate(
            latitude: 45.7 + Double(number % 31) / 100 + (isDriving ? sin(angle) / 20 : 0),
            longitude: 4.8 + Double(number % 37) / 100 + (isDriving ? cos(angle) / 20 : 0))
        fix.speedKmh = isDriving ? Double(20 + (number + round) % 70) : 0
        fix.courseDeg = Double((round * 7 + number) % 360)
        report.fix = fix
        report.power.batteryPercent = 40 + (number + round / 100) % 60
        report.radio.signal = 10 + number % 20
        if (round * devices + number) % 40_009 == 0 {
            report.kind = .alarm
            report.type = "ALM-A"
            report.alarm = number % 3 == 0 ? .sos : .vibration
        }
        return Arrival(
            received: time, transport: .tcp, peer: PeerAddress(ipv4: 0x7F00_0001, port: 4000), content: .report(report),
            raw: [UInt8](repeating: 0x23, count: 110))
    }
}
