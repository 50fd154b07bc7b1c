import Dialects
import Fleet

/// Speaks gps103, `imei:IMEI,tracker,…;`; keywords in the place of `tracker` are alarms.
public struct GPS103Voice: TrackerVoice {
    /// The dialect's name.
    public static let dialect = DialectID.gps103

    /// The kinds that have a keyword.
    public static let alarmKinds = Set(keywords.keys)

    private static let keywords: [AlarmKind: String] = [
        .sos: "help me", .lowBattery: "low battery", .geofence: "stockade", .movement: "move", .overspeed: "speed",
        .powerCut: "ac alarm", .vibration: "sensor alarm", .door: "door alarm", .ignitionOn: "acc alarm",
    ]

    /// How far the tracker's own clock is ahead of UTC, in seconds.
    private static let zoneSeconds: Int64 = 3600

    /// A voice that has not said anything yet.
    public init() {}

    /// The bytes of one message; nil for an alarm without a keyword.
    public func bytes(for utterance: Utterance, reading: TrackerReading) -> [UInt8]? {
        var out = ByteWriter()
        switch utterance {
        case .greeting: out.text("##,imei:\(reading.device),A")
        case .heartbeat: out.text(reading.device.description)
        case .position: writeLine("tracker", reading, to: &out)
        case .alarm(let kind):
            guard let keyword = Self.keywords[kind] else { return nil }
            writeLine(keyword, reading, to: &out)
        }
        out.text(";")
        return out.bytes
    }

    /// `LOAD` to the login, `ON` to a heartbeat; data lines are not answered.
    public func reply(to utterance: Utterance, reading: TrackerReading) -> ExpectedReply? {
        switch utterance {
        case .greeting: .bytes(Array("LOAD".utf8))
        case .heartbeat: .bytes(Array("ON".utf8))
        case .position, .alarm: nil
        }
    }

    /// Writes a data line, with the cell in the place of the degrees when there is no fix.
    private func writeLine(_ keyword: String, _ reading: TrackerReading, to out: inout ByteWriter) {
        let local = CalendarDate(reading.time.adding(seconds: Self.zoneSeconds))
        out.text("imei:\(reading.device),\(keyword),")
        out.pairs(local.year, local.month, local.day, local.hour, local.minute, local.second)
        if reading.hasFix {
            writePlace(reading, to: &out)
        } else {
            out.text(",,L,,,")
            out.hex(reading.cell.lac, width: 4)
            out.text(",,")
            out.hex(reading.cell.cid, width: 4)
            out.text(",,,")
        }
    }

    /// Writes UTC, place, speed, course, no altitude, ignition, door, no fuel and the temperature.
    private func writePlace(_ reading: TrackerReading, to out: inout ByteWriter) {
        let date = CalendarDate(reading.time)
        out.text(",,F,")
        out.pairs(date.hour, date.minute, date.second)
        out.text(".000,A,")
        out.place(reading.coordinate, separator: ",")
        out.text(",")
        out.knots(reading.speedKmh)
        out.text(",\(reading.courseDeg),,\(reading.ignition ? 1 : 0),0,,,\(reading.temperatureC)")
    }
}
