import Fleet

extension GT06Dialect {
    /// The fields of a frame that a server sends: an answer, which repeats number and serial, or a command.
    public static func explainSent(_ message: UnsafeRawBufferPointer) -> [WireField] {
        var notes = FieldNotes(message)
        guard case .frame(let frame, let count) = GT06Frame.find(at: 0, in: message, &notes), count == message.count
        else { return [] }
        let content = frame.content
        if frame.message == command {
            notes.revise("number") { _ in "a command" }
            notes.note(
                content.part(0, 1), "text length", "\(MeaningText.count(Int(content.byte(0)), "byte")), with the flag")
            notes.note(
                content.part(1, 4), "command", "\(content.number(1, size: 4)), the number its answer brings back")
            notes.note(content.bytes.from(5), "text", content.bytes.from(5).text(limit: 256))
        } else {
            notes.revise("number") { "answers \($0)" }
            notes.revise("serial") { $0 + ", that of the message answered" }
            notes.note(content.part(0, 6), "time", "the year in its century to the second, UTC")
        }
        return notes.finished(separators: "", isBinary: true)
    }

    /// The number of a command.
    private static let command: UInt8 = 0x80
}
