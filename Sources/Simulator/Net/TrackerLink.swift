import Fleet
import Glibc

/// What became of messages.
struct LinkTally: Sendable {
    /// Messages that the kernel took.
    var sent = 0
    /// Bytes that the kernel took.
    var bytes = 0
    /// Messages that were given up: no connection, or no room.
    var dropped = 0
    /// Messages that the server answered.
    var answered = 0
    /// Messages that were sent again because no answer came.
    var resent = 0
    /// Connections given up because no answer came.
    var unanswered = 0
    /// Pieces that came from the server and are not the answer to anything.
    var wrong = 0
    /// Connections made again after one was lost.
    var reconnects = 0
}

/// One tracker's socket: TCP with bounded output and a backoff between connections, or UDP.
///
/// Nothing here waits. Who owns a link must ``close()`` it.
struct TrackerLink {
    /// The most bytes that wait for the network; what comes on top is dropped.
    static let maximumPending = 4096
    /// The longest pause between two attempts to connect, in ms.
    static let longestBackoffMs: Int64 = 30_000
    /// How long a connection must have lived for the next pause to be short again, in ms.
    private static let provenAfterMs: Int64 = 10_000

    /// The most reads in a row; a server that has still more to say is no server of trackers.
    private static let maximumReads = 256

    /// TCP or UDP.
    let transport: Transport
    private let addresses: [SocketAddress]
    private var addressIndex = 0
    /// The socket; negative when there is none.
    private(set) var descriptor: Int32 = -1
    private var pending: [UInt8] = []
    private var pendingMessages = 0
    private var openedAtMs: Int64 = 0
    /// When the next attempt to connect may be made, in ms.
    private(set) var retryAtMs: Int64 = 0
    /// Whether the network has said that it takes bytes.
    private(set) var isConnected = false
    private var failures = 0
    private var wasOpen = false
    private var random: SplitMix64

    /// A link that opens at its first message.
    init(transport: Transport, addresses: [SocketAddress], seed: UInt64) {
        self.transport = transport
        self.addresses = addresses
        random = SplitMix64(seed: seed)
    }

    /// Whether bytes wait for the network.
    var hasPending: Bool { !pending.isEmpty }

    /// Whether there is a socket, connected or about to be.
    var isOpen: Bool { descriptor >= 0 }

    /// Whether a message would go out at once.
    var isReady: Bool { isOpen && isConnected && pending.isEmpty }

    /// Opens a socket if there is none and it is time to; true when a new one was opened.
    mutating func open(nowMs: Int64, tally: inout LinkTally) -> Bool {
        guard !isOpen, nowMs >= retryAtMs else { return false }
        let before = addressIndex
        repeat {
            if connect(nowMs: nowMs) {
                if wasOpen { tally.reconnects += 1 }
                wasOpen = true
                return true
            }
            addressIndex = (addressIndex + 1) % addresses.count
        } while addressIndex != before
        backOff(nowMs: nowMs)
        return false
    }

    /// Sends a message, or keeps it for when the network has room, or drops it.
    mutating func send(_ message: [UInt8], nowMs: Int64, tally: inout LinkTally) {
        guard isOpen, pending.count + message.count <= Self.maximumPending else {
            tally.dropped += 1
            return
        }
        guard transport == .tcp else { return sendDatagram(message, nowMs: nowMs, tally: &tally) }
        pending += message
        pendingMessages += 1
        flush(nowMs: nowMs, tally: &tally)
    }

    /// Hands waiting bytes to the kernel, as many as it takes.
    mutating func flush(nowMs: Int64, tally: inout LinkTally) {
        guard isOpen, hasPending else { return }
        let written = write(pending)
        if written < 0 {
            if ![EAGAIN, EINTR, ENOTCONN].contains(errno) { lose(nowMs: nowMs, tally: &tally) }
            return
        }
        tally.bytes += written
        pending.removeFirst(written)
        guard pending.isEmpty else { return }
        tally.sent += pendingMessages
        pendingMessages = 0
    }

    /// The network takes bytes: sends what waits.
    mutating func becomeWritable(nowMs: Int64, tally: inout LinkTally) {
        isConnected = true
        flush(nowMs: nowMs, tally: &tally)
    }

    /// Hands over all that the server has sent, a datagram or a piece of the stream at a time, and notices when it has
    /// closed the connection.
    mutating func receive(nowMs: Int64, tally: inout LinkTally, _ body: (UnsafeRawBufferPointer) -> Void) {
        guard isOpen else { return }
        let isLost = withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
            for _ in 0..<Self.maximumReads {
                let count = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
                if count < 0 { return ![EAGAIN, EINTR, ENOTCONN].contains(errno) }
                if count == 0, transport == .tcp { return true }
                body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
            return true
        }
        if isLost { lose(nowMs: nowMs, tally: &tally) }
    }

    /// Closes the socket; what still waits is dropped.
    mutating func close(tally: inout LinkTally) {
        if isOpen { _ = Glibc.close(descriptor) }
        descriptor = -1
        isConnected = false
        tally.dropped += pendingMessages
        pendingMessages = 0
        pending.removeAll()
    }

    /// Opens a socket and begins to connect it to the present address.
    private mutating func connect(nowMs: Int64) -> Bool {
        let address = addresses[addressIndex]
        let kind = transport == .tcp ? SOCK_STREAM : SOCK_DGRAM
        let flags = Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let socket = Glibc.socket(address.family, Int32(kind.rawValue) | flags, 0)
        guard socket >= 0 else { return false }
        guard address.connect(socket) == 0 || errno == EINPROGRESS else {
            _ = Glibc.close(socket)
            return false
        }
        descriptor = socket
        openedAtMs = nowMs
        return true
    }

    /// Sends one datagram; an unreachable listener makes the next one try the host's next address.
    private mutating func sendDatagram(_ message: [UInt8], nowMs: Int64, tally: inout LinkTally) {
        let written = write(message)
        if written == message.count {
            tally.sent += 1
            tally.bytes += written
            return
        }
        tally.dropped += 1
        if ![EAGAIN, EINTR, ENOBUFS].contains(errno) { lose(nowMs: nowMs, tally: &tally) }
    }

    /// Writes without waiting and without a signal; negative with `errno` set when nothing was taken.
    private func write(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }

    /// Gives up a connection; the next attempt takes the next address, and waits if all were tried.
    mutating func lose(nowMs: Int64, tally: inout LinkTally) {
        close(tally: &tally)
        if nowMs - openedAtMs >= Self.provenAfterMs { failures = 0 }
        addressIndex = (addressIndex + 1) % addresses.count
        guard addressIndex == 0 else { return }
        backOff(nowMs: nowMs)
    }

    /// Sets the time of the next attempt: about 1, 2, 4 … 30 s from now.
    private mutating func backOff(nowMs: Int64) {
        let pause = min(Self.longestBackoffMs, 1000 << Int64(min(failures, 5)))
        failures += 1
        retryAtMs = nowMs + Int64(Double(pause) * random.uniform(0.7...1))
    }
}
