import Foundation

/// Looks whether something committed stands behind a break in the write-ahead log.
///
/// SQLite reads a log up to the first frame that does not fit and says nothing about the rest. A killed program leaves
/// no commit behind such a place; a damaged file may.
enum LogCheck {
    /// Whether commits are lost; the layout is that of the SQLite file format, 4.
    static func losesCommits(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        guard let head = try? file.read(upToCount: 32), head.count == 32 else { return false }
        let header = [UInt8](head)
        let pageSize = Int(word(header, 8))
        guard word(header, 0) & ~1 == 0x377F_0682, pageSize >= 512, pageSize <= 65_536 else {
            return header.contains { $0 != 0 }
        }
        let isBigEndian = word(header, 0) & 1 == 1
        var sum = checksum(header[0..<24], (0, 0), isBigEndian)
        guard sum == (word(header, 24), word(header, 28)) else { return true }
        var isBroken = false
        while let data = try? file.read(upToCount: 24 + pageSize), data.count == 24 + pageSize {
            let frame = [UInt8](data)
            guard frame[8..<16] == header[16..<24] else {
                isBroken = true
                continue
            }
            if isBroken {
                if word(frame, 4) != 0 { return true }
                continue
            }
            sum = checksum(frame[24...], checksum(frame[0..<8], sum, isBigEndian), isBigEndian)
            isBroken = sum != (word(frame, 16), word(frame, 20))
        }
        return false
    }

    private static func word(_ bytes: [UInt8], _ place: Int) -> UInt32 {
        bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func checksum(
        _ bytes: ArraySlice<UInt8>, _ start: (UInt32, UInt32), _ isBigEndian: Bool
    ) -> (UInt32, UInt32) {
        var (first, second) = start
        bytes.withUnsafeBytes { buffer in
            for place in stride(from: 0, to: buffer.count - 7, by: 8) {
                let one = buffer.loadUnaligned(fromByteOffset: place, as: UInt32.self)
                let two = buffer.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)
                first = first &+ (isBigEndian ? UInt32(bigEndian: one) : UInt32(littleEndian: one)) &+ second
                second = second &+ (isBigEndian ? UInt32(bigEndian: two) : UInt32(littleEndian: two)) &+ first
            }
        }
        return (first, second)
    }
}
