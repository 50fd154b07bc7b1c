import Foundation

/// Which URLs a webhook may have: `https`, and `http` only to this machine.
public enum WebhookURL {
    /// What a URL must look like, in words.
    public static let expected = "a URL that begins with https:// (http:// only to localhost, 127.0.0.1 or [::1])"

    /// Whether notices may be sent to a URL.
    public static func isAllowed(_ text: String) -> Bool {
        guard let url = URL(string: text), let host = host(text), url.user == nil, url.password == nil else {
            return false
        }
        switch url.scheme?.lowercased() {
        case "https": return true
        case "http": return ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host)
        default: return false
        }
    }

    /// The host of a URL; nil where it has none.
    public static func host(_ text: String) -> String? {
        guard let host = URL(string: text)?.host, !host.isEmpty else { return nil }
        return host.lowercased()
    }

    /// Whether a header of a request may have this name and this value (RFC 9110, section 5): nothing that ends a line.
    public static func isHeader(_ name: String, _ value: String) -> Bool {
        let marks = Set("!#$%&'*+-.^_`|~".utf8)
        let isName = name.utf8.allSatisfy {
            marks.contains($0) || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        }
        return isName && !name.isEmpty && value.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    }
}
