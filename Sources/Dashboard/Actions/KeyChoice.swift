import Canvas

/// What the config says about keys.
public struct KeyChoice: Sendable, Equatable {
    /// What actions have that nothing is said about.
    public var preset = KeyPreset.standard
    /// The keys of an action, in place of those that it had.
    public var keys: [ActionID: [Key]] = [:]
    /// The chords of an action.
    public var chords: [ActionID: [KeyChord]] = [:]

    /// Nothing is said.
    public init() {}

    /// A key that the config gives to one action, and that another one loses by that.
    public struct Conflict: Sendable, Equatable {
        /// The key.
        public let key: Key
        /// The action that gets it.
        public let winner: ActionID
        /// The action that had it.
        public let loser: ActionID
        /// Whether the loser has other keys.
        public let hasOthers: Bool
    }

    /// The keys that the config takes from other actions' defaults, in the order of the help.
    public var conflicts: [Conflict] {
        Action.all.flatMap { action -> [Conflict] in
            (keys[action.id] ?? []).flatMap { key in losers(of: key, to: action) }
        }
    }

    private func losers(of key: Key, to action: Action) -> [Conflict] {
        Action.all.filter { other in
            other.id != action.id && other.group.layer == action.group.layer && keys[other.id] == nil
                && preset.keys(of: other).contains(key)
        }.map { other in
            let taken = Set(keys.values.joined())
            let hasOthers = preset.keys(of: other).contains { !taken.contains($0) }
            return Conflict(key: key, winner: action.id, loser: other.id, hasOthers: hasOthers)
        }
    }

    /// Whether two actions can have the same key because they are in force at different places.
    public static func canShare(_ one: ActionID, _ other: ActionID) -> Bool {
        Action.of(one).group.layer != Action.of(other).group.layer
    }
}
