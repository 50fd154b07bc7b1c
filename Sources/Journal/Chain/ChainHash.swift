import CSHA

/// The hash by which each audit record is bound to the one before it.
///
/// It is the SHA-256 of two lines, each with a line feed behind it: the hash of the record before as 64 lower case hex
/// digits, and the record itself as ``SealedRecord`` writes it. With the `previous` and `sealed` of an exported line,
/// anybody can recompute it: `printf '%s\n%s\n' "$previous" "$sealed" | sha256sum`.
enum ChainHash {
    /// What stands in front of the very first record, which tells where the chain begins.
    static let none = String(repeating: "0", count: 64)

    /// The hash of a record behind another one, as 64 lower case hex digits.
    static func of(_ sealed: [UInt8], after previous: String) -> String {
        var message = Array(previous.utf8)
        message.reserveCapacity(message.count + sealed.count + 2)
        message.append(lineFeed)
        message += sealed
        message.append(lineFeed)
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        _ = SHA256(message, message.count, &digest)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static let lineFeed: UInt8 = 10
    private static let digits = Array("0123456789abcdef".utf8)
}
