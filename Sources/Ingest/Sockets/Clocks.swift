import Glibc

/// A moment on the clock that nobody can set, in nanoseconds since the machine started.
struct MonotonicTime: Comparable, Sendable {
    /// Nanoseconds since the machine started.
    var nanoseconds: Int64

    /// The present.
    static var now: MonotonicTime {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return MonotonicTime(nanoseconds: Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec))
    }

    /// A moment that never comes.
    static let never = MonotonicTime(nanoseconds: .max)

    /// The moment `duration` later; never, where that is too far away.
    func adding(_ duration: Duration) -> MonotonicTime {
        let (sum, overflow) = nanoseconds.addingReportingOverflow(duration.wholeNanoseconds)
        return overflow ? .never : MonotonicTime(nanoseconds: sum)
    }

    /// Whether `lhs` is earlier than `rhs`.
    static func < (lhs: MonotonicTime, rhs: MonotonicTime) -> Bool { lhs.nanoseconds < rhs.nanoseconds }
}

extension Duration {
    /// The duration in nanoseconds, as far as they go.
    var wholeNanoseconds: Int64 {
        let (seconds, fraction) = components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return seconds < 0 ? .min : .max }
        let (sum, tooMuch) = scaled.addingReportingOverflow(fraction / 1_000_000_000)
        return tooMuch ? (seconds < 0 ? .min : .max) : sum
    }
}
