/// One frame between `78 78` or `79 79` and `0D 0A`, its checksum proven (gt06.md, framing).
struct GT06Frame {
    /// The longest frame accepted; real ones have at most a few hundred bytes of text or cells.
    static let longest = 1024

    /// The message number.
    let message: UInt8
    /// What stands between the message number and the serial number.
    let content: GT06Bytes
    /// The serial number, which answers repeat.
    let serial: UInt16

    /// What stands at a place where a header is.
    enum Finding {
        /// A whole frame of so many bytes.
        case frame(GT06Frame, count: Int)
        /// A whole frame of so many bytes, whose checksum is wrong.
        case wrongChecksum(count: Int)
        /// The beginning of what could become a frame.
        case incomplete
        /// A length that makes no sense, or that does not lead to `0D 0A`.
        case nothing
    }

    /// The first place at or after `start` where two bytes `78` or two bytes `79` stand.
    static func headerPlace(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var place = start
        while place &+ 1 < bytes.count {
            if isHeaderByte(bytes[place]), bytes[place] == bytes[place &+ 1] { return place }
            place &+= 1
        }
        return nil
    }

    /// Whether a header consists of this byte.
    @inline(__always)
    static func isHeaderByte(_ byte: UInt8) -> Bool { byte == 0x78 || byte == 0x79 }

    /// Judges the bytes at a header; split by the length alone, because checksums contain `0D` and `0A`.
    static func find(at place: Int, in bytes: UnsafeRawBufferPointer) -> Finding {
        var notes = NoNotes()
        return find(at: place, in: bytes, &notes)
    }

    /// The same, with notes of the frame around the content.
    @inline(__always)
    static func find(
        at place: Int, in bytes: UnsafeRawBufferPointer, _ notes: inout some FieldNoting
    ) -> Finding {
        let rest = GT06Bytes(bytes: bytes.from(place))
        let lengthSize = rest.byte(0) == 0x79 ? 2 : 1
        guard rest.count >= 2 + lengthSize else { return .incomplete }
        let length = rest.number(2, size: lengthSize)
        let count = length + 4 + lengthSize
        guard length >= 5, count <= longest else { return .nothing }
        guard rest.count >= count else { return .incomplete }
        guard rest.byte(count - 2) == 0x0D, rest.byte(count - 1) == 0x0A else { return .nothing }
        let number = rest.byte(2 + lengthSize)
        notes.note(rest.part(0, 2), "start", "length in \(MeaningText.count(lengthSize, "byte"))")
        notes.note(rest.part(2, lengthSize), "length", "\(MeaningText.count(length, "byte")), number to checksum")
        notes.note(rest.part(2 + lengthSize, 1), "number", GT06Message.words(number))
        notes.note(rest.part(count - 6, 2), "serial", "\(rest.number(count - 6, size: 2))")
        notes.note(rest.part(count - 2, 2), "end", "of the frame")
        let covered = UnsafeRawBufferPointer(rebasing: rest.bytes[2..<(count - 4)])
        let checksum = Int(GT06Checksum.of(covered))
        let isRight = checksum == rest.number(count - 4, size: 2)
        notes.note(
            rest.part(count - 4, 2), "checksum",
            isRight ? "right" : "wrong: 0x\(String(checksum, radix: 16, uppercase: true)) would be right")
        guard isRight else {
            return .wrongChecksum(count: count)
        }
        let content = UnsafeRawBufferPointer(rebasing: rest.bytes[(3 + lengthSize)..<(count - 6)])
        let frame = GT06Frame(
            message: number, content: GT06Bytes(bytes: content),
            serial: UInt16(truncatingIfNeeded: rest.number(count - 6, size: 2)))
        return .frame(frame, count: count)
    }

    /// A short frame in bytes, as a server sends it; content beyond 250 bytes does not fit and is cut.
    static func bytes(message: UInt8, content: [UInt8] = [], serial: UInt16) -> [UInt8] {
        let content = content.prefix(250)
        var frame: [UInt8] = [0x78, 0x78, UInt8(content.count + 5), message]
        frame.reserveCapacity(content.count + 10)
        frame.append(contentsOf: content)
        frame.append(UInt8(serial >> 8))
        frame.append(UInt8(serial & 0xFF))
        let checksum = frame.withUnsafeBytes { GT06Checksum.of($0.from(2)) }
        frame.append(UInt8(checksum >> 8))
        frame.append(UInt8(checksum & 0xFF))
        frame.append(0x0D)
        frame.append(0x0A)
        return frame
    }
}
