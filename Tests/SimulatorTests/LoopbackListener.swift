import Glibc

/// A listener on 127.0.0.1 for tests: TCP and UDP on one port, read by one thread that waits with a deadline.
final class LoopbackListener {
    let port: UInt16
    private let stream: Int32
    private let datagram: Int32
    private var connections: [Int32: [UInt8]] = [:]
    /// Everything that came over TCP on connections that are closed or open, one entry each.
    private(set) var finishedStreams: [[UInt8]] = []
    /// Every datagram.
    private(set) var datagrams: [[UInt8]] = []
    /// How many connections were accepted.
    private(set) var accepted = 0

    /// Listens on a free port; nil when the machine allows none.
    init?() {
        stream = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        datagram = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        guard let port = Self.bind(stream, port: 0), listen(stream, 64) == 0 else { return nil }
        guard Self.bind(datagram, port: port) != nil else { return nil }
        self.port = port
    }

    deinit {
        closeConnections()
        close(stream)
        close(datagram)
    }

    /// The bytes of all connections.
    var streams: [[UInt8]] { finishedStreams + connections.values }

    /// How many connections are open.
    var openCount: Int { connections.count }

    /// Closes all connections, as a listener that restarts does.
    func closeConnections() {
        for (descriptor, bytes) in connections {
            close(descriptor)
            finishedStreams.append(bytes)
        }
        connections.removeAll()
    }

    /// Reads until `condition` holds; false when 20 s pass before it does.
    func read(until condition: () -> Bool) -> Bool {
        let deadline = Self.now() + 20_000
        while !condition() {
            let left = deadline - Self.now()
            guard left > 0 else { return false }
            var waiting = ([stream, datagram] + connections.keys).map {
                pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
            }
            poll(&waiting, nfds_t(waiting.count), Int32(min(left, 50)))
            for entry in waiting where entry.revents != 0 { serve(entry.fd) }
        }
        return true
    }

    /// Accepts or reads once from a descriptor that is ready.
    private func serve(_ descriptor: Int32) {
        if descriptor == stream {
            let connection = accept(stream, nil, nil)
            if connection >= 0 {
                connections[connection] = []
                accepted += 1
            }
            return
        }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if descriptor == datagram {
            if count > 0 { datagrams.append(Array(buffer.prefix(count))) }
        } else if count > 0 {
            connections[descriptor]?.append(contentsOf: buffer.prefix(count))
        } else {
            close(descriptor)
            finishedStreams.append(connections.removeValue(forKey: descriptor) ?? [])
        }
    }

    /// Binds to 127.0.0.1 and returns the port.
    private static func bind(_ descriptor: Int32, port: UInt16) -> UInt16? {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                guard Glibc.bind(descriptor, raw, length) == 0, getsockname(descriptor, raw, &length) == 0 else {
                    return nil
                }
                return raw.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                    UInt16(bigEndian: $0.pointee.sin_port)
                }
            }
        }
    }

    /// Milliseconds on a clock that nobody sets.
    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
