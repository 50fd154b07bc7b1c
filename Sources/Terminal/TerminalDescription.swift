import CNcurses
import Glibc

/// What the system knows about the terminal: its type, its abilities and its size.
enum TerminalDescription {
    /// What `TERM` says.
    static var name: String {
        String((getenv("TERM").map { String(cString: $0) } ?? "").prefix(64))
    }

    /// Takes the person's character set over; false when it is not UTF-8.
    ///
    /// Then ncurses works in UTF-8 all the same, where the system has that: in other character sets it writes "repeat the
    /// last character", which many terminals that call themselves xterm do not know. What is drawn is ASCII then.
    static func adoptLocale() -> Bool {
        if setlocale(LC_CTYPE, "") == nil, claimsUTF8({ getenv($0).map { String(cString: $0) } }) {
            // The locale is not on this host, as after ssh from elsewhere, but the terminal speaks UTF-8.
            setlocale(LC_CTYPE, "C.UTF-8")
        }
        if String(cString: shim_codeset()) == "UTF-8" { return true }
        setlocale(LC_CTYPE, "C.UTF-8")
        return false
    }

    /// Whether the variable that decides on the character set names UTF-8.
    static func claimsUTF8(_ variable: (String) -> String?) -> Bool {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"]
        let locale = names.lazy.compactMap(variable).first { !$0.isEmpty } ?? ""
        let encoding = locale.prefix { $0 != "@" }.lowercased()
        return encoding.hasSuffix(".utf-8") || encoding.hasSuffix(".utf8")
    }

    /// Whether it is the console of Linux, whose fonts know few signs.
    static var isLinuxConsole: Bool { name.hasPrefix("linux") }

    /// Throws when the terminal is unknown or cannot place its cursor.
    static func check() throws(TerminalError) {
        guard !name.isEmpty, shim_lookup_terminal() == 1 else { throw .unknownTerminal(name) }
        defer { shim_forget_terminal() }
        guard shim_capability("cup") != nil else { throw .tooSimple(name) }
    }

    /// Whether it belongs to the family of xterm, which knows mouse, paste and focus reports and private modes.
    ///
    /// Others would ignore them at best; the Linux console claims a mouse but means another one.
    static var understandsReports: Bool {
        shim_capability("kmous") != nil && !name.hasPrefix("linux")
    }

    /// Whether it is xterm itself, with nothing in between: other terminals may take the saving of modes for a sequence
    /// of another kind.
    static var isXterm: Bool {
        name.hasPrefix("xterm") && getenv("XTERM_VERSION") != nil && Multiplexer.here == .none
    }

    /// The size that the driver reports, else that of the terminal description, at least 1x1.
    static func size() -> (width: Int, height: Int) {
        var columns: Int32 = 0
        var rows: Int32 = 0
        guard shim_window_size(STDOUT_FILENO, &columns, &rows) == 0, columns > 0, rows > 0 else { return (80, 24) }
        return (Int(columns), Int(rows))
    }

    /// What gives the terminal back in one go, after a crash.
    static func restoreBytes(reports: Bool) -> [UInt8] {
        var bytes: [UInt8] = reports ? EscapeSequences.endFrame : []
        if reports {
            bytes += Array(
                (EscapeSequences.mouseOff + EscapeSequences.reportsOff + EscapeSequences.bringTitleBack).utf8)
            if isXterm { bytes += Array(EscapeSequences.altAsBefore.utf8) }
        }
        for capability in ["sgr0", "op", "rmkx", "cnorm"] { bytes += string(capability) }
        let leave = string("rmcup")
        return bytes + (leave.isEmpty ? Array("\r\n".utf8) : leave)
    }

    private static func string(_ capability: String) -> [UInt8] {
        guard let value = shim_capability(capability) else { return [] }
        return EscapeSequences.withoutPadding(Array(String(cString: value).utf8))
    }
}

/// The modes of the terminal driver.
enum TerminalModes {
    /// The modes now; throws when standard input or output is no terminal.
    static func current() throws(TerminalError) -> termios {
        var modes = termios()
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, tcgetattr(STDIN_FILENO, &modes) == 0 else {
            throw .notATerminal
        }
        return modes
    }

    /// Lets bytes above 127 through before ncurses looks, as UTF-8 needs.
    static func allowEightBits(_ modes: termios) {
        var modes = modes
        modes.c_cflag = modes.c_cflag & ~tcflag_t(CSIZE | PARENB) | tcflag_t(CS8)
        modes.c_iflag &= ~tcflag_t(ISTRIP)
        set(modes)
    }

    /// Sets modes once all output is out.
    static func set(_ modes: termios) {
        var modes = modes
        tcsetattr(STDIN_FILENO, TCSADRAIN, &modes)
    }
}
