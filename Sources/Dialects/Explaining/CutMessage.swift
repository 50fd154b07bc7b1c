import Fleet

/// Explains a message whose end was not kept: what is missing is no fault of the tracker.
enum CutMessage {
    /// The name of the last field.
    static let name = "cut here"

    /// The fields of what is there; the last one says that the message went on.
    static func explain(_ bytes: UnsafeRawBufferPointer, in dialect: any Dialect.Type) -> [WireField] {
        // A mark of the end in the place of the missing one lets the decoder read what is in front of it.
        let closed = Array(bytes) + [UInt8(ascii: "#")]
        var fields = closed.withUnsafeBytes { dialect.explain($0) }.compactMap { field -> WireField? in
            let range = field.range.clamped(to: 0..<bytes.count)
            guard !range.isEmpty else { return nil }
            let isFault = field.name == "fault"
            return WireField(
                range: range, name: isFault ? "not read" : field.name, meaning: isFault ? "" : field.meaning)
        }
        let last = fields.popLast()?.range.lowerBound ?? 0
        let kept = MeaningText.count(bytes.count, "byte")
        fields.append(
            WireField(range: last..<bytes.count, name: name, meaning: "only the first \(kept) of this message are here")
        )
        return fields
    }
}
