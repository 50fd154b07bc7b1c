import Foundation
import Synchronization

/// An HTTP server on a free port of 127.0.0.1 that keeps what it gets and answers each request alike.
final class LoopbackServer: Sendable {
    let port: UInt16
    private let descriptor: Int32
    private let requests = Mutex<[String]>([])

    /// A server whose answer is a status line such as `200 OK`, with more header lines; nil never answers.
    init?(_ status: String?, headers: [String] = []) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard descriptor >= 0, isBound else { return nil }
        self.descriptor = descriptor
        port = UInt16(bigEndian: address.sin_port)
        let answer = status.map { status in
            (["HTTP/1.1 \(status)", "Content-Length: 2", "Connection: close"] + headers).joined(separator: "\r\n")
                + "\r\n\r\nok"
        }
        Thread.detachNewThread { [self] in serve(answer) }
    }

    /// What has come so far, one text a request.
    var received: [String] { requests.withLock { $0 } }

    /// Listens no longer.
    func stop() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    private func serve(_ answer: String?) {
        while true {
            let connection = accept(descriptor, nil, nil)
            guard connection >= 0 else { break }
            let request = Self.readRequest(connection)
            requests.withLock { $0.append(request) }
            if let answer {
                Array(answer.utf8).withUnsafeBytes {
                    _ = send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
            } else {
                // Nothing is said until the other side leaves.
                var byte: UInt8 = 0
                while recv(connection, &byte, 1, 0) > 0 {}
            }
            close(connection)
        }
        close(descriptor)
    }

    private static func readRequest(_ connection: Int32) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < 1_000_000 {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
            let text = String(decoding: bytes, as: UTF8.self)
            let parts = text.components(separatedBy: "\r\n\r\n")
            guard parts.count > 1 else { continue }
            let length = parts[0].lowercased().components(separatedBy: "content-length: ").dropFirst().first
                .flatMap { Int($0.prefix { $0.isNumber }) }
            if parts.dropFirst().joined(separator: "\r\n\r\n").utf8.count >= length ?? 0 { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
