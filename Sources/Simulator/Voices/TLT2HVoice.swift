import Dialects
import Fleet

/// Speaks tlt2h: a header with a status word, one record with an NMEA sentence, and `##`.
public struct TLT2HVoice: TrackerVoice {
    /// The dialect's name.
    public static let dialect = DialectID.tlt2h

    /// The kinds that have a status word.
    public static let alarmKinds = Set(words.keys)

    private static let words: [AlarmKind: String] = [
        .sos: "SOS", .tow: "TOWED", .vibration: "SHAKE", .powerCut: "DEF", .lowBattery: "BLP", .geofenceExit: "OS",
        .geofenceEnter: "RS", .overspeed: "OVERSPEED",
    ]

    /// A voice that has not said anything yet.
    public init() {}

    /// The bytes of one message; nil for a greeting and for an alarm without a word.
    ///
    /// The dialect has no heartbeat; its trackers send another record.
    public func bytes(for utterance: Utterance, reading: TrackerReading) -> [UInt8]? {
        let status: String
        switch utterance {
        case .greeting: return nil
        case .heartbeat, .position: status = reading.ignition ? "AUTO" : "AUTOSTOP"
        case .alarm(let kind):
            guard let word = Self.words[kind] else { return nil }
            status = word
        }
        var out = ByteWriter()
        out.text("#\(reading.device)#V500#0000#\(status)#1\r\n#")
        out.hex(reading.cell.lac, width: 4)
        out.hex(reading.cell.cid, width: 4)
        let sentence = sentence(reading)
        out.text("$")
        out.text(String(decoding: sentence, as: UTF8.self))
        out.text("*")
        out.hex(Int(sentence.reduce(0, ^)), width: 2)
        out.text("\r\n##\r\n")
        return out.bytes
    }

    /// The sentence between `$` and `*`; without a fix everything but time and date is empty.
    private func sentence(_ reading: TrackerReading) -> [UInt8] {
        let date = CalendarDate(reading.time)
        var out = ByteWriter()
        out.text("GPRMC,")
        out.pairs(date.hour, date.minute, date.second)
        if reading.hasFix {
            out.text(".000,A,")
            out.place(reading.coordinate, separator: ",")
            out.text(",")
            out.knots(reading.speedKmh)
            out.text(",")
            out.fixed(Double(reading.courseDeg), width: 1, decimals: 2)
            out.text(",")
        } else {
            out.text(".000,V,,,,,,,")
        }
        out.pairs(date.day, date.month, date.year)
        out.text(reading.hasFix ? ",,,A" : ",,,N")
        return out.bytes
    }
}
