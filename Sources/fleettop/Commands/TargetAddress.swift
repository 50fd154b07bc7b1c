import ArgumentParser

/// The listener that a fleet is played at, `HOST:PORT`.
struct TargetAddress {
    /// A name or an address.
    let host: String
    /// The port, never 0.
    let port: UInt16

    /// Reads the value of `--to`.
    init(_ text: String) throws {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), port > 0 else {
            throw ValidationError("--to: '\(text)' is not HOST:PORT, such as 127.0.0.1:8888")
        }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        guard !host.isEmpty else { throw ValidationError("--to: '\(text)' has no host, such as 127.0.0.1:8888") }
        self.host = host
        self.port = port
    }
}
