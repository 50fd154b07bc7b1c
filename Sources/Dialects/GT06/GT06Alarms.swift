import Fleet

/// The alarm bytes as data (gt06.md, 0x16 / 0x26 content): correct a row when a real unit proves it wrong.
enum GT06Alarms {
    private static let rows: [(code: UInt8, kind: AlarmKind)] = [
        (0x01, .sos), (0x02, .powerCut), (0x03, .vibration), (0x04, .geofenceEnter), (0x05, .geofenceExit),
        (0x06, .overspeed),
        (0x09, .vibration),  // displacement in some vendors' words, towing in others
        (0x0C, .tamper), (0x0E, .lowBattery), (0x0F, .lowBattery),
        (0x11, .powerCut),  // the tracker itself was switched off
        (0x13, .tamper), (0x14, .door), (0x19, .lowBattery), (0x25, .tamper), (0x32, .tamper),
    ]

    /// What bits 5 to 3 of the status byte say, where the alarm byte says nothing.
    private static let statusRows: [(bits: UInt8, kind: AlarmKind)] = [
        (0b001, .vibration), (0b010, .powerCut), (0b011, .lowBattery), (0b100, .sos),
    ]

    /// What the status byte says.
    static func kind(ofStatus status: UInt8) -> AlarmKind? {
        let bits = status >> 3 & 0b111
        return statusRows.first { $0.bits == bits }?.kind
    }

    /// What an alarm byte says, zero leaving it to the status.
    private static func words(_ code: UInt8, _ known: AlarmKind?) -> String {
        if code != 0 { return MeaningText.alarm(known) }
        return known.map { "none here; by the status: " + MeaningText.alarm($0) } ?? "none, and none in the status"
    }

    /// Sets alarm and code; what the tables do not know becomes `other`, never nothing.
    static func apply(
        _ code: UnsafeRawBufferPointer, status: UInt8, to report: inout Report, _ notes: inout some FieldNoting
    ) {
        let field = code
        let code = code.first ?? 0
        report.alarmCode = GT06Message.word(code)
        let known = code == 0 ? kind(ofStatus: status) : rows.first { $0.code == code }?.kind
        report.alarm = known ?? .other
        notes.note(field, "alarm code", words(code, known))
    }
}
