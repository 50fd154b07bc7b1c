/// Reads the parts of a Protocol Buffers message that vector tiles use.
///
/// A reader of our own, and not swift-protobuf: that one builds an object for every feature of every layer, while most
/// bytes of a tile are buildings, house numbers and points of interest, which this one steps over at the length that
/// stands before them. It never reads outside its range, whatever the bytes are.
struct ProtobufReader {
    /// The message and what is around it.
    let bytes: [UInt8]
    /// The next byte to be read.
    private(set) var position: Int
    /// Where the message ends.
    let end: Int

    /// A reader of a part of some bytes; a range outside of them is cut.
    init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
        self.bytes = bytes
        let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
        position = range.lowerBound
        end = range.upperBound
    }

    /// Whether all was read.
    var isAtEnd: Bool { position >= end }

    /// The field and the wire type that come next, or nil at the end.
    mutating func tag() throws(TileError) -> (field: UInt64, wire: UInt8)? {
        guard !isAtEnd else { return nil }
        let tag = try varint()
        guard tag >> 3 != 0 else { throw .malformed("a field without a number") }
        return (tag >> 3, UInt8(tag & 7))
    }

    /// A number of up to ten bytes.
    @inline(__always)
    mutating func varint() throws(TileError) -> UInt64 {
        if position < end, bytes[position] < 0x80 {
            position += 1
            return UInt64(bytes[position - 1])
        }
        return try longVarint()
    }

    private mutating func longVarint() throws(TileError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while position < end, shift < 64 {
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw .malformed("a number without an end")
    }

    /// The range of a field that has its length before it.
    mutating func slice() throws(TileError) -> Range<Int> {
        let length = try varint()
        guard length <= UInt64(end - position) else { throw .malformed("a field longer than its message") }
        defer { position += Int(length) }
        return position..<position + Int(length)
    }

    /// Steps over a field that is not wanted.
    mutating func skip(_ wire: UInt8) throws(TileError) {
        switch wire {
        case 0: _ = try varint()
        case 1: try advance(8)
        case 2: _ = try slice()
        case 5: try advance(4)
        default: throw .malformed("a field of unknown form")
        }
    }

    /// Four or eight bytes as a number, the lowest first.
    mutating func fixed(_ count: Int) throws(TileError) -> UInt64 {
        let start = position
        try advance(count)
        return bytes[start..<position].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func advance(_ count: Int) throws(TileError) {
        guard count <= end - position else { throw .malformed("it ends in the middle of a field") }
        position += count
    }
}
