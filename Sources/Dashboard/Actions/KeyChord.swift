import Canvas

/// Two keys, one after the other, that do one thing.
public struct KeyChord: Sendable, Hashable {
    /// The key that begins it.
    public let first: Key
    /// The key that completes it.
    public let second: Key

    /// A chord.
    public init(_ first: Key, _ second: Key) {
        self.first = first
        self.second = second
    }

    /// A chord from two names of keys with a blank between them, such as `g d`; nil for anything else.
    public init?(name: String) {
        let parts = name.split(separator: " ")
        guard parts.count == 2, let first = Key(name: String(parts[0])), let second = Key(name: String(parts[1]))
        else { return nil }
        self.init(first, second)
    }

    /// The name on the screen: `g d`.
    public var shownName: String { first.shownName + " " + second.shownName }

    /// How long the second key is waited for.
    static let patienceMilliseconds: Int64 = 1000
}
