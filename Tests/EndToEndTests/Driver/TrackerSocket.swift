import Foundation

/// A tracker's end of a socket to a listener on 127.0.0.1.
final class TrackerSocket {
    /// How a tracker reaches the listener.
    enum Carrier: String, CaseIterable, Sendable {
        case tcp, udp
    }

    /// Its own port.
    let ownPort: UInt16
    private let descriptor: Int32

    /// Connects, or aims datagrams.
    init(_ carrier: Carrier, port: UInt16) throws {
        let kind = carrier == .tcp ? SOCK_STREAM : SOCK_DGRAM
        let descriptor = socket(AF_INET, Int32(kind.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw StoryError("socket: \(String(cString: strerror(errno)))") }
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in.loopback(port: port)
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = address.withGeneric { connect(descriptor, $0, size) }
        guard result == 0 else {
            close(descriptor)
            throw StoryError("connect to port \(port): \(String(cString: strerror(errno)))")
        }
        var length = size
        _ = address.withGeneric { getsockname(descriptor, $0, &length) }
        self.descriptor = descriptor
        ownPort = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(descriptor) }

    /// Sends one text over a socket of its own.
    static func send(_ text: String, over carrier: Carrier, port: UInt16) throws {
        try TrackerSocket(carrier, port: port).send(text)
    }

    /// Sends bytes, all of them; false when the other side did not take them within seconds.
    @discardableResult
    func send(_ bytes: some Collection<UInt8>) -> Bool {
        var rest = Array(bytes)[...]
        var limit = timeval(tv_sec: 5, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Reads what has come, waiting for it 10 seconds at most; nil when there is none or the connection is gone.
    func receive() -> [UInt8]? {
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer[..<count]) : nil
    }

    /// How many bytes of a connection the other side's system has not confirmed yet.
    var unconfirmedBytes: Int {
        var count: Int32 = 0
        return ioctl(descriptor, UInt(TIOCOUTQ), &count) == 0 ? Int(count) : 0
    }

    /// Sends text.
    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }
}

extension sockaddr_in {
    /// An address on 127.0.0.1.
    static func loopback(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    /// Calls the system with the address in its general form.
    mutating func withGeneric<Result>(_ body: (UnsafeMutablePointer<sockaddr>) -> Result) -> Result {
        withUnsafeMutablePointer(to: &self) { $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body) }
    }
}
