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

    /// The socket.
    let descriptor: Int32
    /// Whose queue it lives on.
    let shard: Shard
    private var decoder = DatagramDecoder()
    private var source: (any DispatchSourceRead)?
    /// What each source may still cost us.
    var budgets: SourceBudgets
    /// Answers that are still to come.
    var awaited = 0
    /// Whether those that are still to come have been given up.
    private(set) var isGivenUp = false
    private var lostBefore: UInt32 = 0
    /// Whether the source still uses the descriptor.
    private var isInUse = true

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
        source.setCancelHandler { [self] in
            isInUse = false
            closeIfDone()
        }
        self.source = source
        source.activate()
    }

    /// Reads no more; the socket is closed once the last answer has left.
    func close() {
        source?.cancel()
        source = nil
    }

    /// Gives up the answers that are still to come.
    func giveUp() {
        guard !isGivenUp else { return }
        isGivenUp = true
        guard awaited > 0 else { return }
        shard.count { $0.repliesGivenUp &+= awaited }
        awaited = 0
        closeIfDone()
    }

    /// Gives the descriptor back when it is not read any more and no answer is to come.
    func closeIfDone() {
        guard !isInUse, awaited == 0 else { return }
        Glibc.close(descriptor)
        shard.context.descriptors.leave()
    }

    /// Reads some datagrams and says whether there may be more.
    @discardableResult
    func readTurn() -> Bool {
        guard source != nil else { return false }
        defer { countLost() }
        let isCongested = shard.context.isCongested()
        for _ in 0..<Self.turn {
            guard readOne(isCongested) else { return false }
        }
        return true
    }

    /// Reads one datagram, only to drop it while there is congestion; false when none is waiting.
    private func readOne(_ isCongested: Bool) -> Bool {
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
            guard !isCongested else {
                shard.count { $0.datagramsShed &+= 1 }
                return true
            }
            guard count <= min(buffer.count, shard.context.settings.maxDatagram),
                let peer = SocketAddress.peer(storage)
            else {
                shard.count { $0.datagramsDropped &+= 1 }
                return true
            }
            take(UnsafeRawBufferPointer(rebasing: buffer[..<count]), from: peer, storage)
            return true
        }
    }

    /// Decodes a datagram and acts on what it says.
    private func take(_ bytes: UnsafeRawBufferPointer, from peer: PeerAddress, _ storage: sockaddr_storage) {
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
            let isAnswered = awaitCommit(
                message.reply, isPresence: message.content.isPresence, peer, storage, at: tick)
            shard.append(
                Arrival(
                    received: now, transport: .udp, peer: peer, content: message.content, raw: [UInt8](raw),
                    reply: isAnswered ? message.reply : [], detection: detection))
        }
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
