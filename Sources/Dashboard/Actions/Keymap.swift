import Canvas

/// Which key does what: the defaults of the action rows, and what the config changes about them.
public struct Keymap: Sendable {
    private let actions: [Key: ActionID]
    private let keys: [ActionID: [Key]]

    /// A map in which the config's keys take precedence over the defaults of other actions.
    public init(overrides: [ActionID: [Key]] = [:]) {
        var actions: [Key: ActionID] = [:]
        var keys: [ActionID: [Key]] = [:]
        for action in Action.all where overrides[action.id] == nil {
            for key in action.keys { actions[key] = action.id }
        }
        for action in Action.all {
            for key in overrides[action.id] ?? [] { actions[key] = action.id }
        }
        for action in Action.all {
            keys[action.id] = (overrides[action.id] ?? action.keys).filter { actions[$0] == action.id }
        }
        self.actions = actions
        self.keys = keys
    }

    /// What a key does; nil for nothing.
    func action(for key: Key) -> ActionID? {
        actions[key]
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
