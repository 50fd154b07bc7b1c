import Foundation

/// The standard output stream.
enum StandardOutput {
    /// Writes bytes, all of them; returns 0, or the system's error number when they could not be written.
    static func write(_ bytes: [UInt8]) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Foundation.write(1, buffer.baseAddress?.advanced(by: done), buffer.count - done)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return count < 0 ? errno : EIO }
                done += count
            }
            return 0
        }
    }

    /// What to say about an error; nil when the reader merely left, as `head` does.
    static func failure(_ code: Int32) -> RunFailure? {
        guard code != 0, code != EPIPE else { return nil }
        return RunFailure("cannot write to standard output: \(String(cString: strerror(code)).lowercased())")
    }
}
