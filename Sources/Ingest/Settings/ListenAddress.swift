import Fleet
import Glibc

/// An address and port to listen on, TCP and UDP both; port 0 stands for any free one.
public struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// The numeric address with its port.
    public let address: PeerAddress
    /// Whether it was written as an IPv6 address.
    public let isIPv6: Bool

    /// The port, 0 for a free one.
    public var port: UInt16 { address.port }

    /// Whether it stands for every address of the machine (`0.0.0.0` or `::`).
    public var isWildcard: Bool {
        isIPv6 ? address.high == 0 && address.low == 0 : address.ipv4 == 0
    }

    /// What is listened on by default: port 8888 of every IPv4 address.
    public static let standard = ListenAddress(address: PeerAddress(ipv4: 0, port: 8888), isIPv6: false)

    /// An address from its parts.
    init(address: PeerAddress, isIPv6: Bool) {
        self.address = address
        self.isIPv6 = isIPv6
    }

    /// Reads `198.51.100.7:8888`, `[2001:db8::1]:8888` or `localhost:8888`.
    ///
    /// - Throws: one line that says what is wrong and what would be right.
    public init(_ text: String) throws(ListenAddressError) {
        guard let colon = text.lastIndex(of: ":") else { throw ListenAddressError(text, "has no port") }
        let host = text[..<colon]
        guard let port = Self.port(text[text.index(after: colon)...]) else {
            throw ListenAddressError(text, "has no port from 0 to 65535")
        }
        guard !host.isEmpty else { throw ListenAddressError(text, "has no address") }
        if host.hasPrefix("["), host.hasSuffix("]") {
            guard let (high, low) = Self.ipv6(String(host.dropFirst().dropLast())) else {
                throw ListenAddressError(text, "has no IPv6 address between the brackets")
            }
            self.init(address: PeerAddress(high: high, low: low, port: port), isIPv6: true)
            return
        }
        guard !host.contains(":") else { throw ListenAddressError(text, "has an IPv6 address without brackets") }
        guard let number = host == "localhost" ? 0x7F00_0001 : Self.ipv4(String(host)) else {
            throw ListenAddressError(text, "has no numeric address")
        }
        self.init(address: PeerAddress(ipv4: number, port: port), isIPv6: false)
    }

    /// The same address with another port.
    func with(port: UInt16) -> ListenAddress {
        ListenAddress(address: PeerAddress(high: address.high, low: address.low, port: port), isIPv6: isIPv6)
    }

    /// `0.0.0.0:8888` or `[::]:8888`.
    public var description: String {
        isIPv6 && address.ipv4 != nil ? "[::ffff:\(address.host)]:\(port)" : address.description
    }

    /// A port in plain digits; nil for anything else.
    private static func port(_ text: Substring) -> UInt16? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return UInt16(text)
    }

    /// The number of a dotted IPv4 address.
    private static func ipv4(_ text: String) -> UInt32? {
        var address = in_addr()
        return inet_pton(AF_INET, text, &address) == 1 ? UInt32(bigEndian: address.s_addr) : nil
    }

    /// The halves of an IPv6 address.
    private static func ipv6(_ text: String) -> (high: UInt64, low: UInt64)? {
        var address = in6_addr()
        guard inet_pton(AF_INET6, text, &address) == 1 else { return nil }
        return withUnsafeBytes(of: address) { SocketAddress.halves($0) }
    }
}

/// Why a text is not an address to listen on, in one line.
public struct ListenAddressError: Error, Sendable, CustomStringConvertible {
    /// What is wrong and what would be right.
    public let description: String

    /// A complaint about `text`.
    init(_ text: String, _ complaint: String) {
        let shown = text.unicodeScalars.prefix(60).map { $0.isASCII && $0.value >= 32 && $0.value < 127 ? $0 : "?" }
        let safe = String(String.UnicodeScalarView(shown))
        description = "\"\(safe)\" \(complaint); write ADDRESS:PORT, such as 0.0.0.0:8888 or [::]:8888"
    }
}
