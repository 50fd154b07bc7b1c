import Canvas

/// One thing a key can do: keys, words and the function, one row of data each.
///
/// Key handling, the hint bar, the help, the palette and the README's table all come from these rows.
struct Action: Sendable {
    /// Where it stands in the help.
    enum Group: String, Sendable, CaseIterable {
        case move = "Move"
        case panes = "Panes"
        case find = "Find"
        case alarms = "Alarms"
        case devices = "Devices"
        case map = "Map"
        case past = "In the past"
        case quarantine = "In quarantine"
        case program = "Program"
    }

    /// The name.
    let id: ActionID
    /// The keys it has unless the config says otherwise.
    let keys: [Key]
    /// What it does in a word or two.
    let title: String
    /// What it does in a sentence.
    let help: String
    /// Where it stands in the help.
    let group: Group
    /// The panes whose hint bar mentions it.
    var hints: Set<Pane> = []
    /// Why it can not be done now, in words; nil when it can.
    var disabledReason: @Sendable (AppState) -> String? = { _ in nil }
    /// Whether the hint bar of the past mentions it.
    var isHintInPast = false
    /// Does it.
    let run: @Sendable (inout AppState) -> [Effect]

    /// All actions, in the order of the help.
    static let all: [Action] =
        moving + panes + finding + views + alarms + alarmLife + devices + map + past + quarantine + program

    private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

    /// The row of an action.
    static func of(_ id: ActionID) -> Action {
        byID[id] ?? all[0]  // a test proves that every action has its row
    }
}
