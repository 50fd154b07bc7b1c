import Fleet

/// A decoded message before the connection's memory has judged its status word.
struct H02Message {
    /// What it says.
    var report: Report
    /// Its status word; nil where it has none, or none that means alarms.
    var status: H02Status?
    /// Whether bits of the status word make an alarm of it; not of the answer to a command.
    var mayRaise = true
    /// What a server answers.
    var answer = H02Answer.none
}

extension H02Message {
    /// What the message is, after all of it has been read.
    ///
    /// - Parameter words: what its type alone promises.
    func words(type words: String) -> String {
        if report.kind == .heartbeat, report.fix == nil, status != nil || words == MeaningText.kind(.position) {
            return "a sign of life: a position without a usable time"
        }
        guard mayRaise, report.kind != .alarm, let alarm = status?.standingAlarms.first else { return words }
        return "\(words), an alarm while it is news: \(alarm)"
    }
}
