import Foundation

/// The address at which other machines are likely to reach this one.
enum HostAddress {
    /// The first IPv4 address of an interface that is up and is no loopback; nil where there is none.
    static var likely: String? {
        var list: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&list) == 0 else { return nil }
        defer { freeifaddrs(list) }
        var next = list
        while let entry = next?.pointee {
            next = entry.ifa_next
            let flags = Int(entry.ifa_flags)
            guard let address = entry.ifa_addr, Int32(address.pointee.sa_family) == AF_INET,
                flags & Int(IFF_UP) != 0, flags & Int(IFF_LOOPBACK) == 0
            else { continue }
            if let text = text(of: address) { return text }
        }
        return nil
    }

    private static func text(of address: UnsafePointer<sockaddr>) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        guard getnameinfo(address, size, &buffer, socklen_t(buffer.count), nil, 0, NI_NUMERICHOST) == 0 else {
            return nil
        }
        let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
