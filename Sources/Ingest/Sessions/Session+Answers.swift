extension Session {
    /// Whether answers are still to come or to be written.
    var owesAnswers: Bool { !awaited.isEmpty || !pendingReply.isEmpty }

    /// Whether so many answers wait that nothing more is read until some have gone.
    var isCrowded: Bool { awaited.byteCount + pendingReply.count > shard.context.settings.maxPendingReply }

    /// Keeps an answer until the present burst, which its message is going to be in, is committed.
    func awaitCommit(_ reply: [UInt8], isPresence: Bool) {
        guard !reply.isEmpty, !hasWriteFailed else { return }
        let isFirst = awaited.append(reply, isPresence: isPresence, burst: shard.burstNumber)
        if isFirst { shard.answers.sessions.append(self) }
    }

    /// Sends the answers of a burst, in the order of the messages, as far as what became of it allows.
    func settle(burst: UInt64, _ outcome: CommitOutcome) {
        guard !isGone else { return }
        var lost = 0
        switch outcome {
        case .kept: awaited.commit(burst)
        case .notKept: lost = awaited.reduceToPresence(burst)
        case .forgotten: lost = awaited.giveUp(burst)
        }
        if lost > 0 { shard.count { $0.repliesGivenUp &+= lost } }
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
