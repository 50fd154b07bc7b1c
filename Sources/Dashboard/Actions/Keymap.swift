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

    /// A map in which the config's keys take precedence over the defaults of other actions.
    public init(overrides: [ActionID: [Key]] = [:]) {
        var tables: [KeyLayer: [Key: ActionID]] = [:]
        var keys: [ActionID: [Key]] = [:]
        for (layer, rows) in Dictionary(grouping: Action.all, by: \.group.layer) {
            let table = Self.table(rows, overrides)
            tables[layer] = table
            for action in rows {
                keys[action.id] = (overrides[action.id] ?? action.keys).filter { table[$0] == action.id }
            }
        }
        self.tables = tables
        self.keys = keys
    }

    private static func table(_ rows: [Action], _ overrides: [ActionID: [Key]]) -> [Key: ActionID] {
        var actions: [Key: ActionID] = [:]
        for action in rows where overrides[action.id] == nil {
            for key in action.keys { actions[key] = action.id }
        }
        for action in rows {
            for key in overrides[action.id] ?? [] { actions[key] = action.id }
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

    /// The usual key of an action as shown; empty when it has none.
    func hint(for id: ActionID) -> String {
        keys(for: id).first?.shownName ?? ""
    }
}
