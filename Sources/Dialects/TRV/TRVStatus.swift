import Fleet

/// The status digits of positions and heartbeats (trv.md, position payload).
enum TRVStatus {
    /// Signal, satellites, battery, ignition, armed, mode, as far as the digits go.
    static func readCommon(_ digits: UnsafeRawBufferPointer, into report: inout Report) {
        if let signal = number(digits, 0, 3), signal <= 100 { report.radio.signal = signal }
        if let satellites = number(digits, 3, 3), report.fix != nil { report.fix?.satellites = satellites }
        if let percent = number(digits, 6, 3), percent <= 100 { report.power.batteryPercent = percent }
        report.ignition = number(digits, 9, 1).flatMap(yesOrNo)
        report.armed = number(digits, 10, 2).flatMap(yesOrNo)
    }

    /// A heartbeat: the common digits, then interval, vibration, automatic arming, relay, supply and movement.
    static func readHeartbeat(_ payload: UnsafeRawBufferPointer, into report: inout Report) {
        guard payload.first == UInt8(ascii: ",") else { return }
        var fields = FieldCursor(payload, at: 1)
        guard let digits = fields.next() else { return }
        if let satellites = number(digits, 3, 3) {
            var fix = Fix(isValid: false)
            fix.satellites = satellites
            report.fix = fix
        }
        readCommon(digits, into: &report)
        // The relay counts two for cut and one for not; zero and nine are no statement.
        if let blocked = number(digits, 26, 1), (1...2).contains(blocked) { report.engineCut = blocked == 2 }
        if let supply = number(digits, 27, 1), supply <= 2 { report.power.charging = supply == 1 }
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
