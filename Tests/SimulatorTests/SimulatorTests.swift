import Fleet
import Synchronization
import Testing

@testable import Simulator

struct SimulatorTests {
    /// The messages in the bytes of one connection.
    private func messages(in stream: [UInt8]) -> [[UInt8]] {
        String(decoding: stream, as: UTF8.self).split(separator: "#").map { Array("#\($0)#".utf8) }
    }

    @Test func tcpTrackersGreetAndReportUntilTheDurationIsOver() throws {
        let listener = try #require(LoopbackListener())
        let finished = Mutex(0)
        let settings = SimulatorSettings(
            host: "127.0.0.1", port: listener.port, devices: 20, rate: 200, transport: .tcp, duration: .seconds(1))
        let simulator = Simulator(settings: settings) { finished.withLock { $0 += 1 } }
        try simulator.start()
        #expect(listener.read { finished.withLock { $0 } == 1 && listener.openCount == 0 })
        #expect(listener.accepted == 20)
        #expect(listener.datagrams.isEmpty)
        for stream in listener.streams {
            let all = messages(in: stream)
            #expect(GotopProbe(try #require(all.first))?.type == "CMD-D")
            #expect(all.allSatisfy { GotopProbe($0) != nil })
            #expect(Set(all.compactMap { GotopProbe($0)?.device }).count == 1)
        }
        let received = listener.streams.reduce(0) { $0 + messages(in: $1).count }
        #expect(simulator.counters.sent == received)
        #expect(simulator.counters.bytes == listener.streams.reduce(0) { $0 + $1.count })
        #expect((40...222).contains(received + simulator.counters.dropped))
    }

    @Test func udpTrackersSendOneMessageADatagram() throws {
        let listener = try #require(LoopbackListener())
        let settings = SimulatorSettings(host: "localhost", port: listener.port, devices: 6, rate: 100, transport: .udp)
        let simulator = Simulator(settings: settings)
        try simulator.start()
        #expect(listener.read { listener.datagrams.count >= 60 })
        simulator.stop()
        #expect(listener.accepted == 0)
        #expect(listener.datagrams.allSatisfy { GotopProbe($0) != nil })
        #expect(Set(listener.datagrams.compactMap { GotopProbe($0)?.device }).count == 6)
    }

    @Test func aMixedFleetUsesBothAndStopsAtOnce() throws {
        let listener = try #require(LoopbackListener())
        let simulator = Simulator(settings: SimulatorSettings(host: "127.0.0.1", port: listener.port, seed: 4))
        try simulator.start()
        try simulator.start()
        #expect(listener.read { listener.accepted == 18 && listener.datagrams.count >= 6 })
        simulator.stop()
        simulator.stop()
        #expect(listener.read { listener.openCount == 0 })
        let before = simulator.counters
        #expect(before.sent > 24)
        #expect(simulator.counters == before)
    }

    @Test func aReleasedSimulatorClosesItsSockets() throws {
        let listener = try #require(LoopbackListener())
        var simulator: Simulator? = Simulator(
            settings: SimulatorSettings(host: "127.0.0.1", port: listener.port, devices: 3, rate: 30, transport: .tcp))
        try simulator?.start()
        #expect(listener.read { listener.openCount == 3 })
        simulator = nil
        #expect(listener.read { listener.openCount == 0 })
    }

    @Test func lostConnectionsAreMadeAgain() throws {
        let listener = try #require(LoopbackListener())
        let simulator = Simulator(
            settings: SimulatorSettings(host: "127.0.0.1", port: listener.port, devices: 3, rate: 60, transport: .tcp))
        try simulator.start()
        #expect(listener.read { listener.accepted == 3 && listener.streams.allSatisfy { $0.count > 200 } })
        listener.closeConnections()
        #expect(listener.read { listener.openCount == 3 && listener.accepted == 6 })
        #expect(listener.read { simulator.counters.reconnects == 3 })
        #expect(simulator.counters.dropped == 0, "stored until the connection is back")
        simulator.stop()
    }

    @Test func aListenerThatIsNotThereIsTriedAgainAndCounted() throws {
        var listener = LoopbackListener()
        let port = try #require(listener?.port)
        listener = nil
        let finished = Mutex(false)
        let settings = SimulatorSettings(
            host: "127.0.0.1", port: port, devices: 4, rate: 100, transport: .mixed, duration: .milliseconds(400))
        let simulator = Simulator(settings: settings) { finished.withLock { $0 = true } }
        try simulator.start()
        let clock = try #require(LoopbackListener())
        #expect(clock.read { finished.withLock { $0 } })
        #expect(simulator.counters.dropped >= 30)
    }

    @Test func aHostWithoutAddressIsAnError() {
        let settings = SimulatorSettings(host: "no such host", port: 1)
        #expect(throws: SimulatorError.self) { try Simulator(settings: settings).start() }
    }

    @Test func aListenerThatDoesNotReadCostsMessagesAndNoMemory() throws {
        let listener = try #require(LoopbackListener())
        let addresses = try SocketAddress.resolve(host: "127.0.0.1", port: listener.port)
        var link = TrackerLink(transport: .tcp, addresses: addresses, seed: 1)
        var tally = LinkTally()
        #expect(link.open(nowMs: 0, tally: &tally))
        let message = [UInt8](repeating: 0x41, count: 1000)
        for _ in 0..<50_000 where tally.dropped == 0 { link.send(message, nowMs: 1, tally: &tally) }
        #expect(tally.dropped == 1)
        #expect(link.hasPending)
        link.close(tally: &tally)
        #expect(!link.isOpen)
        #expect((2...6).contains(tally.dropped))
    }

    @Test func voicesAreFoundByName() throws {
        #expect(TrackerVoices.names == ["gotop", "h02", "gt06", "trv", "gps103", "tlt2h"])
        #expect(TrackerVoices.named("gotop") != nil)
        #expect(TrackerVoices.named("GOTOP ") == nil)
        #expect(AlarmDirector.opening.allSatisfy { GotopVoice.alarmKinds.contains($0.kind) })
    }
}
