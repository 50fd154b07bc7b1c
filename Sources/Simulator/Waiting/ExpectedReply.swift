/// The answer that a tracker expects to a message: fixed bytes, or fixed bytes around the server's time.
public struct ExpectedReply: Sendable, Equatable {
    /// Whether the time stands between head and tail, as the 14 digits of `yyyyMMddHHmmss`.
    enum Time: Sendable, Equatable {
        case never, maybe, always
    }

    /// What the first bytes of an input are to an expected answer.
    enum Comparison: Equatable {
        /// The whole answer, so many bytes long.
        case complete(Int)
        /// Its beginning; more bytes will tell.
        case partial
        /// Something else.
        case no
    }

    private static let timeDigits = 14

    /// What comes before the time.
    var head: [UInt8]
    /// Whether the server's time follows the head.
    var time = Time.never
    /// What comes behind the time.
    var tail: [UInt8] = []
    /// Whether the tracker says nothing else until the answer is there; otherwise the answer is only recognised.
    var isAwaited = true

    /// The answer that consists of these bytes.
    static func bytes(_ bytes: [UInt8], isAwaited: Bool = true) -> ExpectedReply {
        ExpectedReply(head: bytes, isAwaited: isAwaited)
    }

    /// Compares the start of an input with the answer.
    func compare(_ input: ArraySlice<UInt8>) -> Comparison {
        var rest = input
        guard Self.skip(head, in: &rest) else { return .no }
        if rest.isEmpty, time != .never || !tail.isEmpty || input.count < head.count { return .partial }
        if time != .never {
            let digits = rest.prefix(Self.timeDigits).prefix { (0x30...0x39).contains($0) }
            rest = rest.dropFirst(digits.count)
            let isWhole = digits.count == Self.timeDigits || (digits.isEmpty && time == .maybe)
            if !isWhole { return rest.isEmpty ? .partial : .no }
        }
        let beforeTail = rest.count
        guard Self.skip(tail, in: &rest) else { return .no }
        return beforeTail < tail.count ? .partial : .complete(input.count - rest.count)
    }

    /// Takes `bytes`, or as many of them as there are, from the start of `rest`; false when others stand there.
    private static func skip(_ bytes: [UInt8], in rest: inout ArraySlice<UInt8>) -> Bool {
        let count = min(bytes.count, rest.count)
        guard rest.prefix(count).elementsEqual(bytes.prefix(count)) else { return false }
        rest = rest.dropFirst(count)
        return true
    }
}
