import Fleet

extension GotopDialect {
    /// The fields of a command, `:<password><letter>…#`; nothing is ever answered.
    public static func explainSent(_ message: UnsafeRawBufferPointer) -> [WireField] {
        var notes = FieldNotes(message)
        guard message.first == UInt8(ascii: ":"), message.count > 8, message.part(1, 6).allSatisfy(\.isDigit) else {
            return []
        }
        let end = message.search(for: UInt8(ascii: "#"), from: 7) ?? message.count
        notes.note(message.part(0, 1), "start", "a command")
        notes.note(message.part(1, 6), "password", "of the unit")
        notes.note(message.part(7, 1), "letter", words(message[7]))
        notes.note(message.part(8, end - 8), "parameters", "of the command")
        return notes.finished(separators: "#")
    }

    /// What a letter asks for (gotop.md section 9).
    private static func words(_ letter: UInt8) -> String {
        switch letter {
        case UInt8(ascii: "F"): "locate"
        case UInt8(ascii: "M"): "report at an interval, or the heartbeat"
        case UInt8(ascii: "T"): "the relay: 1 cuts, 0 restores"
        case UInt8(ascii: "J"): "the speed alarm"
        case UInt8(ascii: "P"): "the movement alarm"
        case UInt8(ascii: "I"): "a geofence"
        case UInt8(ascii: "L"): "the time zone"
        case UInt8(ascii: "N"): "the battery alarm"
        case UInt8(ascii: "C"): "access point and server"
        case UInt8(ascii: "R"): "the server by its name"
        case UInt8(ascii: "B"): "the version"
        default: "of the command"
        }
    }
}
