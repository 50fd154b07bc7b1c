import Fleet
import Glibc

/// An answer to a datagram, with the port that sends it and where it goes.
struct DatagramAnswer: Sendable {
    /// The port that the datagram came to.
    let port: DatagramPort
    /// Where it came from, as the system told it.
    let source: sockaddr_storage
    /// What is answered.
    let bytes: [UInt8]
    /// Whether it acknowledges nothing but the tracker's presence.
    let isPresence: Bool
}

extension DatagramPort {
    /// Keeps an answer until the present burst is committed, and says whether it is going to be sent.
    func awaitCommit(
        _ reply: [UInt8], isPresence: Bool, _ peer: PeerAddress, _ source: sockaddr_storage, at tick: MonotonicTime
    ) -> Bool {
        guard !reply.isEmpty else { return false }
        let isTaken =
            budgets.takeReply(peer, at: tick)
            && shard.awaitCommit(
                DatagramAnswer(port: self, source: source, bytes: reply, isPresence: isPresence))
        if isTaken { awaited += 1 } else { shard.count { $0.repliesWithheld &+= 1 } }
        return isTaken
    }

    /// Sends an answer whose report is safe, or gives it up.
    func settle(_ answer: DatagramAnswer, _ outcome: CommitOutcome) {
        guard !isGivenUp else { return }  // the socket may be closed
        let mayGo = outcome == .kept || (outcome == .notKept && answer.isPresence)
        if !mayGo {
            shard.count { $0.repliesGivenUp &+= 1 }
        } else if !send(answer) {
            shard.count { $0.repliesWithheld &+= 1 }
        }
        awaited -= 1
        closeIfDone()
    }

    /// Sends an answer to where the datagram came from, and says whether the system took it.
    private func send(_ answer: DatagramAnswer) -> Bool {
        var storage = answer.source
        let flags = Int32(MSG_DONTWAIT | MSG_NOSIGNAL)
        let isIPv4 = Int32(storage.ss_family) == AF_INET
        let size = isIPv4 ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size
        return SocketAddress.withRoom(&storage) { address, _ in
            sendto(descriptor, answer.bytes, answer.bytes.count, flags, address, socklen_t(size)) == answer.bytes.count
        }
    }
}
