/// CRC-ITU as gt06 uses it: CRC-16/X-25, reflected 0x8408, start and final exclusive-or 0xFFFF (gt06.md, framing).
enum GT06Checksum {
    /// The checksum of the bytes from the length to the serial number; "123456789" gives 0x906E.
    @inline(__always)
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt16 {
        remainders.withUnsafeBufferPointer { remainders in
            var crc: UInt16 = 0xFFFF
            for byte in bytes { crc = crc >> 8 ^ remainders[Int((crc ^ UInt16(byte)) & 0xFF)] }
            return crc ^ 0xFFFF
        }
    }

    private static let remainders: [UInt16] = (0..<256).map { value in
        (0..<8).reduce(UInt16(value)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0x8408 : crc >> 1 }
    }
}
