import Dialects
import Fleet
import Testing

@testable import Simulator

/// Waiting over real sockets, with a listener that keeps silent.
struct WaitingTests {
    private func settings(_ voice: any TrackerVoice, _ transport: SimulatedTransport, port: UInt16) -> SimulatorSettings
    {
        var settings = SimulatorSettings(
            host: "127.0.0.1", port: port, devices: 2, rate: 40, transport: transport, voice: .one(voice))
        settings.replyTimeout = .milliseconds(60)
        settings.resends = 2
        return settings
    }

    @Test func anUnansweredLoginIsRepeatedAndThenMadeAnewOverTCP() throws {
        let listener = try #require(LoopbackListener())
        let simulator = Simulator(settings: settings(TRVVoice(), .tcp, port: listener.port))
        try simulator.start()
        #expect(listener.read { listener.accepted >= 4 && listener.finishedStreams.count >= 2 })
        simulator.stop()
        for stream in listener.finishedStreams.prefix(2) {
            let messages = String(decoding: stream, as: UTF8.self).split(separator: "#")
            #expect(messages.count == 3 && Set(messages).count == 1)
            #expect(messages.first?.hasPrefix("TRVAP00") == true)
        }
        let counters = simulator.counters
        #expect(counters.unanswered >= 2 && counters.reconnects >= 2 && counters.resent >= 4)
        #expect(counters.answered == 0 && counters.wrong == 0)
    }

    @Test func anUnansweredLoginIsRepeatedAndThenMadeAnewOverUDP() throws {
        let listener = try #require(LoopbackListener())
        let simulator = Simulator(settings: settings(GT06Voice(), .udp, port: listener.port))
        try simulator.start()
        #expect(listener.read { simulator.counters.reconnects >= 2 && listener.datagrams.count >= 8 })
        simulator.stop()
        #expect(listener.datagrams.allSatisfy { $0.count > 3 && $0[3] == 0x01 })
    }

    @Test func trackersThatWaitForNothingAreNotHeldUpBySilence() throws {
        let listener = try #require(LoopbackListener())
        let simulator = Simulator(settings: settings(TLT2HVoice(), .tcp, port: listener.port))
        try simulator.start()
        #expect(listener.read { simulator.counters.sent >= 20 })
        simulator.stop()
        #expect(simulator.counters.resent == 0 && simulator.counters.unanswered == 0)
    }
}
