import Fleet
import Glibc

/// The connections of a replay: one for each that was recorded, opened by its first message.
struct ReplaySockets {
    /// What became of messages.
    struct Tally {
        var sent = 0
        var sentOnStreams = 0
        var bytes = 0
        var connections = 0
        var answerBytes = 0
        var failed = 0
    }

    /// How many connections are open at most; the one that was silent longest goes first.
    private static let most = 4000
    /// How many more wait for the listener to close its end.
    private static let mostClosing = 500
    /// How long the listener may take to let a message in, in seconds.
    private static let patienceSeconds = 10

    private struct Connection {
        let descriptor: Int32
        var device: String?
        var lastUse: Int
    }

    private let addresses: [SocketAddress]
    private var connections: [String: Connection] = [:]
    private var ofDevice: [String: String] = [:]
    /// Sockets on which nothing more goes out, oldest first.
    private var closing: [Int32] = []
    private var uses = 0
    private(set) var tally = Tally()

    init(_ addresses: [SocketAddress]) {
        self.addresses = addresses
        DescriptorLimit.raise(toFit: Self.most)
    }

    /// Sends a message on its connection; waits while the listener takes nothing.
    ///
    /// One that was closed is opened once more.
    mutating func send(_ message: RecordedMessage) {
        let key = "\(message.transport.rawValue) \(message.connection)"
        endFormer(of: message.device, now: key)
        for _ in 0..<2 {
            guard let descriptor = descriptor(key, message) else { break }
            readAnswers(descriptor)
            if Self.write(message.bytes, to: descriptor) {
                tally.sent += 1
                if message.transport == .tcp { tally.sentOnStreams += 1 }
                tally.bytes += message.bytes.count
                return
            }
            close(key)
        }
        tally.failed += 1
    }

    /// Lets the listener read and answer what is under way, for some seconds at most, and closes everything.
    mutating func finish() {
        for key in connections.keys.sorted() { close(key) }
        let deadline = ContinuousClock.now + .seconds(Self.patienceSeconds)
        for descriptor in closing { end(descriptor, by: deadline) }
        closing = []
    }

    /// A tracker that speaks on another connection than before has left the old one.
    private mutating func endFormer(of device: String?, now key: String) {
        guard let device else { return }
        if let former = ofDevice[device], former != key, connections[former]?.device == device { close(former) }
        ofDevice[device] = key
    }

    private mutating func descriptor(_ key: String, _ message: RecordedMessage) -> Int32? {
        uses += 1
        if var known = connections[key] {
            known.lastUse = uses
            // A connection on which several speak belongs to none of them.
            if let device = message.device, known.device != device { known.device = nil }
            connections[key] = known
            return known.descriptor
        }
        if connections.count >= Self.most, let oldest = connections.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            close(oldest.key)
        }
        guard let descriptor = open(message.transport) else { return nil }
        tally.connections += 1
        connections[key] = Connection(descriptor: descriptor, device: message.device, lastUse: uses)
        return descriptor
    }

    private func open(_ transport: Transport) -> Int32? {
        let kind = transport == .tcp ? SOCK_STREAM : SOCK_DGRAM
        for address in addresses {
            let flags = Int32(kind.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
            let descriptor = socket(address.family, flags, 0)
            guard descriptor >= 0 else { return nil }
            var limit = timeval(tv_sec: Self.patienceSeconds, tv_usec: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            if address.connect(descriptor) == 0 { return descriptor }
            _ = Glibc.close(descriptor)
        }
        return nil
    }

    /// Says that nothing more comes.
    ///
    /// The socket stays until the listener has closed its end too: closed with answers unread it would take back what
    /// is still on its way.
    private mutating func close(_ key: String) {
        guard let descriptor = connections.removeValue(forKey: key)?.descriptor else { return }
        shutdown(descriptor, Int32(SHUT_WR))
        closing.append(descriptor)
        guard closing.count > Self.mostClosing else { return }
        end(closing.removeFirst(), by: .now + .seconds(1))
    }

    /// Reads to the end, until a moment at most, and closes a socket.
    private mutating func end(_ descriptor: Int32, by deadline: ContinuousClock.Instant) {
        var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        var isOpen = Self.isStream(descriptor)
        while isOpen {
            let rest = (deadline - .now) / .milliseconds(1)
            guard rest > 0, poll(&state, 1, Int32(min(rest, 10_000))) > 0 else { break }
            isOpen = readAnswers(descriptor)
        }
        _ = Glibc.close(descriptor)
    }

    private static func isStream(_ descriptor: Int32) -> Bool {
        var kind: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        return getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &kind, &size) == 0 && kind == Int32(SOCK_STREAM.rawValue)
    }

    /// Reads and drops what has come; false where the other side has closed.
    @discardableResult
    private mutating func readAnswers(_ descriptor: Int32) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
            for _ in 0..<64 {
                let count = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
                guard count > 0 else { return count < 0 && (errno == EAGAIN || errno == EINTR) }
                tally.answerBytes += count
            }
            return true
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(
                    descriptor, $0.baseAddress?.advanced(by: done), $0.count - done, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }
}
