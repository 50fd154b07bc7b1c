import Fleet
import Synchronization
import Testing

@testable import Ingest

/// Answers leave when their batch was committed, and not before.
@Suite(.serialized) struct CommitTests {
    /// How long nothing has to come to be believed, in milliseconds.
    private let moment: Int32 = 100
    private let load = Array("LOAD".utf8)

    @Test func anAnswerWaitsForTheCommitAndIsSentOnce() async throws {
        let bench = try Bench(commits: .byHand)
        let client = try Client(bench.address)
        client.send(login(1))
        await bench.eventually("the login") { $0.batches.count == 1 }
        #expect(bench.arrivals.first?.reply == load)
        #expect(!client.hasInput(within: moment))
        bench.commit(0)
        #expect(client.read(4) == load)
        bench.commit(0)
        client.send(signOfLife(1))
        await bench.eventually("the next") { $0.batches.count == 2 }
        bench.commit(1)
        #expect(client.read(2) == Array("ON".utf8))
    }

    @Test(arguments: [Bench.Commits.atOnce, .later]) func manyAnswersComeInOrder(_ commits: Bench.Commits) throws {
        let bench = try Bench({ $0.batchSize = 4 }, commits: commits)
        let client = try Client(bench.address)
        client.send((0..<50).map { _ in login(1) + signOfLife(1) }.joined())
        client.endSending()
        #expect(client.readToEnd() == Array(String(repeating: "LOADON", count: 50).utf8))
        bench.listener.stop()
        #expect(bench.listener.counters.repliesGivenUp == 0)
    }

    @Test func aLaterBatchThatIsSafeFirstWaitsForTheEarlierOne() async throws {
        let bench = try Bench(commits: .byHand)
        let client = try Client(bench.address)
        client.send(login(1))
        await bench.eventually("the login") { $0.batches.count == 1 }
        client.send(signOfLife(1))
        await bench.eventually("the sign of life") { $0.batches.count == 2 }
        bench.commit(1)
        #expect(!client.hasInput(within: moment))
        bench.commit(0)
        #expect(client.read(6) == Array("LOADON".utf8))
    }

    @Test func oneConnectionDoesNotWaitForAnother() async throws {
        let bench = try Bench({ $0.shards = 1 }, commits: .byHand)
        let first = try Client(bench.address)
        first.send(login(1))
        await bench.eventually("one") { $0.batches.count == 1 }
        let second = try Client(bench.address)
        second.send(login(2))
        await bench.eventually("the other") { $0.batches.count == 2 }
        bench.commit(1)
        #expect(second.read(4) == load)
    }

    @Test func whoHasEndedSendingGetsItsAnswer() async throws {
        let bench = try Bench(commits: .byHand)
        let client = try Client(bench.address)
        client.send(login(1))
        client.endSending()
        await bench.eventually("the login") { $0.batches.count == 1 }
        let newer = try Client(bench.address)
        newer.send(heartbeat(1))
        await bench.eventually("a newer connection") { $0.batches.count == 2 }
        #expect(!client.hasInput(within: moment))
        #expect(bench.listener.counters.open == 2)
        bench.commit(0)
        #expect(client.readToEnd() == load)
        await bench.eventually("gone") { $0.listener.counters.open == 1 }
        #expect(bench.listener.counters.repliesGivenUp == 0)
    }

    @Test func endedConnectionsThatWaitCountAsOpen() async throws {
        let bench = try Bench({ $0.maxConnections = 2 }, commits: .byHand)
        let waiting = try (1...2).map { number in
            let client = try Client(bench.address)
            client.send(login(number))
            client.endSending()
            return client
        }
        await bench.eventually("both") { $0.devices.count == 2 }
        let third = try Client(bench.address)
        #expect(third.readToEnd() == [])
        await bench.eventually("counted") { $0.listener.counters.refusedConnections == 1 }
        bench.commitAll()
        #expect(waiting.map { $0.readToEnd() } == [load, load])
        await bench.eventually("room again") { $0.listener.counters.open == 0 && $0.listener.counters.undecided == 0 }
    }

    @Test func anOverdueConnectionStillGetsEarlierAnswers() async throws {
        let bench = try Bench({ $0.partialMessage = .milliseconds(50) }, commits: .byHand)
        let client = try Client(bench.address)
        client.send(login(1) + "imei:86178")
        await bench.eventually("overdue") { $0.listener.counters.closedPartialMessage == 1 }
        #expect(bench.listener.counters.open == 1)
        bench.commitAll()
        #expect(client.readToEnd() == load)
    }

    @Test func aReplacedConnectionStillGetsEarlierAnswers() async throws {
        let bench = try Bench(commits: .byHand)
        let older = try Client(bench.address)
        older.send(login(1))
        await bench.eventually("the login") { $0.batches.count == 1 }
        let newer = try Client(bench.address)
        newer.send(login(1))
        await bench.eventually("replaced") { $0.listener.counters.replaced == 1 }
        bench.commitAll()
        #expect(older.readToEnd() == load)
        #expect(newer.read(4) == load)
    }

    @Test func patienceForACommitHasAnEnd() async throws {
        let bench = try Bench({ $0.answerPatience = .milliseconds(100) }, commits: .byHand)
        let client = try Client(bench.address)
        client.send(login(1))
        client.endSending()
        #expect(client.readToEnd() == [])
        await bench.eventually("given up") {
            $0.listener.counters.repliesGivenUp == 1 && $0.listener.counters.open == 0
        }
        bench.commitAll()
        let next = try Client(bench.address)
        next.send(heartbeat(2))
        await bench.eventually("life goes on") { $0.devices.last == identity(2) }
        #expect(bench.listener.counters.repliesGivenUp == 1)
    }

    @Test func aCommitThatCanNotComeIsNotWaitedFor() async throws {
        let bench = try Bench({ $0.answerPatience = .seconds(3600) }, commits: .never)
        let client = try Client(bench.address)
        let datagrams = try Client(bench.address, datagrams: true)
        client.send(login(1))
        datagrams.send(login(2))
        await bench.eventually("given up") { $0.listener.counters.repliesGivenUp == 2 }
        client.endSending()
        #expect(client.readToEnd() == [])
        #expect(!datagrams.hasInput(within: moment))
    }

    @Test func aConnectionThatIsOwedTooMuchIsNotReadUntilThen() async throws {
        let bench = try Bench({ $0.maxPendingReply = 16 }, commits: .byHand)
        let client = try Client(bench.address)
        let logins = (0..<20).map { _ in login(1) }.joined()
        client.send(logins)
        await bench.eventually("the logins") { $0.devices.count == 20 }
        client.send(signOfLife(1))
        #expect(!client.hasInput(within: moment))
        #expect(bench.listener.counters.bytesIn == logins.utf8.count)
        bench.commitAll()
        #expect(client.read(80) == Array(String(repeating: "LOAD", count: 20).utf8))
        await bench.eventually("the rest") { $0.devices.count == 21 }
        bench.commitAll()
        #expect(client.read(2) == Array("ON".utf8))
    }

    @Test func datagramsAreAnsweredAfterTheCommit() async throws {
        let bench = try Bench(commits: .byHand)
        let client = try Client(bench.address, datagrams: true)
        let other = try Client(bench.address, datagrams: true)
        client.send(login(1))
        await bench.eventually("a login") { $0.batches.count == 1 }
        other.send(signOfLife(2))
        await bench.eventually("a sign of life") { $0.batches.count == 2 }
        #expect(bench.arrivals.map(\.reply) == [load, Array("ON".utf8)])
        #expect(!client.hasInput(within: moment))
        bench.commit(1)
        #expect(other.read(2) == Array("ON".utf8))
        #expect(!client.hasInput(within: moment))
        bench.commit(0)
        #expect(client.read(4) == load)
    }
}

/// A listener that stops waits for commits, within bounds.
@Suite(.serialized) struct LastAnswersTests {
    private let load = Array("LOAD".utf8)

    @Test func stopWaitsForCommitsAndAnswers() async throws {
        let bench = try Bench(commits: .byHand)
        let stream = try Client(bench.address)
        let datagrams = try Client(bench.address, datagrams: true)
        stream.send(login(1))
        datagrams.send(login(2))
        await bench.eventually("both") { $0.devices.count == 2 }
        let hasStopped = Atomic(false)
        let stopping = Task.detached {
            bench.listener.stop(drainingFor: .seconds(20))
            hasStopped.store(true, ordering: .relaxed)
        }
        await bench.eventually("no new ones") { (try? Client($0.address)) == nil }
        #expect(!stream.hasInput(within: 100))
        let hadStopped = hasStopped.load(ordering: .relaxed)
        #expect(!hadStopped)
        bench.commitAll()
        #expect(stream.readToEnd() == load)
        #expect(datagrams.read(4) == load)
        await stopping.value
        let counters = bench.listener.counters
        #expect((counters.open, counters.undecided, counters.repliesGivenUp) == (0, 0, 0))
    }

    @Test(arguments: [Bench.Commits.atOnce, .later]) func whatArrivedJustBeforeIsAnswered(
        _ commits: Bench.Commits
    ) async throws {
        let bench = try Bench(commits: commits)
        let clients = try (0..<20).map { _ in try Client(bench.address) }
        await bench.eventually("they are in") { $0.listener.counters.open == 20 }
        for (number, client) in clients.enumerated() { client.send(login(number)) }
        bench.listener.stop()
        #expect(bench.devices.count == 20)
        #expect(clients.allSatisfy { $0.readToEnd() == load })
    }

    @Test func stopDoesNotWaitForEver() async throws {
        let bench = try Bench(commits: .byHand)
        let stream = try Client(bench.address)
        let ended = try Client(bench.address)
        let datagrams = try Client(bench.address, datagrams: true)
        stream.send(login(1))
        ended.send(login(2))
        ended.endSending()
        datagrams.send(login(3))
        await bench.eventually("all") { $0.devices.count == 3 }
        bench.listener.stop(drainingFor: .zero)
        #expect(stream.readToEnd() == [])
        #expect(ended.readToEnd() == [])
        #expect(bench.listener.counters.repliesGivenUp == 3)
        #expect(bench.listener.counters.open == 0)
        bench.commitAll()
        #expect(!datagrams.hasInput(within: 100))
    }
}
