import Fleet

extension TRVDialect {
    /// A command of the TRV family (trv.md, commands).
    ///
    /// The payload of the relay's two commands is inferred from other commands, not documented, so they have bytes only
    /// where the context says that they were enabled for this device.
    public static func encode(
        _ command: DeviceCommand, _ context: CommandContext
    ) throws(CommandFault) -> EncodedCommand {
        switch command {
        case .locate: return EncodedCommand(bytes: Array("TRVBP20#".utf8), proof: .accepted(types: ["AP20"]))
        case .cutEngine: return try relay("BP03", answer: "AP03", context)
        case .restoreEngine: return try relay("BP04", answer: "AP04", context)
        default:
            throw .unsupported(hint: "trv: only locate is known for certain; set the rest by SMS (unit's manual)")
        }
    }

    private static func relay(
        _ type: String, answer: String, _ context: CommandContext
    ) throws(CommandFault) -> EncodedCommand {
        guard context.allowsInferredCommands else {
            throw .unsupported(hint: "trv: the relay's commands are not documented; enable them for this device first")
        }
        guard context.serial <= 999_999 else { throw .invalid(reason: "trv: the serial must have at most 6 digits") }
        let digits = String(context.serial)
        let serial = String(repeating: "0", count: 6 - digits.count) + digits
        return EncodedCommand(bytes: Array("TRV\(type),\(serial)#".utf8), proof: .status(types: [answer]))
    }
}
