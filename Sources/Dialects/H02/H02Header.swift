import Fleet

/// What every text message begins with: `*`, two letters, identity, type.
struct H02Header {
    /// How many digits an identity may have: an own serial of 10, an IMEI of 15 (detection.md).
    static let identityLengths = 10...15

    /// Who sent it.
    let device: DeviceID
    /// How the message goes on.
    let row: H02Type
    /// The type as sent.
    let typeText: String
    /// The fields behind the type.
    var fields: FieldCursor

    /// Reads the header of a message without its `#`.
    @inline(__always)
    init(_ bytes: UnsafeRawBufferPointer, _ notes: inout some FieldNoting) throws(DecodingFault) {
        guard Self.hasMark(bytes) else {
            throw DecodingFault("h02: no two letters and identity after *")
        }
        notes.note(bytes.part(1, 2), "maker", "letters that the answer repeats")
        var fields = FieldCursor(bytes, at: 4)
        guard let identity = fields.next(), Self.identityLengths.contains(identity.count),
            let device = DeviceID(digits: identity)
        else { throw DecodingFault("h02: no identity of 10 to 15 digits") }
        notes.note(identity, "identity", MeaningText.identity(device))
        guard let word = fields.next()?.bare, !word.isEmpty else { throw DecodingFault("h02: no message type") }
        guard let row = H02Type.find(word) else {
            throw DecodingFault("h02: '\(word.text(limit: 16))' is no message type of h02")
        }
        notes.note(word, "type", row.layout.words)
        self.device = device
        self.row = row
        typeText = word.equals(uppercase: "V1") && word[0] == UInt8(ascii: "V") ? "V1" : word.text(limit: 16)
        self.fields = fields
    }

    /// Whether `*`, two letters, a comma, an identity and a type can stand here, as far as there are bytes.
    static func mayBegin(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if hasMark(bytes) { return mayGoOn(bytes) }
        guard bytes.count < 4, bytes.first == UInt8(ascii: "*") else { return false }
        for index in 1..<min(max(bytes.count, 1), 3) where bytes[index].uppercased &- 0x41 > 25 { return false }
        return true
    }

    /// Whether `*`, two letters and a comma stand here.
    @inline(__always)
    static func hasMark(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.count >= 4 && bytes[0] == UInt8(ascii: "*") && bytes[3] == UInt8(ascii: ",")
            && bytes[1].uppercased &- 0x41 <= 25 && bytes[2].uppercased &- 0x41 <= 25
    }

    /// Whether an identity and a comma can follow the mark, as far as there are bytes.
    private static func mayGoOn(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var end = 4
        while end < bytes.count, bytes[end].isDigit, end < 4 + identityLengths.upperBound { end += 1 }
        guard end < bytes.count else { return true }
        return bytes[end] == UInt8(ascii: ",")
    }
}

/// One type of text message (h02.md, text position and other types).
struct H02Type: Sendable {
    /// How a message goes on behind its type.
    enum Layout: Sendable {
        case position, shortPosition, cells, cellLines, link, heartbeat, reply, sms, alarm, ignored

        /// What a message of this layout is, in words.
        var words: String {
            switch self {
            case .position, .shortPosition: "a position"
            case .cells, .cellLines: "a position by cells"
            case .link: "a sign of life with signal and battery"
            case .heartbeat: "a sign of life"
            case .reply: "the answer to a command"
            case .sms: "a text that was also sent by SMS"
            case .alarm: "an alarm"
            case .ignored: "nothing about the vehicle"
            }
        }
    }

    /// The type in upper case.
    let word: StaticString
    /// How the message goes on.
    let layout: Layout
    /// What a server answers.
    var answer = H02Answer.none

    private static let rows: [H02Type] = [
        H02Type(word: "V1", layout: .position, answer: .timed("V1")),
        H02Type(word: "NBR", layout: .cells, answer: .timed("NBR")),
        H02Type(word: "LINK", layout: .link),
        H02Type(word: "HTBT", layout: .heartbeat, answer: .echo),
        H02Type(word: "XT", layout: .heartbeat),
        H02Type(word: "V4", layout: .reply),
        H02Type(word: "V2", layout: .position),
        H02Type(word: "V5", layout: .position),
        H02Type(word: "V6", layout: .position),
        H02Type(word: "V8", layout: .position),
        H02Type(word: "V19", layout: .position),
        H02Type(word: "VI1", layout: .position),
        H02Type(word: "V3", layout: .cellLines),
        H02Type(word: "VP1", layout: .shortPosition),
        H02Type(word: "V0", layout: .heartbeat, answer: .echo),
        H02Type(word: "SMS", layout: .sms),
        // Only its name is known: it is told, with what it carries first, rather than lost.
        H02Type(word: "ALRM", layout: .alarm),
        H02Type(word: "BASE", layout: .ignored),
        H02Type(word: "BS", layout: .ignored),
        H02Type(word: "I1", layout: .ignored),
    ]

    /// The row of a type, ASCII letters of either case; nil for a type of somebody else.
    @inline(__always)
    static func find(_ word: UnsafeRawBufferPointer) -> H02Type? {
        for row in rows where word.equals(uppercase: row.word) { return row }
        return nil
    }
}
