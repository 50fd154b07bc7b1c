import Fleet

/// Status byte, battery level and signal (gt06.md, 0x16 / 0x26 content).
enum GT06Status {
    /// The heartbeat 0x13: read only with its own length, since other units put other things here.
    static func read(_ content: GT06Bytes, into report: inout Report) {
        if content.count == 5 { readBlock(content, at: 0, into: &report) }
    }

    /// The heartbeat 0x23 of newer units, as peers read it: status, volts, signal, language; no relay is known there.
    static func readNew(_ content: GT06Bytes, into report: inout Report) {
        guard content.count == 6 else { return }
        readFlags(content.byte(0), into: &report)
        let hundredths = content.number(1, size: 2)
        if (1...10_000).contains(hundredths) { report.power.batteryVolts = Double(hundredths) / 100 }
        readSignal(content.byte(3), into: &report)
    }

    /// Status, battery level from 0 to 6 and signal from a place on; values out of range are left out.
    static func readBlock(_ content: GT06Bytes, at place: Int, into report: inout Report) {
        let status = content.byte(place)
        readFlags(status, into: &report)
        report.engineCut = status & 1 << 7 != 0
        if content.byte(place + 1) <= 6 { report.power.batteryLevel = Int(content.byte(place + 1)) }
        readSignal(content.byte(place + 2), into: &report)
    }

    private static func readFlags(_ status: UInt8, into report: inout Report) {
        report.statusHex = String(GT06Message.word(status).dropFirst(2))
        report.armed = status & 1 != 0
        report.ignition = status & 1 << 1 != 0
        report.power.charging = status & 1 << 2 != 0
    }

    /// A level from 0 to 4, or percent in some firmware.
    private static func readSignal(_ signal: UInt8, into report: inout Report) {
        if signal <= 100 { report.radio.signal = Int(signal) }
    }
}
