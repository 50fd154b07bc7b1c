import Glibc

/// An address that a socket can connect to, IPv4 or IPv6, as the resolver gave it.
struct SocketAddress: Sendable {
    /// The address family, `AF_INET` or `AF_INET6`.
    let family: Int32
    private let bytes: [UInt8]

    /// All addresses of a host, in the order of preference.
    ///
    /// Waits for the resolver; a literal address is resolved at once.
    static func resolve(host: String, port: UInt16) throws(SimulatorError) -> [SocketAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, String(port), &hints, &list)
        guard status == 0 else {
            throw .unknownHost(host: host, reason: String(cString: gai_strerror(status)))
        }
        defer { freeaddrinfo(list) }
        var result: [SocketAddress] = []
        var next = list
        while let entry = next {
            if let address = SocketAddress(entry.pointee) { result.append(address) }
            next = entry.pointee.ai_next
        }
        guard !result.isEmpty else { throw .unknownHost(host: host, reason: "no IPv4 or IPv6 address") }
        return result
    }

    /// The address of one entry of the resolver's list; nil for other families.
    private init?(_ entry: addrinfo) {
        guard entry.ai_family == AF_INET || entry.ai_family == AF_INET6, let address = entry.ai_addr else { return nil }
        family = entry.ai_family
        bytes = Array(UnsafeRawBufferPointer(start: address, count: Int(entry.ai_addrlen)))
    }

    /// Begins to connect a socket and returns what `connect` returned.
    func connect(_ descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { raw in
            guard let address = raw.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return -1 }
            return Glibc.connect(descriptor, address, socklen_t(raw.count))
        }
    }
}
