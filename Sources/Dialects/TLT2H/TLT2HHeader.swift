import Fleet

/// The first line of a message, `#imei#model#password#STATUS#count` (tlt2h.md, header).
struct TLT2HHeader: Sendable {
    /// How many digits an identity has.
    static let identityLength = 15
    /// Headers seen have about 60 bytes.
    static let maximumLength = 256

    /// Who sends.
    let device: DeviceID
    /// The status word as sent.
    let status: String
    /// What the status word means.
    let meaning: TLT2HStatus.Meaning
    /// How many records are announced.
    let count: Int
    /// Internal battery in volts, where the header has the five extra numbers.
    private(set) var batteryVolts: Double?
    /// Temperature in degrees Celsius, where the header has them.
    private(set) var temperatureC: Double?
    /// Whether the vehicle's supply is seen, where the header has them.
    private(set) var hasExternalPower = false

    /// Whether a line, or as much of it as there is, begins like a header: `#`, 15 digits, `#`.
    static func isBeginning(_ line: UnsafeRawBufferPointer) -> Bool {
        for place in 0..<min(line.count, identityLength + 2) {
            let isFrame = place == 0 || place == identityLength + 1
            guard isFrame ? line[place] == UInt8(ascii: "#") : line[place].isDigit else { return false }
        }
        return true
    }

    /// Whether a line begins like a header, its identity complete.
    static func isHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        line.count > identityLength + 1 && isBeginning(line)
    }

    /// Reads a whole line without its end.
    init?(_ line: UnsafeRawBufferPointer) {
        var notes = NoNotes()
        self.init(line, &notes)
    }

    /// A header of nobody, for records that are looked at alone.
    static let unknown = Array("#000000000000000##SMS#1".utf8).withUnsafeBytes { TLT2HHeader($0) }

    /// The same, with notes of every field.
    init?(_ line: UnsafeRawBufferPointer, _ notes: inout some FieldNoting) {
        guard line.count <= Self.maximumLength, Self.isHeader(line), Self.isPlain(line),
            let device = DeviceID(digits: UnsafeRawBufferPointer(rebasing: line[1...Self.identityLength])),
            let countMark = line.lastIndex(of: UInt8(ascii: "#")), countMark > Self.identityLength + 1
        else { return nil }
        let number = line.from(countMark + 1).trimmed
        guard number.count <= 4, let count = number.wholeNumber else { return nil }
        let middle = UnsafeRawBufferPointer(rebasing: line[(Self.identityLength + 1)..<countMark])
        guard let (word, before) = Self.lastWord(middle) else { return nil }
        let meaning = TLT2HStatus.meaning(of: word)
        self.device = device
        self.count = count
        status = word.text(limit: 32)
        self.meaning = meaning
        notes.note(line.part(1, Self.identityLength), "identity", MeaningText.identity(device))
        notes.note(word, "status", TLT2HStatus.words(word, meaning))
        notes.note(number, "count", MeaningText.count(count, "record"))
        readExtras(before, &notes)
    }

    /// Whether there is nothing but printable characters, and no `,` and no `$`, which belong to records and to others.
    static func isPlain(_ line: UnsafeRawBufferPointer) -> Bool {
        for byte in line where byte &- 0x20 > 0x5E || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "$") {
            return false
        }
        return true
    }

    /// The last field of nothing but letters, and what stands before it.
    private static func lastWord(
        _ fields: UnsafeRawBufferPointer
    ) -> (word: UnsafeRawBufferPointer, before: UnsafeRawBufferPointer)? {
        var rest = fields
        while let mark = rest.lastIndex(of: UInt8(ascii: "#")) {
            let field = rest.from(mark + 1).trimmed
            let before = UnsafeRawBufferPointer(rebasing: rest[0..<mark])
            if !field.isEmpty, field.allSatisfy({ (0x41...0x5A).contains($0.uppercased) }) { return (field, before) }
            rest = before
        }
        return nil
    }

    /// Two inputs, external voltage, battery voltage and temperature, each voltage and the temperature in tenths.
    private mutating func readExtras(_ fields: UnsafeRawBufferPointer, _ notes: inout some FieldNoting) {
        var rest = fields
        guard let (temperature, sensor) = Self.lastNumber(&rest), let (battery, cell) = Self.lastNumber(&rest),
            let (external, supply) = Self.lastNumber(&rest), let (_, second) = Self.lastNumber(&rest),
            let (_, first) = Self.lastNumber(&rest),
            // In front of them stand the model, which may be empty, and the password.
            let password = rest.lastIndex(of: UInt8(ascii: "#")), password > 0
        else { return noteModel(fields, &notes) }
        if temperature != 0 { temperatureC = temperature / 10 }  // every unit seen sends 0: no sensor
        if battery > 0 { batteryVolts = battery / 10 }
        hasExternalPower = external > 0
        noteModel(rest, &notes)
        notes.note(first, "input 1", "known, not kept")
        notes.note(second, "input 2", "known, not kept")
        notes.note(supply, "supply", external > 0 ? "\(MeaningText.decimal(external / 10, 1)) V" : "not told")
        notes.note(cell, "battery", battery > 0 ? "\(MeaningText.decimal(battery / 10, 1)) V" : "not told")
        notes.note(
            sensor, "temperature", temperature == 0 ? "no sensor" : "\(MeaningText.decimal(temperature / 10, 1)) °C")
    }

    /// What stands between the identity and the rest: the model, then the password.
    private func noteModel(_ fields: UnsafeRawBufferPointer, _ notes: inout some FieldNoting) {
        guard let first = fields.firstIndex(of: UInt8(ascii: "#"), from: 0),
            let second = fields.firstIndex(of: UInt8(ascii: "#"), from: first + 1)
        else { return }
        notes.note(fields.part(first + 1, second - first - 1), "model", "in the unit's own words, not kept")
        let end = fields.firstIndex(of: UInt8(ascii: "#"), from: second + 1) ?? fields.count
        notes.note(fields.part(second + 1, end - second - 1), "password", "known, not kept")
    }

    /// The last field, taken off, if it is a number.
    private static func lastNumber(
        _ fields: inout UnsafeRawBufferPointer
    ) -> (value: Double, text: UnsafeRawBufferPointer)? {
        guard let mark = fields.lastIndex(of: UInt8(ascii: "#")) else { return nil }
        let text = fields.from(mark + 1).trimmed
        guard let number = ReceiverText.signed(text) else { return nil }
        fields = UnsafeRawBufferPointer(rebasing: fields[0..<mark])
        return (number, text)
    }
}
