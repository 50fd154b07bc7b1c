/// One field of a message as it stood on the wire, with what the decoder took it for.
public struct WireField: Sendable, Equatable {
    /// Where its bytes stand in the message.
    public var range: Range<Int>
    /// What the field is, in the field's own terms, such as `latitude` or `battery`.
    public var name: String
    /// What the bytes mean, with its unit, such as `22.761346° north` or `level 4 of 6`; hostile text.
    public var meaning: String

    /// A field with all its parts.
    public init(range: Range<Int>, name: String, meaning: String) {
        self.range = range
        self.name = name
        self.meaning = meaning
    }
}
