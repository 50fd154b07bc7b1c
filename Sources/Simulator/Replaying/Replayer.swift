import Fleet
import Glibc

/// Plays recorded messages at a listener, in their order and as far apart as they came.
public struct Replayer {
    /// What became of a replay.
    public struct Counters: Sendable, Equatable {
        /// Messages that went out.
        public var sent = 0
        /// Their bytes.
        public var bytes = 0
        /// Connections that were opened, UDP sockets among them.
        public var connections = 0
        /// Bytes that came back.
        public var answerBytes = 0
        /// Messages that did not get out.
        public var failed = 0
        /// Whether connections were tried and not one message got through any.
        public var isRefused = false
    }

    /// After so many datagrams without a pause there is one, so that the listener's system need not drop any.
    private static let datagramsInARow = 32
    /// A datagram is put together from messages up to this size, in bytes.
    private static let longestDatagram = 1400

    private var sockets: ReplaySockets
    private var pace: ReplayPace
    private var datagrams = 0

    /// A replay that has not begun.
    ///
    /// - Parameter speed: how many times faster than it was; nil for as fast as it goes.
    public init(host: String, port: UInt16, speed: Double?) throws(SimulatorError) {
        sockets = ReplaySockets(try SocketAddress.resolve(host: host, port: port))
        pace = ReplayPace(speed: speed)
    }

    /// Plays all messages; waits for each until it is due.
    ///
    /// - Parameters:
    ///   - next: gives the next message; nil behind the last.
    ///   - isStopped: asked at least ten times a second; true ends the replay.
    ///   - progress: called after each message.
    public mutating func play(
        _ next: () throws -> RecordedMessage?, isStopped: () -> Bool, progress: (Counters) -> Void
    ) throws -> Counters {
        let began = ContinuousClock.now
        var held: RecordedMessage?
        while !isStopped(), var message = try next() {
            message.bytes = message.wholeBytes
            // Messages of one datagram arrived in the same instant: only together they make sense.
            if var former = held, Self.belong(former, message) {
                former.bytes += message.bytes
                held = former
                continue
            }
            if let former = held { send(former) }
            held = message
            guard !isHopeless, wait(until: began + .milliseconds(pace.next(received: message.received)), isStopped)
            else { break }
            progress(counters)
        }
        if let held, !isStopped(), !isHopeless { send(held) }
        sockets.finish()
        return counters
    }

    /// Whether connections are refused again and again; a datagram that nobody wants is not refused at once.
    private var isHopeless: Bool { sockets.tally.sentOnStreams == 0 && sockets.tally.failed >= 10 }

    private var counters: Counters {
        let tally = sockets.tally
        return Counters(
            sent: tally.sent, bytes: tally.bytes, connections: tally.connections, answerBytes: tally.answerBytes,
            failed: tally.failed, isRefused: tally.sentOnStreams == 0 && tally.failed > 0)
    }

    private static func belong(_ former: RecordedMessage, _ message: RecordedMessage) -> Bool {
        message.transport == .udp && former.transport == .udp && former.received != nil
            && former.received == message.received && former.connection == message.connection
            && former.bytes.count + message.bytes.count <= longestDatagram
    }

    private mutating func send(_ message: RecordedMessage) {
        sockets.send(message)
        guard message.transport == .udp else { return }
        datagrams += 1
        if datagrams % Self.datagramsInARow == 0 { usleep(1000) }
    }

    /// Sleeps; false when it was stopped.
    private func wait(until due: ContinuousClock.Instant, _ isStopped: () -> Bool) -> Bool {
        while ContinuousClock.now < due {
            guard !isStopped() else { return false }
            let rest = (due - .now) / .microseconds(1)
            usleep(UInt32(max(0, min(rest, 100_000))))
        }
        return true
    }
}
