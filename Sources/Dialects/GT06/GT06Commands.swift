import Fleet

extension GT06Dialect {
    /// A command as text in a frame of number 0x80, whose flag comes back in the answer (gt06.md, commands).
    ///
    /// The relay has two languages: without a password Concox's `Relay,1#`, with one the classic `DYD,000000#`. A unit
    /// refuses the classic cut without a fix and above 20 km/h, and says so in its answer; never repeat it in a loop.
    public static func encode(
        _ command: DeviceCommand, _ context: CommandContext
    ) throws(CommandFault) -> EncodedCommand {
        let password = try checked(context.password)
        switch command {
        case .cutEngine:
            return frame(password.isEmpty ? "Relay,1#" : "DYD,\(password)#", context, .status(types: answers))
        case .restoreEngine:
            return frame(password.isEmpty ? "Relay,0#" : "HFYD,\(password)#", context, .status(types: answers))
        case .locate:
            let digits = password.isEmpty ? "000000" : password
            return frame("DWXX,\(digits)#", context, .accepted(types: answers))
        default:
            throw .unsupported(
                hint: "gt06: only locate, cut and restore are known; set the rest by SMS (unit's manual)")
        }
    }

    private static let answers = ["0x15", "0x21"]

    /// A password goes into the text, where anything but digits could change the command.
    private static func checked(_ password: String) throws(CommandFault) -> String {
        guard password.isEmpty || (4...8).contains(password.utf8.count),
            password.utf8.allSatisfy(\.isDigit)
        else { throw .invalid(reason: "gt06: the password must be 4 to 8 digits, or empty for units without one") }
        return password
    }

    private static func frame(_ text: String, _ context: CommandContext, _ proof: CommandProof) -> EncodedCommand {
        let flag = context.serial
        var content = [UInt8(text.utf8.count + 4)]  // at most 14 characters
        content.append(contentsOf: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: flag >> $0) })
        content.append(contentsOf: text.utf8)
        let serial = UInt16(truncatingIfNeeded: flag)
        return EncodedCommand(bytes: GT06Frame.bytes(message: 0x80, content: content, serial: serial), proof: proof)
    }
}
