import Fleet
import Synchronization

/// Writes arrivals to standard output as JSON lines, whole lines at a time, from any thread.
final class ReportWriter: Sendable {
    private let lateAfterMilliseconds: Int64
    private let broken = Atomic(false)
    private let turn = Mutex(())

    init(lateAfterMilliseconds: Int64) {
        self.lateAfterMilliseconds = lateAfterMilliseconds
    }

    /// Whether nobody reads any more.
    var isBroken: Bool { broken.load(ordering: .relaxed) }

    /// Writes a batch, every line flushed when this returns.
    func write(_ batch: [Arrival]) {
        guard !batch.isEmpty, !isBroken else { return }
        var lines: [UInt8] = []
        for arrival in batch {
            lines += ReportLine.bytes(of: arrival, lateAfterMilliseconds: lateAfterMilliseconds)
            lines.append(UInt8(ascii: "\n"))
        }
        let isWritten = turn.withLock { _ in StandardOutput.write(lines) }
        if !isWritten { broken.store(true, ordering: .relaxed) }
    }
}
