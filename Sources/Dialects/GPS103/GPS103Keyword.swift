import Fleet

/// What the keyword of a data line means (gps103.md, keywords); the tables are data, to be corrected by real units.
struct GPS103Keyword {
    /// What a keyword makes of its message.
    enum Meaning {
        /// A place, with or without extras.
        case position
        /// Values of the vehicle's bus, no place.
        case vehicleData
        /// The answer to a command.
        case reply
        /// The ignition was switched; comes with a place.
        case ignition(Bool)
        /// Something to watch for.
        case alarm(AlarmKind)
        /// The ignition was switched on while armed: told as a place that carries an alarm code, as the corpus has it.
        case ignitionWhileArmed
    }

    /// What the keyword means.
    let meaning: Meaning
    /// The keyword as sent.
    let text: String
    /// The value of a keyword `T:+28.0`.
    let temperatureC: Double?

    /// Looks a keyword up; one that the dossier does not know is a position, or an alarm if it calls itself one.
    init(_ word: UnsafeRawBufferPointer) {
        if word.equals(uppercase: "TRACKER") {
            meaning = .position
            temperatureC = nil
            text = word[0] == UInt8(ascii: "t") && word[1] == UInt8(ascii: "r") ? "tracker" : word.text()
            return
        }
        meaning = Self.meaning(of: word)
        text = word.text()
        temperatureC = word.hasPrefix(uppercase: "T:") ? ReceiverText.signed(word.from(2)) : nil
    }

    /// The kind of report that the keyword makes.
    var kind: ReportKind {
        switch meaning {
        case .position, .ignition, .ignitionWhileArmed: .position
        case .vehicleData: .heartbeat
        case .reply: .reply
        case .alarm: .alarm
        }
    }

    /// What the keyword stands for, in words.
    var words: String {
        switch meaning {
        case .position:
            temperatureC.map { "a position, with \(MeaningText.decimal($0, 2)) °C" } ?? MeaningText.kind(.position)
        case .vehicleData: "values of the vehicle's bus, not kept"
        case .reply: MeaningText.kind(.reply)
        case .ignition(let isOn): isOn ? "ignition on" : "ignition off"
        case .alarm(let kind): MeaningText.alarm(kind)
        case .ignitionWhileArmed: MeaningText.alarm(.ignitionOn)
        }
    }

    /// Sets what the keyword alone says.
    func apply(to report: inout Report) {
        if let temperatureC { report.temperatureC = temperatureC }
        switch meaning {
        case .position, .vehicleData, .reply: break
        case .ignition(let isOn): report.ignition = isOn
        case .alarm(let kind): (report.alarm, report.alarmCode) = (kind, text)
        case .ignitionWhileArmed:
            (report.alarm, report.alarmCode) = (.ignitionOn, text)
            report.ignition = true
        }
    }

    /// Whole keywords in upper case.
    private static let rows: [(word: StaticString, meaning: Meaning)] = [
        ("001", .position),
        ("RFID", .position),
        ("DTC", .position),
        ("OBD", .vehicleData),
        ("HELP ME", .alarm(.sos)),
        ("LOW BATTERY", .alarm(.lowBattery)),
        ("STOCKADE", .alarm(.geofence)),
        ("MOVE", .alarm(.movement)),
        ("SPEED", .alarm(.overspeed)),
        ("AC ALARM", .alarm(.powerCut)),
        ("SENSOR ALARM", .alarm(.vibration)),
        ("DOOR ALARM", .alarm(.door)),
        ("ACC ALARM", .ignitionWhileArmed),
        ("ACCIDENT ALARM", .alarm(.accident)),
        ("BONNET ALARM", .alarm(.bonnet)),
        ("FOOTBRAKE ALARM", .alarm(.footbrake)),
        ("ACC ON", .ignition(true)),
        ("ACC OFF", .ignition(false)),
    ]

    /// The beginnings of keywords that go on with a value.
    private static let beginnings: [StaticString] = ["VT", "T:", "OIL"]

    private static func meaning(of word: UnsafeRawBufferPointer) -> Meaning {
        if word.isEmpty { return .position }
        for row in rows where word.equals(uppercase: row.word) { return row.meaning }
        if word.count > 6, word.from(word.count - 6).equals(uppercase: " ALARM") { return .alarm(.other) }
        for beginning in beginnings where word.hasPrefix(uppercase: beginning) { return .position }
        return isReply(word) ? .reply : .position
    }

    /// Answers are the letter of the command with `t` for done or `f` for refused, or three digits of which the first
    /// is 0 or 1 for done and 5 for refused.
    private static func isReply(_ word: UnsafeRawBufferPointer) -> Bool {
        if word.count == 2 {
            let outcome = word[1].uppercased
            guard outcome == UInt8(ascii: "T") || outcome == UInt8(ascii: "F") else { return false }
            return (UInt8(ascii: "B")...UInt8(ascii: "P")).contains(word[0].uppercased)
        }
        guard word.count == 3, word.wholeNumber != nil else { return false }
        return word[0] == UInt8(ascii: "0") || word[0] == UInt8(ascii: "1") || word[0] == UInt8(ascii: "5")
    }
}
