import Fleet

/// Which message type means what (trv.md, messages), and the way from a message to a report.
enum TRVMessage {
    /// How the content of a message is laid out.
    enum Layout {
        case login, position, alarm, status, cells, temperature, life, answer
    }

    /// How a message is answered.
    enum Answer {
        /// Not at all.
        case none
        /// With the type, its letter being the next one.
        case echo
        /// The same with the time.
        case time
        /// The same with the place 0, 0: we have nothing to assist a receiver with.
        case noAssistance
    }

    /// What a type stands for.
    struct Meaning {
        let layout: Layout
        let answer: Answer

        /// What a message of this type is, in words.
        var words: String {
            let what =
                switch layout {
                case .login: MeaningText.kind(.login)
                case .position: MeaningText.kind(.position)
                case .alarm: MeaningText.kind(.alarm)
                case .status: "a sign of life with the status"
                case .cells: "a position by cells"
                case .temperature: "a temperature"
                case .life: MeaningText.kind(.heartbeat)
                case .answer: MeaningText.kind(.reply)
                }
            return what
        }
    }

    /// Whose message a row is about.
    private enum Speaker {
        case anyone, tracker, watch
    }

    private struct Row {
        let key: UInt32
        let speaker: Speaker
        let meaning: Meaning

        init(_ type: StaticString, _ layout: Layout, _ answer: Answer, from speaker: Speaker = .anyone) {
            key = TRVHead.key(type.utf8Start[0], type.utf8Start[2], type.utf8Start[3])
            self.speaker = speaker
            meaning = Meaning(layout: layout, answer: answer)
        }
    }

    private static let rows: [Row] = [
        Row("AP01", .position, .echo), Row("YP03", .position, .echo), Row("YP14", .position, .echo),
        Row("CP01", .status, .echo), Row("YP16", .status, .echo),
        Row("AP00", .login, .time),
        Row("AP10", .alarm, .echo), Row("YP05", .alarm, .echo),
        Row("AP03", .status, .echo, from: .watch),
        Row("AP03", .answer, .none, from: .tracker),  // the answer to BP03, the relay
        Row("YP02", .life, .echo),
        Row("AP14", .life, .noAssistance, from: .tracker), Row("AP14", .life, .none, from: .watch),
        Row("AP89", .answer, .echo),
        Row("AP02", .cells, .echo, from: .watch), Row("AP02", .answer, .none, from: .tracker),
        Row("AP49", .life, .echo), Row("AP50", .temperature, .echo), Row("APHT", .life, .echo),
        Row("APHP", .life, .echo),
        Row("AP04", .answer, .none), Row("AP06", .answer, .none), Row("AP07", .answer, .none),
        Row("AP11", .answer, .none), Row("AP12", .answer, .none), Row("AP20", .answer, .none),
        Row("AP33", .answer, .none), Row("AP34", .answer, .none), Row("AP40", .answer, .none),
        Row("AP76", .answer, .none), Row("AP77", .answer, .none), Row("AP84", .answer, .none),
        Row("AP85", .answer, .none), Row("AP86", .answer, .none), Row("AP87", .answer, .none),
    ]

    /// What a message stands for; a type that the dossier does not know proves life and gets no answer.
    static func meaning(of head: TRVHead, _ payload: UnsafeRawBufferPointer) -> Meaning {
        if isAcknowledgement(payload) { return Meaning(layout: .answer, answer: .none) }
        let key = head.key
        let speaker = head.isWatch ? Speaker.watch : .tracker
        let row = rows.first { $0.key == key && ($0.speaker == .anyone || $0.speaker == speaker) }
        return row?.meaning ?? Meaning(layout: .life, answer: .none)
    }

    /// Whether a message only returns the serial of a server's command: `,` and six digits.
    private static func isAcknowledgement(_ payload: UnsafeRawBufferPointer) -> Bool {
        payload.count == 7 && payload[0] == UInt8(ascii: ",") && payload.from(1).allSatisfy(\.isDigit)
    }

    /// The identity in a login: 15 digits, then nothing, or fields about the SIM card.
    static func identity(_ payload: UnsafeRawBufferPointer) throws(DecodingFault) -> DeviceID {
        var notes = NoNotes()
        return try identity(payload, &notes)
    }

    /// The same, with notes of it.
    static func identity(
        _ payload: UnsafeRawBufferPointer, _ notes: inout some FieldNoting
    ) throws(DecodingFault) -> DeviceID {
        let digits = UnsafeRawBufferPointer(rebasing: payload.prefix(15))
        guard digits.count == 15, let device = DeviceID(digits: digits),
            payload.count == 15 || payload[15] == UInt8(ascii: ",")
        else { throw DecodingFault("trv: login without an identity of 15 digits") }
        notes.note(digits, "identity", MeaningText.identity(device))
        notes.note(payload.from(16), "SIM card", "its numbers, not kept")
        return device
    }

    /// Whether a message would be understood, whoever sent it.
    static func isValid(_ head: TRVHead, _ payload: UnsafeRawBufferPointer) -> Bool {
        do {
            let meaning = meaning(of: head, payload)
            switch meaning.layout {
            case .login: _ = try identity(payload)
            case .position, .alarm:
                var notes = NoNotes()
                _ = try TRVPosition(payload, &notes)
            case .status, .cells, .temperature, .life, .answer:
                return payload.allSatisfy { $0 >= 0x20 || $0.isBlank }
            }
            return true
        } catch {
            return false
        }
    }

    /// What a message of a known device says.
    static func report(
        _ head: TRVHead, _ meaning: Meaning, _ payload: UnsafeRawBufferPointer, device: DeviceID,
        _ notes: inout some FieldNoting
    ) throws(DecodingFault) -> Report {
        var report = Report(dialect: .trv, device: device, kind: .heartbeat, type: head.type)
        switch meaning.layout {
        case .login: report.kind = .login
        case .position:
            report.kind = .position
            try TRVPosition(payload, &notes).apply(to: &report, &notes)
        case .alarm: try readAlarm(head, payload, into: &report, &notes)
        case .status: TRVStatus.readHeartbeat(payload, into: &report, &notes)
        case .cells: TRVTelemetry.readCells(payload, into: &report, &notes)
        case .temperature: TRVTelemetry.readTemperature(payload, into: &report, &notes)
        case .life: break
        case .answer:
            report.kind = .reply
            let text = payload.first == UInt8(ascii: ",") ? payload.from(1) : payload
            report.vendorText = text.trimmed.isEmpty ? nil : text.trimmed.text(limit: 512)
            let isAcknowledgement = isAcknowledgement(payload)
            if isAcknowledgement { report.command = text.text() }
            notes.note(
                text.trimmed, isAcknowledgement ? "serial" : "text",
                isAcknowledgement ? "of the command that is acknowledged" : "the unit's own words")
        }
        return report
    }

    /// An alarm counts even when the position in it is impossible, but not when there is nothing like one.
    private static func readAlarm(
        _ head: TRVHead, _ payload: UnsafeRawBufferPointer, into report: inout Report, _ notes: inout some FieldNoting
    ) throws(DecodingFault) {
        report.kind = .alarm
        do {
            try TRVPosition(payload, &notes).apply(to: &report, &notes)
        } catch {
            guard TRVPosition.isShaped(payload) else { throw error }
            notes.noteFault(error.reason)
            report.fix = nil
        }
        TRVAlarms.apply(payload, isWatch: head.isWatch, to: &report, &notes)
    }
}
