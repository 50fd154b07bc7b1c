import Fleet

extension GPS103Dialect {
    /// The fields of what a server sends: the words `LOAD` and `ON`, or `**,imei:<imei>,<code>[,params]`.
    public static func explainSent(_ message: UnsafeRawBufferPointer) -> [WireField] {
        var notes = FieldNotes(message)
        if message.equals(uppercase: "LOAD") {
            notes.note(message, "word", "the login is accepted")
        } else if message.equals(uppercase: "ON") {
            notes.note(message, "word", "the sign of life was heard")
        } else if message.hasPrefix(uppercase: "**,IMEI:") {
            notes.note(message.part(0, 8), "mark", "a command")
            var fields = FieldCursor(message, at: 8)
            let identity = fields.next()
            let device = identity.flatMap { DeviceID(digits: $0) }
            notes.note(identity, "identity", device.map { MeaningText.identity($0) } ?? "not a number")
            let code = fields.next()
            notes.note(code, "code", code.map { words($0.text()) } ?? "")
            notes.note(fields.rest, "parameters", "of the command")
        } else {
            return []
        }
        return notes.finished(separators: ",;")
    }

    /// What a code asks for (gps103.md, commands).
    private static func words(_ code: String) -> String {
        switch code {
        case "B": "locate"
        case "C": "report at an interval"
        case "D": "stop reporting"
        case "E": "take alarms back"
        case "G": "watch for movement"
        case "H": "watch the speed"
        case "J": "cut the engine"
        case "K": "restore the engine"
        case "L": "arm"
        case "M": "disarm"
        default: "of the command"
        }
    }
}
