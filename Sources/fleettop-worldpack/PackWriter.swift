/// The bytes of a packed map as they are put together.
struct PackWriter {
    /// What has been written.
    private(set) var bytes: [UInt8] = []

    /// Writes one byte.
    mutating func byte(_ value: UInt8) {
        bytes.append(value)
    }

    /// Writes bytes as they are.
    mutating func raw(_ values: some Sequence<UInt8>) {
        bytes.append(contentsOf: values)
    }

    /// Writes a number, 7 bits a byte, lowest first.
    mutating func varint(_ value: UInt32) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Writes a signed number so that small ones of either sign stay short.
    mutating func zigzag(_ value: Int32) {
        varint(UInt32(bitPattern: (value << 1) ^ (value >> 31)))
    }

    /// Writes text with its length in bytes before it.
    mutating func text(_ value: String) {
        varint(UInt32(value.utf8.count))
        raw(value.utf8)
    }

    /// Writes a number of 4 bytes, lowest first.
    mutating func fixed(_ value: Int) {
        for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
}
