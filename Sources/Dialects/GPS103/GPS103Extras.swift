/// Fields of a data line that have no place in a report, told by their shape (gps103.md, data line).
enum GPS103Extras {
    /// The field behind the local time: a telephone or a card in most units, a value of a sensor in others.
    static func note(number field: UnsafeRawBufferPointer, _ notes: inout some FieldNoting) {
        let text = field.trimmed
        let isValue = text.contains(UInt8(ascii: ".")) || text.contains(UInt8(ascii: "%"))
        if isValue {
            notes.note(field, "value", "of something that differs between units, not kept")
        } else if text.count < 5 {
            notes.note(field, "number", "of something that differs between units, not kept")
        } else {
            notes.note(field, "number", "of a telephone or a card, not kept")
        }
    }

    /// Door, two fuel levels; firmware with a sensor of its own prints a level or a trouble code in their places.
    static func note(doorAndFuel fields: FieldCursor, _ notes: inout some FieldNoting) {
        var fields = fields
        if let door = fields.next()?.trimmed {
            let isFlag = door.equals(uppercase: "0") || door.equals(uppercase: "1")
            if isFlag {
                notes.note(door, "door", door[0] == UInt8(ascii: "1") ? "open, not kept" : "closed, not kept")
            } else {
                note(level: door, "fuel", &notes)
            }
        }
        if let fuel = fields.next()?.trimmed { note(level: fuel, "fuel", &notes) }
        guard let last = fields.next()?.trimmed else { return }
        if isTroubleCode(last) {
            notes.note(last, "trouble code", "of the engine's computer, not kept")
        } else {
            note(level: last, "second fuel", &notes)
        }
    }

    private static func note(
        level field: UnsafeRawBufferPointer, _ name: StaticString, _ notes: inout some FieldNoting
    ) {
        let isPercent = field.last == UInt8(ascii: "%")
        guard let number = DecimalText(isPercent ? field.part(0, field.count - 1) : field) else { return }
        let level = MeaningText.decimal(number.value, 2)
        notes.note(field, name, isPercent ? "\(level) %, not kept" : "\(level), in percent or liters, not kept")
    }

    /// A letter of `P`, `C`, `B` and `U`, then four hexadecimal digits, as in OBD.
    private static func isTroubleCode(_ field: UnsafeRawBufferPointer) -> Bool {
        guard field.count == 5, let letter = field.first?.uppercased else { return false }
        let isLetter = "PCBU".utf8.contains(letter)
        return isLetter && field.from(1).hexNumber != nil
    }
}
