import Fleet
import Synchronization

/// Writes arrivals to standard output as JSON lines, whole lines at a time, from any thread.
final class ReportWriter: Sendable {
    private let lateAfterMilliseconds: Int64
    /// Why nothing can be written any more, as an error number; 0 while all is well.
    private let errorCode = Atomic<Int32>(0)
    private let turn = Mutex(())
    /// When a reader that takes nothing is given up, in milliseconds of this machine's time; never while running.
    private let giveUpAt = Atomic<Int64>(.max)

    init(lateAfterMilliseconds: Int64) {
        self.lateAfterMilliseconds = lateAfterMilliseconds
    }

    /// Whether nothing can be written any more.
    var isBroken: Bool { errorCode.load(ordering: .relaxed) != 0 }

    /// What went wrong; nil when all was written, or when the reader left.
    var failure: RunFailure? { StandardOutput.failure(errorCode.load(ordering: .relaxed)) }

    /// From now on a reader that takes nothing is given up after a while.
    func finish(within milliseconds: Int64) {
        giveUpAt.store(Timestamp.now.milliseconds + milliseconds, ordering: .relaxed)
    }

    /// Writes a batch, every line flushed when this returns.
    func write(_ batch: [Arrival]) {
        guard !batch.isEmpty, !isBroken else { return }
        var lines: [UInt8] = []
        for arrival in batch {
            lines += ReportLine.bytes(of: arrival, lateAfterMilliseconds: lateAfterMilliseconds)
            lines.append(UInt8(ascii: "\n"))
        }
        let code = turn.withLock { _ in
            StandardOutput.write(lines) { Timestamp.now.milliseconds < giveUpAt.load(ordering: .relaxed) }
        }
        if code != 0 { errorCode.store(code, ordering: .relaxed) }
    }
}
