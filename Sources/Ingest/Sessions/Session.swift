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
        /// The other side has ended its sending.
        case ended
        /// The connection is broken.
        case broken
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
    /// Answers that wait for their reports to be committed.
    var awaited = ReplyQueue()
    /// Answers that wait for the socket.
    var pendingReply: [UInt8] = []
    /// Whether an answer could not be written.
    var hasWriteFailed = false
    /// Wakes us when the socket takes bytes again; there only while answers wait.
    var writeSource: (any DispatchSourceWrite)?

    /// Why it is not read at present, if so.
    var pause: Pause?
    /// Tells when there is something to read; there while the connection is open.
    private(set) var readSource: (any DispatchSourceRead)?

    private var decoder: StreamDecoder
    private var unparsedHandedOver = 0
    /// Whether a look at the silence is due already; one at a time is enough.
    private var isAwaitingQuiet = false
    /// What still uses the descriptor: the session itself, and its sources.
    private var holds = 1
    /// Whether it is read; afterwards it only waits for the last answers.
    private(set) var isOpen = true
    /// Whether nothing is read or written any more.
    private(set) var isGone = false
    /// Whether the other side may still get answers to new messages.
    private var mayAnswer = true
    /// When it goes although answers are still to come.
    private var leaving = MonotonicTime.never

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

    /// Counts a source in as a user of the descriptor, until it is cancelled.
    func register(_ source: any DispatchSourceProtocol) {
        holds += 1
        source.setCancelHandler { [self] in release() }
    }

    /// One use of the descriptor is over; the last one gives it back.
    private func release() {
        holds -= 1
        guard holds == 0 else { return }
        Glibc.close(descriptor)
        shard.context.descriptors.leave()
    }

    // MARK: Reading

    /// One turn: a bounded read, so that a busy connection does not starve the others.
    private func becameReadable() {
        guard isOpen, mayRead() else { return }
        read()
    }

    /// Reads once, takes what came, and closes the connection when it is over.
    @discardableResult
    private func read() -> Reading {
        let reading = readSocket()
        switch reading {
        case .more, .dry: break
        case .ended: close(.ended)
        case .broken: close(.broken)
        }
        return reading
    }

    /// Reads once and takes what came.
    private func readSocket() -> Reading {
        let shard = shard
        return shard.withBuffer { buffer in
            let count = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
            if count > 0 {
                take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                return count == buffer.count ? .more : .dry
            }
            if count == 0 { return .ended }
            return errno == EAGAIN || errno == EINTR ? .dry : .broken
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
        if let verdict = decoder.verdict { close(.verdict(verdict)) }
    }

    // MARK: Silence

    /// Looks again once the connection may have been silent long enough to tell what is held back.
    func awaitQuiet() {
        guard !isAwaitingQuiet, pause == nil, decoder.awaitsQuiet else { return }
        isAwaitingQuiet = true
        let wait = deadlines.lastHeard.adding(shard.context.settings.quiet).nanoseconds - MonotonicTime.now.nanoseconds
        shard.queue.asyncAfter(deadline: .now() + .nanoseconds(Int(clamping: max(0, wait)))) { [self] in
            isAwaitingQuiet = false
            guard isOpen, mayRead() else { return }
            // Bytes may be waiting because we were late ourselves; they count.
            read()
            if isOpen { settleIfQuiet() }
        }
    }

    /// Takes what is held back as a message when nothing more came for long enough.
    private func settleIfQuiet() {
        guard deadlines.lastHeard.adding(shard.context.settings.quiet) <= .now else { return awaitQuiet() }
        let now = Timestamp.now
        decoder.quiet(now: now) { message, raw, detection in deliver(message, raw, detection, at: now) }
        deadlines.heard(at: deadlines.lastHeard, completed: true, hasPartial: decoder.hasPartialMessage)
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
        if mayAnswer { awaitCommit(message.reply, isPresence: message.content.isPresence) }
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
        guard isOpen else { return checkLeaving(at: now) }
        guard pause == nil else { return nil }
        guard deadlines.next(limits).at <= now else { return deadlines.next(limits).at }
        guard mayRead() else { return nil }
        // Bytes may be waiting because we were late ourselves; they count.
        read()
        guard isOpen else { return checkLeaving(at: now) }
        let (deadline, cause) = deadlines.next(limits)
        guard deadline <= now else { return deadline }
        close(.deadline(cause))
        return checkLeaving(at: now)
    }

    /// Lets a connection that has ended go when its answers took too long; otherwise returns when that is due.
    private func checkLeaving(at now: MonotonicTime) -> MonotonicTime? {
        guard !isGone, leaving <= now else { return isGone ? nil : leaving }
        leave()
        return nil
    }

    /// A newer connection speaks for `device`: reads what has arrived and goes, unless this one is a relay.
    func giveWay(for device: DeviceID) {
        guard isOpen else { return }
        guard mayRead() || pause?.cause == .answers else {
            pause?.successor = device
            return
        }
        var turns = 4
        while isOpen, turns > 0, read() == .more { turns -= 1 }
        if isOpen, identity == .one(device) { close(.replaced) }
    }

    /// Reads one turn at the end of the listener and says whether there may be more.
    func readForDrain(until end: MonotonicTime) -> Bool {
        guard isOpen, MonotonicTime.now < end else { return false }
        guard !isCrowded else { return true }
        return read() == .more && isOpen
    }

    /// Hands over what was held back and reads no more; the socket is closed once the last answer has left.
    ///
    /// Later calls do nothing.
    func close(_ ending: SessionEnding) {
        guard isOpen else { return }
        isOpen = false
        mayAnswer = ending.mayAnswer
        let now = Timestamp.now
        decoder.finish(now: now) { message, raw, detection in deliver(message, raw, detection, at: now) }
        decoder = StreamDecoder()
        if case .one(let device) = identity { shard.context.registry.release(device, by: self) }
        shard.count { ending.count(in: &$0) }
        ending.note(in: shard.context.log, about: peer)
        stopReading()
        guard ending.keepsAnswers, owesAnswers else { return leave() }
        leaving = MonotonicTime.now.adding(shard.context.settings.answerPatience)
        shard.wake(at: leaving)
    }

    /// Cancels the source; a suspended one has to be resumed for that.
    private func stopReading() {
        readSource?.cancel()
        if pause != nil { readSource?.resume() }
        (readSource, pause) = (nil, nil)
    }

    /// Gives up what has not been answered and closes the socket; until then the connection counts as open.
    func leave() {
        guard !isGone else { return }
        isGone = true
        let unanswered = awaited.count
        if unanswered > 0 { shard.count { $0.repliesGivenUp &+= unanswered } }
        (awaited, pendingReply) = (ReplyQueue(), [])
        shard.context.admission.leave(peer, isDecided: deadlines.isDecided)
        shutdown(descriptor, Int32(SHUT_RDWR))
        writeSource?.cancel()
        writeSource = nil
        shard.remove(self)
        release()
    }
}
