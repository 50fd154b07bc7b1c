import Fleet
import Foundation

extension PeerAddress {
    /// An address from its text, `198.51.100.7:41234` or `[2001:db8::1]:41234`; nil for anything else.
    init?(text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            return nil
        }
        let host = text[..<colon]
        var v4 = in_addr()
        var v6 = in6_addr()
        if inet_pton(AF_INET, String(host), &v4) == 1 {
            self.init(ipv4: UInt32(bigEndian: v4.s_addr), port: port)
        } else if inet_pton(AF_INET6, host.trimmingCharacters(in: CharacterSet(charactersIn: "[]")), &v6) == 1 {
            let bytes = withUnsafeBytes(of: v6) { Array($0) }
            let halves = [bytes[..<8], bytes[8...]].map { $0.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
            self.init(high: halves[0], low: halves[1], port: port)
        } else {
            return nil
        }
    }
}
