import Dispatch
import Glibc

extension Session {
    /// Queues an answer; the answers of one read go out together.
    func queueReply(_ reply: [UInt8]) {
        guard !reply.isEmpty, !hasWriteFailed else { return }
        let room = shard.context.settings.maxPendingReply
        if pendingReply.count + reply.count > room { sendPendingReply() }
        guard pendingReply.count + reply.count <= room else {
            hasWriteFailed = true
            return
        }
        pendingReply.append(contentsOf: reply)
    }

    /// Writes what the socket takes now and waits for it with the rest.
    func sendPendingReply() {
        guard !pendingReply.isEmpty, !hasWriteFailed else { return }
        let count = send(
            descriptor, pendingReply, pendingReply.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
        if count < 0, errno != EAGAIN, errno != EINTR {
            hasWriteFailed = true
            return
        }
        if count >= pendingReply.count {
            pendingReply = []  // gives the memory back: most connections are idle
            stopWaitingForRoom()
        } else {
            if count > 0 { pendingReply.removeFirst(count) }
            waitForRoom()
        }
    }

    /// Wakes us when the socket takes bytes again.
    private func waitForRoom() {
        guard writeSource == nil else { return }
        let source = DispatchSource.makeWriteSource(fileDescriptor: descriptor, queue: shard.queue)
        source.setEventHandler { [self] in  // the cycle ends when the source is cancelled
            guard isOpen else { return }
            sendPendingReply()
            if hasWriteFailed { close(.writeFailed) }
        }
        register(source)
        writeSource = source
        source.activate()
    }

    /// Nothing waits any more.
    private func stopWaitingForRoom() {
        writeSource?.cancel()
        writeSource = nil
    }
}
