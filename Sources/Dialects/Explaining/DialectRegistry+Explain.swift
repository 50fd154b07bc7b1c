import Fleet

extension DialectRegistry {
    /// Every field of a message with its meaning, in the order of its bytes, as the decoder of its dialect read it.
    ///
    /// A message that was sent is one field, which tells its summary: a decoder of what trackers say does not read what
    /// they are told.
    public static func explain(_ message: WireMessage) -> [WireField] {
        if message.direction == .received { return explain(message.bytes, in: message.dialect) }
        guard !message.bytes.isEmpty else { return [] }
        return [WireField(range: 0..<message.bytes.count, name: "sent", meaning: message.summary)]
    }

    /// Every field of a message that a tracker sent.
    ///
    /// - Parameter id: its dialect; nil for input that was not understood, which is explained in the dialect that it
    ///   follows furthest, up to the fault. None where it follows no dialect.
    public static func explain(_ message: [UInt8], in id: DialectID?) -> [WireField] {
        message.withUnsafeBytes { bytes in
            let dialect = id.map { id in all.first { $0.id == id } } ?? UnparsedReason.likeliest(bytes)
            return dialect?.explain(bytes) ?? []
        }
    }
}
