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
        let terminal = ttyname(STDIN_FILENO).map { String(cString: $0) } ?? ""
        return Operator(user: user, terminal: terminal.hasPrefix("/dev/") ? String(terminal.dropFirst(5)) : terminal)
    }
}
