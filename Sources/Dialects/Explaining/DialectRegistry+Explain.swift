import Fleet

extension DialectRegistry {
    /// The dialect of a name; nil for a name that none has.
    static func dialect(of id: DialectID) -> (any Dialect.Type)? { all.first { $0.id == id } }

    /// Every field of a message with its meaning, in the order of its bytes.
    ///
    /// A message that was sent or not understood by a dialect is one field, which tells its summary: a decoder of what
    /// trackers say does not read what they are told.
    public static func explain(_ message: WireMessage) -> [WireField] {
        if message.direction == .received, let id = message.dialect, let dialect = dialect(of: id) {
            return message.bytes.withUnsafeBytes { dialect.explain($0) }
        }
        guard !message.bytes.isEmpty else { return [] }
        let name = message.direction == .sent ? "sent" : "not understood"
        return [WireField(range: 0..<message.bytes.count, name: name, meaning: message.summary)]
    }
}
