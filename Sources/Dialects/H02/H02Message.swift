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
