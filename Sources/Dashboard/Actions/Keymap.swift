import Canvas

/// Where keys have a meaning of their own, which comes before the common one.
enum KeyLayer: Sendable, Hashable, CaseIterable {
    case common, past, quarantine
}

extension Action.Group {
    /// Where the keys of the group are in force.
    var layer: KeyLayer {
        switch self {
        case .past: .past
        case .quarantine: .quarantine
        default: .common
        }
    }
}

/// Which key does what: the defaults of the action rows, and what the config changes about them.
public struct Keymap: Sendable {
    private let tables: [KeyLayer: [Key: ActionID]]
    private let keys: [ActionID: [Key]]
    /// The chords in the order of the actions' rows, each with what stands for it in ``tables``.
    private let chords: [(chord: KeyChord, id: ActionID)]

    /// A map in which the config's keys take precedence over the defaults of other actions.
    public init(_ choice: KeyChoice) {
        let chords = Action.all.flatMap { action in (choice.chords[action.id] ?? []).map { ($0, action.id) } }
        var tables: [KeyLayer: [Key: ActionID]] = [:]
        var keys: [ActionID: [Key]] = [:]
        for (layer, rows) in Dictionary(grouping: Action.all, by: \.group.layer) {
            let table = Self.table(rows, choice)
            for action in rows {
                keys[action.id] = (choice.keys[action.id] ?? choice.preset.keys(of: action)).filter {
                    table[$0] == action.id
                }
            }
            tables[layer] = table
        }
        for (place, row) in chords.enumerated() {
            tables[Action.of(row.1).group.layer, default: [:]][Self.standIn(place)] = row.1
        }
        self.tables = tables
        self.keys = keys
        self.chords = chords.map { (chord: $0.0, id: $0.1) }
    }

    /// A map with other keys for some actions.
    public init(overrides: [ActionID: [Key]] = [:]) {
        var choice = KeyChoice()
        choice.keys = overrides
        self.init(choice)
    }

    private static func table(_ rows: [Action], _ choice: KeyChoice) -> [Key: ActionID] {
        var actions: [Key: ActionID] = [:]
        for action in rows where choice.keys[action.id] == nil {
            for key in choice.preset.keys(of: action) { actions[key] = action.id }
        }
        for action in rows {
            for key in choice.keys[action.id] ?? [] { actions[key] = action.id }
        }
        return actions
    }

    /// What a key does; nil for nothing.
    func action(for key: Key) -> ActionID? {
        tables[.common]?[key]
    }

    /// What a key does to the time line; nil for nothing.
    func pastAction(for key: Key) -> ActionID? {
        tables[.past]?[key]
    }

    /// What a key does to the trackers in quarantine; nil for nothing.
    func quarantineAction(for key: Key) -> ActionID? {
        tables[.quarantine]?[key]
    }

    /// The keys of an action, the first one the usual one.
    func keys(for id: ActionID) -> [Key] {
        keys[id] ?? []
    }

    /// The keys and chords of an action as shown.
    func names(for id: ActionID) -> [String] {
        keys(for: id).map(\.shownName) + chords.filter { $0.id == id }.map(\.chord.shownName)
    }

    /// The usual key of an action as shown; empty when it has none.
    func hint(for id: ActionID) -> String {
        names(for: id).first ?? ""
    }

    // MARK: - Chords

    /// What may follow a key, with the action it leads to; empty for a key that begins no chord.
    func continuations(of key: Key) -> [(key: Key, id: ActionID)] {
        chords.filter { $0.chord.first == key }.map { ($0.chord.second, $0.id) }
    }

    /// The key that stands for a chord wherever keys are looked up; nil when the two keys are none.
    func key(for first: Key, _ second: Key) -> Key? {
        chords.firstIndex { $0.chord == KeyChord(first, second) }.map(Self.standIn)
    }

    /// A key that no keyboard has.
    private static func standIn(_ place: Int) -> Key { Key(.function(1000 + place)) }
}
