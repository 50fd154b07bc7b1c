import Fleet

extension DialectRegistry {
    /// Every field of a message with its meaning, as its dialect explains it; none where no dialect took it.
    public static func explain(_ message: WireMessage) -> [WireField] {
        guard let id = message.dialect, let dialect = all.first(where: { $0.id == id }) else { return [] }
        return message.bytes.withUnsafeBytes { dialect.explain($0) }
    }
}
