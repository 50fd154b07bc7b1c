import Dialects
import Fleet
import Geo

/// Speaks GOTOP's own dialect, `#IMEI,CMD-T,A,DATE:…#`, in the shapes that captures of real units show.
public struct GotopVoice: TrackerVoice {
    /// The native dialect's name.
    public static let dialect = DialectID.gotop

    /// The kinds that the maker's firmware has a letter for.
    public static let alarmKinds = Set(codes.keys)

    /// The letters of the alarms; the one for geofences is followed by the number of the zone.
    private static let codes: [AlarmKind: String] = [
        .sos: "A", .geofence: "B", .overspeed: "C", .lowBattery: "D", .gpsLost: "E", .ignitionOn: "F", .door: "G",
        .movement: "H", .powerCut: "J", .vibration: "N",
    ]

    /// A voice that has not said anything yet.
    public init() {}

    /// The bytes of one message, `#` at both ends; nil for an alarm without a letter.
    public func bytes(for utterance: Utterance, reading: TrackerReading) -> [UInt8]? {
        var out = ByteWriter()
        out.text("#")
        out.text(reading.device.description)
        switch utterance {
        case .greeting: out.text(",CMD-D,")
        case .heartbeat: out.text(",CMD-X")
        case .position: writePosition(reading, to: &out)
        case .alarm(let kind):
            guard let code = Self.codes[kind] else { return nil }
            writeAlarm(kind, code: code, reading, to: &out)
        }
        out.text("#")
        return out.bytes
    }

    /// Writes a tracking report; one firmware apologises first.
    private func writePosition(_ reading: TrackerReading, to out: inout ByteWriter) {
        out.text(reading.firmware == .apologetic ? ",Sorry Not Support,,CMD-T" : ",CMD-T")
        writeBody(reading, to: &out)
    }

    /// Writes an alarm; the one for a lost fix has no body.
    private func writeAlarm(_ kind: AlarmKind, code: String, _ reading: TrackerReading, to out: inout ByteWriter) {
        out.text(",ALM-")
        out.text(code)
        if kind == .geofence { out.number(reading.zone) }
        if kind != .gpsLost { writeBody(reading, to: &out) }
    }

    /// Writes validity, time, place, speed, status group and tail.
    private func writeBody(_ reading: TrackerReading, to out: inout ByteWriter) {
        let date = CalendarDate(reading.time)
        out.text(reading.hasFix ? ",A,DATE:" : ",V,DATE:")
        for part in [date.year % 100, date.month, date.day] { out.number(part, width: 2) }
        out.text(",TIME:")
        for part in [date.hour, date.minute, date.second] { out.number(part, width: 2) }
        writePlace(reading.coordinate ?? Coordinate(latitude: 0, longitude: 0), to: &out)
        out.text(",Speed:")
        out.fixed(reading.hasFix ? reading.speedKmh : 0, width: reading.firmware == .full ? 1 : 3, decimals: 1)
        writeStatus(reading, to: &out)
        writeTail(reading, to: &out)
    }

    /// Writes decimal degrees with seven decimals and the hemisphere's letter.
    private func writePlace(_ place: Coordinate, to out: inout ByteWriter) {
        out.text(",LAT:")
        out.fixed(abs(place.latitude), width: 2, decimals: 7)
        out.text(place.latitude < 0 ? "S,LOT:" : "N,LOT:")
        out.fixed(abs(place.longitude), width: 3, decimals: 7)
        out.text(place.longitude < 0 ? "W" : "E")
    }

    /// Writes the flags that the firmware knows, then battery and signal.
    private func writeStatus(_ reading: TrackerReading, to out: inout ByteWriter) {
        out.text(",")
        switch reading.firmware {
        case .brief: break
        case .flagless: out.text("X-X-X-X-")
        case .full, .plain, .apologetic:
            for flag in [reading.externalPower, reading.hasFix, reading.charging] { out.text(flag ? "1-" : "0-") }
            out.text("0-")
        }
        out.number(reading.batteryPercent)
        out.text("-")
        out.number(reading.signal)
    }

    /// Writes the course, then as much as the firmware adds.
    private func writeTail(_ reading: TrackerReading, to out: inout ByteWriter) {
        out.text(",")
        out.number(reading.hasFix ? reading.courseDeg : 0, width: 3)
        guard reading.firmware != .brief else { return }
        writeCell(reading, to: &out)
        switch reading.firmware {
        case .full:
            writeSatellites(reading, width: 2, to: &out)
            out.text(",")
            out.number(reading.temperatureC)
            out.text(".0,,,")
        case .apologetic:
            writeSatellites(reading, width: 1, to: &out)
            out.text(",0,15,30,-4,-64,-3")
        case .plain, .flagless, .brief: break
        }
    }

    /// Writes the serving cell: country and network, then area and cell in hexadecimal.
    private func writeCell(_ reading: TrackerReading, to out: inout ByteWriter) {
        out.text(",")
        out.number(reading.network.mcc, width: 3)
        out.number(reading.network.mnc, width: 2)
        out.text("-")
        out.hex(reading.cell.lac, width: 4)
        out.text("-")
        out.hex(reading.cell.cid, width: 4)
    }

    /// Writes the number of satellites and the HDOP, which is empty without a fix.
    private func writeSatellites(_ reading: TrackerReading, width: Int, to out: inout ByteWriter) {
        out.text(",")
        out.number(reading.satellites, width: width)
        out.text(",")
        if reading.hasFix { out.fixed(reading.hdop, width: 1, decimals: 2) }
    }
}
