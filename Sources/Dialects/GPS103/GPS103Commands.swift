import Fleet

extension GPS103Dialect {
    /// Writes `**,imei:<imei>,<code>` without a terminator, as the vendor's platform does (gps103.md, commands).
    ///
    /// An answer says that the command was taken; no state of the relay is ever sent. `N` (SMS mode) would end
    /// reporting and has no command here.
    public static func encode(
        _ command: DeviceCommand, _ context: CommandContext
    ) throws(CommandFault) -> EncodedCommand {
        guard Int(context.device.digitCount) == GPS103Message.identityLength else {
            throw .invalid(reason: "gps103 addresses trackers by an IMEI of 15 digits, not \(context.device)")
        }
        let (code, answer) = try code(for: command)
        return EncodedCommand(
            bytes: Array("**,imei:\(context.device),\(code)".utf8),
            proof: answer.isEmpty ? .nothing : .accepted(types: [answer]))
    }

    /// The code with its value, and the keyword of the answer.
    private static func code(for command: DeviceCommand) throws(CommandFault) -> (String, String) {
        switch command {
        case .locate: return ("B", "tracker")
        case .reportEvery(let seconds): return ("C,\(try interval(seconds))", "tracker")
        case .stopReporting: return ("D", "")
        case .clearAlarms: return ("E", "")
        case .movement(.some): return ("G", "gt")
        case .overspeed(let kmh?): return ("H,\(try speed(kmh))", "ht")
        case .cutEngine: return ("J", "jt")
        case .restoreEngine: return ("K", "kt")
        case .arm: return ("L", "lt")
        case .disarm: return ("M", "mt")
        default: throw .unsupported(hint: hint(for: command))
        }
    }

    /// Two digits and the largest unit that fits exactly.
    private static func interval(_ seconds: Int) throws(CommandFault) -> String {
        for (unit, length) in [("h", 3600), ("m", 60), ("s", 1)] where seconds % length == 0 {
            let count = seconds / length
            if (1...99).contains(count) { return (count < 10 ? "0" : "") + "\(count)\(unit)" }
        }
        throw .invalid(reason: "gps103 takes 1 to 99 whole seconds, minutes or hours, not \(seconds) seconds")
    }

    private static func speed(_ kmh: Int) throws(CommandFault) -> String {
        guard (1...255).contains(kmh) else { throw .invalid(reason: "\(kmh) km/h is not within 1 to 255") }
        return String(repeating: "0", count: 3 - String(kmh).utf8.count) + String(kmh)
    }

    private static func hint(for command: DeviceCommand) -> String {
        switch command {
        case .overspeed: "gps103 can not switch the overspeed alarm off; set a speed that is never reached"
        case .movement: "gps103 can not switch the movement alarm off by itself; disarm the tracker"
        case .geofence: "the form of a gps103 geofence is not known"
        case .timeZone: "the form of a gps103 time zone is not known; UTC is read beside the local time anyway"
        default: "gps103 has no such command over GPRS"
        }
    }
}
