import Canvas

/// The keys that actions have unless the config gives them others.
public enum KeyPreset: String, Sendable, CaseIterable {
    /// Those of the action rows: letters and arrows.
    case standard
    /// Without the letters that move in vi: arrows, and function keys for the rest.
    case arrows

    /// The letters that do nothing in ``arrows``.
    private static let letters = Set("jkhlgG".map { Key.character($0) })

    /// The function keys in ``arrows``; F3, F5, F6 and F10 the rows have already.
    private static let functionKeys: [(name: String, key: Key)] = [
        ("columns", Key(.function(2))), ("filter", Key(.function(4))), ("go-to", Key(.function(7))),
    ]

    /// The keys of an action.
    func keys(of action: Action) -> [Key] {
        guard self == .arrows else { return action.keys }
        let kept = action.keys.filter { !Self.letters.contains($0) }
        let added = Self.functionKeys.filter { $0.name == action.id.rawValue }.map(\.key)
        return kept + added.filter { !kept.contains($0) }
    }
}
