import Dashboard
import Fleet
import Foundation

extension LocalClock {
    /// The zone of whoever looks at the screen (`TZ`, or the machine's).
    static let local = LocalClock { moment in
        var seconds = time_t(moment.seconds)
        var parts = tm()
        return localtime_r(&seconds, &parts) == nil ? 0 : parts.tm_gmtoff
    }
}

extension Operator {
    /// Who sits at this terminal.
    static var here: Operator {
        var user = ProcessInfo.processInfo.environment["USER"] ?? "operator"
        if let entry = getpwuid(getuid()), let name = entry.pointee.pw_name { user = String(cString: name) }
        let device = ttyname(STDIN_FILENO).map { String(cString: $0) } ?? ""
        let name = device.hasPrefix("/dev/") ? String(device.dropFirst(5)) : device
        return Operator(user: user, terminal: terminal(name, client: client(ProcessInfo.processInfo.environment)))
    }

    /// A terminal with the address from which somebody came to it.
    static func terminal(_ name: String, client: String?) -> String {
        guard let client else { return name }
        return name.isEmpty ? "from \(client)" : "\(name) from \(client)"
    }

    /// The address of the SSH client, the first word of `SSH_CONNECTION` (sshd, ssh(1)); nil without one.
    ///
    /// Whoever sits at the terminal can set it; it is a help for the reader of the audit, not a proof.
    static func client(_ environment: [String: String]) -> String? {
        let word = (environment["SSH_CONNECTION"] ?? environment["SSH_CLIENT"])?.split(separator: " ").first
        guard let word, word.count <= 60,
            word.allSatisfy({ $0.isASCII && ($0.isHexDigit || ".:%".contains($0) || $0.isLetter) })
        else { return nil }
        return String(word)
    }
}
