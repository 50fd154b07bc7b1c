import Fleet

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
