import Dialects
import Fleet
import Testing

@testable import Ingest

/// A bare identity is a heartbeat when nothing follows it, and the beginning of something else when more comes.
@Suite(.serialized) struct QuietTests {
    @Test func aBareIdentityIsAnsweredAfterThePause() async throws {
        let bench = try Bench()
        let client = try Client(bench.address)
        client.send(identity(1))
        await bench.eventually("a heartbeat, the connection being open") { $0.devices == [identity(1)] }
        #expect(bench.arrivals.first?.report?.dialect == .gps103)
        #expect(bench.arrivals.first?.reply == Array("ON".utf8))
        client.endSending()
        #expect(client.readToEnd() == Array("ON".utf8))
        #expect(bench.devices.count == 1)
    }

    @Test func whatFollowsInTimeMakesItSomethingElse() async throws {
        let bench = try Bench { $0.quiet = .seconds(60) }
        let client = try Client(bench.address)
        client.send(identity(1))
        await bench.eventually("the identity") { $0.listener.counters.bytesIn == 15 }
        client.send(",CMD-X#")
        await bench.eventually("a report") { $0.devices == [identity(1)] }
        #expect(bench.arrivals.first?.report?.dialect == .gotop)
        #expect(bench.arrivals.first?.report?.kind == .heartbeat)
        client.endSending()
        #expect(client.readToEnd() == [])
    }

    @Test func onlyThePauseBehindTheLastBytesCounts() async throws {
        let bench = try Bench { $0.quiet = .milliseconds(50) }
        let client = try Client(bench.address)
        // Each blank begins the pause anew; the last one is what the answer follows.
        client.send("##,imei:\(identity(1)),A")
        for _ in 0..<20 { client.send(" ") }
        await bench.eventually("a login without its terminator") { !$0.devices.isEmpty }
        client.send("imei:\(identity(1)),help me;")
        await bench.eventually("an alarm on the same connection") { $0.devices.count == 2 }
        #expect(bench.arrivals.map { $0.report?.dialect } == [.gps103, .gps103])
    }

    @Test func aConnectionThatGoesInThePauseIsNotMissed() async throws {
        let bench = try Bench { $0.quiet = .seconds(1) }
        let client = try Client(bench.address)
        client.send(identity(1))
        client.endSending()
        #expect(client.readToEnd() == Array("ON".utf8))
        await bench.eventually("the last words") { $0.devices == [identity(1)] && $0.listener.counters.open == 0 }
    }
}
