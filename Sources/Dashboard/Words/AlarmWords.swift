import Fleet

extension AlarmState {
    /// The state in one word, the same on every screen and in hand-overs; files and exports have ``rawValue``.
    var word: String {
        switch self {
        case .unacknowledged: "active"
        case .acknowledged: "acknowledged"
        case .returned: "ended"
        case .latched: "latched"
        case .shelved: "shelved"
        case .suppressed: "hidden"
        case .outOfService: "out of service"
        case .cleared: "over"
        }
    }

    /// That word where there is no room for it; nil where it is short.
    var shorterWord: String? {
        switch self {
        case .acknowledged: "acked"
        case .outOfService: "out"
        default: nil
        }
    }

    /// What the state means.
    var meaning: String {
        switch self {
        case .unacknowledged: "it lasts, and nobody has acknowledged it"
        case .acknowledged: "it lasts, and somebody has acknowledged it"
        case .returned: "it is over, but nobody has acknowledged it"
        case .latched: "it is over and acknowledged; it stays until it is reset"
        case .shelved: "somebody has put it aside for a time"
        case .suppressed: "a rule hides it"
        case .outOfService: "its device or its kind there is out of service"
        case .cleared: "all is well again"
        }
    }

    /// The sign of the state.
    func mark(ascii: Bool) -> String {
        switch self {
        case .unacknowledged: ascii ? "!" : "▲"
        case .acknowledged: ascii ? "." : "·"
        case .returned: ascii ? "v" : "▽"
        case .latched: ascii ? "#" : "◆"
        case .shelved, .suppressed, .outOfService: ascii ? "z" : "z"
        case .cleared: ascii ? "-" : "-"
        }
    }
}

extension AlarmTransition.Change {
    /// What happened, in the words of the states.
    var word: String { self == .suppressed ? "hidden" : self == .unsuppressed ? "not hidden any more" : rawValue }
}

extension AlarmStep {
    /// What happened and who did it: `acknowledged by ana at pts/9: acknowledged`, `noted by ana: "on it"`.
    var words: String {
        if change == .noted { return "noted\(by.map { " by \($0.user)" } ?? ""): \"\(note ?? "")\"" }
        let who = by.map { " by \($0.user)" + ($0.terminal.isEmpty ? "" : " at \($0.terminal)") } ?? ""
        let result = change.word == state.word ? "" : ", \(state.word)"
        return "\(change.word)\(who)\(note.map { ": \($0)" } ?? "")\(result)"
    }
}

extension ShelvingProblem {
    /// The problem in the words of the screen.
    var shownWords: String {
        if case .state(let state) = self { "only what lasts can be shelved; this is \(state.word)" } else { words }
    }
}

/// The priorities of alarms in words.
enum AlarmPriority {
    /// From 1 to 4.
    static let words = ["critical", "high", "medium", "low"]

    /// The number and its word: `1 critical`.
    static func text(_ priority: Int) -> String {
        "\(priority) \(words[min(max(priority, 1), words.count) - 1])"
    }
}
