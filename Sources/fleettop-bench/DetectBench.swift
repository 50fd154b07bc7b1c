import ArgumentParser
import Dialects
import Fleet

/// `fleettop-bench detect`: nanoseconds for the first message of a connection and for a datagram, detection included.
struct DetectBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "detect", abstract: "Detect the dialect of first messages and datagrams.")

    @Option(help: "Messages a run.")
    var frames = 100_000

    func run() {
        for (name, login, message) in Samples.all {
            let first = login.isEmpty ? message : login
            Figure.line("\(name), first of a connection", connections(first), "ns")
            Figure.line("\(name), datagram", datagrams(message, login: login), "ns")
        }
        for (name, bytes) in Self.garbage {
            Figure.line("\(name), first of a connection", connections(bytes), "ns")
            Figure.line("\(name), datagram", datagrams(bytes, login: []), "ns")
        }
    }

    /// Nanoseconds to set up a connection's decoder and let it read one message.
    private func connections(_ message: [UInt8]) -> Double {
        var pieces = 0
        let seconds = Figure.bestSeconds {
            for _ in 0..<frames {
                var decoder = StreamDecoder()
                message.withUnsafeBytes { bytes in
                    decoder.receive(bytes, now: Timestamp(seconds: 0)) { _, _ in pieces += 1 }
                }
            }
        }
        return seconds * 1e9 / Double(max(1, frames))
    }

    /// Nanoseconds to read one datagram from an address that has logged in.
    private func datagrams(_ message: [UInt8], login: [UInt8]) -> Double {
        let peer = PeerAddress(ipv4: 0x7F00_0001, port: 4000)
        var decoder = DatagramDecoder()
        var pieces = 0
        func take(_ datagram: [UInt8]) {
            datagram.withUnsafeBytes { bytes in
                decoder.receive(bytes, from: peer, now: Timestamp(seconds: 0)) { _, _ in pieces += 1 }
            }
        }
        take(login)
        let seconds = Figure.bestSeconds {
            for _ in 0..<frames { take(message) }
        }
        return seconds * 1e9 / Double(max(1, frames))
    }

    /// What strangers send: noise, other protocols, and nearly a message.
    private static let garbage: [(name: String, bytes: [UInt8])] = [
        ("garbage of 64 bytes", (0..<64).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }),
        ("garbage of 1024 bytes", (0..<1024).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 7) }),
        ("HTTP request", Array("GET / HTTP/1.1\r\nHost: 203.0.113.5:8888\r\nUser-Agent: x\r\n\r\n".utf8)),
        ("1024 times #", Array(repeating: UInt8(ascii: "#"), count: 1024)),
    ]
}
