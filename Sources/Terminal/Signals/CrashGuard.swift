import Glibc
import Synchronization

/// Gives the terminal back in order when the program dies on the spot.
///
/// Everything a handler needs is made ready beforehand: bytes to write and terminal modes to set. The handler uses
/// write(2), tcflush and tcsetattr only, which POSIX calls async-signal-safe.
enum CrashGuard {
    /// What is needed to restore the terminal; made before it is armed and never changed or freed afterwards.
    private struct Record {
        let bytes: UnsafeMutableRawBufferPointer
        var modes: termios
    }

    /// The address of a `Record`, or 0 while the terminal is in order.
    private static let armed = Atomic<UInt>(0)
    private static let signals = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT]

    /// Remembers how to restore the terminal and installs the handlers.
    static func arm(restoring bytes: [UInt8], modes: termios) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
        copy.copyBytes(from: bytes)
        let record = UnsafeMutablePointer<Record>.allocate(capacity: 1)
        record.initialize(
            to: Record(bytes: UnsafeMutableRawBufferPointer(rebasing: copy[..<bytes.count]), modes: modes))
        if armed.exchange(UInt(bitPattern: record), ordering: .acquiringAndReleasing) == 0 { installHandlers() }
    }

    /// The terminal is in order again; there is nothing to restore.
    static func disarm() {
        armed.store(0, ordering: .sequentiallyConsistent)
    }

    /// Restores the terminal once; safe in a signal handler and at exit.
    static func restoreTerminal() {
        let address = armed.exchange(0, ordering: .acquiringAndReleasing)
        guard let record = UnsafeMutablePointer<Record>(bitPattern: address) else { return }
        TerminalWriter.write(UnsafeRawBufferPointer(record.pointee.bytes), to: STDOUT_FILENO)
        tcflush(STDIN_FILENO, TCIFLUSH)
        tcsetattr(STDIN_FILENO, TCSANOW, &record.pointee.modes)
    }

    private static func installHandlers() {
        useOwnStack()
        for signal in signals {
            ProcessSignals.install(signal, handleCrash, flags: SA_ONSTACK | Int32(bitPattern: UInt32(SA_RESETHAND)))
        }
        atexit { CrashGuard.restoreTerminal() }
    }

    /// Lets this thread handle the overflow of its own stack.
    private static func useOwnStack() {
        let size = 64 * 1024
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        stack.ss_size = size
        sigaltstack(&stack, nil)
    }
}

/// The handler: restores the terminal, then lets the signal have its default effect (the flag SA_RESETHAND).
private func handleCrash(_ signal: Int32) {
    CrashGuard.restoreTerminal()
    raise(signal)
}
