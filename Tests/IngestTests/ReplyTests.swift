import Fleet
import Glibc
import Logging
import Testing

@testable import Ingest

/// Answers reach the tracker, and one that does not take them goes.
@Suite(.serialized) struct ReplyTests {
    private let shard: Shard

    init() {
        var settings = ListenerSettings()
        settings.maxRepliesPerSecond = 2
        let context = ListenerContext(
            settings: settings, logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
            descriptorLimit: 1024, handler: { _, committed in committed(true) })
        shard = Shard(index: 0, context: context)
    }

    /// A session with the other end of its connection.
    private func connect() throws -> (session: Session, other: Int32) {
        var ends: [Int32] = [0, 0]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0, &ends) == 0)
        let peer = PeerAddress(ipv4: 0x7F00_0001, port: 1)
        #expect(shard.context.admission.admit(peer) == nil)
        shard.queue.sync { shard.adopt(ends[0], peer) }
        return (try #require(shard.queue.sync { shard.sessions[ends[0]] }), ends[1])
    }

    /// Reads from a socket until `count` bytes came or it ended.
    private func read(_ descriptor: Int32, _ count: Int) -> [UInt8] {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while all.count < count {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 20_000) > 0 else { break }
            let got = recv(descriptor, &buffer, buffer.count, 0)
            guard got > 0 else { break }
            all += buffer[..<got]
        }
        return all
    }

    @Test func answersOfOneReadGoTogether() throws {
        let (session, other) = try connect()
        shard.queue.sync {
            session.queueReply(Array("LOAD".utf8))
            session.queueReply([])
            session.queueReply(Array("ON".utf8))
            session.sendPendingReply()
        }
        #expect(read(other, 6) == Array("LOADON".utf8))
        close(other)
        shard.context.descriptors.wait()
        #expect(shard.context.admission.present.open == 0)
    }

    @Test func whatTheSocketDoesNotTakeFollowsLater() throws {
        let (session, other) = try connect()
        let piece = [UInt8](repeating: 0x4C, count: 1024)
        let queued = shard.queue.sync {
            var queued = 0
            while session.writeSource == nil {
                session.queueReply(piece)
                session.sendPendingReply()
                queued += piece.count
            }
            return queued
        }
        #expect(shard.queue.sync { session.isOpen && !session.pendingReply.isEmpty })
        #expect(read(other, queued).count == queued)
        close(other)
        shard.context.descriptors.wait()
        #expect(shard.queue.sync { session.pendingReply.isEmpty && !session.hasWriteFailed })
    }

    @Test func aTrackerThatNeverReadsIsNotBufferedFor() throws {
        let (session, other) = try connect()
        defer { close(other) }
        shard.queue.sync {
            let piece = [UInt8](repeating: 0x4C, count: 1024)
            while !session.hasWriteFailed { session.queueReply(piece) }
            #expect(session.pendingReply.count <= shard.context.settings.maxPendingReply)
            session.close(.writeFailed)
        }
        shard.context.descriptors.wait()
        shard.queue.sync {}
        #expect(shard.tally.snapshot.writeFailures == 1)
    }

    @Test func answersToDatagramsGoWhereTheyCameFrom() throws {
        let endpoint = try BoundEndpoint.bind(ListenAddress("127.0.0.1:0"), isDualStack: false)
        defer { close(endpoint.tcp) }
        let port = DatagramPort(descriptor: endpoint.udp, shard: shard)
        shard.queue.sync { shard.adopt(port) }
        let client = try Client(endpoint.address, datagrams: true)
        let own = try #require(SocketAddress.boundPort(of: client.descriptor))
        let from = try ListenAddress("127.0.0.1:\(own)")
        var storage = sockaddr_storage()
        SocketAddress.withSystemAddress(from) { address, length in
            withUnsafeMutableBytes(of: &storage) { $0.copyMemory(from: .init(start: address, count: Int(length))) }
        }
        let isTaken = shard.queue.sync {
            let now = MonotonicTime.now
            let isTaken = ["ON", "", "LOAD", "ON"].map {
                port.awaitCommit(Array($0.utf8), isPresence: false, from.address, storage, at: now)
            }
            let content = Arrival.Content.unparsed(reason: "a test")
            shard.append(
                Arrival(received: .now, transport: .udp, peer: from.address, content: content, raw: []))
            return isTaken
        }
        #expect(isTaken == [true, false, true, false])
        #expect(read(client.descriptor, 2) == Array("ON".utf8))
        #expect(read(client.descriptor, 4) == Array("LOAD".utf8))
        shard.queue.sync { shard.drain(until: .now) {} }
        shard.context.descriptors.wait()
        #expect(shard.tally.snapshot.repliesWithheld == 1)
    }
}
