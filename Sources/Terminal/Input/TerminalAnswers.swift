/// What a terminal has answered to questions about itself.
struct TerminalAnswers: Equatable {
    /// The most bytes of an answer that are looked at.
    static let maximumBytes = 64

    /// The colour of its ground, as answered to OSC 11.
    private(set) var ground: UInt32?
    /// Whether it has told its attributes (DA1): answers come in order, so whatever was asked before has been answered.
    var hasAttributes = false

    /// Takes a report (OSC) without its brackets, such as `11;rgb:ffff/ffff/dddd`.
    mutating func take(report: [UInt8]) {
        let text = String(decoding: report, as: UTF8.self)
        guard text.hasPrefix("11;rgb:") else { return }
        let parts = text.dropFirst(7).split(separator: "/", omittingEmptySubsequences: false)
        let channels = parts.compactMap(Self.channel)
        guard parts.count == 3, channels.count == 3 else { return }
        ground = channels.reduce(0) { $0 << 8 | $1 }
    }

    /// One to four hexadecimal digits as a part of the whole, in eight bits (XParseColor).
    private static func channel(_ digits: Substring) -> UInt32? {
        guard (1...4).contains(digits.count), digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16)
        else { return nil }
        return value * 255 / (UInt32(1) << UInt32(4 * digits.count) - 1)
    }
}
