import Fleet
import Synchronization
import Testing

@testable import Ingest

/// While reports can not be kept, connections wait and datagrams are dropped.
@Suite(.serialized) struct CongestionTests {
    /// Tells the listener whether there is congestion.
    private final class Switch: Sendable {
        private let isOn = Atomic(false)
        /// How often the answer is still no.
        private let reprieves = Atomic(0)

        func turn(_ isOn: Bool) { self.isOn.store(isOn, ordering: .relaxed) }

        /// Turns on behind the next read, so that nothing can happen between the two.
        func turnOnAfterOneRead() {
            reprieves.store(1, ordering: .relaxed)
            turn(true)
        }

        func ask() -> Bool {
            guard isOn.load(ordering: .relaxed) else { return false }
            return !reprieves.compareExchange(expected: 1, desired: 0, ordering: .relaxed).exchanged
        }
    }

    private let congestion = Switch()

    private func bench(_ change: (inout ListenerSettings) -> Void = { _ in }) throws -> Bench {
        try Bench(change, isCongested: { [congestion] in congestion.ask() })
    }

    @Test func connectionsWaitAndLoseNothing() async throws {
        let bench = try bench { $0.firstMessage = .milliseconds(500) }
        let early = try Client(bench.address)
        early.send((0..<100).map { heartbeat($0) }.joined())
        await bench.eventually("the first ones") { $0.devices.count == 100 }
        congestion.turn(true)
        early.send((100..<600).map { heartbeat($0) }.joined())
        let late = try Client(bench.address)
        late.send(heartbeat(600))
        // Longer than a first message may take: neither is closed, nor read.
        #expect(!late.hasInput(within: 900))
        #expect(bench.devices.count == 100)
        #expect(bench.listener.counters.open == 2)
        congestion.turn(false)
        await bench.eventually("all") { $0.devices.count == 601 }
        #expect(bench.devices.filter { $0 != identity(600) } == (0..<600).map { identity($0) })
        #expect(bench.listener.counters.closedFirstMessage == 0)
    }

    @Test func anUnfinishedMessageIsNotPunished() async throws {
        let bench = try bench { $0.partialMessage = .milliseconds(100) }
        congestion.turnOnAfterOneRead()
        let client = try Client(bench.address)
        client.send(heartbeat(1) + "#86178")
        await bench.eventually("the first") { $0.devices.count == 1 }
        client.send(String(heartbeat(1).dropFirst(6)))
        #expect(!client.hasInput(within: 400))
        congestion.turn(false)
        await bench.eventually("the second") { $0.devices.count == 2 }
        #expect(bench.listener.counters.closedPartialMessage == 0)
    }

    @Test func aConnectionThatIsReplacedMeanwhileIsReadFirst() async throws {
        let bench = try bench { $0.shards = 1 }
        let older = try Client(bench.address)
        older.send(heartbeat(1))
        await bench.eventually("the older one") { $0.devices.count == 1 }
        congestion.turn(true)
        older.send(position(1))
        let newer = try Client(bench.address)
        newer.send(heartbeat(1))
        #expect(!older.hasInput(within: 100))
        congestion.turn(false)
        await bench.eventually("all three") { $0.devices.count == 3 && $0.listener.counters.replaced == 1 }
        #expect(older.readToEnd() == [])
    }

    @Test func datagramsAreDroppedAndCounted() async throws {
        let bench = try bench()
        let client = try Client(bench.address, datagrams: true)
        congestion.turn(true)
        for number in 0..<5 { client.send(heartbeat(number)) }
        await bench.eventually("dropped") { $0.listener.counters.datagramsShed == 5 }
        congestion.turn(false)
        client.send(heartbeat(5))
        await bench.eventually("the next one") { $0.devices == [identity(5)] }
        #expect(bench.listener.counters.datagramsIn == 6)
        #expect(bench.listener.counters.named.contains { $0.count == 5 && $0.isLoss })
    }

    @Test func aListenerStopsInCongestion() async throws {
        let bench = try bench()
        let client = try Client(bench.address)
        client.send(heartbeat(1))
        await bench.eventually("the first") { $0.devices.count == 1 }
        congestion.turn(true)
        client.send(heartbeat(1))
        #expect(!client.hasInput(within: 100))
        bench.listener.stop(drainingFor: .milliseconds(100))
        #expect(client.readToEnd() == [])
        #expect(bench.devices.count == 1)
        #expect(bench.listener.counters.open == 0)
    }

    @Test func stopReadsOnWhenTheCongestionEnds() async throws {
        let bench = try bench()
        let client = try Client(bench.address)
        client.send(heartbeat(1))
        await bench.eventually("the first") { $0.devices.count == 1 }
        congestion.turn(true)
        client.send(heartbeat(1))
        let stopping = Task.detached { bench.listener.stop(drainingFor: .seconds(20)) }
        await bench.eventually("no new ones") { (try? Client($0.address)) == nil }
        congestion.turn(false)
        await stopping.value
        #expect(bench.devices.count == 2)
    }
}
