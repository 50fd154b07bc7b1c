import Glibc
import Simulator

/// Peers that behave badly in every way we know, one after the other, until a deadline.
///
/// They stay below the cap on connections without a valid message; beyond it the listener turns peers away, good ones too.
struct BadPeers {
    /// How many connections were opened or datagrams sent in which manner.
    private(set) var done: [String: Int] = [:]

    private let port: UInt16
    private var random: SplitMix64
    /// Connections that are left open for a while.
    private var lingering: [LoopbackSocket] = []

    private static let lingeringAtMost = 30
    private static let manners: [(name: String, act: @Sendable (inout BadPeers) -> Void)] = [
        ("noise", { $0.say($0.noise(2000)) }),
        ("HTTP", { $0.say(Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8)) }),
        ("TLS", { $0.say([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03] + $0.noise(500)) }),
        ("half a message", { $0.say($0.half()) }),
        ("drip feed", { $0.drip() }),
        ("flood", { $0.flood() }),
        ("zeros", { $0.say(Array(repeating: 0, count: 3000)) }),
        ("reset", { $0.reset() }),
        ("endless line", { $0.say(Array("#861785001515349,CMD-T".utf8) + Array(repeating: 0x41, count: 20_000)) }),
        ("noise by datagram", { $0.sayByDatagram($0.noise(600)) }),
        ("half a message by datagram", { $0.sayByDatagram($0.half()) }),
        ("long datagram", { $0.sayByDatagram(Array(repeating: 0x23, count: 20_000)) }),
    ]

    /// Peers aimed at a port of this machine.
    init(port: UInt16, seed: UInt64) {
        self.port = port
        random = SplitMix64(seed: seed)
    }

    /// Goes on until the deadline.
    mutating func behaveBadly(until end: ContinuousClock.Instant) {
        while ContinuousClock.now < end {
            let manner = Self.manners[random.int(0...Self.manners.count - 1)]
            manner.act(&self)
            done[manner.name, default: 0] += 1
            usleep(UInt32(random.int(500...4000)))
        }
        lingering.removeAll()
    }

    /// Sends bytes in two pieces and hangs up, or leaves the connection open.
    private mutating func say(_ bytes: [UInt8]) {
        guard let socket = LoopbackSocket(port: port) else { return }
        let cut = random.int(0...bytes.count)
        socket.send(Array(bytes[..<cut]))
        socket.send(Array(bytes[cut...]))
        if random.chance(0.3) { linger(socket) }
    }

    /// Sends half a message a byte at a time, and leaves it like that.
    private mutating func drip() {
        guard let socket = LoopbackSocket(port: port) else { return }
        for byte in half() {
            socket.send([byte])
            usleep(300)
        }
        linger(socket)
    }

    /// Opens many connections at once and drops them without a word.
    private mutating func flood() {
        let sockets = (0..<40).compactMap { _ in LoopbackSocket(port: port) }
        usleep(UInt32(random.int(0...20_000)))
        if random.chance(0.5) { for socket in sockets { socket.resetOnClose() } }
    }

    /// Breaks a connection off in the middle of a message.
    private mutating func reset() {
        guard let socket = LoopbackSocket(port: port) else { return }
        socket.send(half())
        socket.resetOnClose()
    }

    private mutating func sayByDatagram(_ bytes: [UInt8]) {
        LoopbackSocket(port: port, datagrams: true)?.send(bytes)
    }

    /// Keeps a connection; the oldest one goes when there are too many.
    private mutating func linger(_ socket: LoopbackSocket) {
        lingering.append(socket)
        if lingering.count > Self.lingeringAtMost { lingering.removeFirst(Self.lingeringAtMost / 2) }
    }

    private mutating func noise(_ longest: Int) -> [UInt8] {
        (0..<random.int(1...longest)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }

    /// The first part of a good message, too short to mean anything.
    private mutating func half() -> [UInt8] {
        let message = Samples.all[random.int(0...Samples.all.count - 1)].message
        return Array(message.prefix(random.int(1...max(1, min(15, message.count / 2)))))
    }
}
