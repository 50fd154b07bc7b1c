/// Builds gt06 frames for tests, with a checksum of its own: bit by bit, as the dossier words it.
enum GT06Frames {
    static let login = short(0x01, [0x03, 0x58, 0x89, 0x90, 0x55, 0x30, 0x16, 0x94], serial: 6)
    static let device = "358899055301694"

    /// Date, satellites, place, speed, flags and cell of a position at 22.5 N, 114 E.
    static func position(
        date: [UInt8] = [26, 11, 22, 8, 0, 0], latitude: UInt32 = 40_500_000, longitude: UInt32 = 205_200_000,
        speed: UInt8 = 50, flags: UInt16 = 0x1400 | 90
    ) -> [UInt8] {
        date + [0xC9] + bytes(latitude, 4) + bytes(longitude, 4) + [speed] + bytes(UInt32(flags), 2)
    }

    static let cell: [UInt8] = [0x01, 0xCC, 0x00, 0x28, 0x7D, 0x00, 0x1F, 0xB8]

    static func alarm(status: UInt8, code: UInt8, position: [UInt8] = position()) -> [UInt8] {
        position + [9] + cell + [status, 4, 3, code, 2]
    }

    static func short(_ message: UInt8, _ content: [UInt8], serial: UInt16 = 1) -> [UInt8] {
        closed([0x78, 0x78, UInt8(content.count + 5), message] + content + bytes(UInt32(serial), 2))
    }

    static func long(_ message: UInt8, _ content: [UInt8], serial: UInt16 = 1) -> [UInt8] {
        let length = bytes(UInt32(content.count + 5), 2)
        return closed([0x79, 0x79] + length + [message] + content + bytes(UInt32(serial), 2))
    }

    static func bytes(_ value: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) }
    }

    private static func closed(_ frame: [UInt8]) -> [UInt8] {
        frame + bytes(UInt32(checksum(frame.dropFirst(2))), 2) + [0x0D, 0x0A]
    }

    static func checksum(_ bytes: some Sequence<UInt8>) -> UInt16 {
        var crc: UInt16 = 0xFFFF
        for byte in bytes {
            crc ^= UInt16(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x8408 : crc >> 1 }
        }
        return crc ^ 0xFFFF
    }
}
