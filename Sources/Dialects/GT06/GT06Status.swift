import Fleet

/// Status byte, battery level and signal (gt06.md, 0x16 / 0x26 content).
enum GT06Status {
    /// The heartbeat 0x13: read only with its own length, since other units put other things here.
    static func read(_ content: GT06Bytes, into report: inout Report, _ notes: inout some FieldNoting) {
        guard content.count == 5 else { return }
        readBlock(content, at: 0, into: &report, &notes)
        notes.note(content.part(3, 2), "language", "and alarm, not kept")
    }

    /// The heartbeat 0x23 of newer units, as peers read it: status, volts, signal, language; no relay is known there.
    static func readNew(_ content: GT06Bytes, into report: inout Report, _ notes: inout some FieldNoting) {
        guard content.count == 6 else { return }
        readFlags(content.byte(0), into: &report)
        notes.note(content.part(0, 1), "status", words(content.byte(0), tellsRelay: false))
        let hundredths = content.number(1, size: 2)
        let volts = (1...10_000).contains(hundredths) ? Double(hundredths) / 100 : nil
        if let volts { report.power.batteryVolts = volts }
        notes.note(content.part(1, 2), "battery", volts.map { MeaningText.decimal($0, 2) + " V" } ?? "not told")
        readSignal(content, at: 3, into: &report, &notes)
        notes.note(content.part(4, 2), "language", "known, not kept")
    }

    /// Status, battery level from 0 to 6 and signal from a place on; values out of range are left out.
    static func readBlock(
        _ content: GT06Bytes, at place: Int, into report: inout Report, _ notes: inout some FieldNoting
    ) {
        let status = content.byte(place)
        readFlags(status, into: &report)
        report.engineCut = status & 1 << 7 != 0
        notes.note(content.part(place, 1), "status", words(status, tellsRelay: true))
        let level = Int(content.byte(place + 1))
        if level <= 6 { report.power.batteryLevel = level }
        notes.note(
            content.part(place + 1, 1), "battery", level <= 6 ? "level \(level) of 6" : "\(level) is no level: left out"
        )
        readSignal(content, at: place + 2, into: &report, &notes)
    }

    /// Every bit that says something, in words.
    private static func words(_ status: UInt8, tellsRelay: Bool) -> String {
        let alarm = GT06Alarms.kind(ofStatus: status).map { MeaningText.alarm($0) + " (alarm)" }
        let relay = status & 1 << 7 != 0 ? "engine cut" : "engine not cut"
        let words = [
            alarm, tellsRelay ? relay : nil, status & 1 << 6 != 0 ? "GPS on" : "GPS off",
            status & 1 << 2 != 0 ? "charging" : "not charging", status & 1 << 1 != 0 ? "ignition on" : "ignition off",
            status & 1 != 0 ? "armed" : "not armed",
        ]
        return words.compactMap { $0 }.joined(separator: ", ")
    }

    private static func readFlags(_ status: UInt8, into report: inout Report) {
        report.statusHex = String(GT06Message.word(status).dropFirst(2))
        report.armed = status & 1 != 0
        report.ignition = status & 1 << 1 != 0
        report.power.charging = status & 1 << 2 != 0
    }

    /// A level from 0 to 4, or percent in some firmware.
    private static func readSignal(
        _ content: GT06Bytes, at place: Int, into report: inout Report, _ notes: inout some FieldNoting
    ) {
        let signal = Int(content.byte(place))
        if signal <= 100 { report.radio.signal = signal }
        notes.note(
            content.part(place, 1), "signal",
            signal <= 4 ? "\(signal) of 4" : signal <= 100 ? "\(signal) %" : "\(signal): left out")
    }
}
