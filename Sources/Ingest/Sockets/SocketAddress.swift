import Fleet
import Glibc

/// Conversions between the system's socket addresses and ours.
enum SocketAddress {
    /// The halves of 16 bytes in network order; zero for fewer bytes.
    static func halves(_ bytes: UnsafeRawBufferPointer) -> (high: UInt64, low: UInt64) {
        guard bytes.count >= 16 else { return (0, 0) }
        return (
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
    }

    /// Who is behind an address that `accept` or `recvfrom` filled in; nil for other families.
    static func peer(_ storage: sockaddr_storage) -> PeerAddress? {
        withUnsafeBytes(of: storage) { bytes in
            switch Int32(storage.ss_family) {
            case AF_INET:
                let address = bytes.loadUnaligned(as: sockaddr_in.self)
                let number = UInt32(bigEndian: address.sin_addr.s_addr)
                return PeerAddress(ipv4: number, port: UInt16(bigEndian: address.sin_port))
            case AF_INET6:
                let address = bytes.loadUnaligned(as: sockaddr_in6.self)
                let (high, low) = withUnsafeBytes(of: address.sin6_addr) { halves($0) }
                return PeerAddress(high: high, low: low, port: UInt16(bigEndian: address.sin6_port))
            default:
                return nil
            }
        }
    }

    /// Calls `body` with an address as the system wants it.
    static func withSystemAddress<Result>(
        _ address: ListenAddress, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        guard address.isIPv6 else {
            var system = sockaddr_in()
            system.sin_family = sa_family_t(AF_INET)
            system.sin_port = address.port.bigEndian
            system.sin_addr.s_addr = (address.address.ipv4 ?? 0).bigEndian
            return rebound(&system, body)
        }
        var system = sockaddr_in6()
        system.sin6_family = sa_family_t(AF_INET6)
        system.sin6_port = address.port.bigEndian
        withUnsafeMutableBytes(of: &system.sin6_addr) { bytes in
            bytes.storeBytes(of: address.address.high.bigEndian, toByteOffset: 0, as: UInt64.self)
            bytes.storeBytes(of: address.address.low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        return rebound(&system, body)
    }

    /// Passes a concrete socket address as the general one.
    private static func rebound<Concrete, Result>(
        _ address: inout Concrete, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        let length = socklen_t(MemoryLayout<Concrete>.size)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }

    /// Calls `body` with room for an address that the system fills in.
    static func withRoom<Result>(
        _ storage: inout sockaddr_storage, _ body: (UnsafeMutablePointer<sockaddr>, inout socklen_t) -> Result
    ) -> Result {
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &length) }
        }
    }

    /// The port a socket was given.
    static func boundPort(of descriptor: Int32) -> UInt16? {
        var storage = sockaddr_storage()
        let result = withRoom(&storage) { getsockname(descriptor, $0, &$1) }
        return result == 0 ? peer(storage)?.port : nil
    }
}
