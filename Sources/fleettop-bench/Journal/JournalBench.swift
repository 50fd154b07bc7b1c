import ArgumentParser
import Dialects
import Fleet
import Foundation
import Journal

/// `fleettop-bench journal`: what it costs to keep a report, and how long a start from a large journal takes.
struct JournalBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Write reports to a journal on disk and start from it again.")

    @Option(help: "Reports in the large journal.")
    var reports = 5_000_000

    @Option(help: "Devices in the large journal.")
    var devices = 5000

    @Option(help: "Reports in the run that measures speed.")
    var fast = 1_000_000

    @Option(help: "Seconds of steady traffic that measure how soon a report is durable.")
    var seconds = 20

    @Option(help: "Reports a second of the steady traffic.")
    var rate = 2000

    @Option(help: "Folder for the journals; one of its own in it is removed at the end.")
    var folder = NSTemporaryDirectory()

    @Flag(help: "Leave the journals where they are.")
    var keep = false

    func run() throws {
        let place = URL(fileURLWithPath: folder).appendingPathComponent("fleettop-bench-\(getpid())")
        defer { if !keep { try? FileManager.default.removeItem(at: place) } }
        var number = 0
        func fresh() -> String {
            number += 1
            return place.appendingPathComponent("\(number)").path
        }
        try measureSpeed(fresh())
        try measureDelay(fresh(), isAnswered: false)
        try measureDelay(fresh(), isAnswered: true)
        for (name, traffic) in [
            ("gotop", JournalTraffic.positions(devices: devices)), ("six dialects", .mixed(devices: devices)),
        ] {
            for withRaw in [true, false] {
                let path = fresh()
                try measureSize(path, name, traffic, withRaw: withRaw)
                if withRaw { try measureStart(path, name) }
                if !keep { try FileManager.default.removeItem(atPath: path) }
            }
        }
    }

    // MARK: - Speed

    private func measureSpeed(_ path: String) throws {
        let kept = try BenchJournal(path)
        let traffic = JournalTraffic.positions(devices: 1000)
        let began = ContinuousClock.now
        kept.write(traffic, fast)
        kept.waitUntilKept()
        let took = (ContinuousClock.now - began) / .seconds(1)
        Figure.line("kept in batches, 1000 devices, 110 bytes", Double(fast) / took / 1000, "thousand reports/s")
        kept.journal.close()
    }

    /// Steady traffic in bursts every 10 ms, as a listener hands it over.
    private func measureDelay(_ path: String, isAnswered: Bool) throws {
        let kept = try BenchJournal(path)
        let traffic = JournalTraffic.positions(devices: 1000)
        let delays = Delays()
        let burst = max(1, rate / 100)
        let began = ContinuousClock.now
        for turn in 0..<seconds * 100 {
            let due = began + .milliseconds(10 * turn)
            while ContinuousClock.now < due { usleep(500) }
            let arrivals = traffic.arrivals(turn * burst..<(turn + 1) * burst, isAnswered: isAnswered)
            let arrived = ContinuousClock.now
            kept.store.apply(arrivals) { isKept in
                if isKept { delays.add(ContinuousClock.now - arrived, count: burst) }
            }
        }
        kept.waitUntilKept()
        let name = isAnswered ? "durable, tracker waits" : "durable, nobody waits"
        Figure.line("\(name), \(rate) reports/s, median", delays.milliseconds(0.5), "ms")
        Figure.line("\(name), \(rate) reports/s, p99", delays.milliseconds(0.99), "ms")
        Figure.line("\(name), \(rate) reports/s, max", delays.milliseconds(1), "ms")
        kept.journal.close()
    }

    // MARK: - Size

    private func measureSize(_ path: String, _ name: String, _ traffic: JournalTraffic, withRaw: Bool) throws {
        let kept = try BenchJournal(path)
        kept.write(traffic, reports, withRaw: withRaw)
        kept.waitUntilKept()
        if withRaw { try copyAsKilled(path) }
        kept.journal.close()
        let size = Self.size(path)
        Figure.line(
            "size, \(name), \(withRaw ? "with" : "without") raw", Double(size) / Double(reports), "bytes a report")
    }

    private static func size(_ path: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: path + "/journal.sqlite")[.size] as? Int) ?? 0
    }

    // MARK: - Start

    /// What a killed program leaves: the files as they are, without a closing checkpoint.
    private func copyAsKilled(_ path: String) throws {
        try? FileManager.default.removeItem(atPath: path + "-killed")
        try FileManager.default.copyItem(atPath: path, toPath: path + "-killed")
    }

    private func measureStart(_ path: String, _ name: String) throws {
        for (kind, path) in [("after a stop", path), ("after a kill", path + "-killed")] {
            let began = ContinuousClock.now
            let kept = try BenchJournal(path)
            let took = (ContinuousClock.now - began) / .milliseconds(1)
            let snapshot = kept.store.snapshot()
            Figure.line("start \(kind), \(name), \(reports) reports, \(snapshot.devices.count) devices", took, "ms")
            if snapshot.totals.reports + snapshot.totals.unparsed + snapshot.totals.repetitions < reports {
                Figure.count("missing", reports - Int(snapshot.totals.reports))
            }
            kept.journal.close()
        }
        try FileManager.default.removeItem(atPath: path + "-killed")
    }
}

/// A store with a journal on disk, as the program has it.
struct BenchJournal {
    let journal: Journal
    let store: FleetStore

    /// Opens the journal in a folder, or makes one.
    init(_ path: String) throws {
        let opened = try Journal.open(
            JournalFolder(path), settings: JournalSettings(dialects: DialectRegistry.all.map { $0.id }),
            policy: FleetPolicy(), now: Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
        journal = opened.journal
        let store = FleetStore(state: opened.state, recorder: opened.journal)
        opened.journal.begin { store.checkpoint() }
        self.store = store
    }

    /// Writes so many reports as fast as the journal takes them.
    func write(_ traffic: JournalTraffic, _ count: Int, withRaw: Bool = true) {
        for start in stride(from: 0, to: count, by: 512) {
            while journal.isCongested { usleep(500) }
            store.apply(traffic.arrivals(start..<min(count, start + 512), withRaw: withRaw))
        }
    }

    /// Waits until everything is on disk.
    func waitUntilKept() {
        while journal.health.waiting > 0 { usleep(500) }
    }
}
