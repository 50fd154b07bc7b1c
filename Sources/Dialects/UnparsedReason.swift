import Fleet

/// Words for input from which no dialect took anything.
enum UnparsedReason {
    /// A stranger's protocol.
    static func foreign(_ name: String) -> String { "\(name), not a tracker" }

    /// A tracker's protocol that is not among ours, or a stranger's; nil when none is certain.
    static func stranger(_ bytes: UnsafeRawBufferPointer) -> String? {
        if let name = ForeignProtocols.name(of: bytes) { return foreign(name) }
        return KnownStrangers.name(of: bytes).map { "\($0), not supported" }
    }

    /// What pure garbage is told.
    static let nothing = "no dialect recognised"

    /// How many bytes are tried to tell which dialect is meant.
    private static let headLength = 64

    /// The most telling reason: a stranger's protocol, or what the likeliest dialect finds wrong near the start.
    static func explain(_ input: UnsafeRawBufferPointer) -> String {
        let bytes = UnsafeRawBufferPointer(rebasing: input.prefix(StreamDecoder.maximumUndecided))
        if let name = stranger(bytes) { return name }
        var reader = likeliest(bytes)?.init()
        var found: String?
        _ = reader?.read(bytes, at: 0, isDatagram: true, now: Timestamp(milliseconds: 0)) { message in
            if case .unparsed(let reason) = message.content { found = reason }
            return found == nil
        }
        return found ?? nothing
    }

    /// The dialect that the bytes follow furthest; nil when none gets beyond the first byte.
    static func likeliest(_ bytes: UnsafeRawBufferPointer) -> (any Dialect.Type)? {
        var start = 0
        while start < bytes.count, bytes[start].isBlank { start += 1 }
        let head = UnsafeRawBufferPointer(rebasing: bytes.from(start).prefix(headLength))
        if isLikeGotop(head) { return GotopDialect.self }
        var best: (length: Int, dialect: any Dialect.Type)?
        for dialect in DialectRegistry.all {
            let length = followed(head, by: dialect)
            if length > 1, length > best?.length ?? 0 { best = (length, dialect) }
        }
        return best?.dialect
    }

    /// Whether `#`, digits and `,` stand in front: whatever is wrong with the digits, the comma is gotop's.
    private static func isLikeGotop(_ head: UnsafeRawBufferPointer) -> Bool {
        guard head.first == UInt8(ascii: "#") else { return false }
        var end = 1
        while end < head.count, head[end].isDigit { end += 1 }
        return end > 1 && end < head.count && head[end] == UInt8(ascii: ",")
    }

    /// How many bytes could be the beginning of a message of a dialect.
    private static func followed(_ head: UnsafeRawBufferPointer, by dialect: any Dialect.Type) -> Int {
        var length = 0
        while length < head.count {
            let beginning = UnsafeRawBufferPointer(rebasing: head[...length])
            if dialect.recognise(beginning, isComplete: false) == .no { break }
            length += 1
        }
        return length
    }
}
