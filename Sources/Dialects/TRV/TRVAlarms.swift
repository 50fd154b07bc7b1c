import Fleet

/// The alarm codes as data (trv.md, position payload): correct a row when a real unit proves it wrong.
enum TRVAlarms {
    /// Codes that mean something; the others are each vendor's own.
    private static let rows: [(code: StaticString, kind: AlarmKind, onlyWatches: Bool)] = [
        ("01", .sos, false), ("05", .fall, true), ("06", .fall, true),
    ]

    /// Sets alarm and code: the field behind the cell, of two characters; without one the type stands for it.
    static func apply(
        _ payload: UnsafeRawBufferPointer, isWatch: Bool, to report: inout Report, _ notes: inout some FieldNoting
    ) {
        report.alarm = .other
        var fields = FieldCursor(payload)
        for _ in 0..<5 { _ = fields.next() }
        guard let code = fields.next(), code.count == 2, code.allSatisfy({ $0.hexValue != nil }) else {
            report.alarmCode = report.type
            return
        }
        report.alarmCode = code.text()
        let row = rows.first { code.equals(uppercase: $0.code) && (isWatch || !$0.onlyWatches) }
        report.alarm = row?.kind ?? .other
        notes.note(
            code, "alarm code",
            code.equals(uppercase: "00") ? "none: only the type says alarm" : MeaningText.alarm(row?.kind))
    }
}
