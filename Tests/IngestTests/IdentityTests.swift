import Fleet
import Testing

@testable import Ingest

/// A newer connection of a device takes the place of its older one.
@Suite(.serialized) struct IdentityTests {
    @Test func theOlderConnectionOfADeviceIsClosed() async throws {
        let bench = try Bench()
        let older = try Client(bench.address)
        older.send(heartbeat(1))
        await bench.eventually("the first") { $0.devices.count == 1 }
        let newer = try Client(bench.address)
        newer.send(heartbeat(1))
        #expect(older.readToEnd() == [])
        await bench.eventually("counted") { $0.listener.counters.replaced == 1 && $0.listener.counters.open == 1 }
        newer.send(position(1))
        await bench.eventually("the newer one lives") { $0.devices.count == 3 }
        #expect(bench.listener.counters.replaced == 1)
    }

    @Test func manyReconnectionsLeaveOneConnection() async throws {
        let bench = try Bench()
        var clients: [Client] = []
        for count in 1...50 {
            let client = try Client(bench.address)
            clients.append(client)
            client.send(heartbeat(1))
            await bench.eventually("heard") { $0.devices.count == count }
        }
        await bench.eventually("one is left") { $0.listener.counters.open == 1 }
        #expect(bench.listener.counters.replaced == 49)
    }

    @Test func aRelayWithSeveralDevicesStays() async throws {
        let bench = try Bench()
        let relay = try Client(bench.address)
        relay.send(heartbeat(1) + heartbeat(2))
        await bench.eventually("both") { $0.devices.count == 2 }
        let own = try [1, 2].map { number in
            let client = try Client(bench.address)
            client.send(heartbeat(number))
            return client
        }
        await bench.eventually("their own connections") { $0.devices.count == 4 }
        relay.send(heartbeat(1) + heartbeat(3))
        await bench.eventually("the relay goes on") { $0.devices.count == 6 }
        #expect(bench.listener.counters.open == 1 + own.count)
        #expect(bench.listener.counters.replaced == 0)
    }

    @Test func aDeviceWhoseConnectionEndedIsForgotten() async throws {
        let bench = try Bench()
        let first = try Client(bench.address)
        first.send(heartbeat(1))
        first.endSending()
        #expect(first.readToEnd() == [])
        await bench.eventually("closed") { $0.listener.counters.open == 0 && $0.devices.count == 1 }
        let second = try Client(bench.address)
        second.send(heartbeat(1))
        await bench.eventually("heard") { $0.devices.count == 2 }
        #expect(bench.listener.counters.replaced == 0)
        #expect(bench.listener.counters.open == 1)
    }
}
