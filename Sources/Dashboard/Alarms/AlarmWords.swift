import Fleet

/// The priorities of alarms in words.
enum AlarmPriority {
    /// From 1 to 4.
    static let words = ["critical", "high", "medium", "low"]

    /// The number and its word: `1 critical`.
    static func text(_ priority: Int) -> String {
        "\(priority) \(words[min(max(priority, 1), words.count) - 1])"
    }
}

extension AlarmState {
    /// The state in one short word, so that no colour is needed.
    var word: String {
        switch self {
        case .unacknowledged: "active"
        case .acknowledged: "noticed"
        case .returned: "ended"
        case .latched: "latched"
        case .shelved: "shelved"
        case .suppressed: "hidden"
        case .outOfService: "out"
        case .cleared: "over"
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
