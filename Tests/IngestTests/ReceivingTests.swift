import Fleet
import Testing

@testable import Ingest

/// Bytes on a socket become arrivals.
@Suite(.serialized) struct ReceivingTests {
    @Test func heartbeatOverTCP() async throws {
        let bench = try Bench()
        let client = try Client(bench.address)
        client.send(heartbeat(1))
        await bench.eventually("a report") { $0.devices == [identity(1)] }
        let arrival = try #require(bench.arrivals.first)
        #expect(arrival.transport == .tcp)
        #expect(arrival.peer.host == "127.0.0.1")
        #expect(arrival.report?.kind == .heartbeat)
        #expect(arrival.reply == [])
        #expect(arrival.detection?.evidence.hasPrefix("gotop: identity of 15 digits") == true)
        #expect(arrival.detection?.peer == arrival.peer && arrival.detection?.transport == .tcp)
        #expect(String(decoding: arrival.raw, as: UTF8.self) == heartbeat(1))
        #expect(abs(arrival.received.milliseconds - Timestamp.now.milliseconds) < 600_000)
    }

    @Test func heartbeatOverUDPOnTheSamePort() async throws {
        let bench = try Bench()
        let client = try Client(bench.address, datagrams: true)
        client.send(heartbeat(2))
        await bench.eventually("a report") { $0.devices == [identity(2)] }
        #expect(bench.arrivals.first?.transport == .udp)
        #expect(bench.arrivals.first?.detection?.transport == .udp)
        #expect(bench.listener.counters.datagramsIn == 1)
        #expect(bench.listener.counters.open == 0)
    }

    @Test(arguments: ["[::1]:0", "[::]:0"]) func overIPv6(_ address: String) async throws {
        guard let bench = try? Bench(on: [address]) else { return }  // a machine without IPv6
        let stream = try Client(bench.address)
        let datagrams = try Client(bench.address, datagrams: true)
        stream.send(heartbeat(1))
        datagrams.send(heartbeat(2))
        await bench.eventually("two reports") { Set($0.devices) == [identity(1), identity(2)] }
        #expect(bench.arrivals.allSatisfy { $0.peer.host == "::1" })
    }

    @Test func anIPv6WildcardTakesIPv4AsWell() async throws {
        guard let bench = try? Bench(on: ["[::]:0"]) else { return }
        let client = try Client(ListenAddress("127.0.0.1:\(bench.address.port)"))
        client.send(heartbeat(1))
        await bench.eventually("a report") { $0.devices == [identity(1)] }
        #expect(bench.arrivals.first?.peer.host == "127.0.0.1")
    }

    @Test func bothWildcardsOnOnePort() async throws {
        guard (try? Bench(on: ["[::1]:0"])) != nil else { return }  // a machine without IPv6
        let bench = try #require(
            untilFree {
                let port = try Bench().address.port
                return try Bench(on: ["0.0.0.0:\(port)", "[::]:\(port)"])
            })
        let port = bench.address.port
        try Client(ListenAddress("127.0.0.1:\(port)"), datagrams: true).send(heartbeat(1))
        try Client(ListenAddress("[::1]:\(port)"), datagrams: true).send(heartbeat(2))
        await bench.eventually("two reports") { Set($0.devices) == [identity(1), identity(2)] }
    }

    @Test func cutAtEveryByte() async throws {
        let bench = try Bench()
        let clients = try (1..<position(1).utf8.count).map { cut in
            let client = try Client(bench.address)
            client.send(Array(position(cut).utf8.prefix(cut)))
            return (cut, client)
        }
        await bench.eventually("all first parts are read") {
            $0.listener.counters.bytesIn == clients.map(\.0).reduce(0, +)
        }
        #expect(bench.devices.isEmpty)
        for (cut, client) in clients { client.send(Array(position(cut).utf8.dropFirst(cut))) }
        await bench.eventually("all reports") { $0.devices.count == clients.count }
        #expect(Set(bench.devices) == Set(clients.map { identity($0.0) }))
        #expect(bench.arrivals.allSatisfy { $0.report?.kind == .position })
    }

    @Test func byteByByte() async throws {
        let bench = try Bench()
        let client = try Client(bench.address)
        for byte in (position(1) + heartbeat(1)).utf8 { client.send([byte]) }
        await bench.eventually("both") { $0.devices.count == 2 }
        #expect(bench.arrivals.compactMap { $0.report?.kind } == [.position, .heartbeat])
    }

    @Test func gluedMessagesComeInOrderAndInBatches() async throws {
        let bench = try Bench { $0.batchSize = 16 }
        let client = try Client(bench.address)
        client.send((0..<100).map { heartbeat($0) }.joined())
        await bench.eventually("all") { $0.devices.count == 100 }
        #expect(bench.devices == (0..<100).map { identity($0) })
        #expect(bench.batches.allSatisfy { (1...16).contains($0.count) })
        #expect(bench.batches.count < 50)
        #expect(bench.listener.counters.messagesIn == 100)
    }

    @Test func twoThousandConnectionsAtOnce() async throws {
        let bench = try Bench { $0.maxUndecided = 5000 }
        let clients = try (0..<2000).map { _ in try Client(bench.address) }
        await bench.eventually("all are open") { $0.listener.counters.open == 2000 }
        for (number, client) in clients.enumerated() { client.send(heartbeat(number)) }
        await bench.eventually("all reports") { $0.devices.count == 2000 }
        #expect(Set(bench.devices).count == 2000)
        #expect(bench.listener.counters.undecided == 0)
        for client in clients { client.close() }
        await bench.eventually("all are gone") { $0.listener.counters.open == 0 }
    }

    @Test func senselessPiecesAreHandedOverAHundredTimesAtMost() async throws {
        let bench = try Bench()
        let client = try Client(bench.address)
        client.send(heartbeat(1))
        for number in 0..<250 { client.send("#nonsense \(number)" + heartbeat(1)) }
        await bench.eventually("all are counted") { $0.listener.counters.unparsed >= 250 }
        await bench.eventually("all reports") { $0.devices.count == 251 }
        #expect(bench.arrivals.count { $0.report == nil } == 100)
        let counters = bench.listener.counters
        #expect(counters.unparsedWithheld == counters.unparsed - 100)
    }

    @Test func datagramsThatAreTooLongAreDroppedAndCounted() async throws {
        let bench = try Bench { $0.maxDatagram = 4096 }
        let client = try Client(bench.address, datagrams: true)
        client.send([UInt8](repeating: 0x30, count: 5000))
        client.send(heartbeat(1))
        await bench.eventually("the one after it") { $0.devices == [identity(1)] }
        #expect(bench.listener.counters.datagramsDropped == 1)
        #expect(bench.arrivals.count == 1)
    }
}
