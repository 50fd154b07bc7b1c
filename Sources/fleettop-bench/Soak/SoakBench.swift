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
        let (streams, datagrams) = (Counter(), Counter())
        // A flood that reaches the cap turns good trackers away too, by intent; here none is to be turned away.
        let bench = try LoopbackListener({ $0.maxUndecided = 4096 }) { arrivals in
            store.apply(arrivals)
            for arrival in arrivals {
                guard case .report = arrival.content else { continue }
                (arrival.transport == .tcp ? streams : datagrams).add(1)
            }
        }
        let before = ProcessMemory.megabytes
        let end = ContinuousClock.now + .seconds(seconds)
        let bad = startBadPeers(port: bench.port, until: end)
        let good = try play(port: bench.port, until: end)
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
        // A tracker that is asked for several reports a second may send the very same bytes twice, which are kept once.
        let totals = store.snapshot().totals
        Figure.count("store: sent again, kept once", Int(totals.repetitions))
        guard Int(totals.reports + totals.repetitions) == streams.value + datagrams.value else {
            Figure.count(
                "store: reports lost", streams.value + datagrams.value - Int(totals.reports + totals.repetitions))
            throw ExitCode.failure
        }
        let lostStreams = judge("tcp", good.streams, arrived: streams.value)
        let lostDatagrams = judge("udp", good.datagrams, arrived: datagrams.value)
        // The system's count has datagrams of bad peers too.
        let explained = max(0, bench.listener.counters.datagramsLost)
        if lostStreams != 0 || !(0...explained).contains(lostDatagrams) { throw ExitCode.failure }
    }

    /// Plays the good trackers until the deadline, three quarters of them over TCP, those over UDP on another thread.
    private func play(
        port: UInt16, until end: ContinuousClock.Instant
    ) throws -> (streams: GoodFleets, datagrams: GoodFleets) {
        let other = Mutex(GoodFleets(port: port, transport: .udp, devices: devices / 4, rate: rate / 4))
        let group = DispatchGroup()
        group.enter()
        Thread.detachNewThread { [seed] in
            other.withLock { try? $0.play(until: end, seed: seed &+ 1_000_000) }
            group.leave()
        }
        var fleets = GoodFleets(port: port, transport: .tcp, devices: devices * 3 / 4, rate: rate * 3 / 4)
        try fleets.play(until: end, seed: seed)
        group.wait()
        return (fleets, other.withLock { $0 })
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

    /// Compares what the good trackers sent with what arrived, and says how many messages are missing.
    private func judge(_ name: String, _ fleets: GoodFleets, arrived: Int) -> Int {
        let good = fleets.counters
        Figure.count("good \(name): trackers", fleets.devices)
        Figure.count("good \(name): bytes", good.bytes)
        Figure.count("good \(name): answered", good.answered)
        Figure.count("good \(name): sent again", good.resent)
        Figure.count("good \(name): wrong answers", good.wrong)
        Figure.count("good \(name): reconnects", good.reconnects)
        Figure.count("good \(name): not sent", good.dropped)
        Figure.count("good \(name): messages sent", good.sent)
        Figure.count("good \(name): reports in the store", arrived)
        Figure.count("good \(name): lost", good.sent - arrived)
        return good.sent - arrived
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
