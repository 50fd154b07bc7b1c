import Canvas

/// Something wrong in a file, named with its line; the rest of the file counts.
struct ConfigProblem: Sendable, CustomStringConvertible {
    let file: String
    let line: Int?
    let words: String
    /// The section it is in, where that is known.
    var section: String?

    /// Whether it is about sinks or escalation, or keeps the whole file from being read.
    var concernsNotifications: Bool {
        guard let section else { return true }
        return section == "escalation" || section.hasPrefix("notify")
    }

    /// The problem on one line, fit for a terminal: names from the file stand in it.
    var description: String {
        Text.plain(line.map { "\(file):\($0): \(words)" } ?? "\(file): \(words)")
    }
}
