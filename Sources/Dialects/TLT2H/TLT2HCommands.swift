import Fleet

extension TLT2HDialect {
    /// Refuses every command: nothing is known that these units take over GPRS, and the relay is switched by SMS only
    /// (tlt2h.md, alarms, replies, commands).
    public static func encode(
        _ command: DeviceCommand, _ context: CommandContext
    ) throws(CommandFault) -> EncodedCommand {
        throw .unsupported(hint: hint(for: command))
    }

    /// What works instead.
    private static func hint(for command: DeviceCommand) -> String {
        switch command {
        case .cutEngine:
            "tlt2h switches its relay by SMS only: 941<password> at once, 900<password> after it asks back"
        case .restoreEngine: "tlt2h switches its relay by SMS only: 902<password>, then confirm when it asks back"
        case .locate: "tlt2h takes commands by SMS only: 666<password>"
        case .reportEvery: "tlt2h takes commands by SMS only: 4 and two digits for the interval, then <password>"
        case .movement: "tlt2h takes commands by SMS only: 008<password> or 009<password>"
        default: "tlt2h takes commands by SMS only"
        }
    }
}
