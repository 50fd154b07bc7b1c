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
        // A flood that reaches the cap turns good trackers away too, by intent; here none is to be turned away.
        let bench = try LoopbackListener({ $0.maxUndecided = 4096 }) { store.apply($0) }
        let before = ProcessMemory.megabytes
        let end = ContinuousClock.now + .seconds(seconds)
        let bad = startBadPeers(port: bench.port, until: end)
        var fleets = GoodFleets(port: bench.port, devices: devices, rate: rate)
        try fleets.play(until: end, seed: seed)
        bad.group.wait()
        bench.listener.stop(drainingFor: .seconds(5))
        for (name, count) in bad.done.sorted {
            Figure.count("bad: \(name)", count)
        }
        Figure.line("memory grew by", ProcessMemory.megabytes - before, "MB")
        for row in bench.listener.counters.named where row.count > 0 {
            Figure.count("listener: \(row.name)", row.count)
        }
        Figure.count("store: pieces not understood, of bad peers", Int(store.snapshot().totals.unparsed))
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
        Figure.count("good: trackers", fleets.devices)
        Figure.count("good: bytes", good.bytes)
        Figure.count("good: answered", good.answered)
        Figure.count("good: sent again", good.resent)
        Figure.count("good: wrong answers", good.wrong)
        Figure.count("good: reconnects", good.reconnects)
        Figure.count("good: not sent", good.dropped)
        Figure.count("good: messages sent", good.sent)
        Figure.count("good: reports in the store", Int(fleet.totals.reports))
        Figure.count("good: datagrams lost by the system", counters.datagramsLost)
        Figure.count("good: lost", lost - counters.datagramsLost)
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
