/// How a message came.
public enum Transport: String, Sendable {
    case tcp, udp
}

/// The address and port a message came from, without any heap storage.
public struct PeerAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address in network byte order, IPv4 as `::ffff:a.b.c.d`, upper half first.
    public let high: UInt64
    /// The lower half of the address.
    public let low: UInt64
    /// The port.
    public let port: UInt16

    /// An address from its two halves, most significant byte first.
    public init(high: UInt64, low: UInt64, port: UInt16) {
        self.high = high
        self.low = low
        self.port = port
    }

    /// An IPv4 address from its number, most significant byte first (127.0.0.1 is 0x7F000001).
    public init(ipv4: UInt32, port: UInt16) {
        self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(ipv4), port: port)
    }

    /// The IPv4 number where this is an IPv4 address, mapped ones included.
    public var ipv4: UInt32? {
        high == 0 && low >> 32 == 0xFFFF ? UInt32(truncatingIfNeeded: low) : nil
    }

    /// Whether the address is this machine's own (127.0.0.0/8 or ::1).
    public var isLoopback: Bool {
        if let ipv4 { return ipv4 >> 24 == 127 }
        return high == 0 && low == 1
    }

    /// The address without the port, as people write it: `198.51.100.7` or `2001:db8::1`.
    public var host: String {
        if let ipv4 {
            return "\(ipv4 >> 24).\(ipv4 >> 16 & 255).\(ipv4 >> 8 & 255).\(ipv4 & 255)"
        }
        return Self.ipv6Text(high: high, low: low)
    }

    /// `198.51.100.7:41234` or `[2001:db8::1]:41234`.
    public var description: String {
        ipv4 == nil ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    /// RFC 5952 text: lower case, the longest run of two or more zero groups shortened.
    private static func ipv6Text(high: UInt64, low: UInt64) -> String {
        let groups = (0..<8).map { index -> UInt64 in
            let half = index < 4 ? high : low
            return half >> UInt64(48 - (index % 4) * 16) & 0xFFFF
        }
        var best = 0..<0
        var start = 0
        while start < 8 {
            var end = start
            while end < 8, groups[end] == 0 { end += 1 }
            if end - start > best.count { best = start..<end }
            start = end + 1
        }
        let texts = groups.map { String($0, radix: 16) }
        guard best.count >= 2 else { return texts.joined(separator: ":") }
        return texts[..<best.lowerBound].joined(separator: ":") + "::"
            + texts[best.upperBound...].joined(separator: ":")
    }
}

/// A message that reached the listener: what it says, or why it says nothing, with when and from where.
public struct Arrival: Sendable {
    /// What came out of the bytes.
    public enum Content: Sendable {
        /// A message that was understood.
        indirect case report(Report)
        /// Bytes from which nothing was understood, and why, in words.
        case unparsed(reason: String)

        /// Whether it tells nothing but that a tracker is there: a login or a heartbeat.
        public var isPresence: Bool {
            if case .report(let report) = self { report.kind == .login || report.kind == .heartbeat } else { false }
        }
    }

    /// When it arrived, by this machine's clock.
    public var received: Timestamp
    /// How it came.
    public var transport: Transport
    /// Where it came from.
    public var peer: PeerAddress
    /// What it says.
    public var content: Content
    /// Its bytes; those of unparsed input are cut at 512.
    public var raw: [UInt8]
    /// What is answered once the arrival is safe; empty when nothing is.
    public var reply: [UInt8]
    /// Why it was read in its dialect; nil where nobody has decided, as for input that was not understood.
    public var detection: Detection?

    /// An arrival with all its parts.
    public init(
        received: Timestamp, transport: Transport, peer: PeerAddress, content: Content, raw: [UInt8],
        reply: [UInt8] = [], detection: Detection? = nil
    ) {
        self.received = received
        self.transport = transport
        self.peer = peer
        self.content = content
        self.raw = raw
        self.reply = reply
        self.detection = detection
    }
}
