import Dialects
import Fleet

/// Speaks gt06, binary frames `78 78 … 0D 0A` with a serial number and a checksum; the identity is in the login only.
public struct GT06Voice: TrackerVoice {
    /// The dialect's name.
    public static let dialect = DialectID.gt06

    /// The kinds that have an alarm byte.
    public static let alarmKinds = Set(alarmBytes.keys)

    private static let alarmBytes: [AlarmKind: UInt8] = [
        .sos: 0x01, .powerCut: 0x02, .vibration: 0x03, .geofenceEnter: 0x04, .geofenceExit: 0x05, .overspeed: 0x06,
        .lowBattery: 0x0E, .door: 0x14,
    ]

    private static let english: UInt8 = 0x02

    /// A voice that has not said anything yet.
    public init() {}

    /// The bytes of one message; nil for an alarm without a byte.
    ///
    /// Serial numbers count through; the login, which may come at any time, always has 0.
    public func bytes(for utterance: Utterance, reading: TrackerReading) -> [UInt8]? {
        let number = Self.number(of: utterance)
        switch utterance {
        case .greeting: return frame(number, identity(reading.device), reading)
        case .heartbeat: return frame(number, state(reading) + [0x00, Self.english], reading)
        case .position: return frame(number, location(reading) + cell(reading), reading)
        case .alarm(let kind):
            guard let alarm = Self.alarmBytes[kind] else { return nil }
            let place = location(reading) + [0x08] + cell(reading)
            return frame(number, place + state(reading) + [alarm, Self.english], reading)
        }
    }

    /// A frame of the same number and serial without content; the vendor's document knows none to a position, so that
    /// nobody waits for that one.
    public func reply(to utterance: Utterance, reading: TrackerReading) -> ExpectedReply? {
        .bytes(frame(Self.number(of: utterance), [], reading), isAwaited: utterance != .position)
    }

    /// The number that tells messages apart.
    private static func number(of utterance: Utterance) -> UInt8 {
        switch utterance {
        case .greeting: 0x01
        case .heartbeat: 0x13
        case .position: 0x12
        case .alarm: 0x16
        }
    }

    // MARK: - Contents

    /// Sixteen BCD digits, the first of which is padding.
    private func identity(_ device: DeviceID) -> [UInt8] {
        let digits = device.description.utf8.map { $0 & 0x0F }
        let padded = Array(repeating: 0, count: max(0, 16 - digits.count)) + digits
        return (0..<8).map { padded[$0 * 2] << 4 | padded[$0 * 2 + 1] }
    }

    /// Date, satellites, place in 1/1 800 000 degree, speed in km/h, flags and course.
    private func location(_ reading: TrackerReading) -> [UInt8] {
        let date = CalendarDate(reading.time)
        let parts = [date.year % 100, date.month, date.day, date.hour, date.minute, date.second]
        var bytes = parts.map { UInt8(truncatingIfNeeded: $0) }
        bytes.append(0xC0 | UInt8(min(15, max(0, reading.satellites))))
        bytes += Self.angle(reading.coordinate?.latitude) + Self.angle(reading.coordinate?.longitude)
        bytes.append(reading.hasFix ? UInt8(min(255, reading.speedKmh.rounded())) : 0)
        return bytes + Self.bigEndian(flags(reading), size: 2)
    }

    /// Course in bits 0 to 9, north 10, west 11, valid 12, ignition known 14 and on 15.
    private func flags(_ reading: TrackerReading) -> Int {
        var flags = (reading.hasFix ? reading.courseDeg : 0) | 1 << 14
        if (reading.coordinate?.latitude ?? 0) >= 0 { flags |= 1 << 10 }
        if (reading.coordinate?.longitude ?? 0) < 0 { flags |= 1 << 11 }
        if reading.hasFix { flags |= 1 << 12 }
        if reading.ignition { flags |= 1 << 15 }
        return flags
    }

    /// Country, network, area and cell.
    private func cell(_ reading: TrackerReading) -> [UInt8] {
        Self.bigEndian(reading.network.mcc, size: 2) + Self.bigEndian(reading.network.mnc, size: 1)
            + Self.bigEndian(reading.cell.lac, size: 2) + Self.bigEndian(reading.cell.cid, size: 3)
    }

    /// Status byte, battery level from 0 to 6, signal from 0 to 4.
    private func state(_ reading: TrackerReading) -> [UInt8] {
        let flags: [(isOn: Bool, bit: UInt8)] = [(reading.ignition, 1), (reading.charging, 2), (reading.hasFix, 6)]
        let status = flags.reduce(UInt8(0)) { $1.isOn ? $0 | 1 << $1.bit : $0 }
        return [status, UInt8(min(6, reading.batteryPercent * 6 / 100)), UInt8(min(4, reading.signal * 4 / 31))]
    }

    // MARK: - Frame

    /// A frame around a content.
    private func frame(_ message: UInt8, _ content: [UInt8], _ reading: TrackerReading) -> [UInt8] {
        Self.frame(message, content, serial: reading.serial)
    }

    /// A frame with its checksum around a content of at most 250 bytes.
    package static func frame(_ message: UInt8, _ content: [UInt8], serial: Int) -> [UInt8] {
        let covered = [UInt8(clamping: content.count + 5), message] + content + bigEndian(serial, size: 2)
        return [0x78, 0x78] + covered + bigEndian(Int(checksum(covered)), size: 2) + [0x0D, 0x0A]
    }

    /// An angle without its sign; 0 for none.
    private static func angle(_ degrees: Double?) -> [UInt8] {
        bigEndian(Int((abs(degrees ?? 0) * 1_800_000).rounded()), size: 4)
    }

    /// The lowest `size` bytes of a number, the highest of them first.
    private static func bigEndian(_ value: Int, size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * (size - 1 - $0))) }
    }

    /// CRC-16/X-25 from the length to the serial number.
    private static func checksum(_ bytes: [UInt8]) -> UInt16 {
        var remainder: UInt16 = 0xFFFF
        for byte in bytes {
            remainder ^= UInt16(byte)
            for _ in 0..<8 { remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0x8408 : remainder >> 1 }
        }
        return remainder ^ 0xFFFF
    }
}
