import Dialects
import Fleet

/// Speaks trv, `TRVAP01…#` with fields of fixed width; the identity is in the login only.
public struct TRVVoice: TrackerVoice {
    /// The dialect's name.
    public static let dialect = DialectID.trv

    /// The only kind whose code all vendors share.
    public static let alarmKinds: Set<AlarmKind> = [.sos]

    /// A voice that has not said anything yet.
    public init() {}

    /// The bytes of one message; nil for an alarm that is no SOS.
    public func bytes(for utterance: Utterance, reading: TrackerReading) -> [UInt8]? {
        var out = ByteWriter()
        switch utterance {
        case .greeting: out.text("TRVAP00\(reading.device)")
        case .heartbeat: writeHeartbeat(reading, to: &out)
        case .position:
            out.text("TRVAP01")
            writePosition(reading, to: &out)
        case .alarm(.sos):
            out.text("TRVAP10")
            writePosition(reading, to: &out)
            out.text(",01")
        case .alarm: return nil
        }
        out.text("#")
        return out.bytes
    }

    /// The type with the next letter; a login may be answered with the time.
    public func reply(to utterance: Utterance, reading: TrackerReading) -> ExpectedReply? {
        let tail = [UInt8(ascii: "#")]
        return switch utterance {
        case .greeting: ExpectedReply(head: Array("TRVBP00".utf8), time: .maybe, tail: tail)
        case .heartbeat: .bytes(Array("TRVDP01#".utf8))
        case .position: .bytes(Array("TRVBP01#".utf8))
        case .alarm: .bytes(Array("TRVBP10#".utf8))
        }
    }

    /// Writes date, validity, place, speed, time, course, status digits and cell.
    private func writePosition(_ reading: TrackerReading, to out: inout ByteWriter) {
        let date = CalendarDate(reading.time)
        out.pairs(date.year, date.month, date.day)
        out.text(reading.hasFix ? "A" : "V")
        out.place(reading.coordinate, separator: "")
        out.fixed(reading.hasFix ? reading.speedKmh : 0, width: 3, decimals: 1)
        out.pairs(date.hour, date.minute, date.second)
        out.fixed(reading.hasFix ? Double(reading.courseDeg) : 0, width: 3, decimals: 2)
        writeState(reading, to: &out)
        out.text(",\(reading.network.mcc),\(reading.network.mnc),\(reading.cell.lac),\(reading.cell.cid)")
    }

    /// Writes the state, then interval, vibration, sensitivity, arming and time, all 0, relay, supply and movement.
    private func writeHeartbeat(_ reading: TrackerReading, to out: inout ByteWriter) {
        out.text("TRVCP01,")
        writeState(reading, to: &out)
        out.number(0, width: 12)
        out.text("1")  // the relay lets the fuel pump run
        out.text(reading.charging ? "1" : "2")
        out.text(reading.hasFix && reading.speedKmh > 0 ? "1" : "2")
    }

    /// Writes signal, satellites and battery, then 1 or 2 for the ignition, arming unknown and the usual mode.
    private func writeState(_ reading: TrackerReading, to out: inout ByteWriter) {
        out.number(reading.signal * 100 / 31, width: 3)
        out.number(reading.satellites, width: 3)
        out.number(reading.batteryPercent, width: 3)
        out.text(reading.ignition ? "1" : "2")
        out.text("0001")
    }
}
