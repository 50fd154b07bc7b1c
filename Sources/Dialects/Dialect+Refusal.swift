extension Dialect {
    /// Hands a stretch of a buffer that begins at `offset` over as not understood; false when the reading is to stop
    /// behind it.
    static func refuse(
        _ range: Range<Int>, at offset: Int, _ reason: String, _ emit: (DecodedMessage) -> Bool
    ) -> Bool {
        let placed = (offset + range.lowerBound)..<(offset + range.upperBound)
        return emit(DecodedMessage(range: placed, content: .unparsed(reason: reason)))
    }
}
