import Fleet
import Glibc
import Logging
import Testing

@testable import Ingest

/// Starting, failing to start, and stopping in order.
@Suite(.serialized) struct LifeTests {
    @Test func aTakenPortIsOneLine() throws {
        let bench = try Bench()
        let error = #expect(throws: ListenerError.self) { try Bench(on: ["\(bench.address)"]) }
        #expect(error?.description == "cannot listen on \(bench.address) (tcp): address already in use")
    }

    @Test func aPortTakenForUDPOnlyIsOneLine() throws {
        let any = try ListenAddress("127.0.0.1:0")
        let texts = try (0..<10).map { _ in
            let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
            defer { close(descriptor) }
            #expect(SocketAddress.withSystemAddress(any) { bind(descriptor, $0, $1) } == 0)
            let port = try #require(SocketAddress.boundPort(of: descriptor))
            let error = #expect(throws: ListenerError.self) { try Bench(on: ["127.0.0.1:\(port)"]) }
            return error?.description.replacing(":\(port) ", with: ":PORT ")
        }
        // Some may say (tcp): other tests use many ports.
        #expect(texts.contains("cannot listen on 127.0.0.1:PORT (udp): address already in use"))
    }

    @Test func anAddressThatIsNotOursIsOneLine() throws {
        let error = #expect(throws: ListenerError.self) { try Bench(on: ["203.0.113.1:0"]) }
        #expect(error?.description == "cannot listen on 203.0.113.1:0 (tcp): no such address on this machine")
    }

    @Test func whenTheSecondAddressIsTakenTheFirstIsGivenBack() throws {
        let taken = try Bench()
        let again = untilFree {
            let free = try Bench()
            free.listener.stop(drainingFor: .zero)
            #expect(throws: ListenerError.self) { try Bench(on: ["\(free.address)", "\(taken.address)"]) }
            return try Bench(on: ["\(free.address)"])
        }
        #expect(again != nil)
    }

    @Test func portZeroTakesAFreePortForBoth() throws {
        let bench = try Bench(on: ["127.0.0.1:0", "127.0.0.1:0"])
        let ports = bench.listener.boundAddresses.map(\.port)
        #expect(Set(ports).count == 2)
        #expect(!ports.contains(0))
        #expect("\(bench.address)" == "127.0.0.1:\(ports[0])")
    }

    @Test func stopHandsOverWhatWasSentBefore() async throws {
        let bench = try Bench { $0.maxUndecided = 1000 }
        let open = try (0..<50).map { _ in try Client(bench.address) }
        let datagrams = try Client(bench.address, datagrams: true)
        await bench.eventually("they are in") { $0.listener.counters.open == 50 }
        let burst = (0..<20).map { _ in position(7) }.joined()
        for client in open { client.send(burst) }
        let late = try (0..<50).map { number in
            let client = try Client(bench.address)
            client.send(position(100 + number))
            return client
        }
        for number in 0..<100 { datagrams.send(heartbeat(200 + number)) }
        bench.listener.stop()
        #expect(bench.devices.count == 50 * 20 + late.count + 100)
        let counters = bench.listener.counters
        #expect(counters.open == 0)
        #expect(counters.undecided == 0)
        #expect(counters.messagesIn == 50 * 20 + late.count + 100)
        #expect(throws: ClientError.self) { try Client(bench.address) }
    }

    @Test func stopComesToAnEndAlthoughSomebodyGoesOnSending() async throws {
        let bench = try Bench()
        let client = try Client(bench.address)
        let burst = Array((0..<1000).map { _ in position(7) }.joined().utf8)
        let flood = Task.detached { [descriptor = client.descriptor] in
            while send(descriptor, burst, burst.count, Int32(MSG_NOSIGNAL)) > 0 {}
        }
        await bench.eventually("it flows") { $0.devices.count > 1000 }
        bench.listener.stop(drainingFor: .milliseconds(200))
        #expect(bench.listener.counters.open == 0)
        await flood.value
        client.close()
    }

    @Test func stoppingTwiceAndTheSamePortAgain() throws {
        let same = untilFree {
            let first = try Bench()
            first.listener.stop()
            first.listener.stop()
            return try Bench(on: ["\(first.address)"]).address == first.address
        }
        #expect(same == true)
    }

    @Test func anUnfinishedMessageAtTheEndIsHandedOver() async throws {
        let bench = try Bench()
        let client = try Client(bench.address)
        client.send(heartbeat(1) + "#86178")
        client.endSending()
        #expect(client.readToEnd() == [])
        await bench.eventually("the rest") { $0.arrivals.count == 2 }
        #expect(bench.arrivals.last?.report == nil)
        #expect(bench.listener.counters.unparsed == 1)
    }
}
