import Glibc
import Synchronization

/// Wakes the main loop from any thread; several calls before it wakes count as one.
public final class WakeSource: Sendable {
    /// The descriptor that becomes readable.
    let descriptor: Int32
    /// The descriptor that makes it so.
    let writeDescriptor: Int32
    private let isRaised = Atomic<Bool>(false)

    /// A source that nobody has raised yet; throws when there are no descriptors left.
    public init() throws(TerminalError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .noDescriptors }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        descriptor = ends[0]
        writeDescriptor = ends[1]
    }

    deinit {
        close(descriptor)
        close(writeDescriptor)
    }

    /// Wakes the loop that waits for this source, or lets its next wait return at once.
    public func wake() {
        if isRaised.exchange(true, ordering: .acquiringAndReleasing) { return }
        Self.raise(writeDescriptor)
    }

    /// Lowers the source; whatever was changed before its `wake()` is visible afterwards.
    ///
    /// Emptying comes first: a `wake()` in between writes nothing, but its caller's change is read by the loop that is
    /// about to look.
    func lower() {
        var bytes: (UInt64, UInt64) = (0, 0)
        while read(descriptor, &bytes, MemoryLayout.size(ofValue: bytes)) > 0 {}
        _ = isRaised.exchange(false, ordering: .acquiringAndReleasing)
    }

    /// Makes the other end readable; safe in a signal handler.
    static func raise(_ writeDescriptor: Int32) {
        var one: UInt8 = 1
        _ = Glibc.write(writeDescriptor, &one, 1)
    }
}
