import Glibc

/// Writes bytes to a terminal past every buffer.
enum TerminalWriter {
    /// Writes all bytes, waiting while the terminal is busy; gives up when it is gone.
    static func write(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO) {
        bytes.withUnsafeBytes { write($0, to: descriptor) }
    }

    /// Writes all bytes; safe in a signal handler.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) {
        var rest = bytes[...]
        while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
            let written = Glibc.write(descriptor, start, rest.count)
            if written > 0 {
                rest = rest.dropFirst(written)
            } else if errno == EAGAIN {
                var writable = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                if poll(&writable, 1, 1000) <= 0 { return }
            } else if errno != EINTR {
                return
            }
        }
    }
}
