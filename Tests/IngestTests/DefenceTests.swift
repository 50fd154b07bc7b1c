import Fleet
import Glibc
import Synchronization
import Testing

@testable import Ingest

/// Strangers, slow senders and crowds are kept within bounds.
@Suite(.serialized) struct DefenceTests {
    @Test func aMegabyteWithoutADelimiterIsClosed() async throws {
        let bench = try Bench()
        let client = try Client(bench.address)
        client.send([UInt8](repeating: 0x41, count: 1 << 20))
        await bench.eventually("closed") {
            $0.listener.counters.closedUndecidable == 1 && $0.listener.counters.open == 0
        }
        #expect(client.readToEnd() == [])
        #expect(bench.devices.isEmpty)
        #expect(bench.arrivals.allSatisfy { $0.raw.count <= 512 })
    }

    @Test func webBrowsersAreClosedWithoutAnAnswer() async throws {
        let bench = try Bench()
        let client = try Client(bench.address)
        client.send("GET / HTTP/1.1\r\nHost: tracker\r\n\r\n")
        #expect(client.readToEnd() == [])
        await bench.eventually("counted") { $0.listener.counters.closedForeign == ["HTTP": 1] }
        #expect(bench.devices.isEmpty)
    }

    @Test func aSlowSenderIsClosedHoweverOftenItSendsAByte() async throws {
        let bench = try Bench { $0.partialMessage = .milliseconds(300) }
        let client = try Client(bench.address)
        client.send(heartbeat(1) + "#86178")
        await bench.eventually("closed") { bench in
            client.send("0")
            return bench.listener.counters.closedPartialMessage == 1
        }
        #expect(client.readToEnd() == [])
        #expect(bench.devices == [identity(1)])
    }

    @Test func aConnectionThatNeverSaysAnythingValidIsClosed() async throws {
        let bench = try Bench { $0.firstMessage = .milliseconds(100) }
        let silent = try Client(bench.address)
        #expect(silent.readToEnd() == [])
        await bench.eventually("counted") { $0.listener.counters.closedFirstMessage == 1 }
        #expect(bench.listener.counters.undecided == 0)
    }

    @Test func aConnectionThatHasSpokenMayPauseUntilTheIdleDeadline() async throws {
        let bench = try Bench {
            $0.firstMessage = .milliseconds(400)
            $0.idle = .milliseconds(800)
        }
        let client = try Client(bench.address)
        client.send(heartbeat(1))
        #expect(client.readToEnd() == [])
        await bench.eventually("counted") { $0.listener.counters.closedIdle == 1 }
        #expect(bench.listener.counters.closedFirstMessage == 0)
        #expect(bench.listener.counters.open == 0)
    }

    @Test func moreConnectionsThanAllowedAreRefused() async throws {
        let bench = try Bench { $0.maxConnections = 3 }
        let clients = try (0..<5).map { _ in try Client(bench.address) }
        await bench.eventually("two are refused") { $0.listener.counters.refusedConnections == 2 }
        #expect(bench.listener.counters.open == 3)
        clients[0].close()
        await bench.eventually("room again") { $0.listener.counters.open == 2 }
        let late = try Client(bench.address)
        late.send(heartbeat(1))
        await bench.eventually("it is heard") { $0.devices == [identity(1)] }
    }

    @Test func moreConnectionsFromOneAddressThanAllowedAreRefused() async throws {
        let bench = try Bench {
            $0.maxPerAddress = 2
            $0.countsLoopback = true
        }
        let clients = try (0..<3).map { _ in try Client(bench.address) }
        await bench.eventually("one is refused") { $0.listener.counters.refusedPerAddress == 1 }
        #expect(clients[2].readToEnd() == [])
        #expect(bench.listener.counters.open == 2)
    }

    @Test func thisMachineMayOpenMoreThanOneAddressMay() async throws {
        let bench = try Bench { $0.maxPerAddress = 2 }
        let clients = try (0..<5).map { _ in try Client(bench.address) }
        await bench.eventually("all are open") { $0.listener.counters.open == clients.count }
        #expect(bench.listener.counters.refusedPerAddress == 0)
    }

    @Test func moreUndecidedConnectionsThanAllowedAreRefused() async throws {
        let bench = try Bench { $0.maxUndecided = 2 }
        let first = try Client(bench.address)
        first.send(heartbeat(1))
        await bench.eventually("it is decided") { $0.listener.counters.undecided == 0 && $0.devices.count == 1 }
        let others = try (0..<3).map { _ in try Client(bench.address) }
        await bench.eventually("one is refused") { $0.listener.counters.refusedUndecided == 1 }
        #expect(others[2].readToEnd() == [])
        #expect(bench.listener.counters.open == 3)
    }

    @Test func undecidedConnectionsThatKeepOthersOutGoEarly() async throws {
        let bench = try Bench {
            $0.maxUndecided = 2
            $0.crowdedGrace = .milliseconds(100)
        }
        let silent = try (0..<2).map { _ in try Client(bench.address) }
        await bench.eventually("they are in") { $0.listener.counters.undecided == 2 }
        await bench.eventually("a tracker gets in") { bench in
            guard let tracker = try? Client(bench.address) else { return false }
            tracker.send(heartbeat(1))
            return bench.devices.contains(identity(1))
        }
        #expect(bench.listener.counters.closedFirstMessage >= 1)
        _ = silent
    }

    @Test func withoutDescriptorsTheReserveHangsUp() async throws {
        let isFirst = Atomic(true)
        let bench = try Bench(accept: { descriptor, storage in
            if isFirst.exchange(false, ordering: .relaxed) {
                errno = EMFILE
                return -1
            }
            return Acceptor.systemAccept(descriptor, &storage)
        })
        let unlucky = try Client(bench.address)
        #expect(unlucky.readToEnd() == [])
        await bench.eventually("counted") { $0.listener.counters.shed == 1 }
        try Client(bench.address).send(heartbeat(1))
        await bench.eventually("the next one is heard") { $0.devices == [identity(1)] }
        #expect(bench.listener.counters.accepted == 1)
    }

    @Test func withoutAnyDescriptorAcceptingPausesInsteadOfSpinning() async throws {
        let calls = Atomic(0)
        let isExhausted = Atomic(true)
        let bench = try Bench(accept: { descriptor, storage in
            calls.add(1, ordering: .relaxed)
            guard isExhausted.load(ordering: .relaxed) else { return Acceptor.systemAccept(descriptor, &storage) }
            errno = EMFILE
            return -1
        })
        let client = try Client(bench.address)
        client.send(heartbeat(1))
        await bench.eventually("three pauses") { $0.listener.counters.acceptPauses >= 3 }
        #expect(calls.load(ordering: .relaxed) <= 4 * bench.listener.counters.acceptPauses + 4)
        isExhausted.store(false, ordering: .relaxed)
        await bench.eventually("it is heard at last") { $0.devices == [identity(1)] }
    }
}
