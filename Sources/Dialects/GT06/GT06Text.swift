import Fleet

/// Messages that carry text: answers to commands, and information (gt06.md, messages and commands).
enum GT06Text {
    private static let limit = 512

    /// 0x15: length, the server's flag of four bytes, text, sometimes the language behind it.
    static func readShort(_ content: GT06Bytes, into report: inout Report, _ notes: inout some FieldNoting) {
        readFlag(content, into: &report, &notes)
        let length = Int(content.byte(0))
        let end = length >= 4 && 1 + length <= content.count ? 1 + length : content.count
        notes.note(content.part(0, 1), "text length", "\(MeaningText.count(length, "byte")), with the flag")
        guard end > 5 else { return }
        notes.note(content.part(5, end - 5), "text", text(content.part(5, end - 5)) ?? "empty")
        report.vendorText = text(UnsafeRawBufferPointer(rebasing: content.bytes[5..<end]))
    }

    /// 0x21: the server's flag, the encoding, text; 2 stands for UTF-16.
    static func readLong(_ content: GT06Bytes, into report: inout Report, _ notes: inout some FieldNoting) {
        readFlag(content, place: 0, into: &report, &notes)
        let bytes = content.bytes.from(5)
        let isWide = content.byte(4) == 2
        let words = isWide ? wideText(bytes) : text(bytes)
        report.vendorText = words
        notes.note(content.part(4, 1), "encoding", isWide ? "UTF-16" : "ASCII")
        notes.note(bytes, "text", words ?? "empty")
    }

    /// 0x94: a sub type, then what it announces; 00 is the external voltage, 04 the status in words.
    static func readInformation(_ content: GT06Bytes, into report: inout Report, _ notes: inout some FieldNoting) {
        switch (content.byte(0), content.count) {
        case (0x00, 3...):
            let hundredths = content.number(1, size: 2)
            report.power.external = hundredths > 0
            notes.note(content.part(0, 1), "sub type", "external voltage")
            notes.note(content.part(1, 2), "supply", MeaningText.decimal(Double(hundredths) / 100, 2) + " V")
        case (0x04, 2...):
            let words = text(content.bytes.from(1))
            report.vendorText = words
            notes.note(content.part(0, 1), "sub type", "status in words")
            notes.note(content.bytes.from(1), "text", words ?? "empty")
        case (0x0A, 2...):
            notes.note(content.part(0, 1), "sub type", "identities of the unit and of its SIM card")
            notes.note(content.bytes.from(1), "identities", "known, not kept")
        default: notes.note(content.part(0, 1), "sub type", "not known")
        }
    }

    /// A reply brings back the flag that the server gave its command.
    private static func readFlag(
        _ content: GT06Bytes, place: Int = 1, into report: inout Report, _ notes: inout some FieldNoting
    ) {
        report.kind = .reply
        guard content.count >= place + 4 else { return }
        let flag = content.number(place, size: 4)
        report.command = String(flag)
        notes.note(content.part(place, 4), "command", "\(flag), the number the command was sent under")
    }

    /// Text without the blanks and NULs that some firmware pads it with; nil where nothing is left.
    private static func text(_ bytes: UnsafeRawBufferPointer) -> String? {
        let trimmed = bytes.trimmed
        return trimmed.isEmpty ? nil : trimmed.text(limit: limit)
    }

    private static func wideText(_ bytes: UnsafeRawBufferPointer) -> String? {
        let content = GT06Bytes(bytes: bytes)
        var units: [UInt16] = []
        for place in stride(from: 0, to: min(bytes.count, 2 * limit) - 1, by: 2) {
            units.append(UInt16(truncatingIfNeeded: content.number(place, size: 2)))
        }
        while let last = units.last, last <= 0x20 { units.removeLast() }
        return units.isEmpty ? nil : String(decoding: units, as: UTF16.self)
    }
}
