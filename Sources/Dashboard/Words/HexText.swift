/// Bytes as hexadecimal digits, in pairs with spaces between them, so that lines can break.
enum HexText {
    /// `23 38 36`.
    static func words(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
    }
}
