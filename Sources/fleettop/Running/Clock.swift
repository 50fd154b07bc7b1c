import Dashboard
import Fleet
import Foundation

extension Timestamp {
    /// This machine's time.
    static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

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
