import Fleet

// Commands to H02 units (h02.md, commands): `*HQ,<id>,<code>,<HHmmss>,<parameters>#`.

extension H02Dialect {
    /// A command in the bytes of H02, or what works instead.
    ///
    /// An answer `V4` only says that the relay command came in, and some units echo the wrong parameter: proof is the
    /// relay's bit in the next status word. Where that never comes, the SMS texts `555` (cut) and `666` (restore) work.
    public static func encode(
        _ command: DeviceCommand, _ context: CommandContext
    ) throws(CommandFault) -> EncodedCommand {
        guard H02Header.identityLengths.contains(Int(context.device.digitCount)) else {
            throw .invalid(reason: "an identity of h02 has 10 to 15 digits")
        }
        let accepted = CommandProof.accepted(types: ["V4"])
        let status = CommandProof.status(types: ["V4"])
        switch command {
        case .cutEngine: return line("S20", ",1,1", status, context)
        case .restoreEngine: return line("S20", ",1,0", status, context)
        case .arm: return line("SCF", ",0,0", status, context)
        case .disarm: return line("SCF", ",1,1", status, context)
        case .clearAlarms: return line("R7", "", accepted, context)
        case .reportEvery(let seconds):
            guard reportIntervals.contains(seconds) else {
                throw .invalid(
                    reason: "an interval is \(reportIntervals.lowerBound) to \(reportIntervals.upperBound) s")
            }
            return line("S71", ",22,\(seconds)", accepted, context)
        default: throw .unsupported(hint: hint(command))
        }
    }

    /// Seconds between reports that make sense: up to a day.
    private static let reportIntervals = 1...86_400

    private static func line(
        _ code: String, _ parameters: String, _ proof: CommandProof, _ context: CommandContext
    ) -> EncodedCommand {
        let date = CalendarDate(context.now)
        let time = [date.hour, date.minute, date.second].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined()
        return EncodedCommand(
            bytes: Array("*HQ,\(context.device),\(code),\(time)\(parameters)#".utf8), proof: proof)
    }

    private static func hint(_ command: DeviceCommand) -> String {
        switch command {
        case .locate: "h02 units cannot be asked for one position; set a short reporting interval instead"
        case .stopReporting: "h02 units cannot be told to stop; set a long reporting interval instead"
        case .overspeed: "the unit of the h02 speed limit (S14) differs by firmware; set it by SMS"
        default: "h02 has no known bytes for this; set it by SMS as the unit's manual says"
        }
    }
}
