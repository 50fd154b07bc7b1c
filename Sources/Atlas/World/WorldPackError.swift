/// Why packed map bytes cannot be read.
public enum WorldPackError: Error, Sendable, Hashable {
    /// The bytes do not begin like a packed map.
    case notAPack
    /// The pack is of another version than this program reads.
    case unknownVersion(UInt8)
    /// The bytes end too early.
    case truncated
    /// A number is too large, a vertex lies outside the map or a name is not UTF-8.
    case malformed
}
