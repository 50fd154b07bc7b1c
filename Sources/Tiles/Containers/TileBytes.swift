import Glibc

/// The bytes of a file, read where they are wanted.
///
/// Read and not mapped: a mapped file that somebody cuts short would end the program.
final class TileBytes {
    /// How many bytes it has.
    let size: UInt64
    private let descriptor: Int32

    /// Opens a file for reading.
    init(_ path: String) throws(TileError) {
        // Without waiting, or a named pipe would hold the start of the program.
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw .unreadable(errno == ENOENT ? "there is no such file" : String(cString: strerror(errno)))
        }
        var status = stat()
        let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        size = isFile ? UInt64(max(0, status.st_size)) : 0
        guard isFile else { throw .unreadable("it is no ordinary file") }
    }

    deinit { close(descriptor) }

    /// Some bytes, fewer where the file ends.
    func read(_ offset: UInt64, _ count: UInt64) throws(TileError) -> [UInt8] {
        guard offset < size else { return [] }
        let wanted = min(count, size - offset)
        guard wanted <= UInt64(TileLimits.bytes) else { throw .tooLarge("more than \(TileLimits.bytes >> 20) MB") }
        let descriptor = descriptor
        var bytes = [UInt8](repeating: 0, count: Int(wanted))
        var filled = 0
        while filled < bytes.count {
            let got = bytes.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress.map { $0 + filled }, $0.count - filled, off_t(offset) + filled)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
            guard got > 0 else { break }
            filled += got
        }
        bytes.removeSubrange(filled...)
        return bytes
    }

    /// Exactly so many bytes.
    func readWhole(_ offset: UInt64, _ count: UInt64, _ what: String) throws(TileError) -> [UInt8] {
        guard offset <= size, count <= size - offset else {
            throw .malformed("\(what) lies beyond the end of the file")
        }
        let bytes = try read(offset, count)
        guard bytes.count == Int(count) else { throw .malformed("\(what) ends too early") }
        return bytes
    }
}
