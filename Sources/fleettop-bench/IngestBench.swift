import ArgumentParser
import Fleet
import Glibc
import Ingest
import Synchronization

/// `fleettop-bench ingest`: reports a second from loopback sockets to the store, and what an idle connection costs.
struct IngestBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest", abstract: "Send reports through loopback sockets to the store.")

    /// Reports in one write of a sender.
    private static let batch = 64
    /// Datagrams that may be on their way, so that none is lost.
    private static let window = 128

    @Option(help: "Reports a run.")
    var reports = 1_500_000

    @Option(help: "Seconds a run may take at most.")
    var seconds = 10.0

    @Option(help: "Numbers of connections, separated by commas.")
    var connections = "1,100,5000"

    @Option(help: "Silent connections to measure the memory with.")
    var idle = 5000

    func run() throws {
        try measureIdle()  // first, because what a run has given back would be taken again and not count
        for count in connections.split(separator: ",").compactMap({ Int($0) }) where count > 0 {
            try measureStreams(count)
        }
        try measureDatagrams()
    }

    // MARK: - Reports

    /// Sends batches over so many connections from one thread and waits until the store has them all.
    private func measureStreams(_ count: Int) throws {
        let store = FleetStore()
        let taken = Counter()
        let bench = try LoopbackListener({ $0.maxUndecided = 20_000 }) { arrivals in
            store.apply(arrivals)
            taken.add(arrivals.count)
        }
        let sockets = (0..<count).compactMap { _ in LoopbackSocket(port: bench.port) }
        guard sockets.count == count else { throw ExitCode.failure }
        let batches = (0..<count).map { Array(repeatElement(Self.position($0), count: Self.batch).joined()) }
        var sent = 0
        let clock = ContinuousClock()
        let start = clock.now
        sending: while sent < reports {
            for (socket, bytes) in zip(sockets, batches) {
                guard sent < reports, clock.now - start < .seconds(seconds), socket.send(bytes) else { break sending }
                sent += Self.batch
            }
        }
        wait(for: sent, in: taken)
        let took = (clock.now - start) / .seconds(1)
        Figure.line("tcp, \(count) connections", Double(taken.value) / took / 1000, "thousand reports/s")
        if taken.value != sent { Figure.count("tcp, \(count) connections, missing", sent - taken.value) }
        precondition(store.snapshot().totals.reports == taken.value, "the store lost reports")
        bench.listener.stop(drainingFor: .zero)
    }

    /// Sends one report a datagram, never more than the window ahead of the store.
    private func measureDatagrams() throws {
        let store = FleetStore()
        let taken = Counter()
        let bench = try LoopbackListener { arrivals in
            store.apply(arrivals)
            taken.add(arrivals.count)
        }
        guard let socket = LoopbackSocket(port: bench.port, datagrams: true) else { throw ExitCode.failure }
        let datagrams = (0..<100).map(Self.position)
        var sent = 0
        let clock = ContinuousClock()
        let start = clock.now
        while sent < reports / 4, clock.now - start < .seconds(seconds) {
            if sent - taken.value >= Self.window {
                sched_yield()
                continue
            }
            guard socket.send(datagrams[sent % 100]) else { break }
            sent += 1
        }
        wait(for: sent, in: taken)
        let took = (clock.now - start) / .seconds(1)
        Figure.line("udp, one report a datagram", Double(taken.value) / took / 1000, "thousand reports/s")
        Figure.count("udp, lost by the system", bench.listener.counters.datagramsLost)
        bench.listener.stop(drainingFor: .zero)
    }

    /// Waits until so many reports have arrived, 5 seconds at most.
    private func wait(for count: Int, in taken: Counter) {
        let end = ContinuousClock.now + .seconds(5)
        while taken.value < count, ContinuousClock.now < end { usleep(200) }
    }

    private static func position(_ number: Int) -> [UInt8] {
        let identity = 861_785_000_000_000 + number
        return Array(
            "#\(identity),CMD-T,A,DATE:261122,TIME:160649,LAT:45.7640000N,LOT:004.8357000E,Speed:054.0,X-X-X-X-49-5,090,20801-0ED9-D93B#"
                .utf8)
    }

    // MARK: - Memory

    /// Opens connections that say one heartbeat and nothing more, and divides what memory grew by.
    private func measureIdle() throws {
        let taken = Counter()
        let bench = try LoopbackListener({ $0.maxUndecided = 20_000 }) { taken.add($0.count) }
        var sockets: [LoopbackSocket] = []
        sockets.reserveCapacity(idle + 100)
        func open(_ count: Int) {
            for _ in 0..<count {
                guard let socket = LoopbackSocket(port: bench.port) else { return }
                sockets.append(socket)
                socket.send(Array("#\(861_785_000_000_000 + sockets.count),CMD-X#".utf8))
            }
            let end = ContinuousClock.now + .seconds(5)
            while taken.value < sockets.count, ContinuousClock.now < end { usleep(1000) }
        }
        open(100)  // what is set up once is not a connection's
        let before = ProcessMemory.megabytes
        open(idle)
        let grown = ProcessMemory.megabytes - before
        precondition(bench.listener.counters.open == idle + 100, "connections are missing")
        Figure.line("memory of an idle connection", grown * 1e6 / Double(max(1, idle)), "bytes")
        sockets.removeAll()
        bench.listener.stop(drainingFor: .seconds(1))
    }
}

/// A number that several threads add to.
final class Counter: Sendable {
    private let total = Atomic(0)

    /// The sum so far.
    var value: Int { total.load(ordering: .acquiring) }

    /// Adds to it.
    func add(_ count: Int) { total.wrappingAdd(count, ordering: .acquiringAndReleasing) }
}
