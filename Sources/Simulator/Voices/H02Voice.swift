import Dialects
import Fleet

/// Speaks h02 as text, `*HQ,IMEI,V1,…#`; alarms are bits of the status word that every position has.
public struct H02Voice: TrackerVoice {
    /// The dialect's name.
    public static let dialect = DialectID.h02

    /// The kinds that have a bit of their own.
    public static let alarmKinds = Set(alarmBits.keys)

    /// The bits of the alarms, counted from the least significant.
    private static let alarmBits: [AlarmKind: UInt32] = [
        .movement: 0, .sos: 1, .overspeed: 2, .ignitionOn: 3, .geofenceEnter: 4, .geofenceExit: 7,
        .powerCut: backupBattery,
    ]

    private static let ignitionOff: UInt32 = 10
    private static let engineRuns: UInt32 = 13
    private static let backupBattery: UInt32 = 19

    /// A voice that has not said anything yet.
    public init() {}

    /// The bytes of one message; nil for a greeting, which the dialect does not have.
    public func bytes(for utterance: Utterance, reading: TrackerReading) -> [UInt8]? {
        var out = ByteWriter()
        out.text("*HQ,\(reading.device),")
        switch utterance {
        case .greeting: return nil
        case .heartbeat: out.text("HTBT,\(reading.batteryPercent)")
        case .position: writePosition(reading, alarm: nil, to: &out)
        case .alarm(let kind):
            guard let bit = Self.alarmBits[kind] else { return nil }
            writePosition(reading, alarm: bit, to: &out)
        }
        out.text("#")
        return out.bytes
    }

    /// V4 with the time to a position, the heartbeat itself without its content to a heartbeat.
    public func reply(to utterance: Utterance, reading: TrackerReading) -> ExpectedReply? {
        let head = "*HQ,\(reading.device),"
        return switch utterance {
        case .greeting: nil
        case .heartbeat: .bytes(Array("\(head)HTBT#".utf8))
        case .position, .alarm:
            ExpectedReply(head: Array("\(head)V4,V1,".utf8), time: .always, tail: [UInt8(ascii: "#")])
        }
    }

    /// Writes time, validity, place, speed, course, date, status and cell.
    private func writePosition(_ reading: TrackerReading, alarm: UInt32?, to out: inout ByteWriter) {
        let date = CalendarDate(reading.time)
        out.text("V1,")
        out.pairs(date.hour, date.minute, date.second)
        out.text(reading.hasFix ? ",A," : ",V,")
        out.place(reading.coordinate, separator: ",")
        out.text(",")
        out.knots(reading.hasFix ? reading.speedKmh : 0, width: 3)
        out.text(",")
        out.number(reading.hasFix ? reading.courseDeg : 0, width: 3)
        out.text(",")
        out.pairs(date.day, date.month, date.year)
        out.text(",")
        out.hex(Int(status(reading, alarm: alarm)), width: 8)
        out.text(",\(reading.network.mcc),\(reading.network.mnc),\(reading.cell.lac),\(reading.cell.cid)")
    }

    /// The status word, of which 0 means active; it is never all ones, which would mean that there is none.
    private func status(_ reading: TrackerReading, alarm: UInt32?) -> UInt32 {
        var word = UInt32.max
        word &= ~(1 << (reading.ignition ? Self.engineRuns : Self.ignitionOff))
        // Not for all that live on their own battery: a unit that was never wired has lost nothing.
        if reading.isSupplyCut { word &= ~(1 << Self.backupBattery) }
        if let alarm { word &= ~(1 << alarm) }
        return word
    }
}
