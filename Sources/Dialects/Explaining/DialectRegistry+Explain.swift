import Fleet

extension DialectRegistry {
    /// Every field of a message with its meaning, in the order of its bytes, as the decoder of its dialect read it.
    ///
    /// What was sent has fields too where its dialect tells them; else it is one field, which tells its summary.
    public static func explain(_ message: WireMessage) -> [WireField] {
        guard message.direction == .received else { return explainSent(message) }
        let fault = message.isUnderstood ? nil : message.summary
        // Pieces that were not understood have been cut before they came here.
        let isShort = fault != nil && message.bytes.count >= StreamDecoder.maximumUnparsedShown
        return explain(message.bytes, in: message.dialect, fault: fault, isCut: message.isCut || isShort)
    }

    /// Every field of a message that a tracker sent.
    ///
    /// - Parameters:
    ///   - id: its dialect; nil for input that was not understood, which is explained in the dialect that its fault names,
    ///     or else in the one that it follows furthest. None where it follows no dialect.
    ///   - fault: why it was not understood, which then is the only reason given; nil where it was.
    ///   - isCut: whether the end of the message is missing here.
    public static func explain(
        _ message: [UInt8], in id: DialectID?, fault: String? = nil, isCut: Bool = false
    ) -> [WireField] {
        message.withUnsafeBytes { bytes in
            guard let dialect = dialect(of: bytes, id, fault: fault) else { return [] }
            let fields = isCut ? CutMessage.explain(bytes, in: dialect) : dialect.explain(bytes)
            return fault.map { blaming(fields, $0) } ?? fields
        }
    }

    /// Every field of a message that a server sends in a dialect; none where nothing is known of its form.
    public static func explainSent(_ message: [UInt8], in id: DialectID?) -> [WireField] {
        guard let dialect = all.first(where: { $0.id == id }) else { return [] }
        return message.withUnsafeBytes { dialect.explainSent($0) }.map { field in
            // What was sent was understood, even where its parts have no names here.
            let isNameless = field.name == "not understood"
            return isNameless ? WireField(range: field.range, name: "content", meaning: field.meaning) : field
        }
    }

    private static func explainSent(_ message: WireMessage) -> [WireField] {
        guard !message.bytes.isEmpty else { return [] }
        let fields = message.isCut ? [] : explainSent(message.bytes, in: message.dialect)
        let whole = WireField(range: 0..<message.bytes.count, name: "sent", meaning: message.summary)
        return fields.isEmpty ? [whole] : fields
    }

    /// The dialect that a message is explained in: a fault says best whose rule was broken.
    private static func dialect(
        of bytes: UnsafeRawBufferPointer, _ id: DialectID?, fault: String?
    ) -> (any Dialect.Type)? {
        if let fault { return all.first { fault.hasPrefix($0.id.name + ":") } }
        if let id { return all.first { $0.id == id } }
        return UnparsedReason.stranger(bytes) == nil ? UnparsedReason.likeliest(bytes) : nil
    }

    /// The fields with this fault and no other: at the place of the fault, at the first bytes that nobody understood, or
    /// at what says the kind of the message.
    private static func blaming(_ fields: [WireField], _ fault: String) -> [WireField] {
        var fields = fields.filter { $0.name != "fault" || !$0.range.isEmpty }
        let names = [["fault"], ["not understood", "not read", CutMessage.name], ["number", "type", "keyword"]]
        let place = names.lazy.compactMap { names in fields.firstIndex { names.contains($0.name) } }.first
        guard let place = place ?? fields.indices.first else { return fields }
        fields[place].name = "fault"
        fields[place].meaning = fault
        return fields
    }
}
