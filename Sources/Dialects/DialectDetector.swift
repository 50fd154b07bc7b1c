/// Every dialect the listener understands, most certain test first (detection.md, decision table).
public enum DialectRegistry {
    /// All dialects; adding one is one row here and one folder beside `Gotop`.
    public static let all: [any Dialect.Type] = [
        GT06Dialect.self,
        TRVDialect.self,
        GPS103Dialect.self,
        H02Dialect.self,
        TLT2HDialect.self,
        GotopDialect.self,
    ]
}

/// Tells from the first bytes which dialect is spoken (detection.md).
enum DialectDetector {
    /// What the bytes at one place are.
    enum Judgement {
        /// A complete, valid message of this dialect.
        case match(any Dialect.Type)
        /// At least one dialect could still match.
        case needMore
        /// None can.
        case none
    }

    /// Judges the bytes from their start.
    ///
    /// - Parameter followsGarbage: whether there is something in front of them that made no sense.
    static func judge(_ bytes: UnsafeRawBufferPointer, isComplete: Bool, followsGarbage: Bool) -> Judgement {
        var mayMatch = false
        for dialect in DialectRegistry.all where !followsGarbage || dialect.mayFollowGarbage(bytes) {
            switch dialect.recognise(bytes, isComplete: isComplete) {
            case .match: return .match(dialect)
            case .needMore: mayMatch = true
            case .no: break
            }
        }
        return mayMatch ? .needMore : .none
    }

    /// The next place after `start` where a message could begin: at a start byte, or behind a delimiter; nil for none.
    static func nextCandidate(in bytes: UnsafeRawBufferPointer, after start: Int) -> Int? {
        var index = start + 1
        while index < bytes.count {
            if startBytes.contains(bytes[index]) || isDelimiter(bytes[index - 1]) { return index }
            index += 1
        }
        return nil
    }

    private static let startBytes: [UInt8] = [UInt8(ascii: "#"), UInt8(ascii: "*"), UInt8(ascii: "$"), 0x78, 0x79]

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";") || byte == 0x0D || byte == 0x0A
    }
}

/// Protocols of scanners and strangers: recognised, counted, closed, never answered (detection.md, first bytes).
enum ForeignProtocols {
    private static let rows: [(prefix: [UInt8], name: String)] = [
        (Array("GET ".utf8), "HTTP"), (Array("POST".utf8), "HTTP"), (Array("HEAD".utf8), "HTTP"),
        (Array("PUT ".utf8), "HTTP"), (Array("OPTI".utf8), "HTTP"), (Array("CONN".utf8), "HTTP"),
        (Array("PRI *".utf8), "HTTP/2"), ([0x16, 0x03], "TLS"), (Array("SSH-".utf8), "SSH"),
        ([0x03, 0x00, 0x00], "RDP"), (Array("MGLNDD".utf8), "scanner"), ([0xFF, 0x53, 0x4D, 0x42], "SMB"),
    ]

    /// The protocol whose first bytes these are; nil when none is certain.
    static func name(of bytes: UnsafeRawBufferPointer) -> String? {
        rows.first { row in
            bytes.count >= row.prefix.count && row.prefix.indices.allSatisfy { bytes[$0] == row.prefix[$0] }
        }?
        .name
    }
}
