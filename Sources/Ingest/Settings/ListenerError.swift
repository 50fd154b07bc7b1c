import Fleet
import Glibc

/// Why the listener could not start, in one line.
public struct ListenerError: Error, Sendable, CustomStringConvertible {
    /// The address that could not be listened on.
    public let address: ListenAddress
    /// For which transport.
    public let transport: Transport
    /// The system's error number (`errno`).
    public let code: Int32

    /// `cannot listen on 0.0.0.0:8888 (tcp): address already in use`.
    public var description: String {
        "cannot listen on \(address) (\(transport.rawValue)): \(Self.words(for: code))"
    }

    /// The system's words for an error, beginning in lower case.
    static func words(for code: Int32) -> String {
        switch code {
        case EADDRINUSE: return "address already in use"
        case EACCES, EPERM: return "permission denied"
        case EADDRNOTAVAIL: return "no such address on this machine"
        case EAFNOSUPPORT: return "the system has no such kind of address"
        case EMFILE, ENFILE: return "too many open files"
        default: return strerror(code).map { String(cString: $0).lowercased() } ?? "error \(code)"
        }
    }
}
