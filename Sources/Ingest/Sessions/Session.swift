import Dialects
import Dispatch
import Fleet
import Glibc

/// One TCP connection: reads, decodes, answers, and knows when it has to go.
///
/// `@unchecked Sendable` holds because every `var` is touched on the queue of its shard only; other queues merely
/// pass references around and compare them.
final class Session: @unchecked Sendable {
    /// What one read found.
    enum Reading: Sendable {
        /// Bytes, and perhaps more behind them.
        case more
        /// All that has arrived is read.
        case dry
        /// The connection is over.
        case ended
    }

    /// The socket.
    let descriptor: Int32
    /// Who is at the other end.
    let peer: PeerAddress
    /// Whose queue it lives on.
    let shard: Shard

    /// When it has to go.
    var deadlines = SessionDeadlines(openedAt: .now)
    /// For whom it has spoken.
    var identity = SpokenIdentity.none
    /// Answers that wait for the socket.
    var pendingReply: [UInt8] = []
    /// Whether an answer could not be written.
    var hasWriteFailed = false
    /// Wakes us when the socket takes bytes again; there only while answers wait.
    var writeSource: (any DispatchSourceWrite)?

    private var decoder: StreamDecoder
    private var readSource: (any DispatchSourceRead)?
    private var unparsedHandedOver = 0
    /// Whether a look at the silence is due already; one at a time is enough.
    private var isAwaitingQuiet = false
    /// Sources that still use the descriptor.
    private var sourcesInUse = 0
    private(set) var isOpen = true
    /// Whether the other side may still get answers.
    private var mayAnswer = true

    /// A session on an accepted socket, which it owns from now on.
    init(descriptor: Int32, peer: PeerAddress, shard: Shard) {
        self.descriptor = descriptor
        self.peer = peer
        self.shard = shard
        decoder = StreamDecoder(from: peer)
        shard.context.descriptors.enter()
    }

    /// Begins to read.
    func start() {
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: shard.queue)
        source.setEventHandler { [self] in becameReadable() }  // the cycle ends when the source is cancelled
        register(source)
        readSource = source
        source.activate()
        shard.wake(at: deadlines.next(shard.context.limits).at)
        shard.context.log.note(.debug, .connection, "\(peer) connected")
    }

    /// Counts a source in, and gives the descriptor back when the last one is cancelled.
    func register(_ source: any DispatchSourceProtocol) {
        sourcesInUse += 1
        source.setCancelHandler { [self] in
            sourcesInUse -= 1
            guard sourcesInUse == 0 else { return }
            Glibc.close(descriptor)
            shard.context.descriptors.leave()
        }
    }

    // MARK: Reading

    /// One turn: a bounded read, so that a busy connection does not starve the others.
    private func becameReadable() {
        guard isOpen else { return }
        if read() == .ended { close(.ended) }
    }

    /// Reads once and takes what came.
    private func read() -> Reading {
        let shard = shard
        return shard.withBuffer { buffer in
            let count = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
            if count > 0 {
                take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                return count == buffer.count ? .more : .dry
            }
            if count == 0 { return .ended }
            return errno == EAGAIN || errno == EINTR ? .dry : .ended
        }
    }

    /// Decodes bytes and acts on what they say.
    private func take(_ bytes: UnsafeRawBufferPointer) {
        let now = Timestamp.now
        var completed = false
        decoder.receive(bytes, now: now) { message, raw, detection in
            completed = true
            deliver(message, raw, detection, at: now)
        }
        shard.count { $0.bytesIn &+= bytes.count }
        let hasPartial = decoder.hasPartialMessage
        deadlines.heard(at: .now, completed: completed, hasPartial: hasPartial)
        if hasPartial {
            shard.wake(at: deadlines.next(shard.context.limits).at)
            awaitQuiet()
        }
        sendPendingReply()
        if let verdict = decoder.verdict {
            close(.verdict(verdict))
        } else if hasWriteFailed {
            close(.writeFailed)
        }
    }

    // MARK: Silence

    /// Looks again once the connection may have been silent long enough to tell what is held back.
    private func awaitQuiet() {
        guard !isAwaitingQuiet, decoder.awaitsQuiet else { return }
        isAwaitingQuiet = true
        let wait = deadlines.lastHeard.adding(shard.context.settings.quiet).nanoseconds - MonotonicTime.now.nanoseconds
        shard.queue.asyncAfter(deadline: .now() + .nanoseconds(Int(clamping: max(0, wait)))) { [self] in
            isAwaitingQuiet = false
            guard isOpen else { return }
            // Bytes may be waiting because we were late ourselves; they count.
            if read() == .ended { close(.ended) }
            if isOpen { settleIfQuiet() }
        }
    }

    /// Takes what is held back as a message when nothing more came for long enough.
    private func settleIfQuiet() {
        guard deadlines.lastHeard.adding(shard.context.settings.quiet) <= .now else { return awaitQuiet() }
        let now = Timestamp.now
        decoder.quiet(now: now) { message, raw, detection in deliver(message, raw, detection, at: now) }
        deadlines.heard(at: deadlines.lastHeard, completed: true, hasPartial: decoder.hasPartialMessage)
        sendPendingReply()
        if hasWriteFailed { close(.writeFailed) }
    }

    /// Hands one message over and notes what it says about the connection.
    private func deliver(
        _ message: DecodedMessage, _ raw: UnsafeRawBufferPointer, _ detection: Detection?, at now: Timestamp
    ) {
        switch message.content {
        case .report(let report):
            shard.count { $0.messagesIn &+= 1 }
            noteDecision()
            noteIdentity(report.device)
        case .unparsed:
            shard.count { $0.unparsed &+= 1 }
            guard unparsedHandedOver < shard.context.settings.maxUnparsed else {
                shard.count { $0.unparsedWithheld &+= 1 }
                return
            }
            unparsedHandedOver += 1
        }
        if mayAnswer { queueReply(message.reply) }
        shard.append(
            Arrival(
                received: now, transport: .tcp, peer: peer, content: message.content, raw: [UInt8](raw),
                reply: mayAnswer ? message.reply : [], detection: detection))
    }

    /// The first valid message came.
    private func noteDecision() {
        guard !deadlines.isDecided else { return }
        deadlines.decided()
        shard.context.admission.decided()
    }

    // MARK: Deadlines and the end

    /// Closes the connection when it is overdue; otherwise returns its next deadline.
    func checkDeadlines(_ limits: SessionDeadlines.Limits, at now: MonotonicTime) -> MonotonicTime? {
        guard deadlines.next(limits).at <= now else { return deadlines.next(limits).at }
        // Bytes may be waiting because we were late ourselves; they count.
        if read() == .ended { close(.ended) }
        guard isOpen else { return nil }
        let (deadline, cause) = deadlines.next(limits)
        guard deadline <= now else { return deadline }
        close(.deadline(cause))
        return nil
    }

    /// A newer connection speaks for `device`: reads what has arrived and goes, unless this one is a relay.
    func giveWay(for device: DeviceID) {
        var turns = 4
        while isOpen, turns > 0, read() == .more { turns -= 1 }
        if isOpen, identity == .one(device) { close(.replaced) }
    }

    /// Reads one turn at the end of the listener and says whether there may be more.
    func readForDrain(until end: MonotonicTime) -> Bool {
        guard isOpen, MonotonicTime.now < end else { return false }
        switch read() {
        case .more: return isOpen
        case .dry: return false
        case .ended:
            close(.ended)
            return false
        }
    }

    /// Hands over what was held back and closes the socket; later calls do nothing.
    func close(_ ending: SessionEnding) {
        guard isOpen else { return }
        isOpen = false
        mayAnswer = ending.mayAnswer
        let now = Timestamp.now
        decoder.finish(now: now) { message, raw, detection in deliver(message, raw, detection, at: now) }
        if mayAnswer { sendPendingReply() }
        decoder = StreamDecoder()
        if case .one(let device) = identity { shard.context.registry.release(device, by: self) }
        shard.context.admission.leave(peer, isDecided: deadlines.isDecided)
        shard.count { ending.count(in: &$0) }
        ending.note(in: shard.context.log, about: peer)
        shutdown(descriptor, Int32(SHUT_RDWR))
        readSource?.cancel()
        writeSource?.cancel()
        (readSource, writeSource) = (nil, nil)
        shard.remove(self)
    }
}
