/// When a report is late: stored earlier by the tracker, or with a fix much older than its arrival.
public enum Late {
    /// Ten minutes.
    public static let defaultMilliseconds: Int64 = 600_000

    /// Whether a report is late; without a time of arrival only the tracker's own mark counts.
    public static func isLate(_ report: Report, received: Timestamp?, afterMilliseconds: Int64) -> Bool {
        if report.isStoredRecord { return true }
        guard let received, let time = report.fix?.time else { return false }
        return received.milliseconds(since: time) > afterMilliseconds
    }
}

extension Fix {
    /// No tracker of this family is older; earlier dates come from receivers without an almanac, or whose week counter
    /// has rolled over (gotop.md section 4).
    private static let earliestTime = Timestamp(seconds: 1_230_768_000)  // 2009-01-01

    /// Whether the device's clock can be believed at all; a fix without a time does not contradict it.
    var hasPlausibleTime: Bool {
        time.map { $0 >= Self.earliestTime } ?? true
    }
}

extension Report {
    /// Whether the fleet's rules take this as old news; a clock that is plainly wrong says nothing about that.
    func isLate(at received: Timestamp, rules: StatusRules) -> Bool {
        if !isStoredRecord, fix?.hasPlausibleTime == false { return false }
        return Late.isLate(self, received: received, afterMilliseconds: rules.lateAfterMilliseconds)
    }
}

extension Report {
    /// The moment its fix stands for: the device's clock where that can be believed, but never later than the arrival.
    public func effectiveTime(received: Timestamp) -> Timestamp {
        guard let fix, fix.hasPlausibleTime, let time = fix.time else { return received }
        return min(time, received)
    }
}
