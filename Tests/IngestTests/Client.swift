import Glibc
import Ingest

/// A tracker's side of a socket, on this machine.
final class Client {
    private(set) var descriptor: Int32

    /// A TCP connection, or a UDP socket aimed at the listener.
    init(_ address: ListenAddress, datagrams: Bool = false) throws {
        let kind = Int32((datagrams ? SOCK_DGRAM : SOCK_STREAM).rawValue)
        descriptor = socket(address.isIPv6 ? AF_INET6 : AF_INET, kind | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw ClientError(call: "socket", code: errno) }
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        let result = address.isIPv6 ? Self.connect6(descriptor, address.port) : Self.connect4(descriptor, address.port)
        guard result == 0 else {
            let code = errno
            close()
            throw ClientError(call: "connect", code: code)
        }
    }

    deinit { close() }

    private static func connect4(_ descriptor: Int32, _ port: UInt16) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    private static func connect6(_ descriptor: Int32, _ port: UInt16) -> Int32 {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        address.sin6_addr = in6addr_loopback
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in6>.size))
            }
        }
    }

    /// Sends everything and says whether the other side took it.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Sends text.
    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Waits until the other side has closed, and returns what it said before; nil when it did not close in time.
    func readToEnd(within seconds: Int32 = 20) -> [UInt8]? {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        let end = time(nil) + Int(seconds)
        while time(nil) <= end {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 1000) > 0 else { continue }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count <= 0 { return all }  // an orderly end or a reset
            all += buffer[..<count]
        }
        return nil
    }

    /// Reads `count` bytes, or fewer when the other side closes or nothing comes for 20 seconds.
    func read(_ count: Int) -> [UInt8] {
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: max(count, 1))
        while all.count < count, hasInput(within: 20_000) {
            let got = recv(descriptor, &buffer, count - all.count, 0)
            guard got > 0 else { break }
            all += buffer[..<got]
        }
        return all
    }

    /// Whether something, or the end, comes within so many milliseconds.
    func hasInput(within milliseconds: Int32) -> Bool {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&waiting, 1, milliseconds) > 0
    }

    /// Says that nothing more will be sent.
    func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Hangs up.
    func close() {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }
}

/// A failed system call of the test's own side.
struct ClientError: Error {
    var call: String
    var code: Int32
}
