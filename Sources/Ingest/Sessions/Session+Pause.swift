import Fleet

extension Session {
    /// A time in which the connection is not read by our own choice.
    struct Pause {
        /// Why it is not read.
        enum Cause {
            /// Whoever takes the reports can not keep up.
            case congestion
            /// Too many of its answers wait for their reports to be committed.
            case answers
        }

        let cause: Cause
        let since: MonotonicTime
        /// The device that speaks on a newer connection; this one goes once it has been read.
        var successor: DeviceID?
    }

    /// Whether it may be read now; otherwise it is left alone until it may.
    func mayRead() -> Bool {
        guard pause == nil else { return false }
        if shard.context.isCongested() {
            beginPause(.congestion)
            shard.lookAgain(at: self)
        } else if isCrowded {
            beginPause(.answers)
        }
        return pause == nil
    }

    /// Reads again; the time of the pause does not count for deadlines.
    func resume() {
        guard isOpen, let pause else { return }
        self.pause = nil
        deadlines.wasLeftAlone(for: .nanoseconds(MonotonicTime.now.nanoseconds - pause.since.nanoseconds))
        readSource?.resume()
        shard.wake(at: deadlines.next(shard.context.limits).at)
        if let successor = pause.successor { return giveWay(for: successor) }
        awaitQuiet()
    }

    /// Leaves the socket alone.
    private func beginPause(_ cause: Pause.Cause) {
        pause = Pause(cause: cause, since: .now)
        readSource?.suspend()
    }
}
