extension Session {
    /// Whether answers are still to come or to be written.
    var owesAnswers: Bool { !awaited.isEmpty || !pendingReply.isEmpty }

    /// Whether so many answers wait that nothing more is read until some have gone.
    var isCrowded: Bool { awaited.byteCount + pendingReply.count > shard.context.settings.maxPendingReply }

    /// Keeps an answer until the present burst, which its message is going to be in, is committed.
    func awaitCommit(_ reply: [UInt8]) {
        guard !reply.isEmpty, !hasWriteFailed else { return }
        if awaited.append(reply, burst: shard.burstNumber) { shard.answers.sessions.append(self) }
    }

    /// Sends the answers of a burst that was committed, in the order of the messages; gives up those of one that was not.
    func settle(burst: UInt64, isCommitted: Bool) {
        guard !isGone else { return }
        if isCommitted {
            awaited.commit(burst)
        } else {
            let count = awaited.giveUp(burst)
            shard.count { $0.repliesGivenUp &+= count }
        }
        queueReply(awaited.takeCommitted())
        sendPendingReply()
        answersMoved()
    }

    /// Goes on after answers have left: closes what failed or owes nothing any more, reads what had to wait.
    func answersMoved() {
        if hasWriteFailed {
            close(.writeFailed)
            leave()
        } else if !isOpen {
            if !owesAnswers { leave() }
        } else if pause?.cause == .answers, !isCrowded {
            resume()
        }
    }
}
