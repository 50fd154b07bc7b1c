import Fleet

extension H02Dialect {
    /// The fields of what a server sends: `V4` with the type that is answered, `R12`, an echo, or a command.
    public static func explainSent(_ message: UnsafeRawBufferPointer) -> [WireField] {
        var notes = FieldNotes(message)
        guard message.first == UInt8(ascii: "*"), H02Header.hasMark(message) else { return [] }
        notes.note(message.part(1, 2), "maker", "letters of the unit")
        let end = message.search(for: UInt8(ascii: "#"), from: 4) ?? message.count
        var fields = FieldCursor(message.part(0, end), at: 4)
        if let identity = fields.next(), let device = DeviceID(digits: identity) {
            notes.note(identity, "identity", MeaningText.identity(device))
        }
        guard let word = fields.next() else { return [] }
        if word.equals(uppercase: "V4") {
            notes.note(word, "word", "answers a message")
            let type = fields.next()
            notes.note(type, "type", type.flatMap { H02Type.find($0) }.map(\.layout.words) ?? "of that message")
        } else {
            notes.note(word, "word", fields.peek() == nil ? "answers with the type of the message" : "a command")
        }
        let time = fields.next()
        notes.note(time, "time", time?.count == 14 ? "of the server, UTC" : "of sending, which the answer repeats")
        notes.note(fields.rest, "parameters", "of the command")
        return notes.finished(separators: "*,#")
    }
}
