extension GPS103Dialect {
    /// The mark in front of the identity and the keyword behind it, or the identity alone.
    public static func evidence(_ bytes: UnsafeRawBufferPointer) -> String {
        var pieces = GPS103Pieces(bytes)
        guard let piece = pieces.next() ?? pieces.rest() else { return "gps103: a message" }
        let text = UnsafeRawBufferPointer(rebasing: bytes[piece.text]).trimmed
        if text.hasPrefix(uppercase: GPS103Message.loginMark) { return "gps103: login ##,imei: with 15 digits" }
        if GPS103Message.hasGluedHeartbeat(text) { return "gps103: 15 digits, then imei: with the same form behind" }
        guard text.hasPrefix(uppercase: GPS103Message.mark) else {
            return "gps103: 15 digits alone, and nothing behind them"
        }
        var fields = FieldCursor(text)
        _ = fields.next()
        let keyword = fields.next()?.text(limit: 24) ?? ""
        return "gps103: imei: with 15 digits, keyword '\(keyword)' and its fields right"
    }
}
