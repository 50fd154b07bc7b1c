import Fleet

/// The status digits of positions and heartbeats (trv.md, position payload).
enum TRVStatus {
    /// Signal, satellites, battery, ignition, armed, mode, as far as the digits go.
    static func readCommon(
        _ digits: UnsafeRawBufferPointer, into report: inout Report, _ notes: inout some FieldNoting
    ) {
        if let signal = number(digits, 0, 3) {
            if signal <= 100 { report.radio.signal = signal }
            notes.note(digits.part(0, 3), "signal", MeaningText.percent(signal))
        }
        if let satellites = number(digits, 3, 3) {
            if report.fix != nil { report.fix?.satellites = satellites }
            notes.note(digits.part(3, 3), "satellites", MeaningText.satellites(satellites))
        }
        if let percent = number(digits, 6, 3) {
            if percent <= 100 { report.power.batteryPercent = percent }
            notes.note(digits.part(6, 3), "battery", MeaningText.percent(percent))
        }
        let ignition = number(digits, 9, 1).flatMap(yesOrNo)
        let armed = number(digits, 10, 2).flatMap(yesOrNo)
        report.ignition = ignition
        report.armed = armed
        notes.note(digits.part(9, 1), "ignition", MeaningText.flag(ignition, "on", "off"))
        notes.note(digits.part(10, 2), "armed", MeaningText.flag(armed, "armed", "not armed"))
        notes.note(digits.part(12, 2), "mode", "of working, not kept")
    }

    /// A heartbeat: the common digits, then interval, vibration, automatic arming, relay, supply and movement.
    static func readHeartbeat(
        _ payload: UnsafeRawBufferPointer, into report: inout Report, _ notes: inout some FieldNoting
    ) {
        guard payload.first == UInt8(ascii: ",") else { return }
        var fields = FieldCursor(payload, at: 1)
        guard let digits = fields.next() else { return }
        if let satellites = number(digits, 3, 3) {
            var fix = Fix(isValid: false)
            fix.satellites = satellites
            report.fix = fix
        }
        readCommon(digits, into: &report, &notes)
        notes.note(digits.part(14, 12), "settings", "interval, vibration, arming: not kept")
        // The relay counts two for cut and one for not; zero and nine are no statement.
        let cut = number(digits, 26, 1).flatMap { (1...2).contains($0) ? $0 == 2 : nil }
        if let cut { report.engineCut = cut }
        let charging = number(digits, 27, 1).flatMap { $0 <= 2 ? $0 == 1 : nil }
        if let charging { report.power.charging = charging }
        notes.note(digits.part(26, 1), "relay", MeaningText.flag(cut, "engine cut", "engine not cut"))
        notes.note(digits.part(27, 1), "supply", MeaningText.flag(charging, "charging", "not charging"))
        notes.note(digits.part(28, 1), "movement", "not kept")
    }

    /// 1 is yes and 2 is no; everything else is not known.
    private static func yesOrNo(_ digit: Int) -> Bool? {
        digit == 1 ? true : digit == 2 ? false : nil
    }

    private static func number(_ digits: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> Int? {
        guard digits.count >= start + count else { return nil }
        return UnsafeRawBufferPointer(rebasing: digits[start..<(start + count)]).wholeNumber
    }
}
