import Fleet

/// The alarm codes of the gotop dialect as data (gotop.md section 7): correct a row when a real unit proves it wrong.
enum GotopAlarms {
    /// One code and what it means.
    private struct Row {
        /// The letters behind `ALM-` (or `CMD-` for the SOS key).
        let letters: StaticString
        /// What may follow the letters.
        let suffix: Suffix
        /// What the alarm is about.
        let kind: AlarmKind
        /// What it is about when no position comes with it, where builds differ.
        var kindWithoutBody: AlarmKind?
    }

    /// What may stand behind the letters of a code.
    private enum Suffix {
        /// Nothing.
        case none
        /// A number that says nothing more, as in `A5`.
        case number
        /// The number of one of the tracker's own geofences, as in `B2` and `B1-1`; the direction is not sent.
        case zone
    }

    private static let rows: [Row] = [
        Row(letters: "A", suffix: .number, kind: .sos),
        Row(letters: "KEY", suffix: .none, kind: .sos),
        Row(letters: "B", suffix: .zone, kind: .geofence),
        Row(letters: "C", suffix: .number, kind: .overspeed),
        Row(letters: "D", suffix: .none, kind: .lowBattery),
        Row(letters: "E", suffix: .none, kind: .gpsLost),
        // The vehicle build means ACC switched on while armed; the personal build, without a body, battery full.
        Row(letters: "F", suffix: .none, kind: .ignitionOn, kindWithoutBody: .other),
        Row(letters: "G", suffix: .none, kind: .door),
        Row(letters: "H", suffix: .none, kind: .movement),
        Row(letters: "J", suffix: .none, kind: .powerCut),
        Row(letters: "M", suffix: .none, kind: .fall),
        Row(letters: "N", suffix: .none, kind: .vibration),
        Row(letters: "BATTERY LOW", suffix: .none, kind: .lowBattery),
    ]

    /// Sets kind, code and zone of an alarm; a code that the table does not know becomes `other`, never nothing.
    static func apply(_ code: UnsafeRawBufferPointer?, hasBody: Bool, to report: inout Report) {
        guard let code else {
            report.alarm = .lowBattery  // the one text that is an alarm
            report.alarmCode = report.type
            return
        }
        report.alarmCode = code.text(limit: 32)
        report.alarm = .other
        for row in rows where code.hasPrefix(uppercase: row.letters) {
            let suffix = code.from(row.letters.utf8CodeUnitCount)
            guard accepts(suffix, row.suffix) else { continue }
            report.alarm = hasBody ? row.kind : row.kindWithoutBody ?? row.kind
            if row.suffix == .zone { report.zone = zone(suffix) }
            return
        }
    }

    private static func accepts(_ text: UnsafeRawBufferPointer, _ suffix: Suffix) -> Bool {
        switch suffix {
        case .none: text.isEmpty
        case .number: text.isEmpty || text.wholeNumber != nil
        case .zone: text.isEmpty || zone(text) != nil
        }
    }

    /// The zone number in `2` or `1-1`; nil where the text is neither.
    private static func zone(_ text: UnsafeRawBufferPointer) -> Int? {
        guard let dash = text.firstIndex(of: UInt8(ascii: "-")) else { return text.wholeNumber }
        guard text.from(dash + 1).wholeNumber != nil else { return nil }
        return UnsafeRawBufferPointer(rebasing: text[0..<dash]).wholeNumber
    }
}
