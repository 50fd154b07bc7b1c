import Fleet

/// Words for input from which no dialect took anything.
enum UnparsedReason {
    /// A stranger's protocol.
    static func foreign(_ name: String) -> String { "\(name), not a tracker" }

    /// The most telling reason: a stranger's protocol, or what the likeliest dialect finds wrong.
    static func explain(_ bytes: UnsafeRawBufferPointer) -> String {
        if let name = ForeignProtocols.name(of: bytes) { return foreign(name) }
        var messages: [DecodedMessage] = []
        for dialect in DialectRegistry.all {
            var reader = dialect.init()
            _ = reader.read(bytes, isDatagram: true, now: Timestamp(milliseconds: 0), into: &messages)
        }
        for case .unparsed(let reason) in messages.map(\.content) where !reason.isEmpty { return reason }
        return "no dialect recognised"
    }
}
