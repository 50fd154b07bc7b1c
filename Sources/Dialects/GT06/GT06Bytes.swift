/// The content of a frame, read big endian; a place behind the end reads as zero.
struct GT06Bytes {
    /// The bytes between the message number and the serial number.
    let bytes: UnsafeRawBufferPointer

    /// How many there are.
    var count: Int { bytes.count }

    /// One byte.
    @inline(__always)
    func byte(_ place: Int) -> UInt8 {
        place < bytes.count ? bytes[place] : 0
    }

    /// Bytes from a place on, as many as there are.
    func part(_ place: Int, _ size: Int) -> UnsafeRawBufferPointer { bytes.part(place, size) }

    /// A number of `size` bytes, at most 4.
    @inline(__always)
    func number(_ place: Int, size: Int) -> Int {
        var value = 0
        for offset in 0..<size { value = value << 8 | Int(byte(place &+ offset)) }
        return value
    }
}
