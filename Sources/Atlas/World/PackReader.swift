/// Reads the numbers of a packed map one after the other and never beyond its end.
struct PackReader {
    private let bytes: PackBytes
    /// How many bytes have been read.
    private(set) var position = 0

    /// A reader of all bytes.
    init(_ bytes: PackBytes) {
        self.bytes = bytes
    }

    /// How many bytes are left.
    var remaining: Int { bytes.count - position }

    /// One byte.
    @inline(__always)
    mutating func byte() throws(WorldPackError) -> UInt8 {
        guard position < bytes.count else { throw .truncated }
        defer { position += 1 }
        return bytes[position]
    }

    /// A number of up to 32 bits, 7 bits a byte.
    @inline(__always)
    mutating func varint() throws(WorldPackError) -> UInt32 {
        let first = try byte()
        if first < 0x80 { return UInt32(first) }
        return try longVarint(UInt32(first & 0x7F))
    }

    private mutating func longVarint(_ start: UInt32) throws(WorldPackError) -> UInt32 {
        var value = start
        var shift: UInt32 = 7
        while true {
            let next = try byte()
            guard shift < 28 || next < 0x10 else { throw .malformed }
            value |= UInt32(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
        }
    }

    /// A signed number.
    @inline(__always)
    mutating func zigzag() throws(WorldPackError) -> Int32 {
        let value = try varint()
        return Int32(bitPattern: value >> 1) ^ -Int32(bitPattern: value & 1)
    }

    /// A number of 4 bytes.
    mutating func fixed() throws(WorldPackError) -> Int {
        guard remaining >= 4 else { throw .truncated }
        defer { position += 4 }
        return bytes.fixed(at: position)
    }

    /// A count of things that take at least `size` bytes each: what cannot be there is refused before memory is taken.
    mutating func count(ofAtLeast size: Int) throws(WorldPackError) -> Int {
        let count = Int(try varint())
        guard count <= remaining / size else { throw .truncated }
        return count
    }

    /// The next `count` bytes.
    mutating func part(_ count: Int) throws(WorldPackError) -> PackBytes {
        guard count >= 0, count <= remaining else { throw .truncated }
        defer { position += count }
        return bytes[position..<position + count]
    }

    /// All bytes that are left.
    mutating func rest() -> PackBytes {
        defer { position = bytes.count }
        return bytes[position..<bytes.count]
    }

    /// The next `count` bytes as text.
    mutating func text(_ count: Int) throws(WorldPackError) -> String {
        let part = try part(count)
        var bytes: [UInt8] = []
        part.append(0..<part.count, to: &bytes)
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed }
        return text
    }

    /// Text with its length before it.
    mutating func text() throws(WorldPackError) -> String {
        try text(count(ofAtLeast: 1))
    }
}
