/// Writes names in ASCII, for terminals that have no more and for search.
public struct NameFolding: Sendable, Hashable {
    private let spellings: [UInt32: [UInt8]]

    /// A folding from the ASCII spellings of scalars beyond ASCII.
    public init(_ spellings: [UInt32: [UInt8]]) {
        self.spellings = spellings.filter { $0.value.allSatisfy { (0x20..<0x7F).contains($0) } }
    }

    /// A name in ASCII: letters that the folding does not know are left out.
    public func ascii(_ name: String) -> String {
        if name.utf8.allSatisfy({ $0 < 0x80 }) { return name }
        var bytes: [UInt8] = []
        for scalar in name.unicodeScalars {
            if scalar.isASCII { bytes.append(UInt8(scalar.value)) } else { bytes += spellings[scalar.value] ?? [] }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What names are compared by: lower-case ASCII letters and digits, everything else as one blank between words.
    public func key(_ name: [UInt8]) -> [UInt8] {
        var key: [UInt8] = []
        write(name, to: &key)
        return key
    }

    /// Writes the key of a name over `key`, whose memory is used again.
    public func write(_ name: [UInt8], to key: inout [UInt8]) {
        key.removeAll(keepingCapacity: true)
        var scalar: UInt32 = 0
        var left = 0
        for byte in name {
            if byte < 0x80 {
                Self.append(byte, to: &key)
                left = 0
            } else if byte >= 0xC0 {
                left = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1
                scalar = UInt32(byte & (left == 3 ? 0x07 : left == 2 ? 0x0F : 0x1F))
            } else if left > 0 {
                scalar = scalar << 6 | UInt32(byte & 0x3F)
                left -= 1
                if left == 0 { for byte in spellings[scalar] ?? [] { Self.append(byte, to: &key) } }
            }
        }
        if key.last == 0x20 { key.removeLast() }
    }

    @inline(__always)
    private static func append(_ byte: UInt8, to key: inout [UInt8]) {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: key.append(byte)
        case 0x41...0x5A: key.append(byte | 0x20)
        case 0x27, 0x60: break  // apostrophes: "L'Aquila" is one word
        default: if let last = key.last, last != 0x20 { key.append(0x20) }
        }
    }
}
