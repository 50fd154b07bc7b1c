import Fleet

/// Which message number means what (gt06.md, messages), and the way from a frame to a report.
enum GT06Message {
    /// The number of a login.
    static let login: UInt8 = 0x01

    /// How the content of a message is laid out.
    enum Layout {
        case login, status, newStatus, location, locationAndIgnition, alarm, satellitesOnly
        case datedCells, cellsAndStatus, wifi, text, longText, clock, information, addressQuery, fromServer

        /// What a message of this layout is, in words.
        var words: String {
            switch self {
            case .login: "a login"
            case .status, .newStatus: "a sign of life with the status"
            case .location, .satellitesOnly: "a position"
            case .locationAndIgnition: "a position with ignition and mileage"
            case .alarm: "an alarm"
            case .datedCells, .cellsAndStatus: "a position by cells"
            case .wifi: "a position by Wi-Fi, which is not read"
            case .text, .longText: "the answer to a command"
            case .clock: "a question for the time"
            case .information: "information"
            case .addressQuery: "a question for an address"
            case .fromServer: "a message of servers"
            }
        }
    }

    /// How a message is answered.
    enum Answer {
        /// Not at all.
        case none
        /// With its own number and serial.
        case echo
        /// With the time.
        case clock
    }

    /// One message number and what is known of it.
    private struct Row {
        let number: UInt8
        let layout: Layout
        var answer = Answer.none
    }

    private static let rows: [Row] = [
        Row(number: login, layout: .login, answer: .echo),
        Row(number: 0x13, layout: .status, answer: .echo),
        Row(number: 0x23, layout: .newStatus, answer: .echo),
        Row(number: 0x12, layout: .location, answer: .echo),
        Row(number: 0x22, layout: .locationAndIgnition, answer: .echo),
        Row(number: 0x16, layout: .alarm, answer: .echo),
        Row(number: 0x26, layout: .alarm, answer: .echo),
        Row(number: 0x27, layout: .alarm, answer: .echo),
        Row(number: 0x10, layout: .satellitesOnly),
        Row(number: 0x11, layout: .datedCells),
        Row(number: 0x17, layout: .wifi),
        Row(number: 0x18, layout: .datedCells),
        Row(number: 0x19, layout: .cellsAndStatus),
        Row(number: 0x24, layout: .datedCells),
        Row(number: 0x28, layout: .datedCells),
        Row(number: 0x2C, layout: .datedCells),
        Row(number: 0x2E, layout: .datedCells),
        Row(number: 0x15, layout: .text),
        Row(number: 0x21, layout: .longText),
        Row(number: 0x8A, layout: .clock, answer: .clock),
        Row(number: 0x94, layout: .information),
        Row(number: 0x1A, layout: .addressQuery),
        Row(number: 0x2A, layout: .addressQuery),
        Row(number: 0x80, layout: .fromServer),
        Row(number: 0x97, layout: .fromServer),
    ]

    private static let byNumber: [Row?] = {
        var table = [Row?](repeating: nil, count: 256)
        for row in rows { table[Int(row.number)] = row }
        return table
    }()

    /// How a message is answered; one that the dossier does not know is not.
    static func answer(to number: UInt8) -> Answer { byNumber[Int(number)]?.answer ?? .none }

    /// What a message number stands for, in words.
    static func words(_ number: UInt8) -> String {
        byNumber[Int(number)]?.layout.words ?? "\(word(number)) is not known: a sign of life"
    }

    /// What a message is now that it has been read: some layouts leave it to a field.
    static func decided(_ words: String, _ report: Report) -> String {
        switch report.kind {
        case .alarm where !words.contains("alarm"): "\(words), raised as an alarm"
        case .position where !words.contains("position"): "\(words), with a position"
        default: words
        }
    }

    /// What a tracker waits for after a message, in words; nil for nothing.
    static func wish(_ number: UInt8) -> String? {
        switch answer(to: number) {
        case .none: nil
        case .echo: "wants an answer"
        case .clock: "wants the time as an answer"
        }
    }

    /// The message number as reports and reasons show it, such as `0x2A`.
    static func word(_ number: UInt8) -> String {
        let digits: StaticString = "0123456789ABCDEF"
        return String(unsafeUninitializedCapacity: 4) { text in
            text[0] = UInt8(ascii: "0")
            text[1] = UInt8(ascii: "x")
            text[2] = digits.utf8Start[Int(number >> 4)]
            text[3] = digits.utf8Start[Int(number & 0x0F)]
            return 4
        }
    }

    /// Whether a proven frame can come from a tracker at all.
    static func isFromTracker(_ frame: GT06Frame) -> Bool {
        if frame.message == login { return (try? identity(frame.content)) != nil }
        return byNumber[Int(frame.message)]?.layout != .fromServer
    }

    /// The identity in a login: 16 BCD digits, the first of which is only padding.
    static func identity(_ content: GT06Bytes) throws(DecodingFault) -> DeviceID {
        var notes = NoNotes()
        return try identity(content, &notes)
    }

    /// The same, with notes of it.
    static func identity(_ content: GT06Bytes, _ notes: inout some FieldNoting) throws(DecodingFault) -> DeviceID {
        let device = withUnsafeTemporaryAllocation(byteCount: 16, alignment: 1) { digits -> DeviceID? in
            for place in 0..<16 {
                let byte = content.byte(place / 2)
                let digit = place % 2 == 0 ? byte >> 4 : byte & 0x0F
                guard digit <= 9 else { return nil }
                digits[place] = 0x30 + digit
            }
            return DeviceID(digits: UnsafeRawBufferPointer(rebasing: digits[1...]))
        }
        guard content.count >= 8, let device else { throw DecodingFault("gt06: login without an identity in BCD") }
        notes.note(content.part(0, 8), "identity", MeaningText.identity(device))
        notes.note(content.part(8, 2), "model", "in the maker's own numbers, not kept")
        notes.note(content.part(10, 2), "time zone", zone(content.number(10, size: 2)))
        return device
    }

    /// The unit's zone: hours and minutes in the upper 12 bits as a decimal number, bit 3 set west of Greenwich.
    private static func zone(_ word: Int) -> String {
        let (hours, minutes) = ((word >> 4) / 100, (word >> 4) % 100)
        guard hours <= 14, minutes < 60 else { return "\(MeaningText.hex(word)) is no zone" }
        func pair(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(word & 1 << 3 == 0 ? "+" : "-")\(pair(hours)):\(pair(minutes)), not kept: times are read as UTC"
    }

    /// What a frame of a known device says; a number that the dossier does not know proves life and no more.
    static func report(
        _ frame: GT06Frame, device: DeviceID, _ notes: inout some FieldNoting
    ) throws(DecodingFault) -> Report {
        let content = frame.content
        var report = Report(dialect: .gt06, device: device, kind: .heartbeat, type: word(frame.message))
        switch byNumber[Int(frame.message)]?.layout {
        case .login: report.kind = .login
        case .status: GT06Status.read(content, into: &report, &notes)
        case .newStatus: GT06Status.readNew(content, into: &report, &notes)
        case .location, .satellitesOnly: try GT06Location.read(content, into: &report, &notes)
        case .locationAndIgnition: try GT06Location.readWithIgnition(content, into: &report, &notes)
        case .alarm: GT06Location.readAlarm(content, number: frame.message, into: &report, &notes)
        case .datedCells: GT06Location.readCells(content, into: &report, &notes)
        case .cellsAndStatus: GT06Location.readCellsAndStatus(content, into: &report, &notes)
        case .wifi: GT06Location.mark(&report)
        case .addressQuery: GT06Location.readQuery(content, into: &report, &notes)
        case .text: GT06Text.readShort(content, into: &report, &notes)
        case .longText: GT06Text.readLong(content, into: &report, &notes)
        case .information: GT06Text.readInformation(content, into: &report, &notes)
        case .fromServer: throw DecodingFault("gt06: \(report.type) is sent by servers only")
        case .clock, nil: break
        }
        return report
    }
}
