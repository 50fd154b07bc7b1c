import ArgumentParser
import Dispatch
import Fleet
import Foundation
import Ingest
import Simulator
import Synchronization

/// `fleettop-bench soak`: good trackers and bad peers on one listener; fails when a good message was lost.
struct SoakBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "soak", abstract: "Mix good trackers and bad peers; fails when a good message is lost.")

    @Option(help: "How long.")
    var seconds = 60.0

    @Option(help: "Good trackers at once.")
    var devices = 300

    @Option(help: "Good reports a second.")
    var rate = 2000.0

    @Option(help: "Bad peers at once.")
    var badPeers = 3

    @Option(help: "The same seed gives the same trackers.")
    var seed: UInt64 = 1

    func run() throws {
        let store = FleetStore()
        let bench = try LoopbackListener { store.apply($0) }
        let before = ProcessMemory.megabytes
        let end = ContinuousClock.now + .seconds(seconds)
        let bad = startBadPeers(port: bench.port, until: end)
        var fleets = GoodFleets(port: bench.port, devices: devices, rate: rate)
        try fleets.play(until: end, seed: seed)
        bad.group.wait()
        bench.listener.stop(drainingFor: .seconds(5))
        for (name, count) in bad.done.sorted {
            Figure.line("bad: \(name)", Double(count), "")
        }
        Figure.line("memory grew by", ProcessMemory.megabytes - before, "MB")
        for row in bench.listener.counters.named where row.count > 0 {
            Figure.line("listener: \(row.name)", Double(row.count), "")
        }
        Figure.line("store: not understood", Double(store.snapshot().totals.unparsed), "pieces, of bad peers")
        try judge(fleets, store.snapshot(), bench.listener.counters)
    }

    /// Sets the bad peers going, a thread each.
    private func startBadPeers(
        port: UInt16, until end: ContinuousClock.Instant
    ) -> (group: DispatchGroup, done: BadDeeds) {
        let group = DispatchGroup()
        let done = BadDeeds()
        for number in 0..<badPeers {
            group.enter()
            Thread.detachNewThread { [seed] in
                var peers = BadPeers(port: port, seed: seed &* 1000 &+ UInt64(number))
                peers.behaveBadly(until: end)
                done.add(peers.done)
                group.leave()
            }
        }
        return (group, done)
    }

    /// Compares what the good trackers sent with what the store has, report by report.
    private func judge(_ fleets: GoodFleets, _ fleet: FleetSnapshot, _ counters: ListenerCounters) throws {
        let good = fleets.counters
        let lost = good.sent - Int(fleet.totals.reports)
        Figure.line("good: trackers", Double(fleets.devices), "")
        Figure.line("good: bytes", Double(good.bytes), "")
        Figure.line("good: answered", Double(good.answered), "")
        Figure.line("good: sent again", Double(good.resent), "")
        Figure.line("good: wrong answers", Double(good.wrong), "")
        Figure.line("good: reconnects", Double(good.reconnects), "")
        Figure.line("good: not sent", Double(good.dropped), "")
        Figure.line("good: messages sent", Double(good.sent), "")
        Figure.line("good: reports in the store", Double(fleet.totals.reports), "")
        Figure.line("good: datagrams lost by the system", Double(counters.datagramsLost), "")
        Figure.line("good: lost", Double(lost - counters.datagramsLost), "")
        if lost != counters.datagramsLost || good.wrong > 0 { throw ExitCode.failure }
    }
}

/// What all bad peers did together.
final class BadDeeds: Sendable {
    private let sum = Mutex<[String: Int]>([:])

    /// The sum so far, by manner.
    var sorted: [(key: String, value: Int)] { sum.withLock { $0.sorted { $0.key < $1.key } } }

    /// Adds what one peer did.
    func add(_ done: [String: Int]) {
        sum.withLock { $0.merge(done, uniquingKeysWith: +) }
    }
}
