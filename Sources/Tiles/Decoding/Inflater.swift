import CZlib

/// Unpacks gzip and zlib data.
enum Inflater {
    /// Whether bytes begin like gzip (RFC 1952) or zlib (RFC 1950) data.
    static func isPacked(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 2 else { return false }
        if bytes[0] == 0x1F, bytes[1] == 0x8B { return true }
        return bytes[0] == 0x78 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
    }

    /// The data that was packed.
    ///
    /// - Throws: ``TileError/tooLarge(_:)`` as soon as there are more than `limit` bytes, before more is unpacked.
    static func unpack(_ bytes: [UInt8], limit: Int = TileLimits.bytes) throws(TileError) -> [UInt8] {
        var stream = z_stream()
        guard fleettop_inflate_init(&stream) == Z_OK else { throw .tooLarge("no memory to unpack it") }
        defer { inflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: min(limit, max(1024, bytes.count * 3)))
        var filled = 0
        var consumed = 0
        while true {
            let status = step(&stream, bytes, &consumed, &output, &filled)
            if status == Z_STREAM_END { break }
            guard status == Z_OK || status == Z_BUF_ERROR else { throw .malformed("it does not unpack") }
            if filled == output.count {
                guard filled < limit else { throw .tooLarge("more than \(limit >> 20) MB") }
                output += [UInt8](repeating: 0, count: min(output.count, limit - output.count))
            } else if consumed == bytes.count {
                throw .malformed("its packed data ends too early")
            }
        }
        output.removeSubrange(filled...)
        return output
    }

    /// Goes on unpacking until input or room has run out.
    private static func step(
        _ stream: inout z_stream, _ input: [UInt8], _ consumed: inout Int, _ output: inout [UInt8],
        _ filled: inout Int
    ) -> Int32 {
        input.withUnsafeBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                // zlib reads from next_in only, although its type does not say so.
                stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress.map { $0 + consumed })
                stream.avail_in = UInt32(source.count - consumed)
                stream.next_out = target.baseAddress.map { $0 + filled }
                stream.avail_out = UInt32(target.count - filled)
                let status = inflate(&stream, Z_NO_FLUSH)
                consumed = source.count - Int(stream.avail_in)
                filled = target.count - Int(stream.avail_out)
                return status
            }
        }
    }
}
