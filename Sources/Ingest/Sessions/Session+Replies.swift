import Dispatch
import Glibc

extension Session {
    /// Queues answers that may go; when the socket leaves too much of them, the writing has failed.
    func queueReply(_ reply: [UInt8]) {
        guard !reply.isEmpty, !hasWriteFailed else { return }
        let room = shard.context.settings.maxPendingReply
        pendingReply.append(contentsOf: reply)
        if pendingReply.count > room { sendPendingReply() }
        if pendingReply.count > room {
            hasWriteFailed = true
            pendingReply = []
        }
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
            guard !isGone else { return }
            sendPendingReply()
            answersMoved()
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
