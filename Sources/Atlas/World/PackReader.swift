/// Reads the numbers of a packed map one after the other and never beyond its end.
struct PackReader {
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int

    /// A reader of all bytes.
    init(_ bytes: [UInt8]) {
        self.init(bytes: bytes, position: 0, end: bytes.count)
    }

    private init(bytes: [UInt8], position: Int, end: Int) {
        self.bytes = bytes
        self.position = position
        self.end = end
    }

    /// How many bytes are left.
    var remaining: Int { end - position }

    /// One byte.
    mutating func byte() throws(WorldPackError) -> UInt8 {
        guard position < end else { throw .truncated }
        defer { position += 1 }
        return bytes[position]
    }

    /// A number of up to 32 bits, 7 bits a byte.
    mutating func varint() throws(WorldPackError) -> UInt32 {
        var value: UInt32 = 0
        var shift: UInt32 = 0
        while true {
            let next = try byte()
            guard shift < 28 || next < 0x10 else { throw .malformed }
            value |= UInt32(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
        }
    }

    /// A signed number.
    mutating func zigzag() throws(WorldPackError) -> Int32 {
        let value = try varint()
        return Int32(bitPattern: value >> 1) ^ -Int32(bitPattern: value & 1)
    }

    /// A count of things that take at least `size` bytes each: what cannot be there is refused before memory is taken.
    mutating func count(ofAtLeast size: Int) throws(WorldPackError) -> Int {
        let count = Int(try varint())
        guard count <= remaining / size else { throw .truncated }
        return count
    }

    /// The next `count` bytes.
    mutating func slice(_ count: Int) throws(WorldPackError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= remaining else { throw .truncated }
        defer { position += count }
        return bytes[position..<position + count]
    }

    /// A reader of the next `count` bytes alone.
    mutating func part(_ count: Int) throws(WorldPackError) -> PackReader {
        guard count >= 0, count <= remaining else { throw .truncated }
        defer { position += count }
        return PackReader(bytes: bytes, position: position, end: position + count)
    }

    /// Text with its length before it.
    mutating func text() throws(WorldPackError) -> String {
        let length = try count(ofAtLeast: 1)
        guard let text = String(validating: try slice(length), as: UTF8.self) else { throw .malformed }
        return text
    }
}
