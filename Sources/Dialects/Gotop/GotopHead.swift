import Fleet

/// What stands between identity and body: vendor text, the type, sometimes the validity glued to it.
struct GotopHead {
    /// How the type decides what follows it.
    enum Word {
        case position, heartbeat, alarm, reply, freeText
    }

    /// How the type decides what follows it.
    private(set) var word = Word.reply
    /// The type as sent and trimmed.
    private(set) var typeText = ""
    /// Fields in front of the type, or the text that stands in its place.
    private(set) var vendorText: String?
    /// Validity that firmware glued to the type: `ERROR!V`, `ALM-XA` (gotop.md sections 3 and 7).
    private(set) var validity: UInt8?
    /// The code of an alarm, without `ALM-` or `CMD-`.
    private(set) var alarmCode: UnsafeRawBufferPointer?

    /// The kind of report that this type makes.
    var kind: ReportKind {
        switch word {
        case .position: .position
        case .heartbeat: .heartbeat
        case .alarm: .alarm
        case .reply, .freeText: .reply
        }
    }

    /// Reads up to and including the type; nil when none of the next four fields is one and no body follows a text.
    @inline(__always)
    init?(_ fields: inout FieldCursor, _ notes: inout some FieldNoting) {
        let first = fields
        guard let field = fields.next() else { return nil }
        if let type = Self.typeField(field, next: fields) {
            take(type, next: fields, &notes)
            return
        }
        fields = first
        if readAfterVendorText(&fields, &notes) { return }
        fields = first
        if readTextInTypeSlot(&fields, &notes) { return }
        return nil
    }

    /// The text of a message whose body is text, without empty fields at its end.
    func textBody(_ fields: FieldCursor) -> String {
        var rest = fields.rest
        while let last = rest.last, last == UInt8(ascii: ",") {
            rest = UnsafeRawBufferPointer(rebasing: rest.dropLast())
        }
        let body = rest.text(limit: 512)
        guard typeText == Self.versionWord else { return body }
        return [vendorText, body.isEmpty ? nil : body].compactMap { $0 }.joined(separator: ",")
    }

    // MARK: - The three places of a type

    private static let versionWord = "Ver:"

    /// A field that is a type of its own: `CMD-…`, `ALM-…`, `ERROR!`, with the validity split off if it is glued on.
    private static func typeField(
        _ field: UnsafeRawBufferPointer, next: FieldCursor
    ) -> (text: UnsafeRawBufferPointer, validity: UInt8?)? {
        let text = field.trimmed
        let isCommand = text.count > 4 && (text.hasPrefix(uppercase: "CMD-") || text.hasPrefix(uppercase: "ALM-"))
        guard isCommand || text.hasPrefix(uppercase: "ERROR!") else { return nil }
        let bareLength = isCommand ? 5 : 6
        if let last = text.last?.uppercased, last == UInt8(ascii: "A") || last == UInt8(ascii: "V"),
            text.count > bareLength, let following = next.peek(), GotopBody.date(following) != nil
        {
            return (UnsafeRawBufferPointer(rebasing: text.dropLast()), last)
        }
        return isCommand || text.count == 6 ? (text, nil) : nil
    }

    @inline(__always)
    private mutating func take(
        _ type: (text: UnsafeRawBufferPointer, validity: UInt8?), next fields: FieldCursor,
        _ notes: inout some FieldNoting
    ) {
        typeText = Self.commonTypes(type.text) ?? type.text.text()
        validity = type.validity
        word = Self.word(for: type.text)
        if word == .alarm { alarmCode = type.text.from(4) }
        let isAlarm = word == .alarm
        let meaning = kind
        notes.note(
            isAlarm ? type.text.part(0, 4) : type.text, "type",
            Self.words(meaning, type.text, hasBody: type.validity != nil || !GotopBody.isEmpty(fields)))
        notes.note(
            type.validity == nil
                ? nil : UnsafeRawBufferPointer(start: type.text.baseAddress?.advanced(by: type.text.count), count: 1),
            "validity", MeaningText.validity(type.validity == UInt8(ascii: "A")))
    }

    /// What a type means, with a body behind it or without.
    private static func words(_ kind: ReportKind, _ type: UnsafeRawBufferPointer, hasBody: Bool) -> String {
        guard kind == .position, !hasBody else { return MeaningText.kind(kind) }
        return type.equals(uppercase: "CMD-D") ? "a greeting: the link is up" : "a sign of life: no position with it"
    }

    /// One or two fields between identity and type, such as `Sorry Not Support,,CMD-T` (gotop.md section 3).
    private mutating func readAfterVendorText(_ fields: inout FieldCursor, _ notes: inout some FieldNoting) -> Bool {
        let first = fields.position
        var texts: [String] = []
        for _ in 0..<4 {
            let before = fields
            guard let field = fields.next() else { return false }
            if let type = Self.typeField(field, next: fields) {
                notes.note(before.taken(since: first), "vendor text", "the unit's own words in front of the type")
                take(type, next: fields, &notes)
                vendorText = texts.isEmpty ? nil : texts.joined(separator: ",")
                return true
            }
            if !field.trimmed.isEmpty { texts.append(field.trimmed.text(limit: 128)) }
        }
        return false
    }

    /// Free text where the type should be, followed by a body or known to come without one.
    private mutating func readTextInTypeSlot(_ fields: inout FieldCursor, _ notes: inout some FieldNoting) -> Bool {
        let first = fields.position
        guard let field = fields.next()?.trimmed, !field.isEmpty else { return false }
        if field.hasPrefix(uppercase: "VER:") {
            word = .freeText
            typeText = Self.versionWord
            vendorText = field.text(limit: 128)
            notes.note(field, "version", "of the unit's software, in its own words")
            return true
        }
        var texts = [field.text(limit: 128)]
        var probe = fields
        for _ in 0..<4 {
            let body = probe
            guard let next = probe.next() else { break }
            if GotopBody.validity(next) != nil, let following = probe.peek(), GotopBody.date(following) != nil {
                fields = body
                takeText(texts)
                noteText(body.taken(since: first), &notes)
                return true
            }
            if !next.trimmed.isEmpty { texts.append(next.trimmed.text(limit: 128)) }
        }
        guard GotopTexts.known(field) != nil, GotopBody.isEmpty(fields) else { return false }
        takeText([texts[0]])
        noteText(field, &notes)
        return true
    }

    private func noteText(_ bytes: UnsafeRawBufferPointer, _ notes: inout some FieldNoting) {
        notes.note(bytes, "text", "in place of a type: \(word == .alarm ? "low battery" : MeaningText.kind(kind))")
    }

    private mutating func takeText(_ texts: [String]) {
        typeText = texts.joined(separator: ",")
        vendorText = typeText
        var copy = texts[0]
        word = copy.withUTF8 { GotopTexts.known(UnsafeRawBufferPointer($0)) } ?? .reply
    }

    // MARK: - Which type means what

    /// Type to kind (gotop.md section 3): positions, heartbeats and alarms are few, everything else answers a command.
    private static func word(for type: UnsafeRawBufferPointer) -> Word {
        if type.hasPrefix(uppercase: "ALM-") { return .alarm }
        if type.equals(uppercase: "CMD-KEY") { return .alarm }
        guard type.count == 5 else { return .reply }
        switch type[4].uppercased {
        case UInt8(ascii: "T"), UInt8(ascii: "F"), UInt8(ascii: "D"): return .position
        case UInt8(ascii: "X"): return .heartbeat
        case UInt8(ascii: "Z"): return .freeText
        default: return .reply
        }
    }

    /// The texts of the types that make up nearly all traffic, so that no new String is built for them.
    private static func commonTypes(_ type: UnsafeRawBufferPointer) -> String? {
        guard type.count == 5, type[0] == UInt8(ascii: "C"), type[1] == UInt8(ascii: "M") else { return nil }
        guard type[2] == UInt8(ascii: "D"), type[3] == UInt8(ascii: "-") else { return nil }
        switch type[4] {
        case UInt8(ascii: "T"): return "CMD-T"
        case UInt8(ascii: "X"): return "CMD-X"
        default: return nil
        }
    }
}

/// Texts that firmware prints in place of a type, and what they are (gotop.md sections 3 and 7).
enum GotopTexts {
    /// One text in upper case and what a message with it is.
    private static let rows: [(text: StaticString, word: GotopHead.Word)] = [
        ("BATTERY LOW", .alarm),
        ("POWER OFF NOW", .reply),
        ("POWER ON NOW", .reply),
        ("CALLING", .reply),
        ("SOS OR MD CANCELLED", .reply),
        ("MAKING A CALL", .reply),
        ("PWR SAVED", .reply),
        ("SORRY NOT SUPPORT", .reply),
    ]

    /// What a message with this text is; nil for a text the dossier does not know.
    static func known(_ text: UnsafeRawBufferPointer) -> GotopHead.Word? {
        rows.first { text.equals(uppercase: $0.text) }?.word
    }
}
