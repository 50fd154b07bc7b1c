import Canvas

/// Which key does what: the defaults of the action rows, and what the config changes about them.
public struct Keymap: Sendable {
    private let actions: [Key: ActionID]
    /// The keys of the time line, which come first in the past.
    private let pastActions: [Key: ActionID]
    private let keys: [ActionID: [Key]]

    /// A map in which the config's keys take precedence over the defaults of other actions.
    public init(overrides: [ActionID: [Key]] = [:]) {
        let past = Action.all.filter { $0.group == .past }
        let others = Action.all.filter { $0.group != .past }
        actions = Self.table(others, overrides)
        pastActions = Self.table(past, overrides)
        var keys: [ActionID: [Key]] = [:]
        for (rows, table) in [(others, actions), (past, pastActions)] {
            for action in rows {
                keys[action.id] = (overrides[action.id] ?? action.keys).filter { table[$0] == action.id }
            }
        }
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
        actions[key]
    }

    /// What a key does to the time line; nil for nothing.
    func pastAction(for key: Key) -> ActionID? {
        pastActions[key]
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
