import Foundation

/// The standard output stream.
enum StandardOutput {
    /// A pipe takes this much at once without blocking when it says that it takes anything (POSIX, PIPE_BUF).
    private static let pieceSize = 4096

    /// Writes bytes, all of them; returns 0, or the system's error number when they could not be written.
    ///
    /// - Parameter mayWait: asked five times a second while the reader takes nothing; false gives up with ETIMEDOUT.
    static func write(_ bytes: [UInt8], mayWait: () -> Bool = { true }) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                guard isWritable() else {
                    if mayWait() { continue }
                    return ETIMEDOUT
                }
                let piece = min(pieceSize, buffer.count - done)
                let count = Foundation.write(1, buffer.baseAddress?.advanced(by: done), piece)
                if count < 0, errno == EINTR || errno == EAGAIN { continue }
                guard count > 0 else { return count < 0 ? errno : EIO }
                done += count
            }
            return 0
        }
    }

    /// Writes bytes, all of them; throws `ExportSink.ReaderLeft` when the reader merely left, as `head` does.
    static func put(_ bytes: [UInt8]) throws {
        let code = write(bytes)
        guard code != 0 else { return }
        throw failure(code) ?? ExportSink.ReaderLeft()
    }

    /// Writes a line; throws as ``put(_:)`` does.
    static func line(_ text: String) throws {
        try put(Array("\(text)\n".utf8))
    }

    /// Runs what writes, and ends it quietly when the reader merely left.
    static func whileRead(_ body: () throws -> Void) rethrows {
        do { try body() } catch is ExportSink.ReaderLeft {}
    }

    /// Waits a fifth of a second at most for the reader; errors count as writable, the write then tells them.
    private static func isWritable() -> Bool {
        var output = pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)
        return poll(&output, 1, 200) != 0
    }

    /// What to say about an error; nil when the reader merely left, as `head` does.
    static func failure(_ code: Int32) -> RunFailure? {
        guard code != 0, code != EPIPE else { return nil }
        if code == ETIMEDOUT {
            return RunFailure("the reader of standard output took nothing for 2 seconds at the end")
        }
        return RunFailure("cannot write to standard output: \(String(cString: strerror(code)).lowercased())")
    }
}
