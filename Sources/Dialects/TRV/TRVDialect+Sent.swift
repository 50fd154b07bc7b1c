import Fleet

extension TRVDialect {
    /// The fields of what a server sends: the type that it answers with the next letter, or a command, then its content.
    public static func explainSent(_ message: UnsafeRawBufferPointer) -> [WireField] {
        var notes = FieldNotes(message)
        let isWatch = message.hasPrefix(uppercase: "IW")
        let start = isWatch ? 2 : 3
        guard isWatch || message.hasPrefix(uppercase: "TRV"), message.count > start + 4 else { return [] }
        let type = message.part(start, 4)
        notes.note(message.part(0, start), "maker", isWatch ? "a watch" : "a tracker")
        let end = message.search(for: terminator, from: start + 4) ?? message.count
        var fields = FieldCursor(
            message.part(0, end), at: start + 4 + (message[start + 4] == UInt8(ascii: ",") ? 1 : 0))
        let content = fields.next()
        if let content, content.count == 14, content.allSatisfy(\.isDigit) {
            notes.note(content, "time", "of the server, UTC")
        } else if let content, content.count == 6, content.allSatisfy(\.isDigit) {
            notes.note(content, "serial", "of the command, which its answer repeats")
        } else if let content, fields.peek() != nil {
            notes.note(content, "latitude", "none to help the receiver with")
            notes.note(fields.next(), "longitude", "none to help the receiver with")
        }
        notes.note(type, "type", words(type, isSerial: content?.count == 6))
        return notes.finished(separators: ",#")
    }

    /// An answer has the letter that follows that of the question; so have commands, which trackers answer in turn.
    private static func words(_ type: UnsafeRawBufferPointer, isSerial: Bool) -> String {
        let word = type.text()
        switch word {
        case "BP20": return "a command: locate"
        case "BP03" where isSerial: return "a command: cut the engine"
        case "BP04" where isSerial: return "a command: restore the engine"
        default: break
        }
        guard let letter = word.unicodeScalars.first, letter.isASCII, letter.value > 0x41,
            let asked = Unicode.Scalar(letter.value - 1)
        else { return word }
        return "answers \(Character(asked))\(word.dropFirst())"
    }
}
