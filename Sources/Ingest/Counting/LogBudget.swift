import Logging
import Synchronization

/// What a log line of the listener is about; each has its own budget.
enum LogCause: Hashable, Sendable {
    case connection, refused, shed, deadline, foreign, replaced, writeFailure, datagram
}

/// Writes at most a few log lines a second about one cause and says how many it left out.
final class LogBudget: Sendable {
    /// The lines of the present second and those left out since the last written one.
    private struct Spending {
        var second: Int64 = .min
        var written = 0
        var suppressed = 0
    }

    /// Lines a second about one cause.
    static let linesPerSecond = 5

    private let logger: Logger
    private let spendings = Mutex<[LogCause: Spending]>([:])

    /// A budget for lines to `logger`.
    init(_ logger: Logger) {
        self.logger = logger
    }

    /// Writes a line, unless too many about its cause were written within this second.
    func note(_ level: Logger.Level, _ cause: LogCause, _ text: @autoclosure () -> String) {
        guard level >= logger.logLevel, let suppressed = admit(cause, at: .now) else { return }
        let words = text()
        logger.log(level: level, suppressed == 0 ? "\(words)" : "\(words) (and \(suppressed) more lines like this)")
    }

    /// How many lines were left out before this one; nil when this one is left out too.
    func admit(_ cause: LogCause, at now: MonotonicTime) -> Int? {
        let second = now.nanoseconds / 1_000_000_000
        return spendings.withLock { spendings -> Int? in
            var spending = spendings[cause, default: Spending()]
            defer { spendings[cause] = spending }
            if spending.second != second {
                spending.second = second
                spending.written = 0
            }
            guard spending.written < Self.linesPerSecond else {
                spending.suppressed += 1
                return nil
            }
            spending.written += 1
            defer { spending.suppressed = 0 }
            return spending.suppressed
        }
    }
}
