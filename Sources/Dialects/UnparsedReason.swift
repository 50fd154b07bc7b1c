import Fleet

/// Words for input from which no dialect took anything.
enum UnparsedReason {
    /// A stranger's protocol.
    static func foreign(_ name: String) -> String { "\(name), not a tracker" }

    /// The most telling reason: a stranger's protocol, or what the likeliest dialect finds wrong near the start.
    static func explain(_ input: UnsafeRawBufferPointer) -> String {
        let bytes = UnsafeRawBufferPointer(rebasing: input.prefix(StreamDecoder.maximumUndecided))
        if let name = ForeignProtocols.name(of: bytes) { return foreign(name) }
        for dialect in DialectRegistry.all {
            var reader = dialect.init()
            var found: String?
            _ = reader.read(bytes, at: 0, isDatagram: true, now: Timestamp(milliseconds: 0)) { message in
                if case .unparsed(let reason) = message.content { found = reason }
                return found == nil
            }
            if let found { return found }
        }
        return "no dialect recognised"
    }
}
