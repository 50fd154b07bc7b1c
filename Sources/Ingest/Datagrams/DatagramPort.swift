import Dialects
import Dispatch
import Fleet
import Glibc

/// One UDP socket.
///
/// `@unchecked Sendable` holds because every `var` is touched on the queue of its shard only.
final class DatagramPort: @unchecked Sendable {
    /// Datagrams read in one turn, at most.
    private static let turn = 128

    private let descriptor: Int32
    private let shard: Shard
    private var decoder = DatagramDecoder()
    private var source: (any DispatchSourceRead)?
    private var budgets: SourceBudgets
    private var lostBefore: UInt32 = 0

    /// A port on a bound socket, which it owns from now on.
    init(descriptor: Int32, shard: Shard) {
        self.descriptor = descriptor
        self.shard = shard
        let settings = shard.context.settings
        budgets = SourceBudgets(maxUnparsed: settings.maxUnparsed, maxRepliesPerSecond: settings.maxRepliesPerSecond)
        shard.context.descriptors.enter()
    }

    /// Begins to read.
    func start() {
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: shard.queue)
        source.setEventHandler { [self] in readTurn() }  // the cycle ends when the source is cancelled
        source.setCancelHandler { [descriptor, context = shard.context] in
            Glibc.close(descriptor)
            context.descriptors.leave()
        }
        self.source = source
        source.activate()
    }

    /// Closes the socket.
    func close() {
        source?.cancel()
        source = nil
    }

    /// Reads some datagrams and says whether there may be more.
    @discardableResult
    func readTurn() -> Bool {
        guard source != nil else { return false }
        defer { countLost() }
        for _ in 0..<Self.turn {
            guard readOne() else { return false }
        }
        return true
    }

    /// Reads one datagram; false when none is waiting.
    private func readOne() -> Bool {
        let shard = shard
        return shard.withBuffer { buffer in
            var storage = sockaddr_storage()
            let flags = Int32(MSG_DONTWAIT | MSG_TRUNC)
            let count = SocketAddress.withRoom(&storage) { address, length in
                recvfrom(descriptor, buffer.baseAddress, buffer.count, flags, address, &length)
            }
            guard count >= 0 else { return errno == EINTR }
            shard.count {
                $0.datagramsIn &+= 1
                $0.bytesIn &+= count
            }
            guard count <= min(buffer.count, shard.context.settings.maxDatagram),
                let peer = SocketAddress.peer(storage)
            else {
                shard.count { $0.datagramsDropped &+= 1 }
                return true
            }
            take(UnsafeRawBufferPointer(rebasing: buffer[..<count]), from: peer, &storage)
            return true
        }
    }

    /// Decodes a datagram and acts on what it says.
    private func take(_ bytes: UnsafeRawBufferPointer, from peer: PeerAddress, _ storage: inout sockaddr_storage) {
        let now = Timestamp.now
        let tick = MonotonicTime.now
        decoder.receive(bytes, from: peer, now: now) { message, raw, detection in
            switch message.content {
            case .report:
                shard.count { $0.messagesIn &+= 1 }
            case .unparsed:
                shard.count { $0.unparsed &+= 1 }
                guard budgets.takeUnparsed(peer, at: tick) else {
                    shard.count { $0.unparsedWithheld &+= 1 }
                    return
                }
            }
            let isAnswered = answer(message.reply, peer, &storage, at: tick)
            shard.append(
                Arrival(
                    received: now, transport: .udp, peer: peer, content: message.content, raw: [UInt8](raw),
                    reply: isAnswered ? message.reply : [], detection: detection))
        }
    }

    /// Sends an answer to where the datagram came from, and says whether it went.
    func answer(
        _ reply: [UInt8], _ peer: PeerAddress, _ storage: inout sockaddr_storage, at tick: MonotonicTime
    ) -> Bool {
        guard !reply.isEmpty else { return false }
        let flags = Int32(MSG_DONTWAIT | MSG_NOSIGNAL)
        let isIPv4 = Int32(storage.ss_family) == AF_INET
        let size = isIPv4 ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size
        let isSent =
            budgets.takeReply(peer, at: tick)
            && SocketAddress.withRoom(&storage) { address, _ in
                sendto(descriptor, reply, reply.count, flags, address, socklen_t(size)) == reply.count
            }
        if !isSent { shard.count { $0.repliesWithheld &+= 1 } }
        return isSent
    }

    /// Adds what the system threw away since the last turn.
    private func countLost() {
        guard let lost = SocketOption.lostDatagrams(descriptor), lost != lostBefore else { return }
        let news = Int(lost &- lostBefore)
        lostBefore = lost
        shard.count { $0.datagramsLost &+= news }
        shard.context.log.note(.warning, .datagram, "\(news) datagrams came too fast and were lost")
    }
}
